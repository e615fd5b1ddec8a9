/**
 * The map from page to picture, from every corner of the blank that is seen near where the first guess puts it. No
 * corner that is used lies near a zone, and pairs count less and less the worse they fit. Each step runs until the map
 * stands still, from far around, where there is one answer only, to near, so the result is the same whatever is in the
 * zones and however the first guess came about.
 */
import type { Arena } from "./arena.ts";
import { berthOf } from "./berth.ts";
import { type Level, levelScales } from "./features.ts";
import { applyX, applyY, fit, type Homography } from "./homography.ts";
import type { Kernels } from "./kernels.ts";
import { type Frame, inPixels, isPlausible, middle, type Registration } from "./register.ts";
import { cornersNear, differing, type Seen, seenAt } from "./seen-corners.ts";
import type { Template } from "./template.ts";

/** Fewer agreeing corners than this are chance. */
export const leastInliers = 28;

/** Largest number of differing bits between a corner of the blank and what is taken for it. */
const mostBits = 64;

/** Pairs further apart than this many page pixels, and never more picture pixels, have no weight. */
const limitOnPage = 7;
const limitInPicture = 4.5;

/** Picture pixels to a page pixel near a place, along the page's lines. */
export const sizeAt = (m: Homography, x: number, y: number): number => {
  const along = applyX(m, x + 8, y) - applyX(m, x, y);
  const down = applyY(m, x + 8, y) - applyY(m, x, y);
  return Math.sqrt(along * along + down * down) / 8;
};

type Pairs = {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Distance, in units of the estimation, at which a pair has no weight. */
  readonly limits: Float64Array;
  readonly owners: Int32Array;
  count: number;
};

const mostPairs = 12_000;

const pairsAround = (
  map: Homography,
  reach: number,
  template: Template,
  seen: readonly Seen[],
  frame: Frame,
  pairs: Pairs,
  kernels: Kernels,
): void => {
  const { features } = template;
  const half = Math.max(frame.width, frame.height) / 2;
  pairs.count = 0;
  for (const i of berthOf(template).far) {
    const px = features.places[i * 2]! / 16;
    const py = features.places[i * 2 + 1]! / 16;
    const x = applyX(map, px, py);
    const y = applyY(map, px, py);
    if (!(x >= 0 && y >= 0 && x < frame.width && y < frame.height)) continue;
    const size = sizeAt(map, px, py);
    const limit = Math.min(limitInPicture, limitOnPage * size);
    for (let l = 0; l < seen.length; l += 1) {
      const ratio = (size * levelScales[l]!) / levelScales[features.levels[i]!]!;
      if (ratio < 0.74 || ratio > 1.35) continue;
      const level = seen[l]!;
      cornersNear(level, x, y, limit * reach, kernels, (corner, cx, cy) => {
        if (
          differing(features.descriptors, i, level.descriptors, corner, mostBits) > mostBits ||
          pairs.count === mostPairs
        )
          return;
        const at = pairs.count;
        pairs.from[at * 2] = (px - middle) / middle;
        pairs.from[at * 2 + 1] = (py - middle) / middle;
        pairs.to[at * 2] = (cx - frame.width / 2) / half;
        pairs.to[at * 2 + 1] = (cy - frame.height / 2) / half;
        pairs.limits[at] = limit / half;
        pairs.owners[at] = i;
        pairs.count += 1;
      });
    }
  }
};

/** The map in the estimation's units: the inverse of `inPixels`. */
const normalised = (m: Homography, frame: Frame): Homography => {
  const half = Math.max(frame.width, frame.height) / 2;
  const w = m[6] * middle + m[7] * middle + 1;
  const row = (p: number, q: number, r: number, shift: number): readonly [number, number, number] => [
    ((p - shift * m[6]) * middle) / half / w,
    ((q - shift * m[7]) * middle) / half / w,
    (p * middle + q * middle + r - shift * w) / half / w,
  ];
  const first = row(m[0], m[1], m[2], frame.width / 2);
  const second = row(m[3], m[4], m[5], frame.height / 2);
  return [...first, ...second, (m[6] * middle) / w, (m[7] * middle) / w];
};

/** Weighted least squares until the map stands still; a pair's weight falls smoothly to nothing at its limit. */
const converge = (
  start: Homography,
  pairs: Pairs,
  widen: number,
  rounds: number,
  weights: Float64Array,
  used: Int32Array,
): Homography | null => {
  let map = start;
  for (let round = 0; round < rounds; round += 1) {
    let count = 0;
    for (let k = 0; k < pairs.count; k += 1) {
      const x = pairs.from[k * 2]!;
      const y = pairs.from[k * 2 + 1]!;
      const dx = applyX(map, x, y) - pairs.to[k * 2]!;
      const dy = applyY(map, x, y) - pairs.to[k * 2 + 1]!;
      const limit = pairs.limits[k]! * widen;
      const off = 1 - (dx * dx + dy * dy) / (limit * limit);
      if (!(off > 0)) continue;
      weights[k] = off * off;
      used[count] = k;
      count += 1;
    }
    if (count < 12) return null;
    const next = fit(pairs.from, pairs.to, used.subarray(0, count), weights);
    if (next === null) return null;
    const change = next.reduce((sum, value, k) => sum + Math.abs(value - map[k]!), 0);
    map = next;
    if (change < 1e-11) break;
  }
  return map;
};

/** Corners of the blank of which at least one pair lies within half its limit. */
const explained = (map: Homography, pairs: Pairs): number => {
  let count = 0;
  let last = -1;
  for (let k = 0; k < pairs.count; k += 1) {
    if (pairs.owners[k] === last) continue;
    const x = pairs.from[k * 2]!;
    const y = pairs.from[k * 2 + 1]!;
    const dx = applyX(map, x, y) - pairs.to[k * 2]!;
    const dy = applyY(map, x, y) - pairs.to[k * 2 + 1]!;
    const limit = pairs.limits[k]! * 0.75;
    if (dx * dx + dy * dy > limit * limit) continue;
    count += 1;
    last = pairs.owners[k]!;
  }
  return count;
};

/**
 * How far around a corner to look and to weigh, in its limits, and how often to fit at most: wide, then narrow. A width
 * that occurs twice is looked up again from where the first fit ended, so that pairs at the rim of either have no weight.
 */
const steps = [
  [3.5, 3, 8],
  [2.4, 1.6, 8],
  [1.8, 1, 40],
  [1.8, 1, 60],
  [1.8, 1, 60],
  [1.8, 1, 60],
] as const;

/** A map that moves no corner of the page by more than about this share of the picture stands still. */
const still = 1e-10;

/** Null where too few corners of the blank are seen where they belong. */
export const exactly = (
  start: Homography,
  template: Template,
  levels: readonly Level[],
  kernels: Kernels,
  arena: Arena,
): Registration | null => {
  const first = levels[0]!;
  const frame: Frame = first.plane;
  const seen = levels.map(level => seenAt(level, first, arena));
  const pairs: Pairs = {
    from: arena.floats(2 * mostPairs),
    to: arena.floats(2 * mostPairs),
    limits: arena.floats(mostPairs),
    owners: arena.ints(mostPairs),
    count: 0,
  };
  const weights = arena.floats(mostPairs);
  const used = arena.ints(mostPairs);
  let map = start;
  for (const [reach, widen, rounds] of steps) {
    pairsAround(map, reach, template, seen, frame, pairs, kernels);
    const before = normalised(map, frame);
    const next = converge(before, pairs, widen, rounds, weights, used);
    if (next === null) return null;
    const stands = next.every((value, k) => Math.abs(value - before[k]!) < still);
    map = inPixels(next, frame);
    if (stands) break;
    if (!isPlausible(map, template, frame)) return null;
  }
  const inliers = explained(normalised(map, frame), pairs);
  return inliers >= leastInliers ? { map, inliers } : null;
};
