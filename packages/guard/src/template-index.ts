/**
 * The coarse index over all templates: which few of them are worth laying over the picture. Each template enters some
 * of its descriptors under several short keys; corners of the picture that share a key vote for it.
 */
import type { Features } from "./features.ts";
import { descriptorBytes } from "./kernels.ts";
import { numbersFrom } from "./random.ts";
import type { Template } from "./template.ts";

/** Tables, and bits of a descriptor that make up the key of each. */
const tables = 10;
const mostKeyBits = 20;

const bitsOf: Uint8Array = (() => {
  const next = numbersFrom(77);
  const out = new Uint8Array(tables * mostKeyBits);
  for (let table = 0; table < tables; table += 1) {
    const used = new Set<number>();
    while (used.size < mostKeyBits) used.add(next(256));
    out.set([...used], table * mostKeyBits);
  }
  return out;
})();

const keyOf = (descriptors: Uint8Array, i: number, table: number, keyBits: number): number => {
  let key = 0;
  for (let k = 0; k < keyBits; k += 1) {
    const bit = bitsOf[table * mostKeyBits + k]!;
    key = (key << 1) | ((descriptors[i * descriptorBytes + (bit >> 3)]! >> (bit & 7)) & 1);
  }
  return key;
};

export type TemplateIndex = {
  readonly size: number;
  readonly keyBits: number;
  /** For each table, where the entries of each key begin in `entries`. */
  readonly starts: readonly Uint32Array[];
  /** Template times 32 plus direction of the corner. */
  readonly entries: readonly Uint32Array[];
};

/** Keys grow with the number of entries, so that a wrong template seldom shares one. */
const keyBitsFor = (templates: readonly Template[]): number => {
  const entries = templates.reduce((sum, { features }) => sum + features.count, 0);
  let bits = 13;
  while (bits < mostKeyBits && 1 << bits < entries * 8) bits += 1;
  return bits;
};

export const indexOf = (templates: readonly Template[]): TemplateIndex => {
  const keyBits = keyBitsFor(templates);
  const starts: Uint32Array[] = [];
  const entries: Uint32Array[] = [];
  for (let table = 0; table < tables; table += 1) {
    const begin = new Uint32Array((1 << keyBits) + 1);
    for (const { features } of templates) {
      for (let i = 0; i < features.count; i += 1) {
        const slot = keyOf(features.descriptors, i, table, keyBits) + 1;
        begin[slot] = begin[slot]! + 1;
      }
    }
    for (let k = 1; k < begin.length; k += 1) begin[k] = begin[k]! + begin[k - 1]!;
    const list = new Uint32Array(begin[begin.length - 1]!);
    const at = begin.slice();
    templates.forEach(({ features }, t) => {
      for (let i = 0; i < features.count; i += 1) {
        const key = keyOf(features.descriptors, i, table, keyBits);
        list[at[key]!] = t * 32 + features.directions[i]!;
        at[key] = at[key]! + 1;
      }
    });
    starts.push(begin);
    entries.push(list);
  }
  return { size: templates.length, keyBits, starts, entries };
};

/** A template's place in the list and its votes. */
export type Candidate = { readonly at: number; readonly votes: number };

/** The (at most) `most` likeliest templates, likeliest first: those for which most corners agree on one turn. All of them where there are no more than that. */
export const likeliest = (index: TemplateIndex, seen: Features, most: number): readonly Candidate[] => {
  if (index.size <= most) return Array.from({ length: index.size }, (_, at) => ({ at, votes: 0 }));
  const votes = new Int32Array(index.size * 16);
  for (let table = 0; table < tables; table += 1) {
    const begin = index.starts[table]!;
    const list = index.entries[table]!;
    for (let i = 0; i < seen.count; i += 1) {
      const key = keyOf(seen.descriptors, i, table, index.keyBits);
      const from = begin[key]!;
      const to = begin[key + 1]!;
      if (from === to) continue;
      // A key that many entries share says little about each of them.
      const weight = Math.floor(256 / (to - from));
      const direction = seen.directions[i]!;
      for (let k = from; k < to; k += 1) {
        const entry = list[k]!;
        const slot = (entry >> 5) * 16 + (((direction - entry) & 31) >> 1);
        votes[slot] = votes[slot]! + weight;
      }
    }
  }
  return Array.from({ length: index.size }, (_, at) => {
    let best = 0;
    for (let turn = 0; turn < 16; turn += 1) {
      const sum = votes[at * 16 + turn]! + votes[at * 16 + ((turn + 1) & 15)]! + votes[at * 16 + ((turn + 2) & 15)]!;
      if (sum > best) best = sum;
    }
    return { at, votes: best };
  })
    .sort((a, b) => b.votes - a.votes || a.at - b.at)
    .slice(0, most);
};
