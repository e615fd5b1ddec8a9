/**
 * Near-duplicate wording by shingles: Broder, "On the resemblance and containment of documents" (1997). Candidates come
 * from shingles whose hash is 0 modulo `SAMPLE` (deterministic, no seed); they are then compared by all their shingles.
 */
import { foldText } from "./fold-text.ts";

/** Letters in one shingle of the folded text. */
const LETTERS = 5;
const SAMPLE = 4;
/** Texts with fewer shingles say too little for their wording to be compared. */
export const LEAST_SHINGLES = 50;

export type Shingled = { readonly folded: string; readonly shingles: ReadonlySet<number> };

/** FNV-1a over UTF-16 code units, then mixed (Murmur3's finaliser), so that any residue is as good as random. */
const hash = (text: string, from: number, to: number): number => {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

export const shingle = (text: string): Shingled => {
  const folded = foldText(text);
  const shingles = new Set<number>();
  for (let at = 0; at + LETTERS <= folded.length; at += 1) shingles.add(hash(folded, at, at + LETTERS));
  return { folded, shingles };
};

/** Which part of the shorter text's shingles stands in the longer one, 0..1. */
export const containment = (one: Shingled, other: Shingled): number => {
  const [small, large] = one.shingles.size <= other.shingles.size ? [one, other] : [other, one];
  if (small.shingles.size === 0) return 0;
  let shared = 0;
  for (const part of small.shingles) if (large.shingles.has(part)) shared += 1;
  return shared / small.shingles.size;
};

export type Near = { readonly place: number; readonly share: number };

export type WordingIndex = {
  readonly texts: readonly Shingled[];
  /** Texts that share at least the part `least` of wording with `text`, the nearest first; itself (`not`) left out. */
  readonly near: (text: Shingled, least: number, not?: number) => readonly Near[];
};

/** Indexes texts; those too short to compare are kept in their place and never found. */
export const indexWording = (texts: readonly Shingled[]): WordingIndex => {
  const holders = new Map<number, number[]>();
  for (const [place, { shingles }] of texts.entries()) {
    if (shingles.size < LEAST_SHINGLES) continue;
    for (const part of shingles) {
      if (part % SAMPLE !== 0) continue;
      const held = holders.get(part);
      if (held === undefined) holders.set(part, [place]);
      else held.push(place);
    }
  }
  const near = (text: Shingled, least: number, not = -1): readonly Near[] => {
    if (text.shingles.size < LEAST_SHINGLES) return [];
    const seen = new Map<number, number>();
    let sampled = 0;
    for (const part of text.shingles) {
      if (part % SAMPLE !== 0) continue;
      sampled += 1;
      for (const place of holders.get(part) ?? []) seen.set(place, (seen.get(place) ?? 0) + 1);
    }
    const found: Near[] = [];
    for (const [place, shared] of seen) {
      const other = texts[place];
      if (other === undefined || place === not) continue;
      // A sample of a quarter may be off: half of what is asked suffices to be looked at.
      const smaller = Math.min(sampled, Math.ceil(other.shingles.size / SAMPLE));
      if (shared < (least / 2) * smaller) continue;
      const share = containment(text, other);
      if (share >= least) found.push({ place, share });
    }
    return found.sort((one, other) => other.share - one.share || one.place - other.place);
  };
  return { texts, near };
};
