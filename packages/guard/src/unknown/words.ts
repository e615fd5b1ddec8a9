/** Words on a straightened page as places: pieces of print that stand close together on one line. What they say is not asked here. */
import type { Arena } from "../arena.ts";
import type { Zone } from "../template.ts";
import { type Pieces, piecesOf } from "./ink.ts";

/** `rise`: how far the word's right end lies below its left end, in pixels of the page. */
export type Word = Zone & { readonly rise: number };

/** Gaps between two letters of one word as shares of the higher one's height. Print is set close or wide: both readings are asked. */
const gapsInWord = [0.17, 0.32] as const;

/** Words of print: larger or smaller pieces are drawings, lines or dust. */
const leastHigh = 5;
const mostHigh = 90;

type Sum = { l: number; t: number; r: number; b: number; first: number; last: number };

/** The letters, sorted from left to right, joined to words where they stand no further apart than `gapInWord`. */
const joined = (
  { left, top, right, bottom }: Pieces,
  letters: readonly number[],
  gapInWord: number,
): readonly Word[] => {
  const parent = Int32Array.from({ length: letters.length }, (_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  for (let i = 0; i < letters.length; i += 1) {
    const a = letters[i]!;
    const ha = bottom[a]! - top[a]!;
    for (let j = i + 1; j < letters.length; j += 1) {
      const b = letters[j]!;
      if (left[b]! > right[a]! + gapInWord * mostHigh) break;
      const hb = bottom[b]! - top[b]!;
      const high = Math.max(ha, hb);
      const low = Math.min(ha, hb);
      if (high < leastHigh) continue;
      const gap = left[b]! - right[a]!;
      const shared = Math.min(bottom[a]!, bottom[b]!) - Math.max(top[a]!, top[b]!);
      const isBeside = gap <= gapInWord * high + 1 && shared >= 0.5 * low && low >= 0.3 * high;
      const isAbove = gap < -1 && low <= 0.5 * high && shared > -0.35 * high && shared <= 0.5 * low;
      if (!isBeside && !isAbove) continue;
      const p = rootOf(i);
      const q = rootOf(j);
      if (p < q) parent[q] = p;
      else parent[p] = q;
    }
  }
  const words: Word[] = [];
  const sums = new Map<number, Sum>();
  for (const [i, k] of letters.entries()) {
    const root = rootOf(i);
    const sum = sums.get(root);
    if (sum === undefined) {
      sums.set(root, { l: left[k]!, t: top[k]!, r: right[k]!, b: bottom[k]!, first: k, last: k });
      continue;
    }
    sum.l = Math.min(sum.l, left[k]!);
    sum.t = Math.min(sum.t, top[k]!);
    sum.r = Math.max(sum.r, right[k]!);
    sum.b = Math.max(sum.b, bottom[k]!);
    sum.last = k;
  }
  for (const { l, t, r, b, first, last } of sums.values()) {
    const zone = { x: l, y: t, width: r - l, height: b - t };
    if (zone.height < leastHigh || zone.height > mostHigh) continue;
    const rise = (top[last]! + bottom[last]! - top[first]! - bottom[first]!) / 2;
    words.push({ ...zone, rise: Math.abs(rise) > 0.3 * zone.height ? rise : 0 });
  }
  return words;
};

/** `covered`: areas that no word may touch. */
export const wordsOn = (
  ink: Uint8Array,
  width: number,
  height: number,
  covered: readonly Zone[],
  arena: Arena,
): readonly Word[] => {
  const room = arena.used();
  const pieces = piecesOf(ink, width, height, 1, true, 2, arena);
  if (pieces === null) {
    arena.release(room);
    return [];
  }
  const { left, top, right, bottom } = pieces;
  const letters: number[] = [];
  for (let k = 0; k < pieces.count; k += 1) {
    const w = right[k]! - left[k]!;
    const h = bottom[k]! - top[k]!;
    if (h > mostHigh || w > 14 * mostHigh || w > 0.9 * width || (h < 3 && w > 12)) continue;
    // Frames and rules: long or large, and nearly empty.
    if (pieces.area[k]! < 0.12 * w * h && Math.max(w, h) > 40) continue;
    letters.push(k);
  }
  letters.sort((a, b) => left[a]! - left[b]! || top[a]! - top[b]!);
  const words = new Map<string, Word>();
  for (const gapInWord of gapsInWord)
    for (const word of joined(pieces, letters, gapInWord)) {
      const { x, y, width: w, height: h } = word;
      const isCovered = covered.some(
        area => area.x < x + w && x < area.x + area.width && area.y < y + h && y < area.y + area.height,
      );
      if (!isCovered) words.set(`${x} ${y} ${w} ${h}`, word);
    }
  arena.release(room);
  return [...words.values()];
};
