import { institutions } from "@perde/ui/institution";
import { describe, expect, test } from "vitest";
import { institutionOf, searchInstitutions } from "./search.ts";

const first = (typed: string) => searchInstitutions(typed)[0]?.id;
const ids = (typed: string) => searchInstitutions(typed).map(({ id }) => id);

describe("searching an institution", () => {
  test("takes Kazakh letters typed as Russian ones", () => {
    expect(ids("казак улттык кыздар")).toEqual(ids("қазақ ұлттық қыздар"));
    expect(ids("қазақ ұлттық қыздар").length).toBeGreaterThan(0);
  });

  test("takes Cyrillic typed as Latin and the other way round", () => {
    expect(first("kaznu")).toBe("kaznu");
    expect(first("казну")).toBe("kaznu");
    expect(first("ҚазҰУ")).toBe("kaznu");
  });

  test("takes words in any order and any case", () => {
    expect(ids("фараби АЛЬ")).toContain("kaznu");
  });

  test("finds nothing by one letter", () => {
    expect(searchInstitutions("к")).toEqual([]);
    expect(searchInstitutions("  ")).toEqual([]);
  });

  test("finds nothing for what no name begins with", () => {
    expect(searchInstitutions("щщщ")).toEqual([]);
  });
});

test("every institution has a name in every language and an id that leads back to it", () => {
  for (const institution of institutions) {
    expect(Object.values(institution.name).every(name => name !== "")).toBe(true);
    expect(institutionOf(institution.id)).toBe(institution);
    expect(institution.id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
    expect(institution.region).toMatch(/^(?:KZ-\d\d)?$/);
  }
});
