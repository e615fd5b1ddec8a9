import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { institutionLines, rolesOfSector } from "../src/words/institutions.ts";
import { places } from "../src/words/places.ts";
import { institutionsModule } from "./make-facts.ts";

const facts = (name: string) => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8"));

test("the compact list is what the facts give", () => {
  expect(institutionsModule()).toContain(`\`${institutionLines}\``);
});

test("the labels are those of the facts", () => {
  const { sectors, roles } = facts("sectors-kz.json");
  const { regions } = facts("regions-kz.json");
  const expected = {
    ...Object.fromEntries(regions.map(({ code, name }: { code: string; name: object }) => [`region.${code}`, name])),
    ...Object.fromEntries(sectors.map(({ id, label }: { id: string; label: object }) => [`sector.${id}`, label])),
    ...Object.fromEntries(roles.map(({ id, ...label }: { id: string }) => [`role.${id}`, label])),
  };
  expect(places).toEqual(expected);
});

test("every role of a sector has a label", () => {
  for (const roles of Object.values(rolesOfSector))
    for (const role of roles.split(" ")) expect(places).toHaveProperty([`role.${role}`]);
});
