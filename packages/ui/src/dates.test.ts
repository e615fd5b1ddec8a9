import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayText, mondayOf, weekdayText, weekOf, weekText } from "./dates.ts";

describe("a day in words", () => {
  test("is written as each language writes it", () => {
    expect(dayText("kk", "2026-11-22")).toBe("2026 жылғы 22 қараша");
    expect(dayText("ru", "2026-11-22")).toBe("22 ноября 2026 года");
    expect(dayText("en", "2026-11-22")).toBe("22 November 2026");
  });

  test("names the day of the week", () => {
    expect(weekdayText("kk", "2026-11-22")).toBe("2026 жылғы 22 қараша, жексенбі");
    expect(weekdayText("ru", "2026-11-23")).toBe("23 ноября 2026 года, понедельник");
  });

  test("is refused when the calendar does not have it", () => {
    expect(() => dayText("kk", "2026-02-29")).toThrow(RangeError);
    expect(() => dayText("kk", "22.11.2026")).toThrow(RangeError);
  });
});

describe("an ISO week", () => {
  // ISO 8601: the week of the year's first Thursday is week 1.
  test.each([
    ["2026-11-22", "2026-W47"],
    ["2026-11-23", "2026-W48"],
    ["2027-01-01", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
  ])("of %s is %s", (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  test("begins on the Monday that leads back to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), days => {
        const day = addDays("1980-01-01", days);
        const monday = mondayOf(weekOf(day));
        expect(monday).toBeDefined();
        expect(weekdayText("en", monday ?? "")).toContain("Monday");
        expect((monday ?? "") <= day && day <= addDays(monday ?? "", 6)).toBe(true);
      }),
    );
  });

  test("that a year does not have has no Monday", () => {
    expect(mondayOf("2025-W53")).toBeUndefined();
    expect(mondayOf("2026-W00")).toBeUndefined();
    expect(mondayOf("2026-47")).toBeUndefined();
  });

  test("is written from Monday to Sunday", () => {
    expect(weekText("kk", "2026-W47")).toBe("16–22 қараша");
    expect(weekText("ru", "2026-W49")).toBe("30 ноября – 6 декабря");
  });
});
