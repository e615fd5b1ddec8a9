/** The description of one corner: its direction and 256 comparisons of brightness around it, turned by that direction. */
import { cosineOf, directionOf, directions, sineOf } from "./directions.ts";
import { descriptorBytes } from "./kernels.ts";
import type { Plane } from "./pixels.ts";
import { numbersFrom } from "./random.ts";

/** Distance, in pixels of its level, that a described corner keeps from the border. */
export const reach = 19;

const discRadius = 13;
export const discRows: Int32Array = Int32Array.from({ length: 2 * discRadius + 1 }, (_, row) => {
  const y = row - discRadius;
  return Math.floor(Math.sqrt(discRadius * discRadius - y * y));
});

/** Direction from the corner to the centre of brightness of the disc around it. */
const directionAt = (plane: Plane, x: number, y: number): number => {
  const { data, width } = plane;
  let along = 0;
  let down = 0;
  for (let dy = -discRadius; dy <= discRadius; dy += 1) {
    const half = discRows[dy + discRadius]!;
    const at = (y + dy) * width + x;
    let sum = 0;
    for (let dx = -half; dx <= half; dx += 1) {
      const value = data[at + dx]!;
      sum += value;
      along += dx * value;
    }
    down += dy * sum;
  }
  return directionOf(along, down);
};

/** 256 pairs of places, [x, y, x, y] each, for each of the 32 directions. */
export const pattern: Int8Array = (() => {
  const next = numbersFrom(20_261_122);
  // The sum of three even draws lies near the centre more often than at the rim.
  const draw = (): number => next(10) + next(10) + next(11) - 14;
  const upright: (readonly [number, number, number, number])[] = [];
  while (upright.length < 8 * descriptorBytes) {
    const pair = [draw(), draw(), draw(), draw()] as const;
    const [ax, ay, bx, by] = pair;
    const far = (ax - bx) * (ax - bx) + (ay - by) * (ay - by);
    if (far >= 9 && ax * ax + ay * ay <= 196 && bx * bx + by * by <= 196) upright.push(pair);
  }
  const all = new Int8Array(directions * upright.length * 4);
  for (let turn = 0; turn < directions; turn += 1) {
    const c = cosineOf(turn);
    const s = sineOf(turn);
    upright.forEach(([ax, ay, bx, by], i) => {
      const turned = [ax * c - ay * s, ax * s + ay * c, bx * c - by * s, bx * s + by * c].map(v => (v + 2048) >> 12);
      all.set(turned, (turn * upright.length + i) * 4);
    });
  }
  return all;
})();

/** Writes the 32 bytes that describe the corner at (x, y), seen in `direction`, to `out` from `at`. */
const describe = (plane: Plane, x: number, y: number, direction: number, out: Uint8Array, at: number): void => {
  const { data, width } = plane;
  const centre = y * width + x;
  let p = direction * 8 * descriptorBytes * 4;
  for (let i = 0; i < descriptorBytes; i += 1) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit += 1, p += 4) {
      const a = data[centre + pattern[p + 1]! * width + pattern[p]!]!;
      const b = data[centre + pattern[p + 3]! * width + pattern[p + 2]!]!;
      if (a < b) byte |= 1 << bit;
    }
    out[at + i] = byte;
  }
};

/** Describes the corner at (x, y): writes its 32 bytes to `out` from `at` and answers its direction. */
export const describeAt = (plane: Plane, x: number, y: number, out: Uint8Array, at: number): number => {
  const direction = directionAt(plane, x, y);
  describe(plane, x, y, direction, out, at);
  return direction;
};
