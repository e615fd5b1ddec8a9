import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

describe("strict JSON", () => {
  it("reads what JSON.stringify writes, up to 8 levels", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        const text = JSON.stringify(value);
        const read = parseStrictJson(text, 1e6);
        return read === undefined ? /__proto__|\\ud/.test(text) : JSON.stringify(read.value) === text;
      }),
    );
    expect(parseStrictJson("[[[[[[[[]]]]]]]]", 100)).toBeDefined();
  });
  it.each([
    ["white space", '{ "a":1}'],
    ["a repeated name", '{"a":1,"a":1}'],
    ["another spelling of a number", "1.0"],
    ["an exponent", "1e2"],
    ["minus zero", "-0"],
    ["a needless escape", '"\\u0041"'],
    ["a lone surrogate", '"\\ud800"'],
    ["__proto__", '{"__proto__":1}'],
    ["something after the value", "1 "],
    ["nothing", ""],
    ["nine levels", "[[[[[[[[[]]]]]]]]]"],
  ])("refuses %s", (_, text) => {
    expect(parseStrictJson(text, 1000)).toBeUndefined();
  });
  it("refuses a million levels without exhausting the stack", () => {
    expect(parseStrictJson("[".repeat(1e6), 2e6)).toBeUndefined();
  });
  it("refuses more than the limit before reading any of it", () => {
    expect(parseStrictJson('"aaaa"', 5)).toBeUndefined();
    expect(parseStrictJson('"aaaa"', 6)).toEqual({ value: "aaaa" });
  });
  it("does not take brackets inside strings for levels", () => {
    expect(parseStrictJson(`"${"[".repeat(50)}\\"${"{".repeat(50)}"`, 1000)).toBeDefined();
  });
});
