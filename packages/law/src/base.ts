/** The law base: every rule file together, looked up by place. */
import type { CalendarDay } from "./calendar-day.ts";
import { overlappingRules } from "./contradiction.ts";
import type { Problem, RuleFile } from "./parse-rules.ts";
import { chainOf, type Place } from "./place.ts";
import type { Rule, Verification } from "./rule.ts";

export type LawBase = {
  /** In the order of the files. */
  readonly rules: readonly Rule[];
  readonly byJurisdiction: ReadonlyMap<string, readonly Rule[]>;
  /** The earliest day of any rule: nothing is known of a day before it. */
  readonly firstDay: CalendarDay | undefined;
  /** The newest day on which a source was read: what changed after it is not here. */
  readonly readUntil: CalendarDay | undefined;
};

const ends = (days: readonly (CalendarDay | undefined)[]): readonly CalendarDay[] =>
  days.filter(day => day !== undefined).toSorted();

/** By hand, not by `Map.groupBy`: this runs on phones whose browser is a few years old. */
const grouped = (rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> => {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.jurisdiction);
    if (group) group.push(rule);
    else groups.set(rule.jurisdiction, [rule]);
  }
  return groups;
};

export const lawBase = (rules: readonly Rule[]): LawBase => ({
  rules,
  byJurisdiction: grouped(rules),
  firstDay: ends(rules.map(rule => rule.inForce.from?.first))[0],
  readUntil: ends(rules.map(rule => rule.source?.readOn)).at(-1),
});

/** Rules of a place with those it inherits, nearest first; nothing where the place has no row: not researched, not "no rule". */
export const rulesOf = (base: LawBase, place: Place): readonly Rule[] =>
  chainOf(place).flatMap(jurisdiction => base.byJurisdiction.get(jurisdiction) ?? []);

/** What a lawyer of an installation recorded, laid over the base. */
export const withVerifications = (base: LawBase, verified: ReadonlyMap<string, Verification>): LawBase =>
  lawBase(base.rules.map(rule => ({ ...rule, verifiedBy: verified.get(rule.id) ?? rule.verifiedBy })));

/** Problems that only a whole file shows: contradicting rules. */
export const overlapProblems = (file: string, { rules }: RuleFile): readonly Problem[] =>
  overlappingRules(rules).map(([left, right]) => ({
    kind: "overlapping-rules",
    file,
    rule: left.id,
    field: "status",
    found: right.id,
  }));
