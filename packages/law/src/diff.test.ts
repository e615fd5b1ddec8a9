import { describe, expect, it } from "vitest";
import { diffRules } from "./diff.ts";
import { aRule } from "./rule.testing.ts";

const ban = aRule({ from: "2023-01-01" });

describe("a change of rules", () => {
  it("that ends a ban shows from which day the answer differs", () => {
    const { rules, answers } = diffRules([ban], [aRule({ from: "2023-01-01", to: "2024-06-30" })]);
    expect(rules).toEqual([{ kind: "changed", id: ban.id, fields: ["inForceUntil"] }]);
    expect(answers).toEqual([
      {
        act: "photograph-marked-ballot",
        ballot: "any",
        from: "2024-07-01",
        to: null,
        before: "prohibited (voter)",
        after: "none-listed",
      },
    ]);
  });
  it("that only words a note otherwise changes no answer", () => {
    const { rules, answers } = diffRules([ban], [{ ...ban, note: "seen again" }]);
    expect(rules).toHaveLength(1);
    expect(answers).toEqual([]);
  });
  it("of who is liable shows both", () => {
    const [first] = diffRules([ban], [{ ...ban, liable: "demander" }]).answers;
    expect(first).toMatchObject({ before: "prohibited (voter)", after: "prohibited (demander)" });
  });
  it("for mail ballots alone leaves the polling place as it was", () => {
    const mail = aRule({
      id: "KZ/photograph-marked-ballot/2",
      ballotType: "mail",
      status: "permitted",
      from: "2022-01-01",
    });
    const person = aRule({ ballotType: "in-person", from: "2022-01-01" });
    const ballots = diffRules([person], [person, mail]).answers.map(one => one.ballot);
    expect(ballots).not.toContain("in-person");
  });
});
