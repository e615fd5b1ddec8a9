import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";

/** Reads RFC 4180, as a spreadsheet does. */
const read = (csv: string): readonly (readonly string[])[] => {
  const lines: string[][] = [[]];
  for (const [, value = "", end = ""] of csv.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)) {
    lines.at(-1)?.push(value.replaceAll('""', '"'));
    if (end !== ",") lines.push([]);
  }
  return lines.slice(0, -1);
};

describe("csv", () => {
  it.each([
    '=HYPERLINK("http://x")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1+1",
    "＠x",
    "\u00a0=1",
    "|calc",
    "%x",
  ])("%j does not begin a formula", text => {
    expect(read(csvOf([[text]]))[0]?.[0]?.startsWith("'")).toBe(true);
  });
  it("leaves other text as it is, with quotes, commas and lines inside", () => {
    const line = ['Он сказал: "пришли, иначе"\nвторая строка', "Үлгі", ""];
    expect(read(csvOf([line, ["a"]]))).toEqual([line, ["a"]]);
  });
  it("keeps every cell in its place, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1 }), { minLength: 1 }), lines => {
        const back = read(csvOf(lines));
        expect(back.map(({ length }) => length)).toEqual(lines.map(({ length }) => length));
        for (const one of back.flat()) expect(/^\s*[=+\-@]/u.test(one)).toBe(false);
      }),
    );
  });
});
