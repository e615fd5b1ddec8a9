import { describe, expect, it } from "vitest";
import { weeksBetween } from "./weeks.ts";

describe("weeks in a row", () => {
  it("go over the end of a year, with 53 weeks where it has them", () => {
    expect(weeksBetween("2026-W52", "2027-W02", 10)).toEqual(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
    expect(weeksBetween("2025-W52", "2026-W01", 10)).toEqual(["2025-W52", "2026-W01"]);
  });
  it("are one for one week, and the latest where there are too many", () => {
    expect(weeksBetween("2026-W47", "2026-W47", 10)).toEqual(["2026-W47"]);
    expect(weeksBetween("2026-W40", "2026-W47", 2)).toEqual(["2026-W46", "2026-W47"]);
  });
});
