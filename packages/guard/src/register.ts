/** Lays a template over the picture: which corners of the blank are seen where, and the map that explains them. */
import type { Arena } from "./arena.ts";
import { apartBy } from "./directions.ts";
import { type Features, levelScales } from "./features.ts";
import { applyX, applyY, cornersUnder, doubleArea, fit, type Homography, isUprightConvex } from "./homography.ts";
import { descriptorBytes, type Kernels } from "./kernels.ts";
import { numbersFrom } from "./random.ts";
import { pageSide, type Template } from "./template.ts";

/** Size of the picture's first level in pixels. */
export type Frame = { readonly width: number; readonly height: number };

export type Registration = { readonly map: Homography; readonly inliers: number };

/** Fewer agreeing corners than this are chance. */
export const leastInliers = 28;

const most = 64;
const tolerance = 3.5;

type Pairs = { readonly from: Float64Array; readonly to: Float64Array; readonly slack: Float64Array; count: number };

const roomFor = (count: number, arena: Arena): Pairs => ({
  from: arena.floats(count * 2),
  to: arena.floats(count * 2),
  slack: arena.floats(count),
  count: 0,
});

const middle = pageSide / 2;

const add = (pairs: Pairs, template: Features, i: number, seen: Features, j: number, frame: Frame): void => {
  const half = Math.max(frame.width, frame.height) / 2;
  const at = pairs.count * 2;
  pairs.from[at] = (template.places[i * 2]! / 16 - middle) / middle;
  pairs.from[at + 1] = (template.places[i * 2 + 1]! / 16 - middle) / middle;
  pairs.to[at] = (seen.places[j * 2]! / 16 - frame.width / 2) / half;
  pairs.to[at + 1] = (seen.places[j * 2 + 1]! / 16 - frame.height / 2) / half;
  const allowed = tolerance / levelScales[seen.levels[j]!]! / half;
  pairs.slack[pairs.count] = allowed * allowed;
  pairs.count += 1;
};

/** From the estimation's units (about -1 to 1) to page pixels and picture pixels. */
const inPixels = (m: Homography, frame: Frame): Homography => {
  const half = Math.max(frame.width, frame.height) / 2;
  const cx = frame.width / 2;
  const cy = frame.height / 2;
  // Rows after scaling the output, then columns after scaling the input.
  const row = (p: number, q: number, r: number, s: number, shift: number): readonly [number, number, number] => [
    (p * s + m[6] * shift) / middle,
    (q * s + m[7] * shift) / middle,
    r * s + shift - (p * s + m[6] * shift) - (q * s + m[7] * shift),
  ];
  const first = row(m[0], m[1], m[2], half, cx);
  const second = row(m[3], m[4], m[5], half, cy);
  const w = 1 - m[6] - m[7];
  return [
    first[0] / w,
    first[1] / w,
    first[2] / w,
    second[0] / w,
    second[1] / w,
    second[2] / w,
    m[6] / middle / w,
    m[7] / middle / w,
  ];
};

const within = (m: Homography, pairs: Pairs, out: Int32Array): number => {
  let count = 0;
  for (let i = 0; i < pairs.count; i += 1) {
    const x = pairs.from[i * 2]!;
    const y = pairs.from[i * 2 + 1]!;
    const dx = applyX(m, x, y) - pairs.to[i * 2]!;
    const dy = applyY(m, x, y) - pairs.to[i * 2 + 1]!;
    if (dx * dx + dy * dy <= pairs.slack[i]!) {
      out[count] = i;
      count += 1;
    }
  }
  return count;
};

/** Least squares over the pairs that agree, again until they stay the same. */
const settle = (
  start: Homography,
  pairs: Pairs,
  room: Int32Array,
): { readonly map: Homography; readonly count: number } => {
  let map = start;
  let count = within(map, pairs, room);
  for (let round = 0; round < 12; round += 1) {
    const better = count >= 8 ? fit(pairs.from, pairs.to, room.subarray(0, count)) : null;
    if (better === null) break;
    const next = within(better, pairs, room);
    if (next < count) {
      count = within(map, pairs, room);
      break;
    }
    const same = next === count && better.every((value, k) => value === map[k]);
    map = better;
    count = next;
    if (same) break;
  }
  return { map, count };
};

/** Sizes by which the page may appear, as steps between levels, and the pairs that agree on size and turn. */
const agreeing = (
  template: Features,
  seen: Features,
  nearest: Int32Array,
  arena: Arena,
): { readonly list: Int32Array; readonly count: number } => {
  const steps = 9;
  const votes = arena.ints(32 * steps);
  const usable = (i: number): boolean => {
    const distance = nearest[i * 3 + 1]!;
    return nearest[i * 3]! >= 0 && distance <= most && distance * 100 <= nearest[i * 3 + 2]! * 88;
  };
  const turnOf = (i: number): number => (seen.directions[nearest[i * 3]!]! - template.directions[i]! + 32) % 32;
  const stepOf = (i: number): number => template.levels[i]! - seen.levels[nearest[i * 3]!]! + 4;
  for (let i = 0; i < template.count; i += 1) {
    if (!usable(i)) continue;
    for (let t = -2; t <= 2; t += 1) {
      for (let s = -1; s <= 1; s += 1) {
        const step = stepOf(i) + s;
        if (step < 0 || step >= steps) continue;
        const at = step * 32 + ((turnOf(i) + t + 32) % 32);
        votes[at] = votes[at]! + (t === 0 && s === 0 ? 3 : 2);
      }
    }
  }
  let best = 0;
  for (let at = 1; at < votes.length; at += 1) if (votes[at]! > votes[best]!) best = at;
  const list = arena.ints(template.count);
  let count = 0;
  for (let i = 0; i < template.count; i += 1) {
    if (!usable(i) || apartBy(turnOf(i), best % 32) > 4 || Math.abs(stepOf(i) - Math.floor(best / 32)) > 1) continue;
    list[count] = i;
    count += 1;
  }
  return { list, count };
};

const tries = 400;

/** First guess: which map explains most of the likely pairs. Null where no map explains enough of them. */
export const roughly = (
  template: Template,
  seen: Features,
  frame: Frame,
  kernels: Kernels,
  arena: Arena,
): Registration | null => {
  const { features } = template;
  const nearest = arena.ints(features.count * 3);
  kernels.nearest(features.descriptors, features.count, seen.descriptors, seen.count, seen.places, 16 * 10, nearest);
  const { list, count } = agreeing(features, seen, nearest, arena);
  if (count < 10) return null;
  const pairs = roomFor(count, arena);
  for (let k = 0; k < count; k += 1) add(pairs, features, list[k]!, seen, nearest[list[k]! * 3]!, frame);
  const room = arena.ints(count);
  const next = numbersFrom(3 + count);
  let best: Homography | null = null;
  let bestCount = 0;
  const four = new Int32Array(4);
  let limit = tries;
  for (let round = 0; round < limit; round += 1) {
    for (let k = 0; k < 4; k += 1) four[k] = next(count);
    if (new Set(four).size < 4) continue;
    const map = fit(pairs.from, pairs.to, four);
    if (map === null || !isPlausible(inPixels(map, frame), template, frame)) continue;
    const agree = within(map, pairs, room);
    if (agree <= bestCount) continue;
    best = map;
    bestCount = agree;
    const share = agree / count;
    limit = Math.min(limit, Math.max(round, Math.floor(12 / (share * share * share * share)) + 20));
  }
  if (best === null || bestCount < 8) return null;
  const settled = settle(best, pairs, room);
  const map = inPixels(settled.map, frame);
  return settled.count >= 10 && isPlausible(map, template, frame) ? { map, inliers: settled.count } : null;
};

/** Convex, not mirrored, not behind the viewer, and neither a speck nor far larger than the picture. */
export const isPlausible = (map: Homography, template: Template, frame: Frame): boolean => {
  const { width, height } = template.page;
  const [, , , , , , g, h] = map;
  if (!(1 + g * width > 0.2 && 1 + h * height > 0.2 && 1 + g * width + h * height > 0.2)) return false;
  if (!(1 + g * width < 5 && 1 + h * height < 5 && 1 + g * width + h * height < 5)) return false;
  const quad = cornersUnder(map, width, height);
  if (!isUprightConvex(quad)) return false;
  const share = doubleArea(quad) / 2 / (frame.width * frame.height);
  return share > 0.01 && share < 12;
};

const home = 16;

/** Seen corners by the 16 x 16 pixel field they lie in. */
const byField = (seen: Features, frame: Frame, arena: Arena) => {
  const across = Math.ceil(frame.width / home) + 1;
  const down = Math.ceil(frame.height / home) + 1;
  const starts = arena.ints(across * down + 1);
  const fieldOf = (j: number): number => (seen.places[j * 2 + 1]! >> 8) * across + (seen.places[j * 2]! >> 8);
  for (let j = 0; j < seen.count; j += 1) starts[fieldOf(j) + 1] = starts[fieldOf(j) + 1]! + 1;
  for (let k = 1; k < starts.length; k += 1) starts[k] = starts[k]! + starts[k - 1]!;
  const order = arena.ints(seen.count);
  const filled = arena.ints(across * down);
  for (let j = 0; j < seen.count; j += 1) {
    const field = fieldOf(j);
    order[starts[field]! + filled[field]!] = j;
    filled[field] = filled[field]! + 1;
  }
  return { across, down, starts, order };
};

const onesIn = (a: Uint8Array, i: number, b: Uint8Array, j: number): number => {
  let sum = 0;
  for (let k = 0; k < descriptorBytes; k += 1) sum += bits[a[i * descriptorBytes + k]! ^ b[j * descriptorBytes + k]!]!;
  return sum;
};
const bits = Uint8Array.from({ length: 256 }, (_, value) => {
  let count = 0;
  for (let v = value; v > 0; v >>= 1) count += v & 1;
  return count;
});

/**
 * Second, exact pass: each corner of the blank is looked for only near where the first guess puts it, and the map is
 * fitted to what is found there until nothing changes. `seen` holds no corner near a zone, so that ink in a zone
 * has no part in the answer.
 */
export const exactly = (
  start: Homography,
  template: Template,
  seen: Features,
  frame: Frame,
  arena: Arena,
): Registration | null => {
  const { features } = template;
  const fields = byField(seen, frame, arena);
  const room = arena.ints(features.count);
  let map = start;
  let inliers = 0;
  const free = arena.used();
  for (let round = 0; round < 8; round += 1) {
    const radius = round < 2 ? 12 : 6;
    const pairs = roomFor(features.count, arena);
    for (let i = 0; i < features.count; i += 1) {
      const px = features.places[i * 2]! / 16;
      const py = features.places[i * 2 + 1]! / 16;
      const x = applyX(map, px, py);
      const y = applyY(map, px, py);
      if (!(x >= 0 && y >= 0 && x < frame.width && y < frame.height)) continue;
      const j = nearestAround(features, i, seen, fields, x, y, radius, sizeAt(map, px, py));
      if (j >= 0) add(pairs, features, i, seen, j, frame);
    }
    const rough = settle(normalised(map, frame), pairs, room);
    const better = inPixels(rough.map, frame);
    const same = better.every((value, k) => value === map[k]);
    map = better;
    inliers = rough.count;
    arena.release(free);
    if (same) break;
  }
  return inliers >= leastInliers && isPlausible(map, template, frame) ? { map, inliers } : null;
};

/** The map in the estimation's units: the inverse of `inPixels`. */
const normalised = (m: Homography, frame: Frame): Homography => {
  const half = Math.max(frame.width, frame.height) / 2;
  const cx = frame.width / 2;
  const cy = frame.height / 2;
  const at = (x: number, y: number, z: number): number => x * middle + y * middle + z;
  const w = at(m[6], m[7], 1);
  const row = (p: number, q: number, r: number, shift: number): readonly [number, number, number] => [
    ((p - shift * m[6]) * middle) / half / w,
    ((q - shift * m[7]) * middle) / half / w,
    (at(p, q, r) - shift * w) / half / w,
  ];
  const first = row(m[0], m[1], m[2], cx);
  const second = row(m[3], m[4], m[5], cy);
  return [first[0], first[1], first[2], second[0], second[1], second[2], (m[6] * middle) / w, (m[7] * middle) / w];
};

/** Picture pixels to a page pixel near a place, along the page's lines. */
const sizeAt = (m: Homography, x: number, y: number): number => {
  const along = applyX(m, x + 8, y) - applyX(m, x, y);
  const down = applyY(m, x + 8, y) - applyY(m, x, y);
  return Math.sqrt(along * along + down * down) / 8;
};

const nearestAround = (
  template: Features,
  i: number,
  seen: Features,
  fields: ReturnType<typeof byField>,
  x: number,
  y: number,
  radius: number,
  size: number,
): number => {
  const { across, down, starts, order } = fields;
  const left = Math.max(0, Math.floor((x - radius) / home));
  const right = Math.min(across - 1, Math.floor((x + radius) / home));
  const top = Math.max(0, Math.floor((y - radius) / home));
  const bottom = Math.min(down - 1, Math.floor((y + radius) / home));
  let best = 81;
  let found = -1;
  for (let fy = top; fy <= bottom; fy += 1) {
    for (let fx = left; fx <= right; fx += 1) {
      const field = fy * across + fx;
      for (let k = starts[field]!; k < starts[field + 1]!; k += 1) {
        const j = order[k]!;
        const dx = seen.places[j * 2]! / 16 - x;
        const dy = seen.places[j * 2 + 1]! / 16 - y;
        if (dx * dx + dy * dy > radius * radius) continue;
        const ratio = (size * levelScales[seen.levels[j]!]!) / levelScales[template.levels[i]!]!;
        if (ratio < 0.7 || ratio > 1.43) continue;
        const distance = onesIn(template.descriptors, i, seen.descriptors, j);
        if (distance < best) {
          best = distance;
          found = j;
        }
      }
    }
  }
  return found;
};
