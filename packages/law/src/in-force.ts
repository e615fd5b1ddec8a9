/** Which rules hold on a day, and how surely (docs/formats/law.md, section 3). */
import type { CalendarDay } from "./calendar-day.ts";
import type { Rule } from "./rule.ts";

/**
 * `in-force`: the rule holds on the day. `start-unknown`: since when it holds is not known, and the
 * day lies before the first on which a source shows it in force, so that it may or may not have held. `not-yet`, `over`: it does not hold.
 */
export type Standing = "in-force" | "start-unknown" | "not-yet" | "over";

/** How `rule` stands on `day`. Both ends count; with the precision of a year the start is its first day, the end its last. */
export const standing = (rule: Rule, day: CalendarDay): Standing => {
  const { from, to } = rule.inForce;
  if (to !== null && day > to.last) return "over";
  if (from !== null) return day < from.first ? "not-yet" : "in-force";
  const seen = rule.seenInForce?.last ?? (to === null ? rule.source?.readOn : undefined);
  return seen !== undefined && day >= seen ? "in-force" : "start-unknown";
};

/**
 * Rules that hold on `day`, those whose start is not known among them: the convention by which the published counts of
 * the base are made. Ask `standing` which is which before telling anyone that a rule held.
 */
export const inForceOn = (rules: readonly Rule[], day: CalendarDay): readonly Rule[] =>
  rules.filter(rule => {
    const is = standing(rule, day);
    return is === "in-force" || is === "start-unknown";
  });

/** True on a day inside the blur of a date that is written as a year or a month: the change may come before or after it. */
export const isBlurred = (rule: Rule, day: CalendarDay): boolean =>
  [rule.inForce.from, rule.inForce.to].some(
    date => date !== null && date.first !== date.last && date.first <= day && day <= date.last,
  );
