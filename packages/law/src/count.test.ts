import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { day } from "./calendar-day.ts";
import { count, rulesOnDemand, tally } from "./count.ts";
import { inForceOn } from "./in-force.ts";
import { publishedCounts, treatmentOf } from "./published-counts.ts";
import type { BallotType } from "./rule.ts";

const base = shippedBase();
const bans = (at: string, ballot: BallotType) =>
  count(base, publishedCounts, { country: "US", day: day(at), ballot, status: "prohibited" });
const codes = (places: readonly string[]) => places.map(place => place.slice(3)).join(" ");

describe("the bans of the United States", () => {
  it.each([
    ["2016-10-20", 27, 13],
    ["2023-01-15", 19, 9],
    ["2026-11-22", 18, 9],
  ])("on %s number %i in person and %i by mail", (at, inPerson, mail) => {
    expect(bans(at, "in-person").count).toBe(inPerson);
    expect(bans(at, "mail").count).toBe(mail);
  });
  it("are named for 15 January 2023", () => {
    expect(codes(bans("2023-01-15", "in-person").places)).toBe(
      "AK AZ GA IL MA MD MO MS NC NJ NV NY OH SC SD TN TX WI WV",
    );
    expect(codes(bans("2023-01-15", "mail").places)).toBe("AK IL MA MO NC OH SC SD WI");
  });
  it("are disputed by those who count otherwise, Minnesota by Ballotpedia", () => {
    const { disputed } = bans("2023-01-15", "in-person");
    expect(disputed.find(one => one.place === "US-MN")).toEqual({
      place: "US-MN",
      counted: false,
      by: [{ who: "Ballotpedia, data", published: "2024-10", says: "banned" }],
    });
    expect(disputed.find(one => one.place === "US-MD")?.by.map(one => one.who)).toContain("Ballotpedia, data");
  });
  it("are not disputed by a list that is older than a change of the law", () => {
    const { disputed } = bans("2023-01-15", "in-person");
    expect(disputed.find(one => one.place === "US-CO")).toBeUndefined();
    expect(disputed.find(one => one.place === "US-FL")?.by.map(one => one.who)).not.toContain("AP");
  });
  it("stand beside two that were struck down, 26 states that permit and four that are unclear", () => {
    const found = tally(base, { country: "US", day: day("2023-01-15"), ballot: "in-person" });
    expect(codes(found["struck-down"])).toBe("IN NH");
    expect(found.permitted).toHaveLength(26);
    expect(codes(found.unclear)).toBe("DC LA MN WY");
    const now = tally(base, { country: "US", day: day("2026-11-22"), ballot: "in-person" });
    expect([now["struck-down"].length, now.permitted.length, now.unclear.length]).toEqual([2, 26, 5]);
  });
  it("are twelve rules against showing and nine on photographs or devices, two states with both", () => {
    const holding = inForceOn(base.rules, day("2023-01-15")).filter(
      rule => rule.status === "prohibited" && rule.jurisdiction.startsWith("US-") && rule.ballotType !== "mail",
    );
    const of = (act: string) => [...new Set(holding.filter(rule => rule.act === act).map(rule => rule.jurisdiction))];
    const [show, take] = [of("share-photo"), of("photograph-marked-ballot")];
    expect([show.length, take.length, codes(show.filter(place => take.includes(place)))]).toEqual([12, 9, "NC NV"]);
  });
  it("are aimed at the voter or at everyone, never at whoever demands", () => {
    const { places } = bans("2023-01-15", "in-person");
    const liable = base.rules
      .filter(rule => places.includes(rule.jurisdiction) && rule.status === "prohibited")
      .filter(rule => rule.act === "photograph-marked-ballot" || rule.act === "share-photo")
      .map(rule => rule.liable);
    expect(liable).not.toContain("demander");
  });
});

describe("the rules against asking", () => {
  it("are confirmed in twelve states on 15 January 2023 and unconfirmed in two", () => {
    const found = rulesOnDemand(base, "US", day("2023-01-15"));
    const of = (sure: boolean) =>
      codes([
        ...new Set(found.filter(one => (one.confidence !== "unconfirmed") === sure).map(one => one.jurisdiction)),
      ]);
    expect(of(true)).toBe("CA CO HI NC NJ NM NV OK SC SD UT WI");
    expect(of(false)).toBe("IA NE");
  });
});

describe("a published count", () => {
  it("bans as many places as it says, where its list was seen", () => {
    for (const one of publishedCounts.filter(({ listSeen }) => listSeen))
      expect(one.banned, one.who).toHaveLength(one.count ?? -1);
  });
  it("says nothing of a place where its list was not seen", () => {
    const times = publishedCounts.find(one => one.who === "New York Times");
    expect(times && treatmentOf(times, "US-MN")).toBeUndefined();
  });
});

describe("a question other than bans at the polling place", () => {
  it("has nobody who disputes it", () => {
    expect(bans("2023-01-15", "mail").disputed).toEqual([]);
  });
});
