import fc from "fast-check";
import { expect, test } from "vitest";
import { coverBetween, coversFor } from "./picture.ts";

const size = { width: 400, height: 300 };
const point = fc.record({
  x: fc.double({ min: -50, max: 500, noNaN: true }),
  y: fc.double({ min: -50, max: 400, noNaN: true }),
});

test("a cover lies between its corners in whichever order they were tapped", () => {
  expect(coverBetween({ x: 10, y: 20 }, { x: 110, y: 60 }, size)).toEqual({
    left: 10,
    top: 20,
    width: 100,
    height: 40,
  });
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(coverBetween(a, b, size)).toEqual(coverBetween(b, a, size));
    }),
  );
});

test("a cover stays inside the picture and is never empty", () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const { left, top, width, height } = coverBetween(a, b, size);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(8);
      expect(height).toBeGreaterThanOrEqual(8);
      expect(left + width).toBeLessThanOrEqual(size.width);
      expect(top + height).toBeLessThanOrEqual(size.height);
    }),
  );
});

const quad = [
  [100, 50],
  [200, 60],
  [190, 160],
  [90, 150],
] as const;

test("what shows a person gets a cover that reaches a little beyond all its corners", () => {
  expect(coversFor([quad], size)).toEqual([{ left: 81, top: 41, width: 128, height: 128 }]);
});

test("the cover of a card that is cut off ends at the edge of the picture", () => {
  const cut = [
    [-40, 200],
    [80, 210],
    [80, 340],
    [-40, 330],
  ] as const;
  expect(coversFor([cut], size)).toEqual([{ left: 0, top: 189, width: 90, height: 111 }]);
});
