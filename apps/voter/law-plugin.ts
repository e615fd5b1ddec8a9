/**
 * The law base's part of the build: `virtual:law/home` holds the rules of Kazakhstan, `virtual:law/world` those of every
 * researched country, both packed (docs/formats/law.md, section 8), with names and with what lawyers have verified.
 */
import { shippedBase } from "@perde/law/all-rules";
import { rulesOf, withVerifications } from "@perde/law/base";
import { pack } from "@perde/law/packed";
import { type Place, parsePlace } from "@perde/law/place";
import { placeNames } from "@perde/law/place-names";
import type { Verification } from "@perde/law/rule";
import type { Plugin } from "vite";
import type { LawPart } from "./src/advice.ts";

/** What lawyers of the installation verified, by the id of a tip or a rule. */
export type Verified = ReadonlyMap<string, Verification>;

const prefix = "virtual:law/";

const isPlace = (place: Place | undefined): place is Place => place !== undefined;

/** `home`: Kazakhstan alone; `world`: every country that was researched. */
export const lawPart = (area: "home" | "world", verified: Verified): LawPart => {
  const base = withVerifications(shippedBase(), verified);
  const countries = [...base.byJurisdiction.keys()].map(parsePlace).filter(isPlace);
  const places =
    area === "home" ? countries.filter(place => place === "KZ") : countries.filter(({ length }) => length === 2);
  return {
    packed: pack(places.flatMap(place => rulesOf(base, place))),
    names: Object.fromEntries(
      places.map(place => {
        const name = placeNames[place];
        if (!name) throw new Error(`${place} has no name`);
        return [place, name];
      }),
    ),
    verified: [...verified],
  };
};

const moduleOf = (area: string, verified: Verified): string => {
  if (area !== "home" && area !== "world") throw new Error(`no such part of the law: ${area}`);
  return `export const part = JSON.parse(${JSON.stringify(JSON.stringify(lawPart(area, verified)))});`;
};

export const lawPlugin = (verified: Verified): Plugin => ({
  name: "perde-law",
  resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load: id => (id.startsWith(`\0${prefix}`) ? moduleOf(id.slice(prefix.length + 1), verified) : undefined),
});
