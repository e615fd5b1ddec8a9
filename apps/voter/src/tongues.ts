import type { Language } from "@perde/ui/say";

/** Each language in its own words. */
export const tongues: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

/** The beginnings of the same, short enough that all three fit beside Exit on a small phone. */
export const shortTongues: Readonly<Record<Language, string>> = { kk: "Қаз", ru: "Рус", en: "Eng" };
