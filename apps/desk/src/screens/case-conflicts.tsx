import { type DeskGrade, deskGrades } from "@perde/cases/case-event";
import type { CaseConflict } from "@perde/cases/case-fold";
import { statuses } from "@perde/cases/filter";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { settle } from "../settle.ts";
import type { Decision } from "../vault/vault.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly conflicts: readonly CaseConflict[];
  /** Leaves of the whole case. */
  readonly reports: readonly string[];
  readonly nameOf: (key: string) => string;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: Decision) => void;
};

/** What one side decided, in words. */
const valueText = (say: DeskSay, nameOf: (key: string) => string, { field }: CaseConflict, value: string): string => {
  switch (field) {
    case "status": {
      const status = statuses.find(one => one === value);
      return status === undefined ? value : say(`desk.status.${status}`);
    }
    case "assigned":
      return value === "" ? say("desk.nobody") : nameOf(value);
    case "grade": {
      const grade: DeskGrade | undefined = deskGrades.find(one => one === value);
      return grade === undefined ? value : say(`triage.grade.${grade}`);
    }
    case "quarantine":
      return value === "" ? say("desk.step.released") : say("desk.step.quarantined");
    case "checked":
      return say(value === "" ? "evidence.unchecked" : "evidence.checked");
    case "grouping":
      return say(value === "split" ? "desk.step.split" : "desk.step.merged");
    default:
      return value === "" ? say("triage.off") : visibleText(value);
  }
};

/** Decisions of members who did not know each other: who, when, what, and the button that says which one holds. */
export const CaseConflicts = ({ say, language, conflicts, reports, nameOf, mayDecide, onDecide }: Props) =>
  conflicts.length === 0 ? null : (
    <section class="notice" data-part="conflicts">
      <h2>{say("desk.case.conflict")}</h2>
      <p>{say("triage.conflict.why")}</p>
      {conflicts.map(conflict => {
        // The same value decided twice stands once: its last author is the one that counts.
        const sides = [...new Map(conflict.decisions.map(one => [one.value, one])).values()];
        return (
          <div key={`${conflict.field}-${conflict.about}`} class="box" data-conflict={conflict.field}>
            <h3>{say(`triage.conflict.${conflict.field}`)}</h3>
            <ul>
              {sides.map(({ value, by, on, event }) => {
                const decision = settle(conflict, value, reports);
                return (
                  <li key={event}>
                    <b>{valueText(say, nameOf, conflict, value)}</b> {`(${nameOf(by)}, ${dayText(language, on)})`}{" "}
                    {mayDecide && decision !== undefined && (
                      <button class="plain noprint" type="button" onClick={() => onDecide(decision)}>
                        {say("triage.conflict.keep")}
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </section>
  );
