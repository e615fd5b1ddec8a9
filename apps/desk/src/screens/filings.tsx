import type { Decided, Filing, ReceivedAnswer } from "@perde/cases/case-fold";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { bodyName } from "../papers/body-name.ts";
import { daysLeft } from "../papers/due.ts";
import { today } from "../today.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

/** Body, slip and day of one filing. */
export const filedText = (say: DeskSay, language: Language, { body, slip, filedOn }: Filing): string =>
  say("filing.filed", {
    body: visibleText(bodyName(language, body)),
    slip: visibleText(slip),
    date: dayText(language, filedOn),
  });

export const answerTo = (answers: readonly Decided<ReceivedAnswer>[], { slip }: Filing): ReceivedAnswer | undefined =>
  answers.findLast(({ value }) => value.slip === slip)?.value;

/** What came of a filing: the answer, or how long until one is owed. `overdue` where its day has passed. */
export const filingState = (
  say: DeskSay,
  language: Language,
  filing: Filing,
  answer: ReceivedAnswer | undefined,
): { readonly text: string; readonly overdue: boolean } => {
  if (answer !== undefined)
    return {
      text: say("filing.answered", {
        outcome: say(`filing.outcome.${answer.outcome}`),
        date: dayText(language, answer.receivedOn),
      }),
      overdue: false,
    };
  if (filing.dueBy === undefined) return { text: say("deadlines.waiting"), overdue: false };
  const left = daysLeft(today(), filing.dueBy);
  const due = say("filing.due", { date: dayText(language, filing.dueBy) });
  return left < 0
    ? { text: `${due}. ${say("filing.overdue")}`, overdue: true }
    : { text: `${due} (${say("filing.days", { n: left })})`, overdue: false };
};
