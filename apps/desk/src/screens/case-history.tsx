import type { CaseStep } from "@perde/cases/case-fold";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { stepText } from "../step-text.ts";
import type { DeskSay } from "../words.ts";

/** Every decision about the case, with who and when; undone ones stay, marked. */
export const CaseHistory = ({
  say,
  language,
  history,
  nameOf,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly history: readonly CaseStep[];
  readonly nameOf: (key: string) => string;
}) =>
  history.length === 0 ? null : (
    <details data-part="history">
      <summary>{say("desk.case.history")}</summary>
      <ol>
        {history.map(({ event, body, of, by, on, undone }) => (
          <li key={event} data-step={body.type} data-undone={undone}>
            {`${dayText(language, on)}, ${nameOf(by)}: ${stepText(say, nameOf, body)}`}
            {of !== undefined && ` (${stepText(say, nameOf, of)})`}
            {undone && ` (${say("desk.case.undone")})`}
          </li>
        ))}
      </ol>
    </details>
  );
