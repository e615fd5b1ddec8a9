/**
 * Sentences are data: one catalogue per area, three languages per sentence, so that a missing language is a compile
 * error. `text` serves whole catalogues (servers, the desk); `speak` serves one language, which is all a phone carries.
 */
import { type PluralCategory, pluralCategory } from "./plural.ts";

export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

/** A sentence that depends on the parameter `n`. Categories a language does not use are left out. */
export type PluralForms = Readonly<Partial<Record<PluralCategory, string>>> & { readonly other: string };
export type Wording = string | PluralForms;
export type Sentence = Readonly<Record<Language, Wording>>;
export type Catalogue = Readonly<Record<string, Sentence>>;

/** The names in braces of one wording. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<W> = W extends string ? Names<W> : W extends PluralForms ? Names<W[keyof W]> | "n" : never;
type NamesIn<S extends Sentence> = NamesOf<S[Language]>;

/** What a sentence asks for: nothing, or a value for every name in braces. */
export type ParametersOf<S extends Sentence> = [NamesIn<S>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Name in NamesIn<S>]: string | number }];

/** The sentences of one language of a catalogue. */
export type OneLanguage<C extends Catalogue> = { readonly [Key in keyof C]: C[Key][Language] };

/** Speaks one language of the catalogue `C`. */
export type Say<C extends Catalogue> = <Key extends keyof C & string>(
  key: Key,
  ...values: ParametersOf<C[Key]>
) => string;

type Values = Readonly<Record<string, string | number>>;

const fill = (language: Language, wording: Wording, values: Values): string => {
  const chosen =
    typeof wording === "string" ? wording : (wording[pluralCategory(language, Number(values["n"]))] ?? wording.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
};

/** The sentence `key` in `language`, its names in braces replaced. Text only: never read as markup. */
export const text = <C extends Catalogue, Key extends keyof C & string>(
  catalogue: C,
  language: Language,
  key: Key,
  ...values: ParametersOf<C[Key]>
): string => fill(language, catalogue[key]![language], values[0] ?? {});

/** The sentences of one language, as a phone carries them. */
export const oneLanguage = <C extends Catalogue>(catalogue: C, language: Language): OneLanguage<C> => {
  const entries = Object.entries(catalogue).map(([key, sentence]) => [key, sentence[language]]);
  return Object.fromEntries(entries);
};

/** Speaks `language` from the sentences of that one language. */
export const speak =
  <C extends Catalogue>(language: Language, sentences: OneLanguage<C>): Say<C> =>
  (key, ...values) =>
    fill(language, sentences[key], values[0] ?? {});

export const isLanguage = (value: unknown): value is Language => languages.some(language => language === value);
