import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";

describe("a folded word", () => {
  it.each([
    ["Әңгіме", "ангиме"],
    ["ҚҰРБЫ", "курбы"],
    ["көбелек", "кобелек"],
    ["дүкен", "дукен"],
    ["жиһаз", "жихаз"],
    ["ғарыш", "гарыш"],
    ["ёжик", "ежик"],
    ["йогурт", "иогурт"],
    ["подъезд", "подезд"],
    ["тюль", "тюл"],
    ["Harbor", "harbor"],
  ])("%s is read as %s", (typed, read) => {
    expect(fold(typed)).toBe(read);
  });

  it.each([
    ["in two parts", "чайник".normalize("NFD"), "чайник"],
    ["ё in two parts", "ещё".normalize("NFD"), "еще"],
    ["with a soft hyphen", "кни\u00adга", "книга"],
    ["with zero-width characters", "\u200bкнига\ufeff", "книга"],
    ["with digits and punctuation", "3. «книга»,", "книга"],
    ["with an accent over the stressed vowel", "кни\u0301га", "книга"],
  ])("%s is the same word", (_, typed, word) => {
    expect(fold(typed)).toBe(fold(word));
  });

  it("folds to itself", () => {
    for (const word of ["Әңгіме", "Подъёмный", "йод".normalize("NFD"), "HARBOR"])
      expect(fold(fold(word))).toBe(fold(word));
  });

  it("keeps the letters of other alphabets", () => {
    expect(fold("straße")).toBe("straße");
    expect(fold("αβγ")).not.toBe("");
  });

  it("is empty where there is no letter", () => {
    expect(fold(" 12, — \u0301")).toBe("");
  });
});
