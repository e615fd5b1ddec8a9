/** First guess at where a template lies in the picture: which corners of the blank are seen where. */
import type { Arena } from "./arena.ts";
import { apartBy, cosineOf, sineOf } from "./directions.ts";
import { type Features, levelScales } from "./features.ts";
import { applyX, applyY, cornersUnder, doubleArea, fit, type Homography, isUprightConvex } from "./homography.ts";
import type { Kernels } from "./kernels.ts";
import { numbersFrom } from "./random.ts";
import { pageSide, type Template } from "./template.ts";

/** Size of the picture's first level in pixels. */
export type Frame = { readonly width: number; readonly height: number };

export type Registration = { readonly map: Homography; readonly inliers: number };

const most = 64;
export const tolerance = 3.5;

export type Pairs = {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly slack: Float64Array;
  count: number;
};

export const roomFor = (count: number, arena: Arena): Pairs => ({
  from: arena.floats(count * 2),
  to: arena.floats(count * 2),
  slack: arena.floats(count),
  count: 0,
});

/** Half the page's longer side: the estimation's unit on the page. */
export const middle = pageSide / 2;

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
export const inPixels = (m: Homography, frame: Frame): Homography => {
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

/** Lists the pairs that `m` explains, allowing `slack` times the usual distance. */
const within = (m: Homography, pairs: Pairs, slack: number, out: Int32Array): number => {
  let count = 0;
  for (let i = 0; i < pairs.count; i += 1) {
    const x = pairs.from[i * 2]!;
    const y = pairs.from[i * 2 + 1]!;
    const dx = applyX(m, x, y) - pairs.to[i * 2]!;
    const dy = applyY(m, x, y) - pairs.to[i * 2 + 1]!;
    if (dx * dx + dy * dy <= pairs.slack[i]! * slack * slack) {
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
  let count = within(map, pairs, 1, room);
  for (let round = 0; round < 12; round += 1) {
    const better = count >= 8 ? fit(pairs.from, pairs.to, room.subarray(0, count)) : null;
    if (better === null) break;
    const next = within(better, pairs, 1, room);
    if (next < count) {
      count = within(map, pairs, 1, room);
      break;
    }
    const same = next === count && better.every((value, k) => value === map[k]);
    map = better;
    count = next;
    if (same) break;
  }
  return { map, count };
};

/** Pairs whose corners agree on how the page is turned, on its size, and then on where it lies. */
type Agreeing = { readonly list: Int32Array; readonly count: number };

const steps = 9;

/** The pairs that agree with the commonest turn (within 45 degrees) and size (within one step between levels). */
const agreeingInTurn = (template: Features, seen: Features, nearest: Int32Array, arena: Arena) => {
  const votes = arena.ints(32 * steps);
  const usable = (i: number): boolean => nearest[i * 3]! >= 0 && nearest[i * 3 + 1]! <= most;
  const turnOf = (i: number): number => (seen.directions[nearest[i * 3]!]! - template.directions[i]! + 32) % 32;
  const stepOf = (i: number): number => template.levels[i]! - seen.levels[nearest[i * 3]!]! + 4;
  for (let i = 0; i < template.count; i += 1) {
    if (!usable(i)) continue;
    // A corner that looks like no other counts four times.
    const sure = nearest[i * 3 + 1]! * 100 <= nearest[i * 3 + 2]! * 85 ? 4 : 1;
    for (let t = -2; t <= 2; t += 1) {
      for (let s = -1; s <= 1; s += 1) {
        const step = stepOf(i) + s;
        if (step < 0 || step >= steps) continue;
        const at = step * 32 + ((turnOf(i) + t + 32) % 32);
        votes[at] = votes[at]! + sure * (t === 0 && s === 0 ? 3 : 2);
      }
    }
  }
  let best = 0;
  for (let at = 1; at < votes.length; at += 1) if (votes[at]! > votes[best]!) best = at;
  const turn = best % 32;
  const step = Math.floor(best / 32);
  const list = arena.ints(template.count);
  let count = 0;
  for (let i = 0; i < template.count; i += 1) {
    if (!usable(i) || apartBy(turnOf(i), turn) > 4 || Math.abs(stepOf(i) - step) > 1) continue;
    list[count] = i;
    count += 1;
  }
  return { list, count, turn, step };
};

/** Width of one field, in picture pixels, of the vote on where the page's middle lies. */
const placeField = 40;
const sizes = [0.9, 0.95, 1, 1.05, 1.11] as const;

/** The pairs that put the middle of the page at about one place. */
const agreeing = (template: Features, seen: Features, nearest: Int32Array, frame: Frame, arena: Arena): Agreeing => {
  const { list, count, turn, step } = agreeingInTurn(template, seen, nearest, arena);
  const across = Math.ceil((3 * frame.width) / placeField) + 3;
  const down = Math.ceil((3 * frame.height) / placeField) + 3;
  const votes = arena.ints(across * down);
  const scale = sizeSteps[step]!;
  const fieldX = arena.ints(count);
  const fieldY = arena.ints(count);
  let bestVotes = 0;
  let best = { t: 0, size: 1, x: 0, y: 0 };
  const place = (t: number, size: number): void => {
    const c = (cosineOf(turn + t) / 4096) * scale * size;
    const s = (sineOf(turn + t) / 4096) * scale * size;
    for (let k = 0; k < count; k += 1) {
      const i = list[k]!;
      const j = nearest[i * 3]!;
      const px = template.places[i * 2]! / 16 - middle;
      const py = template.places[i * 2 + 1]! / 16 - middle;
      fieldX[k] = Math.floor((seen.places[j * 2]! / 16 - (c * px - s * py) + frame.width) / placeField) + 1;
      fieldY[k] = Math.floor((seen.places[j * 2 + 1]! / 16 - (s * px + c * py) + frame.height) / placeField) + 1;
    }
  };
  for (let t = -1; t <= 1; t += 1) {
    for (const size of sizes) {
      place(t, size);
      votes.fill(0);
      for (let k = 0; k < count; k += 1) {
        const x = fieldX[k]!;
        const y = fieldY[k]!;
        if (x < 1 || y < 1 || x >= across - 1 || y >= down - 1) continue;
        const i = list[k]!;
        const sure = nearest[i * 3 + 1]! * 100 <= nearest[i * 3 + 2]! * 85 ? 2 : 1;
        for (let v = y - 1; v <= y + 1; v += 1) {
          for (let u = x - 1; u <= x + 1; u += 1) {
            const at = v * across + u;
            votes[at] = votes[at]! + sure;
            if (votes[at]! > bestVotes) {
              bestVotes = votes[at]!;
              best = { t, size, x: u, y: v };
            }
          }
        }
      }
    }
  }
  place(best.t, best.size);
  let kept = 0;
  for (let k = 0; k < count; k += 1) {
    if (Math.abs(fieldX[k]! - best.x) > 3 || Math.abs(fieldY[k]! - best.y) > 3) continue;
    list[kept] = list[k]!;
    kept += 1;
  }
  return { list, count: kept };
};

/** Picture pixels to a page pixel for each number of steps between levels, -4 to 4. */
const sizeSteps = [0.4096, 0.512, 0.64, 0.8, 1, 1.25, 1.5625, 1.953125, 2.44140625].reverse();

/** Pairs may lie this many times further from a first, affine guess than from the final map. */
const loose = 3.5;

/** The affine map through three pairs, or null where they lie in a line. */
const affineThrough = (pairs: Pairs, i: number, j: number, k: number): Homography | null => {
  const { from, to } = pairs;
  const ux = from[j * 2]! - from[i * 2]!;
  const uy = from[j * 2 + 1]! - from[i * 2 + 1]!;
  const vx = from[k * 2]! - from[i * 2]!;
  const vy = from[k * 2 + 1]! - from[i * 2 + 1]!;
  const area = ux * vy - uy * vx;
  if (Math.abs(area) < 0.02) return null;
  const row = (axis: number): readonly [number, number, number] => {
    const p = to[j * 2 + axis]! - to[i * 2 + axis]!;
    const q = to[k * 2 + axis]! - to[i * 2 + axis]!;
    const a = (p * vy - q * uy) / area;
    const b = (q * ux - p * vx) / area;
    return [a, b, to[i * 2 + axis]! - a * from[i * 2]! - b * from[i * 2 + 1]!];
  };
  const [a, b, c] = row(0);
  const [d, e, f] = row(1);
  return [a, b, c, d, e, f, 0, 0];
};

/** Whether an affine map keeps shapes well enough to be a sheet seen at an angle. */
const keepsShape = (m: Homography): boolean => {
  const area = m[0] * m[4] - m[1] * m[3];
  const spread = m[0] * m[0] + m[1] * m[1] + m[3] * m[3] + m[4] * m[4];
  return area > 0.004 && area * 4.5 > spread;
};

const affineTries = 1200;
const fullTries = 300;

/** The best map among many drawn from few pairs each. */
export const bestGuess = (pairs: Pairs, template: Template, frame: Frame, room: Int32Array): Homography | null => {
  const next = numbersFrom(3 + pairs.count);
  let best: Homography | null = null;
  let bestCount = 0;
  for (let round = 0; round < affineTries; round += 1) {
    const map = affineThrough(pairs, next(pairs.count), next(pairs.count), next(pairs.count));
    if (map === null || !keepsShape(map)) continue;
    const agree = within(map, pairs, loose, room);
    if (agree <= bestCount) continue;
    best = map;
    bestCount = agree;
  }
  // From the affine guess to the perspective one, tightening step by step.
  let start = best;
  for (const slack of [loose, 2.5, 1.7]) {
    if (start === null) break;
    const agree = within(start, pairs, slack, room);
    start = agree >= 8 ? fit(pairs.from, pairs.to, room.subarray(0, agree)) : null;
  }
  best = start !== null && isPlausible(inPixels(start, frame), template, frame) ? start : null;
  bestCount = best === null ? 0 : within(best, pairs, 1, room);
  if (bestCount * 2 > pairs.count) return best;
  const four = new Int32Array(4);
  for (let round = 0; round < fullTries; round += 1) {
    for (let k = 0; k < 4; k += 1) four[k] = next(pairs.count);
    if (new Set(four).size < 4) continue;
    const map = fit(pairs.from, pairs.to, four);
    if (map === null || !isPlausible(inPixels(map, frame), template, frame)) continue;
    const agree = within(map, pairs, 1, room);
    if (agree <= bestCount) continue;
    best = map;
    bestCount = agree;
  }
  return best;
};

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
  const wanted = arena.bytes(features.descriptors.length);
  wanted.set(features.descriptors);
  kernels.nearest(wanted, features.count, seen.descriptors, seen.count, seen.places, 16 * 10, nearest);
  const { list, count } = agreeing(features, seen, nearest, frame, arena);
  if (count < 10) return null;
  const pairs = roomFor(count, arena);
  for (let k = 0; k < count; k += 1) add(pairs, features, list[k]!, seen, nearest[list[k]! * 3]!, frame);
  const room = arena.ints(count);
  const best = bestGuess(pairs, template, frame, room);
  if (best === null) return null;
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
