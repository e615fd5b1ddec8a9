import { describe, expect, it } from "vitest";
import { arenaOn } from "../arena.ts";
import type { Plane } from "../pixels.ts";
import { boxesOn } from "./boxes.ts";
import { inkOn } from "./ink.ts";

const width = 500;
const height = 640;

/** A page with squares of `side` at these places, two pixels thick. */
const pageWith = (squares: readonly (readonly [x: number, y: number])[], side: number): Plane => {
  const data = new Uint8Array(width * height).fill(230);
  for (const [x, y] of squares)
    for (let k = 0; k < side; k += 1)
      for (const [px, py] of [
        [x + k, y],
        [x + k, y + side - 2],
        [x, y + k],
        [x + side - 2, y + k],
      ] as const)
        for (const [dx, dy] of [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ] as const)
          data[(py + dy) * width + px + dx] = 30;
  return { width, height, data };
};

/** A thick stroke from beyond the upper left corner of a square to beyond the lower right one. */
const strike = ({ data }: Plane, x: number, y: number, side: number): void => {
  for (let k = -6; k < side + 6; k += 1) for (let d = -2; d <= 2; d += 1) data[(y + k) * width + x + k + d] = 20;
};

const placesOn = (page: Plane): string[] => {
  const arena = arenaOn(new WebAssembly.Memory({ initial: 4 }), 30_000_000);
  const first = boxesOn(page, inkOn(page, 14, arena), arena)[0];
  return (first?.zones ?? []).map(({ x, y }) => `${Math.round(x / 10)} ${Math.round(y / 10)}`).sort();
};

describe("boxes on a page", () => {
  const column = [
    [400, 200],
    [400, 290],
    [400, 350],
    [400, 500],
  ] as const;

  it("are found in a column, whatever lies between", () => {
    expect(placesOn(pageWith(column, 34))).toEqual(["40 20", "40 29", "40 35", "40 50"]);
  });

  it("are the same ones whichever is struck through, its line included", () => {
    for (const [x, y] of column) {
      const page = pageWith(column, 34);
      strike(page, x, y, 34);
      expect(placesOn(page)).toEqual(["40 20", "40 29", "40 35", "40 50"]);
    }
  });

  it("are both found where there are two and one is struck through", () => {
    const two = column.slice(0, 2);
    const page = pageWith(two, 34);
    strike(page, 400, 290, 34);
    expect(placesOn(page)).toEqual(["40 20", "40 29"]);
  });

  it("are none where one square stands alone", () => {
    expect(placesOn(pageWith(column.slice(0, 1), 34))).toEqual([]);
  });
});
