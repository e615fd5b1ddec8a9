import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { answersJson } from "./answer-json.ts";
import { assess } from "./assess.ts";
import { addDays, day } from "./calendar-day.ts";
import { historyOf } from "./history.ts";
import { type Place, parsePlace } from "./place.ts";

const base = shippedBase();
const places = [...base.byJurisdiction.keys()].map(code => parsePlace(code)).filter((place): place is Place => !!place);

describe("the history of a place", () => {
  it("gives for every day the answer of that day", () => {
    const histories = new Map(places.map(place => [place, historyOf(base, place)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: 0, max: 55_000 }).map(days => addDays(day("1891-01-01"), days)),
        (place, on) => {
          const period = histories.get(place)?.find(({ from, to }) => from <= on && (to === null || on <= to));
          const now = assess(base, {}, place, on);
          expect(period && now.kind === "assessed" && answersJson(now)).toEqual(
            period && answersJson(period.assessment),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
  it("has no gap and no repeated answer, and is open at its end", () => {
    for (const place of places) {
      const periods = historyOf(base, place);
      expect(periods[0]?.from).toBe(base.firstDay);
      expect(periods.at(-1)?.to).toBeNull();
      for (const [index, period] of periods.slice(1).entries())
        expect(periods[index]?.to).toBe(addDays(period.from, -1));
    }
  });
  it("is empty where nothing is researched", () => {
    const place = parsePlace("FJ");
    expect(place && historyOf(base, place)).toEqual([]);
  });
});
