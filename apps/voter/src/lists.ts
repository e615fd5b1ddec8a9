/** The word lists of the return code and of fingerprints, loaded one language at a time. */
import type { WordList } from "@perde/seal/code-words";
import type { Language } from "@perde/ui/say";
import { unfold } from "./folded.ts";

const lists: Readonly<Record<Language, () => Promise<{ readonly folded: string }>>> = {
  kk: () => import("virtual:list/kk"),
  ru: () => import("virtual:list/ru"),
  en: () => import("virtual:list/en"),
};

export const loadList = async (language: Language): Promise<WordList> => unfold((await lists[language]()).folded);
