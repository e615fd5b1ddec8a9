/** Corners of a picture at several sizes, spread over place and size, each with its description. */
import type { Arena } from "./arena.ts";
import { reach } from "./describe.ts";
import { descriptorBytes, type Kernels } from "./kernels.ts";
import type { Plane } from "./pixels.ts";
import { shrinkTo } from "./shrink.ts";

/** Each level is 4/5 as long as the one before. */
export const levelScales = [1, 0.8, 0.64, 0.512, 0.4096] as const;

/** One size of the picture: smoothed brightness for descriptions, and where corners lie. */
export type Level = {
  readonly plane: Plane;
  readonly smoothed: Plane;
  /** [place in the plane, strength] of each corner that is the strongest of its neighbours, in order of place. */
  readonly corners: Int32Array;
};

/** `places`: x, y in sixteenths of a pixel of the first level; the middle of its first pixel lies at 8, 8. */
export type Features = {
  readonly count: number;
  readonly places: Int32Array;
  readonly levels: Uint8Array;
  readonly directions: Uint8Array;
  readonly descriptors: Uint8Array;
};

const cornerThreshold = 12;

const strongestOf = (strength: Uint16Array, width: number, height: number, arena: Arena): Int32Array => {
  let found = 0;
  const room = arena.ints(2 * 60_000);
  // Most places are no corner: four are passed over at a time.
  const fours = new Float64Array(strength.buffer, strength.byteOffset, strength.length >> 2);
  for (let y = reach; y < height - reach && found < 60_000; y += 1) {
    const end = (y + 1) * width - reach;
    for (let at = y * width + reach; at < end; at += 1) {
      if ((at & 3) === 0) while (at < end && fours[at >> 2] === 0) at += 4;
      if (at >= end) break;
      const s = strength[at]!;
      if (s === 0) continue;
      if (
        s < strength[at + 1]! ||
        s < strength[at + width - 1]! ||
        s < strength[at + width]! ||
        s < strength[at + width + 1]! ||
        s <= strength[at - 1]! ||
        s <= strength[at - width - 1]! ||
        s <= strength[at - width]! ||
        s <= strength[at - width + 1]!
      )
        continue;
      room[found * 2] = at;
      room[found * 2 + 1] = s;
      found += 1;
      if (found === 60_000) break;
    }
  }
  return room.subarray(0, found * 2);
};

/** The picture at `count` (at most 5) sizes from that of `base` downwards. */
export const levelsOf = (base: Plane, count: number, kernels: Kernels, arena: Arena): readonly Level[] => {
  const levels: Level[] = [];
  let plane = base;
  for (let level = 0; level < count; level += 1) {
    if (level > 0) {
      const width = Math.floor(base.width * levelScales[level]! + 0.5);
      const height = Math.floor(base.height * levelScales[level]! + 0.5);
      plane = shrinkTo(plane, width, height, kernels, arena);
    }
    const { width, height } = plane;
    if (width < 2 * reach + 8 || height < 2 * reach + 8) break;
    const data = arena.bytes(width * height);
    const strength = arena.shorts(width * height);
    kernels.smooth(plane.data, width, height, data, strength);
    strength.fill(0);
    kernels.corners(plane.data, width, height, cornerThreshold, strength);
    levels.push({ plane, smoothed: { width, height, data }, corners: strongestOf(strength, width, height, arena) });
  }
  return levels;
};

const cell = 32;

/**
 * Chooses up to `quota` corners of a level so that every part of the picture has its share: first the strongest of
 * each cell, then the second strongest, and so on. `keep` may leave corners out; they then compete with nobody.
 */
const spread = (level: Level, quota: number, keep: (x: number, y: number) => boolean, arena: Arena): Float64Array => {
  const { width } = level.plane;
  const across = Math.ceil(width / cell);
  const total = level.corners.length / 2;
  const keys = arena.floats(total);
  let kept = 0;
  for (let i = 0; i < total; i += 1) {
    const at = level.corners[i * 2]!;
    const x = at % width;
    const y = (at - x) / width;
    if (!keep(x, y)) continue;
    const home = Math.floor(y / cell) * across + Math.floor(x / cell);
    keys[kept] = (home * 4096 + (4095 - level.corners[i * 2 + 1]!)) * 65_536 + i;
    kept += 1;
  }
  const chosen = keys.subarray(0, kept).sort();
  let home = -1;
  let rank = 0;
  for (let k = 0; k < kept; k += 1) {
    const key = chosen[k]!;
    const here = Math.floor(key / (4096 * 65_536));
    rank = here === home ? rank + 1 : 0;
    home = here;
    chosen[k] = Math.min(rank, 255) * 4096 * 65_536 + (key % (4096 * 65_536));
  }
  return chosen.sort().subarray(0, Math.min(kept, quota));
};

const levelWeights = [1, 0.85, 0.72, 0.61, 0.52] as const;

/** Quotas by level: larger sizes hold more places. */
const quotasOf = (levels: readonly Level[], total: number): readonly number[] => {
  const weights = levels.map((_, level) => levelWeights[level]!);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(weight => Math.floor((total * weight) / sum));
};

/** Whether a corner may be used; places are in pixels of the first level. */
export type Keep = (x: number, y: number, level: number) => boolean;

export const everywhere: Keep = () => true;

/** Up to `total` described corners. */
export const featuresOf = (
  levels: readonly Level[],
  total: number,
  keep: Keep,
  kernels: Kernels,
  arena: Arena,
): Features => {
  const places = arena.ints(total * 2);
  const levelOf = arena.bytes(total);
  const turned = arena.bytes(total);
  const descriptors = arena.bytes(total * descriptorBytes);
  const quotas = quotasOf(levels, total);
  const first = levels[0]?.plane;
  let count = 0;
  levels.forEach((level, k) => {
    const { plane, smoothed, corners } = level;
    const sx = first!.width / plane.width;
    const sy = first!.height / plane.height;
    for (const key of spread(level, quotas[k]!, (x, y) => keep((x + 0.5) * sx, (y + 0.5) * sy, k), arena)) {
      const at = corners[(key % 65_536) * 2]!;
      const x = at % plane.width;
      const y = (at - x) / plane.width;
      places[count * 2] = Math.floor(16 * (x + 0.5) * sx + 0.5);
      places[count * 2 + 1] = Math.floor(16 * (y + 0.5) * sy + 0.5);
      levelOf[count] = k;
      turned[count] = kernels.describe(smoothed, x, y, descriptors, count * descriptorBytes);
      count += 1;
    }
  });
  return { count, places, levels: levelOf, directions: turned, descriptors };
};
