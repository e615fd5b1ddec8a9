/** The word lists of the return code and of fingerprints, loaded one language at a time. */
import type { WordList } from "@perde/seal/code-words";
import type { Language } from "@perde/ui/say";

const lists: Readonly<Record<Language, () => Promise<WordList>>> = {
  kk: async () => (await import("@perde/seal/words/kk")).kk,
  ru: async () => (await import("@perde/seal/words/ru")).ru,
  en: async () => (await import("@perde/seal/words/en")).en,
};

export const loadList = (language: Language): Promise<WordList> => lists[language]();
