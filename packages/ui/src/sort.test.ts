import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetical } from "./sort.ts";

test("Kazakh letters stand where the Kazakh alphabet has them", () => {
  const letters = "қ і а ә к һ х ң н ө о ү ұ у ғ г ы я".split(" ");
  expect(letters.toSorted(alphabetical("kk")).join(" ")).toBe("а ә г ғ к қ н ң о ө у ұ ү х һ ы і я");
});

test("Russian order ignores case and quotation marks", () => {
  expect(["Яблоко", "«Ёлка»", "арбуз", "Ель"].toSorted(alphabetical("ru"))).toEqual([
    "арбуз",
    "Ель",
    "«Ёлка»",
    "Яблоко",
  ]);
});

test("a shorter word stands before the longer one that begins with it", () => {
  expect(["Абай облысы", "Абай"].toSorted(alphabetical("kk"))).toEqual(["Абай", "Абай облысы"]);
});

test("the order is one order", () => {
  const word = fc.string({ unit: fc.constantFrom(..."абқіһ зz9-"), maxLength: 5 });
  const order = alphabetical("kk");
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(Math.sign(order(a, b)) + Math.sign(order(b, a))).toBe(0);
      if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
