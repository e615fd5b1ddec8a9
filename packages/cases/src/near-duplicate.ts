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

/** `shingles`: hashes, each once, rising: two rising lists are compared in one walk. */
export type Shingled = { readonly folded: string; readonly shingles: Uint32Array };

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
  return { folded, shingles: Uint32Array.from(shingles).sort() };
};

/** Which part of the shorter text's shingles stands in the longer one, 0..1. */
export const containment = ({ shingles: one }: Shingled, { shingles: other }: Shingled): number => {
  const smaller = Math.min(one.length, other.length);
  if (smaller === 0) return 0;
  let shared = 0;
  for (let at = 0, place = 0; at < one.length && place < other.length; ) {
    const [left, right] = [one[at] as number, other[place] as number];
    if (left === right) shared += 1;
    if (left <= right) at += 1;
    if (right <= left) place += 1;
  }
  return shared / smaller;
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
  const sampledOf = ({ shingles }: Shingled): readonly number[] =>
    Array.from(shingles).filter(part => part % SAMPLE === 0);
  for (const [place, text] of texts.entries()) {
    if (text.shingles.length < LEAST_SHINGLES) continue;
    for (const part of sampledOf(text)) {
      const held = holders.get(part);
      if (held === undefined) holders.set(part, [place]);
      else held.push(place);
    }
  }
  /** How many sampled shingles of the text asked about each text shares; all zero between two questions. */
  const seen = new Uint16Array(texts.length);
  const near = (text: Shingled, least: number, not = -1): readonly Near[] => {
    if (text.shingles.length < LEAST_SHINGLES) return [];
    const touched: number[] = [];
    const sampled = sampledOf(text);
    for (const part of sampled)
      for (const place of holders.get(part) ?? []) {
        if (seen[place] === 0) touched.push(place);
        seen[place] = (seen[place] ?? 0) + 1;
      }
    const found: Near[] = [];
    for (const place of touched) {
      const shared = seen[place] ?? 0;
      seen[place] = 0;
      const other = texts[place];
      if (other === undefined || place === not) continue;
      // A sample of a quarter may be off: half of what is asked suffices to be looked at.
      const smaller = Math.min(sampled.length, Math.ceil(other.shingles.length / SAMPLE));
      if (shared < (least / 2) * smaller) continue;
      const share = containment(text, other);
      if (share >= least) found.push({ place, share });
    }
    return found.sort((one, other) => other.share - one.share || one.place - other.place);
  };
  return { texts, near };
};
