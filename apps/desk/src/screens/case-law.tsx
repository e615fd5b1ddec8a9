import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { caseDay } from "../papers/case-day.ts";
import type { LawView } from "../papers/law-view.ts";
import { latestComparisons, verifiedData } from "../papers/rules-compared.ts";
import type { PaperDesk } from "../vault/paper-work.ts";
import type { Decision } from "../vault/vault.ts";
import type { OpenedReport } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { RuleItem } from "./rule-item.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly report: OpenedReport;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: Decision) => void;
};

/** The law of the case's day: what a complaint may rest on, everything else on demand, and the bodies of that day. */
export const CaseLaw = ({ say, language, vault, papers, report, mayDecide, onDecide }: Props) => {
  const known = caseDay(report.details.day, report.content.when);
  const [day, setDay] = useState(known.day);
  const [desk, setDesk] = useState<PaperDesk>();
  const [law, setLaw] = useState<LawView>();
  const [all, setAll] = useState(false);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const found = await vault.call("paperDesk", { which: [report.leaf] });
      const answer = await papers.call("law", { place: found.place, day, verified: verifiedData(found.rules) });
      if (gone) return;
      setDesk(found);
      setLaw("kind" in answer ? undefined : answer);
    })();
    return () => {
      gone = true;
    };
  }, [vault, papers, report, day]);

  const isTurnout = report.content.what === "turnout";
  const able = (law?.rules ?? []).filter(({ ground, rule }) => ground && (!isTurnout || rule.act === "coerce-vote"));
  const shown = all ? (law?.rules ?? []) : able;
  const compared = desk === undefined ? undefined : latestComparisons(desk.rules);
  return (
    <section data-part="law">
      <h2>{say("rule.panel")}</h2>
      <label class="above" for="case-day">
        {say("rule.day")}
      </label>
      {known.from !== "case" && <p class="hint">{say(known.from === "week" ? "rule.day.week" : "rule.day.unsaid")}</p>}
      <div class="tools">
        <input
          id="case-day"
          type="date"
          value={day}
          onInput={event => event.currentTarget.value !== "" && setDay(event.currentTarget.value)}
        />
        {mayDecide && day !== report.details.day && (
          <button
            class="plain noprint"
            type="button"
            data-do="keep-day"
            onClick={() => onDecide({ type: "dated", reports: [...report.details.work.reports], day })}
          >
            {say("rule.day.keep")}
          </button>
        )}
      </div>
      {isTurnout && <p class="notice">{say("rule.turnout")}</p>}
      {law !== undefined && able.length === 0 && <p data-law="none">{say("rule.none")}</p>}
      {law === undefined && <p role="status">{say("desk.wait")}</p>}
      <ul class="stack rules">
        {shown.map(view => (
          <li key={view.rule.id} class="box" data-rule={view.rule.id}>
            <RuleItem say={say} language={language} view={view} compared={compared?.get(view.rule.id)?.value} />
          </li>
        ))}
      </ul>
      {law !== undefined && (
        <>
          <label class="tick noprint">
            <input type="checkbox" checked={all} onChange={event => setAll(event.currentTarget.checked)} />{" "}
            {say("rule.show-all")}
          </label>
          <h3>{say("rule.bodies")}</h3>
          <ul>
            {law.bodies.map(body => (
              <li key={body.id}>
                {body.name[language]}
                {body.confidence === "unconfirmed" && ` (${say("rule.body.unconfirmed")})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
