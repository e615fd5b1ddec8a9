/**
 * Alphabetical order from our own alphabets: Chromium sorts the Kazakh І between Ғ and К (docs/decisions/0030).
 * Case and punctuation are ignored; digits stand before letters, letters of another script after our own.
 */
import type { Language } from "./say.ts";

const digits = "0123456789";
const latin = "abcdefghijklmnopqrstuvwxyz";
const kazakh = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
const russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

const alphabets: Readonly<Record<Language, string>> = {
  kk: digits + kazakh + latin,
  ru: digits + russian + [...kazakh].filter(letter => !russian.includes(letter)).join("") + latin,
  en: digits + latin + kazakh,
};

const ranks = (language: Language, text: string): readonly number[] =>
  [
    ...text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  ].map(letter => (letter === " " ? -1 : (alphabets[language].indexOf(letter) + 1_000_000) % 1_000_000));

/** Compares two texts in the alphabet of `language`, for `toSorted`. */
export const alphabetical =
  (language: Language) =>
  (left: string, right: string): number => {
    const [a, b] = [ranks(language, left), ranks(language, right)];
    for (const [index, rank] of a.entries()) {
      const other = b[index];
      if (other === undefined) return 1;
      if (rank !== other) return rank - other;
    }
    return a.length - b.length;
  };
