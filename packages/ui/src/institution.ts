/** The list of institutions as people see it. Facts and sources: packages/ui/data. A name here says nothing about any institution. */
import type { Language } from "./say.ts";
import { institutionLines } from "./words/institutions.ts";

export type Institution = {
  readonly id: string;
  /** ISO 3166-2; empty where it was not seen. */
  readonly region: string;
  /** A language in which no name was seen has the name of another. */
  readonly name: Readonly<Record<Language, string>>;
  /** Every spelling known, for search only. */
  readonly spellings: string;
};

export const institutions: readonly Institution[] = institutionLines
  .trim()
  .split("\n")
  .map(line => {
    const [id = "", region = "", kk = "", ru = "", en = "", also = ""] = line.split(";").map(part => part.trim());
    const any = ru || kk || en;
    const name = { kk: kk || any, ru: any, en: en || any };
    return { id, region, name, spellings: `${id} ${kk} ${ru} ${en} ${also}` };
  });

export const institutionOf = (id: string): Institution | undefined => institutions.find(one => one.id === id);
