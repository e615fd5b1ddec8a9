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
const keyBits = 16;

/** Descriptors of a template that are entered. */
const entered = 300;

const bitsOf: Uint8Array = (() => {
  const next = numbersFrom(77);
  const out = new Uint8Array(tables * keyBits);
  for (let table = 0; table < tables; table += 1) {
    const used = new Set<number>();
    while (used.size < keyBits) used.add(next(256));
    out.set([...used], table * keyBits);
  }
  return out;
})();

const keyOf = (descriptors: Uint8Array, i: number, table: number): number => {
  let key = 0;
  for (let k = 0; k < keyBits; k += 1) {
    const bit = bitsOf[table * keyBits + k]!;
    key = (key << 1) | ((descriptors[i * descriptorBytes + (bit >> 3)]! >> (bit & 7)) & 1);
  }
  return key;
};

export type TemplateIndex = {
  readonly size: number;
  /** For each table, where the entries of each key begin in `owners`. */
  readonly starts: readonly Uint32Array[];
  readonly owners: readonly Uint16Array[];
};

/** At most 65,535 templates. */
export const indexOf = (templates: readonly Template[]): TemplateIndex => {
  const starts: Uint32Array[] = [];
  const owners: Uint16Array[] = [];
  const chosen = templates.map(({ features }) => {
    const step = Math.max(1, Math.floor(features.count / entered));
    return Array.from({ length: Math.min(entered, Math.floor(features.count / step)) }, (_, k) => k * step);
  });
  for (let table = 0; table < tables; table += 1) {
    const begin = new Uint32Array((1 << keyBits) + 1);
    templates.forEach(({ features }, t) => {
      for (const i of chosen[t]!) {
        const slot = keyOf(features.descriptors, i, table) + 1;
        begin[slot] = begin[slot]! + 1;
      }
    });
    for (let k = 1; k < begin.length; k += 1) begin[k] = begin[k]! + begin[k - 1]!;
    const list = new Uint16Array(begin[begin.length - 1]!);
    const at = begin.slice();
    templates.forEach(({ features }, t) => {
      for (const i of chosen[t]!) {
        const key = keyOf(features.descriptors, i, table);
        list[at[key]!] = t;
        at[key] = at[key]! + 1;
      }
    });
    starts.push(begin);
    owners.push(list);
  }
  return { size: templates.length, starts, owners };
};

/** Places in the list of templates of the (at most) `most` likeliest ones, likeliest first. */
export const likeliest = (index: TemplateIndex, seen: Features, most: number): readonly number[] => {
  const votes = new Int32Array(index.size);
  if (index.size > most) {
    for (let table = 0; table < tables; table += 1) {
      const begin = index.starts[table]!;
      const list = index.owners[table]!;
      for (let i = 0; i < seen.count; i += 1) {
        const key = keyOf(seen.descriptors, i, table);
        const from = begin[key]!;
        const to = begin[key + 1]!;
        // A key that many entries share says nothing about any of them.
        if (to - from > 8 + index.size / 4) continue;
        for (let k = from; k < to; k += 1) votes[list[k]!] = votes[list[k]!]! + 1;
      }
    }
  }
  return Array.from(votes.keys())
    .sort((a, b) => votes[b]! - votes[a]! || a - b)
    .slice(0, most);
};
