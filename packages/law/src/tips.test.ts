import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { withVerifications } from "./base.ts";
import { bodiesOn } from "./bodies.ts";
import { day } from "./calendar-day.ts";
import { type Place, parsePlace } from "./place.ts";
import { refusalArticles, shippedTips, tipsOn, withVerifiedTips } from "./tips.ts";

const place = (code: string): Place => {
  const found = parsePlace(code);
  if (found === undefined) throw new Error(code);
  return found;
};
const today = day("2026-11-22");
const lawyer = { name: "A. Lawyer", day: today };

describe("the tip on a new ballot", () => {
  it("is not shown while no lawyer has verified it", () => {
    expect(tipsOn(shippedTips, place("KZ"), today)).toMatchObject({ shown: [], withheld: [{ key: "tip.newballot" }] });
  });
  it("is shown in Kazakhstan once verified, and never in Turkey", () => {
    const verified = withVerifiedTips(shippedTips, new Map([["KZ/tip/new-ballot", lawyer]]));
    expect(tipsOn(verified, place("KZ"), today).shown.map(tip => tip.key)).toEqual(["tip.newballot"]);
    expect(tipsOn(verified, place("KZ-75"), today).shown).toHaveLength(1);
    expect(tipsOn(verified, place("TR"), today).shown).toEqual([]);
  });
});

describe("the article of a ready refusal", () => {
  it("is missing as long as no rule is verified", () => {
    expect(refusalArticles(shippedBase(), place("KZ"), today)).toEqual([]);
  });
  it("is a verified rule in force that protects the voter, on its days only", () => {
    const base = withVerifications(
      shippedBase(),
      new Map([
        ["KZ/coerce-vote/2", lawyer],
        ["KZ/share-photo/1", lawyer],
      ]),
    );
    expect(refusalArticles(base, place("KZ"), today).map(rule => rule.id)).toEqual(["KZ/coerce-vote/2"]);
    expect(refusalArticles(base, place("KZ"), day("2014-12-31"))).toEqual([]);
  });
  it("is never an unconfirmed one, even if verified", () => {
    const base = withVerifications(shippedBase(), new Map([["CA/demand-proof-of-vote/1", lawyer]]));
    expect(refusalArticles(base, place("CA"), today)).toEqual([]);
  });
});

describe("the addressees in Kazakhstan", () => {
  const parliament = (at: string) => {
    const found = bodiesOn(place("KZ"), day(at));
    return found.kind === "bodies" ? found.bodies.filter(body => body.role === "parliament").map(body => body.id) : [];
  };
  it("change on 1 July 2026", () => {
    expect(parliament("2026-06-30")).toEqual(["mazhilis", "senate"]);
    expect(parliament("2026-07-01")).toEqual(["kurultai"]);
  });
  it("are not researched elsewhere, which is not the same as none", () => {
    expect(bodiesOn(place("FJ"), today).kind).toBe("not-researched");
  });
});
