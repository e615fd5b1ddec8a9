import type { Language } from "@perde/ui/say";

/** Each language in its own words. */
export const tongues: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };
