/**
 * Makes packages/ui/src/words/institutions.ts and packages/ui/src/words/places.ts from the facts in this folder.
 * Run after changing them: `node packages/ui/data/make-facts.ts`. A test compares the made files with the facts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Names = { readonly kk: string | null; readonly ru: string | null; readonly en: string | null };
type Labels = { readonly kk: string; readonly ru: string; readonly en: string };
type Institution = {
  readonly id: string;
  readonly region: string;
  readonly name: Names;
  readonly shortNames: readonly string[];
  readonly shortNamesUnseen: readonly string[];
  readonly otherNames: readonly string[];
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const facts = <Shape>(name: string): Shape => JSON.parse(readFileSync(here(`./${name}`), "utf8"));

const quoted = (id: string) => (/^[a-z]+$/.test(id) ? id : JSON.stringify(id));

const madeBy = "Made by packages/ui/data/make-facts.ts: change the facts there, not this file.";

/** The compact list that a phone loads: one line per institution. */
export const institutionsModule = (): string => {
  const { institutions } = facts<{ institutions: readonly Institution[] }>("institutions-kz.json");
  const lines = institutions.map(({ id, region, name, shortNames, shortNamesUnseen, otherNames }) => {
    const also = [...new Set([...shortNames, ...shortNamesUnseen, ...otherNames])].join(", ");
    return [id, region, name.kk ?? "", name.ru ?? "", name.en ?? "", also].join("; ");
  });
  const { sectors } = facts<{ sectors: readonly { id: string; roles: readonly string[] }[] }>("sectors-kz.json");
  const roles = sectors.map(sector => `  ${quoted(sector.id)}: ${JSON.stringify(sector.roles.join(" "))},`);
  return `/**
 * Higher-education institutions of Kazakhstan for suggestions while typing, and the roles usual in each sector.
 * ${madeBy}
 * Facts only: a name here says nothing about any institution. Sources and licences: packages/ui/data.
 */

/** A line each: id; region (ISO 3166-2); name in kk; ru; en (empty where unknown); further names, for search only. */
export const institutionLines = \`
${lines.join("\n")}
\`;

/** Ids of the roles usual in a sector, parted by spaces. */
export const rolesOfSector: Readonly<Record<string, string>> = {
${roles.join("\n")}
};
`;
};

/** The catalogue of the labels of regions, sectors and roles. */
export const placesModule = (): string => {
  const { regions } = facts<{ regions: readonly { code: string; name: Labels }[] }>("regions-kz.json");
  const { sectors, roles } = facts<{
    sectors: readonly { id: string; label: Labels }[];
    roles: readonly (Labels & { id: string })[];
  }>("sectors-kz.json");
  const line = (key: string, { kk, ru, en }: Labels) =>
    `  ${JSON.stringify(key)}: { kk: ${JSON.stringify(kk)}, ru: ${JSON.stringify(ru)}, en: ${JSON.stringify(en)} },`;
  return `/**
 * Labels of regions (ISO 3166-2), sectors and roles.
 * ${madeBy}
 */
import type { Catalogue } from "../say.ts";

export const places = {
${regions.map(({ code, name }) => line(`region.${code}`, name)).join("\n")}
${sectors.map(({ id, label }) => line(`sector.${id}`, label)).join("\n")}
${roles.map(({ id, kk, ru, en }) => line(`role.${id}`, { kk, ru, en })).join("\n")}
} as const satisfies Catalogue;
`;
};

if (import.meta.main) {
  writeFileSync(here("../src/words/institutions.ts"), institutionsModule());
  writeFileSync(here("../src/words/places.ts"), placesModule());
}
