import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { day } from "./calendar-day.ts";
import { count } from "./count.ts";
import { placeNames } from "./place-names.ts";
import { publishedCounts } from "./published-counts.ts";
import { actors, acts, ballotTypes, bases, confidences, liabilities, outcomes, statuses } from "./rule.ts";
import { stepIds } from "./steps.ts";

const read = (path: string): string => readFileSync(join(import.meta.dirname, "../../..", path), "utf8");
const format = read("docs/formats/law.md");

describe("docs/formats/law.md", () => {
  it("names every value that a field may have", () => {
    const values = [acts, actors, ballotTypes, statuses, liabilities, bases, confidences, outcomes].flat();
    for (const value of values) expect(format, value).toContain(`\`${value}\``);
  });
  it("shows the counts that the base gives", () => {
    for (const on of ["2016-10-20", "2023-01-15", "2026-11-22"]) {
      const [inPerson, mail] = (["in-person", "mail"] as const).map(
        ballot =>
          count(shippedBase(), publishedCounts, { country: "US", day: day(on), ballot, status: "prohibited" }).count,
      );
      expect(format).toContain(`| ${on} | ${inPerson} | ${mail} |`);
    }
  });
});

describe("docs/law-deadlines.md", () => {
  it("names every step", () => {
    const text = read("docs/law-deadlines.md");
    for (const id of stepIds) expect(text, id).toContain(`\`${id}\``);
  });
});

describe("the names of places", () => {
  it("are known for every jurisdiction in three languages", () => {
    for (const place of shippedBase().byJurisdiction.keys())
      for (const language of ["kk", "ru", "en"] as const) expect(placeNames[place]?.[language], place).toMatch(/\S/);
  });
});
