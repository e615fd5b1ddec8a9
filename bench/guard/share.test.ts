import { expect, test } from "vitest";
import { intervalOf, quantile, shareOf } from "./share.ts";

test("none in 341 allows less than 0.9 %", () => {
  const [low, high] = intervalOf(0, 341);
  expect(low).toBe(0);
  expect(high).toBeCloseTo(0.00875, 4);
});

test("the interval of 8 in 10 is that of Wilson", () => {
  const [low, high] = intervalOf(8, 10);
  expect(low).toBeCloseTo(0.4902, 3);
  expect(high).toBeCloseTo(0.9433, 3);
});

test("nothing counted is a dash, never zero", () => {
  expect(shareOf(0, 0)).toBe("–");
});

test("p95 of a hundred is the ninety-sixth", () => {
  expect(
    quantile(
      Array.from({ length: 100 }, (_, k) => 100 - k),
      0.95,
    ),
  ).toBe(96);
});
