/** The law as the desk shows it: rules of a place on a day, whether a paper may rest on them, and the bodies of that day. */
import { groundsOn, mayPrintRule, verifiedBase } from "@perde/documents/grounds";
import { type LawBase, rulesOf } from "@perde/law/base";
import { type Body, bodiesOn } from "@perde/law/bodies";
import { type CalendarDay, parseDay } from "@perde/law/calendar-day";
import { type Standing, standing } from "@perde/law/in-force";
import type { Place } from "@perde/law/place";
import type { Rule } from "@perde/law/rule";

/** `ground`: a complaint of that day may rest on it. `printable`: it may stand in a table. */
export type RuleView = {
  readonly rule: Rule;
  readonly standing: Standing;
  readonly ground: boolean;
  readonly printable: boolean;
};

export type LawView = {
  readonly place: Place;
  readonly day: CalendarDay;
  readonly rules: readonly RuleView[];
  readonly bodies: readonly Body[];
};

/** A comparison that a lawyer of the desk recorded. */
export type ComparedRule = { readonly rule: string; readonly name: string; readonly day: string };

const order: Readonly<Record<Standing, number>> = { "in-force": 0, "start-unknown": 1, "not-yet": 2, over: 3 };

/** Rules that may be a ground first, then those in force, then the others. */
export const lawView = (base: LawBase, place: Place, day: CalendarDay, compared: readonly ComparedRule[]): LawView => {
  const known = compared.flatMap(({ rule, name, day: written }) => {
    const on = parseDay(written);
    return on === undefined ? [] : [{ rule, name, day: on }];
  });
  const own = verifiedBase(base, known);
  const grounds = groundsOn(own, place, day, null);
  const able = new Set(grounds.kind === "grounds" ? grounds.rules.map(({ id }) => id) : []);
  const found = bodiesOn(place, day);
  const rules = rulesOf(own, place).map(
    (rule): RuleView => ({
      rule,
      standing: standing(rule, day),
      ground: able.has(rule.id),
      printable: mayPrintRule(rule, day),
    }),
  );
  return {
    place,
    day,
    rules: rules.toSorted(
      (one, other) =>
        Number(other.ground) - Number(one.ground) ||
        order[one.standing] - order[other.standing] ||
        (one.rule.id < other.rule.id ? -1 : 1),
    ),
    bodies: found.kind === "bodies" ? found.bodies : [],
  };
};
