/** "What binds, on whom, what protects the voter" on one day in one place (docs/formats/law.md, section 4). */
import { type LawBase, rulesOf } from "./base.ts";
import type { CalendarDay } from "./calendar-day.ts";
import { type Contradiction, contradictionsOn, sameBallot } from "./contradiction.ts";
import { standing } from "./in-force.ts";
import type { Place } from "./place.ts";
import { type Act, acts, type BallotType, type Liable, liabilities, type Rule, type Status } from "./rule.ts";

/**
 * `none-listed`: no rule of the base holds; never "allowed". `start-unknown`: only rules whose start is not known, and
 * the day lies before any source shows them in force. `unclear` also where two rules contradict each other.
 */
export type Answer = Exclude<Status, "proposed"> | "start-unknown" | "none-listed";

export type ActAnswer = {
  readonly act: Act;
  readonly answer: Answer;
  /** Who could be punished under a ban in force, in the order of `liabilities`. Empty where no ban is in force. */
  readonly punishable: readonly Liable[];
  readonly inForce: readonly Rule[];
  readonly startUnknown: readonly Rule[];
  readonly proposed: readonly Rule[];
  readonly contradictions: readonly Contradiction[];
};

/** What is asked: all six acts and any ballot where nothing else is said. */
export type Facts = { readonly acts?: readonly Act[]; readonly ballot?: BallotType };

export type Assessment = {
  readonly kind: "assessed";
  readonly place: Place;
  readonly day: CalendarDay;
  /** The newest day of a source: on a later day the answer is that of this one. */
  readonly readUntil: CalendarDay | null;
  readonly answers: readonly ActAnswer[];
  /** Rules in force that protect the voter from whoever demands or coerces. */
  readonly protection: readonly Rule[];
};

export type AssessResult =
  | Assessment
  | { readonly kind: "not-researched"; readonly place: Place }
  | { readonly kind: "before-any-data"; readonly day: CalendarDay; readonly firstDay: CalendarDay };

const strongest = ["prohibited", "unclear", "struck-down", "permitted", "unregulated"] as const;

const answerOf = (
  inForce: readonly Rule[],
  startUnknown: readonly Rule[],
  contradictions: readonly Contradiction[],
): Answer => {
  if (contradictions.length > 0) return "unclear";
  const found = strongest.find(status => inForce.some(rule => rule.status === status));
  return found ?? (startUnknown.length > 0 ? "start-unknown" : "none-listed");
};

const punishableBy = (rules: readonly Rule[]): readonly Liable[] => {
  const found = new Set(rules.filter(rule => rule.status === "prohibited").map(rule => rule.liable));
  return liabilities.filter(liable => liable !== "none" && found.has(liable));
};

/** The answer for one act, from the rules of one place. */
export const answerFor = (rules: readonly Rule[], act: Act, ballot: BallotType, day: CalendarDay): ActAnswer => {
  const about = rules.filter(rule => rule.act === act && sameBallot(rule.ballotType, ballot));
  const real = about.filter(rule => rule.status !== "proposed");
  const inForce = real.filter(rule => standing(rule, day) === "in-force");
  const startUnknown = real.filter(rule => standing(rule, day) === "start-unknown");
  const contradictions = contradictionsOn(inForce, day);
  return {
    act,
    answer: answerOf(inForce, startUnknown, contradictions),
    punishable: punishableBy(inForce),
    inForce,
    startUnknown,
    proposed: about.filter(rule => rule.status === "proposed" && standing(rule, day) === "in-force"),
    contradictions,
  };
};

/** Pure: no clock, no network. Federal and state rules stand side by side. */
export const assess = (base: LawBase, facts: Facts, place: Place, day: CalendarDay): AssessResult => {
  const rules = rulesOf(base, place);
  if (rules.length === 0) return { kind: "not-researched", place };
  if (base.firstDay !== undefined && day < base.firstDay)
    return { kind: "before-any-data", day, firstDay: base.firstDay };
  const answers = (facts.acts ?? acts).map(act => answerFor(rules, act, facts.ballot ?? "any", day));
  return {
    kind: "assessed",
    place,
    day,
    readUntil: base.readUntil ?? null,
    answers,
    protection: rules.filter(rule => rule.protects !== null && standing(rule, day) === "in-force"),
  };
};
