/** The picture as it was before someone mirrored or inverted it: cheap, since corners stay where they were. */
import type { Arena } from "./arena.ts";
import type { Level } from "./features.ts";
import type { Homography } from "./homography.ts";
import type { Plane } from "./pixels.ts";

export type Alteration = "none" | "mirrored" | "negative";

/** In the order in which they are tried. */
export const alterations: readonly Alteration[] = ["none", "mirrored", "negative"];

const mirroredPlane = ({ width, height, data }: Plane, arena: Arena): Plane => {
  const out = arena.bytes(width * height);
  out.set(data);
  for (let y = 0; y < height; y += 1) out.subarray(y * width, (y + 1) * width).reverse();
  return { width, height, data: out };
};

/** Light for dark; `out` may be `data` itself. */
export const invert = (data: Uint8Array, out: Uint8Array): void => {
  for (let i = 0; i < data.length; i += 1) out[i] = 255 - data[i]!;
};

const negativePlane = ({ width, height, data }: Plane, arena: Arena): Plane => {
  const out = arena.bytes(width * height);
  invert(data, out);
  return { width, height, data: out };
};

/** Corners in the order of their new places: rows stay, places within a row run backwards. */
const mirroredCorners = (corners: Int32Array, width: number, arena: Arena): Int32Array => {
  const out = arena.ints(corners.length);
  const total = corners.length / 2;
  for (let first = 0; first < total; ) {
    const row = Math.floor(corners[first * 2]! / width);
    let last = first;
    while (last < total && corners[last * 2]! < (row + 1) * width) last += 1;
    for (let k = first; k < last; k += 1) {
      const to = first + last - 1 - k;
      out[to * 2] = row * width + (row + 1) * width - 1 - corners[k * 2]!;
      out[to * 2 + 1] = corners[k * 2 + 1]!;
    }
    first = last;
  }
  return out;
};

/** The levels of the picture undone. */
export const undone = (levels: readonly Level[], how: Alteration, arena: Arena): readonly Level[] => {
  switch (how) {
    case "none":
      return levels;
    case "mirrored":
      return levels.map(({ smoothed, corners }) => {
        const plane = mirroredPlane(smoothed, arena);
        return { plane, smoothed: plane, corners: mirroredCorners(corners, smoothed.width, arena) };
      });
    case "negative":
      return levels.map(({ smoothed, corners }) => {
        const plane = negativePlane(smoothed, arena);
        return { plane, smoothed: plane, corners };
      });
    default:
      return how satisfies never;
  }
};

/** A map into the undone picture of `width`, as a map into the picture itself. */
export const redone = (map: Homography, how: Alteration, width: number): Homography => {
  if (how !== "mirrored") return map;
  const [a, b, c, d, e, f, g, h] = map;
  return [width * g - a, width * h - b, width - c, d, e, f, g, h];
};
