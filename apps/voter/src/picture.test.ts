import fc from "fast-check";
import { expect, test } from "vitest";
import { coverBetween } from "./picture.ts";

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
