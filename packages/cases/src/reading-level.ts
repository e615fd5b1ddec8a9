/**
 * How easy a reply is to read: length of sentences and share of long words, per language. A hint that never blocks.
 * The measure and its limits: docs/guides/desk.md, "Replies". It knows nothing of sense: short sentences can be obscure too.
 */
export type ReadingLanguage = "kk" | "ru" | "en";

/**
 * `sentence`: words in a sentence of ordinary length; twice as many are too many for any. `long`: letters of a long word;
 * Kazakh words carry endings that Russian and English write apart. `share`: how many of the words may be long.
 */
export const readingLimits = {
  kk: { sentence: 12, long: 14, share: 0.15 },
  ru: { sentence: 14, long: 11, share: 0.2 },
  en: { sentence: 15, long: 9, share: 0.2 },
} as const satisfies Readonly<Record<ReadingLanguage, unknown>>;

/** Fewer words than this are not judged by their share of long ones. */
const LEAST_WORDS = 10;

export type Reading = {
  readonly words: number;
  readonly sentences: number;
  /** Words in the longest sentence. */
  readonly longest: number;
  /** Long words as written, each once, the longest first. */
  readonly longWords: readonly string[];
  readonly hard: readonly ("sentences" | "words")[];
};

const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.!?…])\s+(?=[\p{Lu}«"(])|\n+/u).filter(part => /\p{L}/u.test(part));
const wordsOf = (text: string): readonly string[] => text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
const lettersIn = (word: string): number => word.match(/\p{L}/gu)?.length ?? 0;

/** Measures a text. An empty one is easy. */
export const readingOf = (text: string, language: ReadingLanguage): Reading => {
  const { sentence, long, share } = readingLimits[language];
  const sentences = sentencesOf(text).map(one => wordsOf(one).length);
  const words = wordsOf(text);
  const longOnes = words.filter(word => lettersIn(word) >= long);
  const longest = Math.max(0, ...sentences);
  const average = sentences.length === 0 ? 0 : words.length / sentences.length;
  const hard: ("sentences" | "words")[] = [];
  if (average > sentence || longest > 2 * sentence) hard.push("sentences");
  if (words.length >= LEAST_WORDS && longOnes.length > share * words.length) hard.push("words");
  return {
    words: words.length,
    sentences: sentences.length,
    longest,
    longWords: [...new Set(longOnes)].sort((one, other) => lettersIn(other) - lettersIn(one)),
    hard,
  };
};
