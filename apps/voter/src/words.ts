/** Sentences by language: a page carries one language and loads another when it is switched. */
import type { Language, OneLanguage } from "@perde/ui/say";
import type { afterwards } from "@perde/ui/words/afterwards";
import type { places } from "@perde/ui/words/places";
import type { voter } from "@perde/ui/words/voter";
import type { LawCatalogue } from "../words-plugin.ts";

export type VoterWords = OneLanguage<typeof voter>;
export type AfterwardsWords = OneLanguage<typeof afterwards>;
export type PlaceWords = OneLanguage<typeof places>;
export type { LawCatalogue };
export type LawWords = OneLanguage<LawCatalogue>;

type Loaders<Words> = Readonly<Record<Language, () => Promise<{ readonly sentences: Words }>>>;

const voterWords: Loaders<VoterWords> = {
  kk: () => import("virtual:words/voter/kk"),
  ru: () => import("virtual:words/voter/ru"),
  en: () => import("virtual:words/voter/en"),
};

const afterwardsWords: Loaders<AfterwardsWords> = {
  kk: () => import("virtual:words/afterwards/kk"),
  ru: () => import("virtual:words/afterwards/ru"),
  en: () => import("virtual:words/afterwards/en"),
};

const placeWords: Loaders<PlaceWords> = {
  kk: () => import("virtual:words/places/kk"),
  ru: () => import("virtual:words/places/ru"),
  en: () => import("virtual:words/places/en"),
};

const lawWords: Loaders<LawWords> = {
  kk: () => import("virtual:words/law/kk"),
  ru: () => import("virtual:words/law/ru"),
  en: () => import("virtual:words/law/en"),
};

/** Each loads one language of one area; it rejects when the network is lost. */
export const loadVoterWords = async (language: Language): Promise<VoterWords> =>
  (await voterWords[language]()).sentences;
export const loadAfterwardsWords = async (language: Language): Promise<AfterwardsWords> =>
  (await afterwardsWords[language]()).sentences;
export const loadPlaceWords = async (language: Language): Promise<PlaceWords> =>
  (await placeWords[language]()).sentences;
export const loadLawWords = async (language: Language): Promise<LawWords> => (await lawWords[language]()).sentences;
