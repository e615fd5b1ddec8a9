/**
 * Plural categories of CLDR for whole numbers, from our own three rules: a browser's tables for Kazakh cannot be trusted
 * (docs/decisions/0030).
 */
export type PluralCategory = "one" | "few" | "many" | "other";

/** The category of the whole number `n` in `language`; a fraction is `other`. */
export const pluralCategory = (language: "kk" | "ru" | "en", n: number): PluralCategory => {
  if (!Number.isInteger(n)) return "other";
  if (language !== "ru") return n === 1 ? "one" : "other";
  const tens = Math.abs(n) % 100;
  const ones = tens % 10;
  if (ones === 1 && tens !== 11) return "one";
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return "few";
  return "many";
};
