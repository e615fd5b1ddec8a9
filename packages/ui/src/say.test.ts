import { describe, expect, test } from "vitest";
import { type Catalogue, languages, oneLanguage, speak, text } from "./say.ts";
import { afterwards } from "./words/afterwards.ts";
import { casework } from "./words/casework.ts";
import { guard } from "./words/guard.ts";
import { places } from "./words/places.ts";
import { voter } from "./words/voter.ts";

const catalogues: Readonly<Record<string, Catalogue>> = { voter, afterwards, guard, places, casework };

const wordings = (catalogue: Catalogue) =>
  Object.entries(catalogue).flatMap(([key, sentence]) =>
    languages.flatMap(language => {
      const wording = sentence[language];
      const texts = typeof wording === "string" ? [wording] : Object.values(wording);
      return texts.map(one => ({ key, language, one }));
    }),
  );

const namesIn = (one: string): readonly string[] => [...one.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? "").sort();

describe("text", () => {
  test("fills in what stands in braces", () => {
    expect(text(voter, "en", "when.this", { dates: "16–22 November" })).toBe("This week (16–22 November)");
  });

  test("chooses the Russian form by the number", () => {
    const found = (n: number) => text(voter, "ru", "place.found", { n });
    expect([1, 3, 11, 21, 25].map(found)).toEqual([
      "Найдена 1 организация",
      "Найдено 3 организации",
      "Найдено 11 организаций",
      "Найдена 21 организация",
      "Найдено 25 организаций",
    ]);
  });

  test("does not fill in what a value itself says in braces", () => {
    expect(text(voter, "en", "check.desks.clash", { desk: "{desk}" })).toBe("Cannot be chosen together with {desk}");
  });
});

describe("speak", () => {
  test("says the same as the whole catalogue", () => {
    const say = speak<typeof voter>("kk", oneLanguage(voter, "kk"));
    expect(say("exit.button")).toBe(text(voter, "kk", "exit.button"));
  });
});

describe.each(Object.entries(catalogues))("the catalogue %s", (_, catalogue) => {
  test("has the same names in braces in every language", () => {
    for (const [key, sentence] of Object.entries(catalogue)) {
      const perLanguage = languages.map(language => {
        const wording = sentence[language];
        return namesIn(typeof wording === "string" ? wording : wording.other);
      });
      expect(perLanguage, key).toEqual([perLanguage[0], perLanguage[0], perLanguage[0]]);
    }
  });

  test("has no empty, untrimmed or marked-up sentence", () => {
    for (const { key, language, one } of wordings(catalogue)) {
      if (key === "error.page_prefix") continue;
      expect(one.trim(), `${key} ${language}`).toBe(one);
      expect(one, `${key} ${language}`).not.toMatch(/^$|[<>&]|\.\.\.|"/);
    }
  });

  test("writes Kazakh and Russian in Cyrillic, English in Latin letters", () => {
    const borrowed = /DOCX|PDF|Shift|Enter|JavaScript|QR|PNG|JPEG|WebP/g;
    for (const { key, language, one } of wordings(catalogue)) {
      const plain = one.replace(/\{\w+\}/g, "").replace(borrowed, "");
      expect(plain, `${key} ${language}`).not.toMatch(language === "en" ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u);
    }
  });

  test("never promises that someone is anonymous", () => {
    // What a body may do with an anonymous complaint is no promise of ours.
    for (const { key, one } of wordings(catalogue))
      if (key !== "desk.signer") expect(one, key).not.toMatch(/anonym|аноним/i);
  });
});

describe("Russian wordings that depend on a number", () => {
  test("have a form for one, few and many", () => {
    for (const catalogue of Object.values(catalogues))
      for (const [key, { ru }] of Object.entries(catalogue))
        if (typeof ru !== "string" && new Set(Object.values(ru)).size > 1)
          expect(Object.keys(ru).sort(), key).toEqual(["few", "many", "one", "other"]);
  });
});
