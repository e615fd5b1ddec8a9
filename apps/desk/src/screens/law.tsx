import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { LawView } from "../papers/law-view.ts";
import { latestComparisons, verifiedData } from "../papers/rules-compared.ts";
import { today } from "../today.ts";
import type { PaperDesk } from "../vault/paper-work.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { DayField } from "./filing-dialog.tsx";
import { RuleItem } from "./rule-item.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
};

/** The law of a place on a day, and the comparisons with the text in force that this desk recorded. */
export const Law = ({ say, language, vault, papers, view, onView }: Props) => {
  const [desk, setDesk] = useState<PaperDesk>();
  const [place, setPlace] = useState("");
  const [day, setDay] = useState(today());
  const [law, setLaw] = useState<LawView>();
  const [told, setTold] = useState("");
  const load = useCallback(async () => {
    const found = await vault.call("paperDesk", { which: [] });
    setDesk(found);
    setPlace(before => (before === "" ? found.place : before));
  }, [vault]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (desk === undefined || place === "" || day === "") return;
    void papers
      .call("law", { place: place.trim().toUpperCase(), day, verified: verifiedData(desk.rules) })
      .then(answer => setLaw("kind" in answer ? undefined : answer));
  }, [papers, desk, place, day]);
  const compared = latestComparisons(desk?.rules ?? []);

  const record = async (rule: string, edition: string, name: string): Promise<void> => {
    const decision = { type: "rule-verified" as const, rule, edition, name, verifiedOn: today() };
    const { recorded, view: after } = await vault.call("decide", { decision });
    onView(after);
    setTold(recordedText(say, recorded, say("papers.signer.saved")));
    await load();
  };
  const withdraw = async (event: string): Promise<void> => {
    const { recorded, view: after } = await vault.call("undo", { event });
    onView(after);
    setTold(say(recorded.kind === "recorded" ? "desk.done.undo" : "desk.nothing-to-undo"));
    await load();
  };
  return (
    <main class="wide" data-screen="law">
      <h1>{say("nav.law")}</h1>
      <div class="tools">
        <Field id="law-place" label={say("rule.place")} value={place} onType={setPlace} />
        <DayField id="law-day" label={say("law.day")} value={day} onDay={setDay} />
      </div>
      <p role="status">{told}</p>
      {view.role !== "lead" && <p class="hint">{say("rule.leads-only")}</p>}
      {law !== undefined && law.rules.length === 0 && <p>{say("papers.no.not-researched")}</p>}
      <ul class="stack rules">
        {law?.rules.map(one => {
          const known = compared.get(one.rule.id);
          return (
            <li key={one.rule.id} class="box" data-rule={one.rule.id}>
              <RuleItem say={say} language={language} view={one} compared={known?.value} />
              {known !== undefined && view.role === "lead" && (
                <button class="plain" type="button" data-do="withdraw" onClick={() => withdraw(known.event)}>
                  {say("rule.withdraw")}
                </button>
              )}
              {known === undefined && view.role === "lead" && (
                <Compare
                  say={say}
                  id={one.rule.id.replaceAll("/", "-")}
                  suggested={view.label}
                  onSave={(edition, name) => record(one.rule.id, edition, name)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </main>
  );
};

type CompareProps = {
  readonly say: DeskSay;
  readonly id: string;
  readonly suggested: string;
  readonly onSave: (edition: string, name: string) => void;
};

/** A lawyer says which edition she compared the rule with, and her name. */
const Compare = ({ say, id, suggested, onSave }: CompareProps) => {
  const [open, setOpen] = useState(false);
  const [edition, setEdition] = useState("");
  const [name, setName] = useState(suggested);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  if (!open)
    return (
      <button class="plain" type="button" data-do="compare" onClick={() => setOpen(true)}>
        {say("rule.verify")}
      </button>
    );
  const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, " ").slice(0, 120);
  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const missing: Mistake[] = [
          ...(tidy(edition) === "" ? [{ field: `edition-${id}`, text: say("rule.verify.edition") }] : []),
          ...(tidy(name) === "" ? [{ field: `name-${id}`, text: say("rule.verify.name") }] : []),
        ];
        setMistakes(missing);
        if (missing.length === 0) onSave(tidy(edition), tidy(name));
      }}
    >
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <Field
        id={`edition-${id}`}
        label={say("rule.verify.edition")}
        hint={say("rule.verify.edition.hint")}
        value={edition}
        onType={setEdition}
        mistakes={mistakes}
      />
      <Field id={`name-${id}`} label={say("rule.verify.name")} value={name} onType={setName} mistakes={mistakes} />
      <button class="button" type="submit">
        {say("rule.verify.save")}
      </button>
    </form>
  );
};
