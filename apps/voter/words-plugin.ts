/** Gives each page one language: `virtual:words/<area>/<language>` holds the sentences of one catalogue in one language. */
import { isLanguage, oneLanguage } from "@perde/ui/say";
import { afterwards } from "@perde/ui/words/afterwards";
import { law } from "@perde/ui/words/law";
import { places } from "@perde/ui/words/places";
import { voter } from "@perde/ui/words/voter";
import type { Plugin } from "vite";

type LawKey = Extract<
  keyof typeof law,
  | "law.home"
  | "law.on"
  | "law.who"
  | "law.caution"
  | "law.state"
  | "law.rule.citation"
  | `law.answer.${"article" | "noarticle" | "tips" | "notips" | "country"}`
  | `law.${"tip" | "act" | "is" | "who" | "confidence"}.${string}`
>;

/** The sentences of the law that path A speaks: those of its pages, less what only they show. */
export type LawCatalogue = Pick<typeof law, LawKey>;

const lawKey =
  /^law\.(home|on|who|caution|state|rule\.citation|answer\.(article|noarticle|tips|notips|country)|(tip|act|is|who|confidence)\..+)$/;

const ofTheLaw = Object.fromEntries(Object.entries(law).filter(([key]) => lawKey.test(key)));

const catalogues = { voter, afterwards, places, law: ofTheLaw } as const;

const prefix = "virtual:words/";

const sentencesOf = (id: string) => {
  const [area = "", language = ""] = id.slice(prefix.length).split("/");
  const catalogue = Object.entries(catalogues).find(([name]) => name === area)?.[1];
  if (!catalogue || !isLanguage(language)) throw new Error(`no such words: ${id}`);
  return oneLanguage(catalogue, language);
};

export const wordsPlugin = (): Plugin => ({
  name: "perde-words",
  resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load: id =>
    id.startsWith(`\0${prefix}`) ? `export const sentences = ${JSON.stringify(sentencesOf(id.slice(1)))};` : undefined,
});
