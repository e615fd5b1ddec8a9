import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { type ActAnswer, assess } from "./assess.ts";
import { lawBase } from "./base.ts";
import { day } from "./calendar-day.ts";
import { parsePlace } from "./place.ts";
import { ask } from "./question.ts";
import { aRule } from "./rule.testing.ts";
import type { Act } from "./rule.ts";

const base = shippedBase();
const on = (place: string, at: string, act: Act, ballot?: string): ActAnswer => {
  const found = ask(base, { place, at, act, ballot });
  const [answer] = found.kind === "assessed" ? found.answers : [];
  if (answer === undefined) throw new Error(found.kind);
  return answer;
};
const photograph = "photograph-marked-ballot";
const share = "share-photo";

describe("Belarus", () => {
  it("lists no ban on 1 August 2020", () => {
    const found = ask(base, { place: "BY", at: "2020-08-01" });
    expect(found.kind === "assessed" && found.answers.filter(one => one.answer === "prohibited")).toEqual([]);
    expect(on("BY", "2020-08-01", photograph).answer).toBe("none-listed");
  });
  it("does not say that sharing was banned on 1 August 2020, nor that it was free", () => {
    expect(on("BY", "2020-08-01", share)).toMatchObject({ answer: "start-unknown", punishable: [], inForce: [] });
  });
  it("bans the photograph on 1 February 2025, and the voter is liable", () => {
    const found = on("BY", "2025-02-01", photograph);
    expect(found).toMatchObject({ answer: "prohibited", punishable: ["voter"] });
    expect(found.inForce[0]?.source?.address).toMatch(/^https:\/\/rec\.gov\.by\//);
  });
});

describe("Hungary", () => {
  it("bans the photograph before 2022", () => {
    expect(on("HU", "2021-12-31", photograph).answer).toBe("prohibited");
  });
  it("is unclear in 2022, where both rules are dated by the year", () => {
    const found = on("HU", "2022-06-01", photograph);
    expect(found.answer).toBe("unclear");
    expect(found.contradictions).toMatchObject([{ because: "blurred-dates" }]);
  });
  it("permits it after 2022", () => {
    expect(on("HU", "2023-01-01", photograph)).toMatchObject({ answer: "permitted", punishable: [] });
  });
});

describe("around a court decision", () => {
  it("Indiana bans until 18 October 2015 and not from the injunction of 19 October", () => {
    expect(on("US-IN", "2015-10-18", photograph).answer).toBe("prohibited");
    expect(on("US-IN", "2015-10-19", photograph).answer).toBe("struck-down");
    expect(on("US-IN", "2015-06-30", photograph).answer).toBe("none-listed");
    const [rule] = on("US-IN", "2015-10-19", photograph).inForce;
    expect(rule?.decisions.map(one => [one.outcome, one.day.written])).toEqual([
      ["enjoined", "2015-10-19"],
      ["struck-down", "2017-01-19"],
    ]);
  });
  it("New Hampshire bans sharing until 10 August 2015 and not from the judgment of 11 August", () => {
    expect(on("US-NH", "2015-08-10", share).answer).toBe("prohibited");
    expect(on("US-NH", "2015-08-11", share).answer).toBe("struck-down");
  });
  it("Georgia's ban for mail ballots falls on 20 August 2021, that of the polling place stands", () => {
    expect(on("US-GA", "2021-08-19", photograph, "mail").answer).toBe("prohibited");
    expect(on("US-GA", "2021-08-20", photograph, "mail").answer).toBe("struck-down");
    expect(on("US-GA", "2021-08-20", photograph, "in-person").answer).toBe("prohibited");
  });
});

describe("Mexico", () => {
  it("makes the one who demands liable and not the one who takes", () => {
    expect(on("MX", "2024-06-02", "demand-proof-of-vote")).toMatchObject({
      answer: "prohibited",
      punishable: ["demander"],
    });
    expect(on("MX", "2024-06-02", photograph)).toMatchObject({ answer: "permitted", punishable: [] });
    const found = ask(base, { place: "MX", at: "2024-06-02" });
    expect(found.kind === "assessed" && found.protection.map(rule => rule.id)).toEqual(["MX/demand-proof-of-vote/1"]);
  });
});

describe("Kazakhstan on 19 March 2023", () => {
  it("does not forbid taking the picture, and punishes nobody for it", () => {
    expect(on("KZ", "2023-03-19", photograph)).toMatchObject({ answer: "unregulated", punishable: [] });
  });
  it("punishes the voter who posts it, and names no offence for whoever demands it", () => {
    expect(on("KZ", "2023-03-19", share)).toMatchObject({ answer: "prohibited", punishable: ["voter"] });
    expect(on("KZ", "2023-03-19", "demand-proof-of-vote")).toMatchObject({ answer: "unclear", punishable: [] });
  });
  it("shows the ban that deputies asked for only as a proposal", () => {
    expect(on("KZ", "2023-03-19", photograph).proposed.map(rule => rule.id)).toEqual(["KZ/photograph-marked-ballot/2"]);
    expect(on("KZ", "2023-01-10", photograph).proposed).toEqual([]);
  });
  it("is answered for a region as for the country", () => {
    expect(on("KZ-75", "2023-03-19", share).inForce).toEqual(on("KZ", "2023-03-19", share).inForce);
  });
});

describe("a state of a federation", () => {
  it("adds federal rules to its own and replaces none", () => {
    expect(on("US-IL", "2023-01-15", "demand-proof-of-vote").inForce.map(rule => rule.jurisdiction)).toContain("US");
    expect(on("US-NM", "2023-01-15", "demand-proof-of-vote").inForce.map(rule => rule.jurisdiction)).toEqual(
      expect.arrayContaining(["US-NM", "US"]),
    );
  });
});

describe("a question that cannot be answered", () => {
  it.each([
    ["an unknown place", { place: "XX", at: "2023-03-19" }, "unknown-place"],
    ["a place in small letters", { place: "kz", at: "2023-03-19" }, "unknown-place"],
    ["an impossible date", { place: "KZ", at: "2023-02-30" }, "impossible-date"],
    ["an unknown act", { place: "KZ", at: "2023-03-19", act: "draw" }, "unknown-act"],
    ["an unknown ballot", { place: "KZ", at: "2023-03-19", ballot: "paper" }, "unknown-ballot"],
    ["a date before any data", { place: "KZ", at: "1890-12-31" }, "before-any-data"],
    ["a place without a row", { place: "FJ", at: "2023-03-19" }, "not-researched"],
  ])("with %s is refused by its kind", (_, asked, kind) => {
    expect(ask(base, asked).kind).toBe(kind);
  });
  it("is answered a day later", () => {
    expect(ask(base, { place: "KZ", at: "1891-01-01" }).kind).toBe("assessed");
  });
});

describe("two rules that contradict each other on a day", () => {
  it("make the answer unclear and stand side by side", () => {
    const place = parsePlace("KZ");
    const rules = [
      aRule({ from: "2020-01-01" }),
      aRule({ id: "KZ/photograph-marked-ballot/2", status: "permitted", liable: "none", from: "2021-01-01" }),
    ];
    const found = place && assess(lawBase(rules), {}, place, day("2022-01-01"));
    expect(found?.kind === "assessed" && found.answers[0]).toMatchObject({
      answer: "unclear",
      contradictions: [{ because: "overlap" }],
    });
  });
});
