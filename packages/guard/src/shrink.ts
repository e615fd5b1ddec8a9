/** Resizing with our own kernel, so that every platform works on the same numbers. */
import type { Arena } from "./arena.ts";
import type { Kernels } from "./kernels.ts";
import type { Plane } from "./pixels.ts";

/**
 * For each of `to` outputs the first of three neighbouring inputs and their weights (sum 256), by area.
 * Layout: [first, weight, weight, weight] each. `from / to` is at least 1 and less than 2.
 */
export const tapsOf = (from: number, to: number, out: Int32Array): void => {
  for (let i = 0; i < to; i += 1) {
    const start = (i * from) / to;
    const end = ((i + 1) * from) / to;
    const first = Math.max(0, Math.min(Math.floor(start), from - 3));
    const share = (k: number): number =>
      Math.max(0, Math.min(end, first + k + 1) - Math.max(start, first + k)) / (end - start);
    const a = Math.floor(share(0) * 256 + 0.5);
    const c = Math.floor(share(2) * 256 + 0.5);
    out.set([first, a, 256 - a - c, c], i * 4);
  }
};

/** Half as wide and high: means of 2 x 2, rounded; an odd last row or column is dropped. */
export const halve = (plane: Plane, arena: Arena): Plane => {
  const width = plane.width >> 1;
  const height = plane.height >> 1;
  const data = arena.bytes(width * height);
  for (let y = 0; y < height; y += 1) {
    let above = 2 * y * plane.width;
    let below = above + plane.width;
    const row = y * width;
    for (let x = 0; x < width; x += 1, above += 2, below += 2) {
      data[row + x] =
        (plane.data[above]! + plane.data[above + 1]! + plane.data[below]! + plane.data[below + 1]! + 2) >> 2;
    }
  }
  return { width, height, data };
};

/** `plane` at `width` x `height`, both not larger than it has and at least 3. */
export const shrinkTo = (plane: Plane, width: number, height: number, kernels: Kernels, arena: Arena): Plane => {
  let source = plane;
  while (source.width >= 2 * width && source.height >= 2 * height) source = halve(source, arena);
  if (source.width === width && source.height === height) return source;
  const across = arena.ints(width * 4);
  const down = arena.ints(height * 4);
  tapsOf(source.width, width, across);
  tapsOf(source.height, height, down);
  const data = arena.bytes(width * height);
  kernels.resample(
    source.data,
    source.width,
    source.height,
    data,
    width,
    height,
    across,
    down,
    arena.shorts(width * source.height),
  );
  return { width, height, data };
};

/** `plane` with its longer side reduced to `side`; unchanged where it is not longer. */
export const shrinkToSide = (plane: Plane, side: number, kernels: Kernels, arena: Arena): Plane => {
  const longer = Math.max(plane.width, plane.height);
  if (longer <= side) return plane;
  const scaled = (length: number): number => Math.max(3, Math.floor((length * side) / longer + 0.5));
  return shrinkTo(plane, scaled(plane.width), scaled(plane.height), kernels, arena);
};
