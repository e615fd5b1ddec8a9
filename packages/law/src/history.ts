/** The days on which the answer for a place changes: between two of them it stays the same. */
import { type Assessment, type AssessResult, assess } from "./assess.ts";
import { type LawBase, rulesOf } from "./base.ts";
import { addDays, type CalendarDay } from "./calendar-day.ts";
import type { Place } from "./place.ts";
import type { Rule } from "./rule.ts";

/** Every day from which `standing` or the blur of a date can be different. */
const turningDays = (rule: Rule): readonly CalendarDay[] => {
  const { from, to } = rule.inForce;
  const seen = rule.seenInForce?.last ?? rule.source?.readOn;
  return [
    ...(from === null ? [] : [from.first, addDays(from.last, 1)]),
    ...(to === null ? [] : [to.first, addDays(to.last, 1)]),
    ...(from === null && seen !== undefined ? [seen] : []),
  ];
};

export type Period = {
  readonly from: CalendarDay;
  /** The last day of the period; null for the last period, which is open. */
  readonly to: CalendarDay | null;
  readonly assessment: Assessment;
};

const sameAnswer = (left: Assessment, right: Assessment): boolean => {
  const gist = ({ answers, protection }: Assessment) =>
    JSON.stringify([
      answers.map(one => [
        one.answer,
        one.punishable,
        [one.inForce, one.startUnknown, one.proposed].map(rules => rules.map(rule => rule.id)),
        one.contradictions.map(({ left: a, right: b, because }) => [a.id, b.id, because]),
      ]),
      protection.map(rule => rule.id),
    ]);
  return gist(left) === gist(right);
};

const assessed = (result: AssessResult): Assessment => {
  if (result.kind !== "assessed") throw new Error(`no answer for a researched place: ${result.kind}`);
  return result;
};

/** The history of a researched place from the first day of the base, oldest first; empty where it is not researched. */
export const historyOf = (base: LawBase, place: Place): readonly Period[] => {
  const rules = rulesOf(base, place);
  if (rules.length === 0 || base.firstDay === undefined) return [];
  const first = base.firstDay;
  const days = [...new Set([first, ...rules.flatMap(turningDays)])].filter(day => day >= first).toSorted();
  const starts: Assessment[] = [];
  for (const day of days) {
    const next = assessed(assess(base, {}, place, day));
    const last = starts.at(-1);
    if (last === undefined || !sameAnswer(last, next)) starts.push(next);
  }
  return starts.map((assessment, index) => {
    const next = starts[index + 1];
    return { from: assessment.day, to: next === undefined ? null : addDays(next.day, -1), assessment };
  });
};
