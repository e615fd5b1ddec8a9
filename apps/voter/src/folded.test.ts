import { en } from "@perde/seal/words/en";
import { kk } from "@perde/seal/words/kk";
import { ru } from "@perde/seal/words/ru";
import { expect, test } from "vitest";
import { fold, unfold } from "./folded.ts";

test.each([
  ["kk", kk],
  ["ru", ru],
  ["en", en],
])("the list of %s comes out of its text as it went in, every word at its number", (_, words) => {
  expect(unfold(fold(words))).toEqual(words);
  expect(fold(words).length).toBeLessThan(words.join("/").length * 0.8);
});

test("shared letters are counted up to nine", () => {
  expect(fold(["абажур", "абай", "бала"])).toBe("0абажур3й0бала");
  expect(unfold(fold(["abcdefghijkl", "abcdefghijkm"]))).toEqual(["abcdefghijkl", "abcdefghijkm"]);
});

test("a list with digits in its words is refused", () => {
  expect(() => fold(["a1b", "a1c"])).toThrow("cannot be folded");
});
