/** `virtual:list/<language>` holds the word list of a language as a folded text (src/folded.ts). */
import { en } from "@perde/seal/words/en";
import { kk } from "@perde/seal/words/kk";
import { ru } from "@perde/seal/words/ru";
import { isLanguage } from "@perde/ui/say";
import type { Plugin } from "vite";
import { fold } from "./src/folded.ts";

const lists = { kk, ru, en } as const;

const prefix = "virtual:list/";

const folded = (language: string): string => {
  if (!isLanguage(language)) throw new Error(`no such list: ${language}`);
  return fold(lists[language]);
};

export const listPlugin = (): Plugin => ({
  name: "perde-lists",
  resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load: id =>
    id.startsWith(`\0${prefix}`)
      ? `export const folded = ${JSON.stringify(folded(id.slice(prefix.length + 1)))};`
      : undefined,
});
