/** Rules that say opposite things of one act on one day (docs/formats/law.md, section 4). */

import type { CalendarDay } from "./calendar-day.ts";
import { isBlurred, standing } from "./in-force.ts";
import type { BallotType, Rule } from "./rule.ts";

/** Where the base records no ballot type, the rule may be about any. */
export const sameBallot = (left: BallotType | null, right: BallotType | null): boolean =>
  left === right || left === null || right === null || left === "any" || right === "any";

const lifts = (rule: Rule): boolean => rule.status === "permitted" || rule.status === "struck-down";

/** One forbids what the other permits: same jurisdiction, act and ballot. Whether both hold on a day is another question. */
const opposite = (left: Rule, right: Rule): boolean =>
  left.jurisdiction === right.jurisdiction &&
  left.act === right.act &&
  sameBallot(left.ballotType, right.ballotType) &&
  ((left.status === "prohibited" && lifts(right)) || (right.status === "prohibited" && lifts(left)));

export type Contradiction = {
  readonly left: Rule;
  readonly right: Rule;
  readonly because: "blurred-dates" | "overlap";
};

const pairs = (rules: readonly Rule[]): readonly (readonly [Rule, Rule])[] =>
  rules.flatMap((left, index) => rules.slice(index + 1).map(right => [left, right] as const));

/** Pairs among rules that hold on `day` (both surely): a change dated by a year leaves its year unclear. */
export const contradictionsOn = (rules: readonly Rule[], day: CalendarDay): readonly Contradiction[] =>
  pairs(rules.filter(rule => ["in-force", "start-unknown"].includes(standing(rule, day)))).flatMap(([left, right]) =>
    opposite(left, right)
      ? [{ left, right, because: isBlurred(left, day) || isBlurred(right, day) ? "blurred-dates" : "overlap" }]
      : [],
  );

const overlaps = (left: Rule, right: Rule): boolean => {
  const starts = [left.inForce.from?.last, right.inForce.from?.last].filter(start => start !== undefined).toSorted();
  const ends = [left.inForce.to?.first, right.inForce.to?.first].filter(end => end !== undefined).toSorted();
  const [start, end] = [starts.at(-1), ends[0]];
  return start === undefined || end === undefined || start <= end;
};

/**
 * Pairs that contradict each other whatever their dates may mean: a mistake of the base. Where only the blur of a year
 * or a month makes them meet, the base stays as it is and the days of the blur are unclear.
 */
export const overlappingRules = (rules: readonly Rule[]): readonly (readonly [Rule, Rule])[] =>
  pairs(rules).filter(([left, right]) => opposite(left, right) && overlaps(left, right));
