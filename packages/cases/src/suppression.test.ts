import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, suppress, type Table, thresholds } from "./suppression.ts";
import { attack } from "./suppression-attack.ts";

const row = (counts: Readonly<Record<string, number>>): Table => ({
  cells: [
    ...Object.entries(counts).map(([key, count]): Cell => ({ key, count, level: "region" })),
    { key: "all", count: Object.values(counts).reduce((sum, count) => sum + count, 0), level: "region" },
  ],
  sums: [{ total: "all", parts: Object.keys(counts) }],
  order: [],
});
const hiddenIn = (table: Table): readonly string[] =>
  [...suppress(table)].flatMap(([key, { status }]) => (status === "suppressed" ? [key] : []));

/** Solves what is printed, as a reader would. */
const solve = (table: Table) => {
  const published = suppress(table);
  const numbers = new Map(
    [...published].flatMap(([key, figure]) => (figure.status === "exact" ? [[key, figure.count] as const] : [])),
  );
  const hidden = [...published.keys()].filter(key => !numbers.has(key));
  return { hidden, bounds: attack({ numbers, hidden, sums: table.sums, order: table.order }) };
};

describe("attack", () => {
  it("recovers a number that the total gives away", () => {
    const bounds = attack({
      numbers: new Map([
        ["a", 20],
        ["all", 23],
      ]),
      hidden: ["b"],
      sums: [{ total: "all", parts: ["a", "b"] }],
      order: [],
    });
    expect(bounds.get("b")).toEqual({ least: 3, most: 3 });
  });
  it("recovers what only two crossing sums give away together", () => {
    // a+b=10, b+c=12, a+c=8: none alone, all three together.
    const bounds = attack({
      numbers: new Map([
        ["x", 10],
        ["y", 12],
        ["z", 8],
      ]),
      hidden: ["a", "b", "c"],
      sums: [
        { total: "x", parts: ["a", "b"] },
        { total: "y", parts: ["b", "c"] },
        { total: "z", parts: ["a", "c"] },
      ],
      order: [],
    });
    expect(bounds.get("a")).toEqual({ least: 3, most: 3 });
  });
  it("uses that a later stage is never larger", () => {
    const bounds = attack({
      numbers: new Map([["received", 6]]),
      hidden: ["verified"],
      sums: [],
      order: [["received", "verified"]],
    });
    expect(bounds.get("verified")).toEqual({ least: 0, most: 6 });
  });
  it("knows no upper end where nothing limits", () => {
    const bounds = attack({ numbers: new Map(), hidden: ["a"], sums: [], order: [] });
    expect(bounds.get("a")).toEqual({ least: 0, most: Number.POSITIVE_INFINITY });
  });
  it("refuses numbers that contradict each other", () => {
    expect(() =>
      attack({
        numbers: new Map([
          ["a", 9],
          ["all", 5],
        ]),
        hidden: ["b"],
        sums: [{ total: "all", parts: ["a", "b"] }],
        order: [],
      }),
    ).toThrow();
  });
});

describe("suppress", () => {
  it("publishes what is at the threshold, and zero", () => {
    expect(hiddenIn(row({ a: 5, b: 0, c: 17 }))).toEqual([]);
  });
  it("hides a companion, the smallest, beside a single small number", () => {
    expect(hiddenIn(row({ a: 3, b: 40, c: 9 }))).toEqual(["a", "c"]);
  });
  it("hides the total where no part is left", () => {
    expect(hiddenIn(row({ a: 3, b: 0 }))).toEqual(["a", "all"]);
  });
  it("hides another where the hidden ones together are still too few", () => {
    expect(hiddenIn(row({ a: 1, b: 1, c: 30 }))).toEqual(["a", "b", "c"]);
  });

  const counts = fc.integer({ min: 0, max: 30 });
  /** Rows of two nested stages in columns, with totals: what the tables of figures look like. */
  const tables = fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 7 }).map((rows): Table => {
    const pairs = rows.map(([one, two]) => [Math.max(one, two), Math.min(one, two)] as const);
    const sum = (stage: 0 | 1) => pairs.reduce((total, pair) => total + pair[stage], 0);
    return {
      cells: [
        ...pairs.flatMap(([first, second], at): Cell[] => [
          { key: `${at}/0`, count: first, level: "region" },
          { key: `${at}/1`, count: second, level: "institution" },
        ]),
        { key: "all/0", count: sum(0), level: "region" },
        { key: "all/1", count: sum(1), level: "region" },
      ],
      sums: [0, 1].map(stage => ({ total: `all/${stage}`, parts: pairs.map((_, at) => `${at}/${stage}`) })),
      order: [...pairs.map((_, at) => [`${at}/0`, `${at}/1`] as const), ["all/0", "all/1"]],
    };
  });
  it("never prints a small number, and leaves none that can be worked out", () => {
    fc.assert(
      fc.property(tables, table => {
        const { hidden, bounds } = solve(table);
        for (const { key, count, level } of table.cells) {
          if (count > 0 && count < thresholds[level]) expect(hidden).toContain(key);
          const found = bounds.get(key);
          if (found === undefined) continue;
          expect(found.least).toBeLessThanOrEqual(count + 1e-6);
          expect(found.most).toBeGreaterThanOrEqual(count - 1e-6);
          // All is hidden together only where nothing in print speaks of it.
          expect(found.most - found.least).toBeGreaterThanOrEqual(thresholds[level] - 1);
        }
      }),
      { numRuns: 150 },
    );
  });
});
