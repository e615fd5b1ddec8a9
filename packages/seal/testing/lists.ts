import type { WordList } from "../src/code-words.ts";

/** 2,048 invented words of three syllables over one alphabet: enough to test reading, without the real lists. */
const listOf = (consonants: string, vowels: string): WordList => {
  const syllable = (index: number): string => `${[...consonants][index & 7]}${[...vowels][(index >> 3) & 1]}`;
  return Array.from({ length: 2048 }, (_, i) => `${syllable(i >> 8)}${syllable((i >> 4) & 15)}${syllable(i & 15)}`);
};

export const invented = {
  kk: listOf("қғңбмрлт", "әө"),
  ru: listOf("вджзпсфч", "ёы"),
  en: listOf("bdfgklmn", "ao"),
} as const;
