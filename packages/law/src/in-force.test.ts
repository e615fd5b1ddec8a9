import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { addDays, day } from "./calendar-day.ts";
import { inForceOn, standing } from "./in-force.ts";
import { aRule, written } from "./rule.testing.ts";

describe("a rule with both ends", () => {
  const rule = aRule({ from: "2015-07-01", to: "2015-10-18" });
  it("holds on its first and on its last day, and on no day outside", () => {
    expect(["2015-06-30", "2015-07-01", "2015-10-18", "2015-10-19"].map(text => standing(rule, day(text)))).toEqual([
      "not-yet",
      "in-force",
      "in-force",
      "over",
    ]);
  });
});

describe("a rule dated by years", () => {
  it("begins on the first day of its year and ends on the last", () => {
    const rule = aRule({ from: "2019", to: "2021" });
    expect(inForceOn([rule], day("2019-01-01"))).toHaveLength(1);
    expect(inForceOn([rule], day("2021-12-31"))).toHaveLength(1);
    expect(inForceOn([rule], day("2022-01-01"))).toHaveLength(0);
  });
});

describe("a rule whose start is not known", () => {
  const source = { address: "https://example.org/act", readOn: day("2026-11-22") };
  it("is not said to hold before any source shows it", () => {
    expect(standing(aRule({ source }), day("2020-08-01"))).toBe("start-unknown");
    expect(standing(aRule({ source }), day("2026-11-22"))).toBe("in-force");
  });
  it("holds from the day on which a source saw it", () => {
    const rule = aRule({ source, seenInForce: written("2016-10") });
    expect(standing(rule, day("2016-10-30"))).toBe("start-unknown");
    expect(standing(rule, day("2016-10-31"))).toBe("in-force");
  });
  it("stays unknown without any source", () => {
    expect(standing(aRule(), day("2030-01-01"))).toBe("start-unknown");
  });
});

describe("every rule of the base", () => {
  it("binds on no day before its first and on no day after its last", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shippedBase().rules),
        fc.integer({ min: 0, max: 60_000 }).map(days => addDays(day("1880-01-01"), days)),
        (rule, on) => {
          const { from, to } = rule.inForce;
          if ((from !== null && on < from.first) || (to !== null && on > to.last))
            expect(inForceOn([rule], on)).toHaveLength(0);
        },
      ),
    );
  });
});
