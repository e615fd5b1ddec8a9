import { day } from "@perde/law/calendar-day";
import { type Place, parsePlace } from "@perde/law/place";
import { describe, expect, test } from "vitest";
import { lawPart, type Verified } from "../law-plugin.ts";
import { articles, knownFrom, lawOn, tips } from "./advice.ts";

const nobody: Verified = new Map();
const lawyer = { name: "A. Lawyer", day: day("2026-11-01") };
const today = day("2026-11-23");

const place = (code: string): Place => {
  const found = parsePlace(code);
  if (!found) throw new Error(code);
  return found;
};

describe("tips", () => {
  test("are none as shipped, because no lawyer has verified any", () => {
    const known = knownFrom(lawPart("world", nobody));
    for (const country of known.countries) expect(tips(known, country.place, today)).toEqual([]);
  });

  test("once verified are told in their country and nowhere else", () => {
    const known = knownFrom(lawPart("world", new Map([["KZ/tip/new-ballot", lawyer]])));
    expect(tips(known, place("KZ"), today).map(({ key }) => key)).toEqual(["tip.newballot"]);
    expect(tips(known, place("TR"), today)).toEqual([]);
  });

  test("are told on their days alone", () => {
    const known = knownFrom(lawPart("world", new Map([["TR/tip/no-new-ballot", lawyer]])));
    expect(tips(known, place("TR"), day("2023-04-30"))).toEqual([]);
    expect(tips(known, place("TR"), today).map(({ key }) => key)).toEqual(["tip.nonewballot"]);
  });
});

describe("the law of a place", () => {
  test("is that of the day: Belarus bans the picture in 2025 and not in 2020", () => {
    const known = knownFrom(lawPart("world", nobody));
    const shares = (on: string) => {
      const law = lawOn(known, place("BY"), day(on));
      return law.kind === "assessed" && law.answers.find(({ act }) => act === "photograph-marked-ballot")?.answer;
    };
    expect(shares("2020-08-01")).not.toBe("prohibited");
    expect(shares("2025-02-01")).toBe("prohibited");
  });

  test("comes first for Kazakhstan alone, with the same answer as in the whole base", () => {
    const known = knownFrom(lawPart("home", nobody));
    expect(known.countries.map(country => country.place)).toEqual(["KZ"]);
    const whole = knownFrom(lawPart("world", nobody));
    expect(lawOn(known, place("KZ"), today)).toMatchObject({
      answers: JSON.parse(JSON.stringify(lawOn(whole, place("KZ"), today))).answers,
    });
    expect(lawOn(known, place("TR"), today)).toEqual({ kind: "not-researched", place: "TR" });
  });

  test("names an article beside the refusal only when a lawyer verified it", () => {
    expect(articles(knownFrom(lawPart("home", nobody)), place("KZ"), today)).toEqual([]);
    const known = knownFrom(lawPart("home", new Map([["KZ/coerce-vote/2", lawyer]])));
    expect(articles(known, place("KZ"), today).map(({ id }) => id)).toEqual(["KZ/coerce-vote/2"]);
  });
});
