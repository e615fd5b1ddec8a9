import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, daysBetween, parseDay, parseWrittenDate, weekday } from "./calendar-day.ts";

describe("a calendar day", () => {
  it("is refused where the calendar has no such day or another spelling", () => {
    for (const text of [
      "2023-02-29",
      "2023-02-30",
      "2023-13-01",
      "2023-2-3",
      "19.03.2023",
      "1799-12-31",
      "2200-01-01",
      "",
    ])
      expect(parseDay(text), text).toBeUndefined();
    expect(() => day("2023-02-30")).toThrow(RangeError);
  });
  it("counts forward and back alike", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: -10_000, max: 10_000 }), (start, step) => {
        const from = addDays(day("1850-01-01"), start);
        expect(daysBetween(from, addDays(from, step))).toBe(step);
      }),
    );
  });
  it("knows its weekday", () => {
    expect(weekday(day("2023-03-19"))).toBe(6);
    expect(weekday(day("1891-01-01"))).toBe(3);
  });
});

describe("a written date", () => {
  it("means every day of its year or month", () => {
    expect(parseWrittenDate("2024")).toEqual({ written: "2024", first: "2024-01-01", last: "2024-12-31" });
    expect(parseWrittenDate("2024-02")).toEqual({ written: "2024-02", first: "2024-02-01", last: "2024-02-29" });
    expect(parseWrittenDate("2024-12")?.last).toBe("2024-12-31");
    expect(parseWrittenDate("2024-03-05")?.last).toBe("2024-03-05");
  });
  it("is refused where no calendar has it", () => {
    for (const text of ["24", "2024-13", "2024-00", "2024-02-30", "March 2024"])
      expect(parseWrittenDate(text), text).toBeUndefined();
  });
});
