/** Shares of a root seed as 28 words each: docs/formats/desk-keys.md, "Shares". */

import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equalBytes, type RandomBytes, utf8 } from "./bytes.ts";
import { bytesOfIndexes, indexesOf, parseWords, spell, type WordList, type WordLists } from "./code-words.ts";
import { interpolate, type Point, splitSecret } from "./shamir.ts";

declare const share: unique symbol;

/** 28 indexes 0..2047: 33 bytes of share, 2 of set id, 3 of checksum, 4 bits of k. */
export type Share = readonly number[] & { readonly [share]: true };

export type ParsedShare =
  | { readonly kind: "share"; readonly share: Share }
  | { readonly kind: "count"; readonly got: number }
  | { readonly kind: "unknown-word"; readonly positions: readonly number[] };

/** `share` counts from 0 in the order given. `have` counts different good shares of one set. */
export type JoinedShares =
  | { readonly kind: "seed"; readonly seed: Uint8Array }
  | { readonly kind: "mistyped"; readonly share: number }
  | { readonly kind: "foreign-set"; readonly share: number }
  | { readonly kind: "duplicate"; readonly share: number }
  | { readonly kind: "too-few"; readonly have: number; readonly need: number };

export const SHARE_WORDS = 28;

/** Most shares a set can need: k has four bits. */
export const MOST_NEEDED = 15;

const asShare = (indexes: readonly number[]): Share => indexes as Share;

const checksumOf = (point: Uint8Array, set: Uint8Array, k: number): Uint8Array =>
  sha256(concat(utf8("perde-share/1"), point, set, new Uint8Array([k]))).subarray(0, 3);

/**
 * Splits a root seed so that any `k` of `n` shares give it back. `random` makes the set id and the polynomials; shares of
 * two sets never join.
 * @throws RangeError unless the seed has 32 bytes, 1 ≤ k ≤ 15 and k ≤ n ≤ 255
 */
export const splitRoot = (seed: Uint8Array, k: number, n: number, random: RandomBytes): readonly Share[] => {
  if (seed.length !== 32) throw new RangeError("a root seed has 32 bytes");
  if (k > MOST_NEEDED) throw new RangeError("at most 15 shares can be needed");
  const set = random(2);
  return splitSecret(seed, k, n, random).map(({ x, y }) => {
    const point = concat(new Uint8Array([x]), y);
    return asShare(indexesOf(concat(point, set, checksumOf(point, set, k), new Uint8Array([k << 4])), SHARE_WORDS));
  });
};

export const shareWords = (one: Share, list: WordList): readonly string[] => spell(one, list);

/** Reads 28 typed words. A word in no list is named by its position. */
export const parseShare = (text: string, lists: WordLists): ParsedShare => {
  const parsed = parseWords(text, SHARE_WORDS, lists);
  return parsed.kind === "words" ? { kind: "share", share: asShare(parsed.indexes) } : parsed;
};

type ReadShare = { readonly point: Point; readonly set: Uint8Array; readonly k: number };

const readShare = (one: Share): ReadShare | undefined => {
  const bytes = bytesOfIndexes(one);
  const point = bytes.subarray(0, 33);
  const set = bytes.subarray(33, 35);
  const k = bytes[38]! >> 4;
  const good = equalBytes(checksumOf(point, set, k), bytes.subarray(35, 38));
  return good && k > 0 && point[0]! > 0 ? { point: { x: point[0]!, y: point.slice(1) }, set, k } : undefined;
};

/** The set most shares belong to; between equals, that of the first share. */
const commonest = (sets: readonly string[]): string | undefined => {
  const count = (set: string): number => sets.filter(other => other === set).length;
  return sets.toSorted((a, b) => count(b) - count(a))[0];
};

/**
 * Joins shares. A share whose checksum fails is `mistyped`; one of another set is `foreign-set`; the same one twice is
 * `duplicate`. More shares than needed must all agree. The caller checks the seed against the root's public key.
 */
export const joinShares = (shares: readonly Share[]): JoinedShares => {
  const read: ReadShare[] = [];
  for (const [position, one] of shares.entries()) {
    const good = one.length === SHARE_WORDS ? readShare(one) : undefined;
    if (good === undefined) return { kind: "mistyped", share: position };
    read.push(good);
  }
  const nameOf = ({ set, k }: ReadShare): string => `${set[0]} ${set[1]} ${k}`;
  const names = read.map(nameOf);
  const common = commonest(names);
  const foreign = names.findIndex(name => name !== common);
  if (foreign >= 0) return { kind: "foreign-set", share: foreign };
  const points = read.map(({ point }) => point);
  const repeated = points.findIndex(({ x }, position) => points.findIndex(other => other.x === x) !== position);
  if (repeated >= 0) return { kind: "duplicate", share: repeated };
  const need = read[0]?.k ?? 1;
  if (points.length < need) return { kind: "too-few", have: points.length, need };
  const enough = points.slice(0, need);
  const astray = points.findIndex(({ x, y }, position) => position >= need && !equalBytes(interpolate(enough, x), y));
  if (astray >= 0) return { kind: "foreign-set", share: astray };
  return { kind: "seed", seed: interpolate(enough, 0) };
};
