import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedCase, figureStages, figureTables, mayName } from "./figures.ts";

const period = { from: "2023-W01", until: "2023-W12" };
const someCases = (count: number, over: Partial<CountedCase> = {}): readonly CountedCase[] =>
  Array.from({ length: count }, () => ({
    stage: "filed",
    region: "KZ-75",
    institution: "University of Tests",
    week: "2023-W05",
    ...over,
  }));
const naming = [{ institution: "University of Tests", independentSources: 2, verified: true, signerAgrees: true }];
const row = (cases: readonly CountedCase[], name: string, by: "region" | "institution" = "region") =>
  figureTables(cases, period, naming)[by].rows.find(({ of }) => of.kind === "named" && of.name === name)?.figures;

describe("figureTables", () => {
  it("counts a case in every stage that it has passed", () => {
    expect(row(someCases(12), "KZ-75")).toMatchObject({
      received: { count: 12 },
      verified: { count: 12 },
      filed: { count: 12 },
      confirmed: { count: 0 },
    });
  });
  it("leaves out cases before and after the period", () => {
    expect(row([...someCases(9), ...someCases(5, { week: "2023-W13" })], "KZ-75")?.received).toMatchObject({
      count: 9,
    });
  });
  it("hides a region under five and an institution under ten", () => {
    expect(row(someCases(4), "KZ-75")?.received.status).toBe("suppressed");
    expect(row(someCases(9), "University of Tests", "institution")).toBeUndefined();
    expect(row(someCases(10), "University of Tests", "institution")?.received).toMatchObject({ count: 10 });
  });
  it("names no institution without two sources, a lawyer and the signer", () => {
    const { rows } = figureTables(someCases(30), period).institution;
    expect(rows.map(({ of }) => of.kind)).toEqual(["other", "all"]);
  });
  it("brings institutions under the threshold together without their names", () => {
    const cases = [...someCases(6), ...someCases(7, { institution: "College of Samples" })];
    const { rows } = figureTables(cases, period, naming).institution;
    expect(rows.map(({ of }) => of.kind)).toEqual(["other", "all"]);
    expect(rows[0]?.figures.received).toMatchObject({ count: 13 });
  });
  it("hides the shared total in both tables or in neither", () => {
    const { region, institution } = figureTables([...someCases(3), ...someCases(2, { region: "KZ-71" })], period);
    expect(region.rows.at(-1)?.figures).toEqual(institution.rows.at(-1)?.figures);
  });
  it("answers an empty period with zeros", () => {
    expect(figureTables([], period).region.rows).toEqual([
      {
        of: { kind: "all" },
        figures: Object.fromEntries(figureStages.map(stage => [stage, { status: "exact", count: 0 }])),
      },
    ]);
  });
  it("never grows from stage to stage, and gives the same tables for the same cases in any order", () => {
    const cases = fc.array(
      fc.record({
        stage: fc.constantFrom(...figureStages),
        region: fc.constantFrom("KZ-75", "KZ-71", "KZ-10", null),
        institution: fc.constantFrom("A", "B", null),
        week: fc.constantFrom("2023-W02", "2023-W03"),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(cases, all => {
        const tables = figureTables(all, period);
        expect(figureTables(all.toReversed(), period)).toEqual(tables);
        for (const { figures } of [...tables.region.rows, ...tables.institution.rows]) {
          const shown = figureStages.flatMap(stage => figures[stage].count ?? []);
          expect(shown).toEqual(shown.toSorted((left, right) => right - left));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("mayName", () => {
  it("asks for the threshold, two sources, a lawyer and the signer", () => {
    const enough = { reports: 10, independentSources: 2, verified: true, signerAgrees: true };
    expect(mayName(enough)).toBe(true);
    expect(mayName({ ...enough, reports: 9 })).toBe(false);
    expect(mayName({ ...enough, independentSources: 1 })).toBe(false);
    expect(mayName({ ...enough, verified: false })).toBe(false);
    expect(mayName({ ...enough, signerAgrees: false })).toBe(false);
  });
});
