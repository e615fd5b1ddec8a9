/** Numbers as each language writes them, from our own tables (docs/decisions/0030). */
import type { Language } from "./say.ts";

const marks: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  kk: { group: "\u00a0", decimal: "," },
  ru: { group: "\u00a0", decimal: "," },
  en: { group: ",", decimal: "." },
};

/**
 * `value` with grouped thousands and `digits` decimal places (0 to 20).
 * Kazakh and Russian leave a four-digit whole part together, as their typography does.
 */
export const numberText = (language: Language, value: number, digits = 0): string => {
  const { group, decimal } = marks[language];
  const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
  const together = language !== "en" && whole.length < 5;
  const grouped = together ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  const negative = value < 0 && /[1-9]/.test(whole + (fraction ?? ""));
  return `${negative ? "−" : ""}${grouped}${fraction ? decimal + fraction : ""}`;
};
