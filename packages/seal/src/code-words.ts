/** Words that stand for numbers 0..2047 in three languages: docs/formats/return-code.md, "Words". */

import { fold } from "./words/fold.ts";

export type Language = "kk" | "ru" | "en";
export type WordList = readonly string[];

/** The lists that are loaded; a phone loads one, a parser reads all it is given. */
export type WordLists = { readonly kk?: WordList; readonly ru?: WordList; readonly en?: WordList };

export type ParsedWords =
  | { readonly kind: "words"; readonly indexes: readonly number[] }
  | { readonly kind: "count"; readonly got: number }
  | { readonly kind: "unknown-word"; readonly positions: readonly number[] };

const tables = new WeakMap<WordList, ReadonlyMap<string, number>>();

const tableOf = (list: WordList): ReadonlyMap<string, number> => {
  const known = tables.get(list);
  if (known !== undefined) return known;
  const table = new Map(list.map((word, index) => [fold(word), index]));
  tables.set(list, table);
  return table;
};

/** Words of 11 bits each, taken from the left of `bytes`. @throws RangeError when there are too few bits */
export const indexesOf = (bytes: Uint8Array, count: number): readonly number[] => {
  if (bytes.length * 8 < count * 11) throw new RangeError("too few bytes for so many words");
  const indexes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfffff;
    bits += 8;
    if (bits >= 11) {
      bits -= 11;
      indexes.push((held >> bits) & 2047);
      if (indexes.length === count) break;
    }
  }
  return indexes;
};

/** The inverse: 11 bits each, packed from the left; the last byte is filled with zero bits. */
export const bytesOfIndexes = (indexes: readonly number[]): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil((indexes.length * 11) / 8));
  for (const [position, index] of indexes.entries())
    for (let bit = 0; bit < 11; bit++) {
      const at = position * 11 + bit;
      bytes[at >> 3]! |= ((index >> (10 - bit)) & 1) << (7 - (at & 7));
    }
  return bytes;
};

/** @throws RangeError for an index that the list does not have */
export const spell = (indexes: readonly number[], list: WordList): readonly string[] =>
  indexes.map(index => {
    const word = list[index];
    if (word === undefined) throw new RangeError("no such word");
    return word;
  });

/** Letters and the marks that belong to them; digits, dots, commas, dashes and lines between words are ignored. */
const tokensOf = (text: string): readonly string[] => text.normalize("NFC").match(/[\p{L}\p{M}]+/gu) ?? [];

/**
 * Reads `count` words in any of the given languages, even mixed; case, Kazakh letters typed without a Kazakh
 * keyboard, numbering, punctuation and line ends do not matter. Positions count from 0.
 */
export const parseWords = (text: string, count: number, lists: WordLists): ParsedWords => {
  const tokens = tokensOf(text);
  if (tokens.length !== count) return { kind: "count", got: tokens.length };
  const known = [lists.kk, lists.ru, lists.en].filter(list => list !== undefined).map(tableOf);
  const found = tokens.map(token => known.map(table => table.get(fold(token))).find(index => index !== undefined));
  const positions = found.flatMap((index, position) => (index === undefined ? [position] : []));
  if (positions.length > 0) return { kind: "unknown-word", positions };
  return { kind: "words", indexes: found.filter(index => index !== undefined) };
};
