import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import type { Decision } from "../vault/vault.ts";
import type { OpenedReport, View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly view: View;
  readonly report: OpenedReport;
  readonly onDecide: (decision: Decision) => void;
  readonly onOpen: (leaf: string) => void;
};

/** What the desk decided about the case of a report: state, notes, disagreements, history. */
export const CasePart = ({ say, language, view, report, onDecide, onOpen }: Props) => {
  const { work, notes, conflicts, history, quarantine } = report.details;
  const nameOf = (key: string): string => view.members.find(one => one.key === key)?.label ?? key.slice(0, 8);
  const others = work.reports.filter(leaf => leaf !== report.leaf);
  return (
    <section data-status={work.status}>
      <h2>{say("desk.case")}</h2>
      <p>
        {[
          say(`desk.status.${work.status}`),
          ...(work.assigned === undefined ? [] : [nameOf(work.assigned)]),
          ...work.labels.map(visibleText),
        ].join(" · ")}
      </p>
      {quarantine !== undefined && (
        <div class="notice">
          <p>
            {`${say("desk.quarantined")}: ${say(`desk.quarantine.${quarantine.value.reason}`)}. ${visibleText(quarantine.value.text ?? "")}`}
          </p>
          <button
            class="plain"
            type="button"
            onClick={() => onDecide({ type: "released", reports: [...work.reports] })}
          >
            {say("desk.release")}
          </button>
        </div>
      )}
      {others.length > 0 && (
        <>
          <h3>{say("desk.case.reports")}</h3>
          <p class="tools">
            {work.reports.map((leaf, place) => (
              <button
                key={leaf}
                class="plain"
                type="button"
                disabled={leaf === report.leaf}
                onClick={() => onOpen(leaf)}
              >
                {say("desk.case.report", { number: place + 1 })}
              </button>
            ))}
            <button class="plain" type="button" onClick={() => onDecide({ type: "split", reports: [report.leaf] })}>
              {say("desk.do.split")}
            </button>
          </p>
        </>
      )}
      {conflicts.length > 0 && (
        <div class="notice">
          <h3>{say("desk.case.conflict")}</h3>
          <ul>
            {conflicts.map(({ field, about, decisions }) => (
              <li key={`${field}-${about}`}>
                {decisions
                  .map(({ value, by, on }) => {
                    const shown = field === "assigned" && value !== "" ? nameOf(value) : visibleText(value);
                    return `${nameOf(by)}, ${dayText(language, on)}: ${shown === "" ? "—" : shown}`;
                  })
                  .join("; ")}
              </li>
            ))}
          </ul>
          <p>{say("desk.case.conflict.do")}</p>
        </div>
      )}
      {notes.length > 0 && (
        <>
          <h3>{say("desk.notes")}</h3>
          <ol class="stack">
            {notes.map(({ value, by, on, event }) => (
              <li key={event} class="box">
                <p class="said">{visibleText(value)}</p>
                <small>{`${nameOf(by)}, ${dayText(language, on)}`}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {history.length > 0 && (
        <details>
          <summary>{say("desk.case.history")}</summary>
          <ol>
            {history.map(({ event, type, by, on, undone }) => (
              <li key={event}>
                {`${dayText(language, on)}, ${nameOf(by)}: ${say(`desk.step.${type}`)}`}
                {undone && ` (${say("desk.case.undone")})`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
};
