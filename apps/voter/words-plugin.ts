/** Gives each page one language: `virtual:words/<area>/<language>` holds the sentences of one catalogue in one language. */
import { isLanguage, oneLanguage } from "@perde/ui/say";
import { afterwards } from "@perde/ui/words/afterwards";
import { places } from "@perde/ui/words/places";
import { voter } from "@perde/ui/words/voter";
import type { Plugin } from "vite";

const catalogues = { voter, afterwards, places } as const;

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
