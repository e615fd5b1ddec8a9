/** "How many states forbid it?" with the query, the day, and who counts otherwise (docs/formats/law.md, section 5). */
import type { LawBase } from "./base.ts";
import { addDays, type CalendarDay, type WrittenDate } from "./calendar-day.ts";
import { inForceOn, standing } from "./in-force.ts";
import { type PublishedCount, treatmentOf } from "./published-counts.ts";
import type { Act, BallotType, Rule, Status } from "./rule.ts";

/** A place counts when taking or sharing has the status, for the ballot asked or for any. */
export const countedActs: readonly Act[] = ["photograph-marked-ballot", "share-photo"];

export type CountQuestion = {
  readonly country: string;
  readonly day: CalendarDay;
  readonly ballot: BallotType;
  readonly status: Status;
};

export type Disagreement = {
  readonly who: string;
  readonly published: string;
  readonly says: "banned" | "mixed" | "unclear" | "permitted" | "not-listed";
};
export type Disputed = {
  readonly place: string;
  readonly counted: boolean;
  readonly by: readonly Disagreement[];
};

export type Count = {
  readonly count: number;
  readonly places: readonly string[];
  /** Among `places`: those whose rules all have a start that is not known, on a day before any source shows them in force. */
  readonly startUnknown: readonly string[];
  readonly disputed: readonly Disputed[];
};

const partsOf = (base: LawBase, country: string): readonly string[] =>
  [...base.byJurisdiction.keys()].filter(place => place.startsWith(`${country}-`)).toSorted();

const forBallot = (rule: Rule, ballot: BallotType): boolean =>
  ballot === "any" || rule.ballotType === ballot || rule.ballotType === "any" || rule.ballotType === null;

const relevant = (base: LawBase, place: string, ballot: BallotType): readonly Rule[] =>
  (base.byJurisdiction.get(place) ?? []).filter(rule => countedActs.includes(rule.act) && forBallot(rule, ballot));

const changes = (rule: Rule): readonly (readonly [CalendarDay, CalendarDay])[] => {
  const { from, to } = rule.inForce;
  const starts: (readonly [CalendarDay, CalendarDay])[] = from === null ? [] : [[from.first, from.last]];
  return to === null ? starts : [...starts, [addDays(to.first, 1), addDays(to.last, 1)]];
};

/** A published count speaks for a place on a day if the base knows of no change there between the two. */
const speaksFor = (published: WrittenDate, rules: readonly Rule[], day: CalendarDay): boolean => {
  const low = published.first < day ? published.first : day;
  const high = published.last > day ? published.last : day;
  return !rules.some(rule => changes(rule).some(([first, last]) => first <= high && last > low));
};

const disagreements = (
  counts: readonly PublishedCount[],
  place: string,
  counted: boolean,
  rules: readonly Rule[],
  day: CalendarDay,
): readonly Disagreement[] =>
  counts.flatMap(one => {
    const says = treatmentOf(one, place);
    if (says === undefined || counted === (says === "banned")) return [];
    return speaksFor(one.published, rules, day) ? [{ who: one.who, published: one.published.written, says }] : [];
  });

/** Published counts are about bans at the polling place: other questions have nobody who disputes them. */
export const count = (base: LawBase, counts: readonly PublishedCount[], asked: CountQuestion): Count => {
  const { country, day, ballot, status } = asked;
  const about = counts.filter(one => one.country === country);
  const comparable = status === "prohibited" && ballot === "in-person";
  const places: string[] = [];
  const startUnknown: string[] = [];
  const disputed: Disputed[] = [];
  for (const place of partsOf(base, country)) {
    const rules = relevant(base, place, ballot);
    const holding = inForceOn(rules, day).filter(rule => rule.status === status);
    const counted = holding.length > 0;
    if (counted) places.push(place);
    if (counted && holding.every(rule => standing(rule, day) === "start-unknown")) startUnknown.push(place);
    const by = comparable ? disagreements(about, place, counted, rules, day) : [];
    if (by.length > 0) disputed.push({ place, counted, by });
  }
  return { count: places.length, places, startUnknown, disputed };
};

const order = ["prohibited", "struck-down", "permitted", "unregulated", "unclear"] as const;

/** Every part of a country under exactly one heading, by the same rules as `count`. */
export const tally = (
  base: LawBase,
  asked: Omit<CountQuestion, "status">,
): Readonly<Record<(typeof order)[number] | "none-listed", readonly string[]>> => {
  const headed = Map.groupBy(partsOf(base, asked.country), place => {
    const holding = inForceOn(relevant(base, place, asked.ballot), asked.day);
    return order.find(status => holding.some(rule => rule.status === status)) ?? "none-listed";
  });
  const under = (heading: (typeof order)[number] | "none-listed") => headed.get(heading) ?? [];
  return {
    prohibited: under("prohibited"),
    "struck-down": under("struck-down"),
    permitted: under("permitted"),
    unregulated: under("unregulated"),
    unclear: under("unclear"),
    "none-listed": under("none-listed"),
  };
};

/** Rules in force on `day` in the parts of a country that reach whoever asks for the proof. */
export const rulesOnDemand = (base: LawBase, country: string, day: CalendarDay): readonly Rule[] =>
  partsOf(base, country).flatMap(place =>
    inForceOn(base.byJurisdiction.get(place) ?? [], day).filter(
      rule => rule.act === "demand-proof-of-vote" && rule.status === "prohibited" && rule.liable === "demander",
    ),
  );
