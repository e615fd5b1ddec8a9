import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import kz from "../rules/kz.json" with { type: "json" };
import schema from "../rules/schema.json" with { type: "json" };
import { overlapProblems } from "./base.ts";
import { explain } from "./explain.ts";
import { largestRuleFile, type ProblemKind, parseRules, problemKinds, readRules } from "./parse-rules.ts";

const [first] = kz.rules;
type Written = Readonly<Record<string, unknown>>;
const fileWith = (...rules: readonly Written[]) => ({ format: "perde-law/2", jurisdiction: "KZ", rules });
const problemsOf = (json: unknown) => {
  const parsed = parseRules("kz.json", json);
  return parsed.kind === "problems" ? parsed.problems : [];
};
const changed = (fields: Written): Written => ({ ...first, ...fields });

describe("a rule file", () => {
  it.each<[string, Written, ProblemKind, string]>([
    ["an unknown place", { jurisdiction: "XX" }, "unknown-place", "jurisdiction"],
    ["the place of another file", { jurisdiction: "BY" }, "foreign-place", "jurisdiction"],
    ["an impossible date", { inForceFrom: "2023-02-30" }, "impossible-date", "inForceFrom"],
    ["a day of reading that is only a year", { readOn: "2026" }, "impossible-date", "readOn"],
    ["a reversed interval", { inForceFrom: "2023", inForceUntil: "2022" }, "reversed-interval", "inForceUntil"],
    ["no source", { source: null, readOn: null }, "no-source", "source"],
    ["a source without a day", { readOn: null }, "source-without-day", "readOn"],
    ["a day without a source", { source: null }, "day-without-source", "source"],
    ["an unknown act", { act: "draw-ballot" }, "unknown-value", "act"],
    ["an unknown confidence", { confidence: "certain" }, "unknown-value", "confidence"],
    ["an unknown field", { opinion: "bad" }, "unknown-field", "opinion"],
    ["a missing field", { note: undefined }, "missing-field", "note"],
    ["a number for a text", { citation: 5 }, "wrong-type", "citation"],
    ["an id of another act", { id: "KZ/share-photo/9" }, "wrong-id", "id"],
  ])("with %s is refused, and file, rule and field are named", (_, fields, kind, field) => {
    const rule = JSON.parse(JSON.stringify(changed(fields)));
    const problem = problemsOf(fileWith(rule)).find(one => one.kind === kind);
    expect(problem).toMatchObject({ file: "kz.json", rule: rule.id, field });
    if (problem) expect(explain(problem)).toMatch(new RegExp(`^kz\\.json: ${rule.id}: ${field}: .*\\[${kind}\\]$`));
  });
  it("names every problem of every rule at once", () => {
    const kinds = problemsOf(fileWith(changed({ act: "draw" }), changed({ readOn: null }))).map(one => one.kind);
    expect(kinds).toEqual(expect.arrayContaining(["unknown-value", "source-without-day"]));
  });
  it("with the same id twice is refused", () => {
    expect(problemsOf(fileWith(changed({}), changed({}))).map(one => one.kind)).toContain("duplicate-id");
  });
  it("of another format is refused", () => {
    expect(problemsOf({ ...fileWith(), format: "perde-law/1" }).map(one => one.kind)).toEqual(["wrong-format"]);
  });
  it("whose rules forbid and permit the same on the same days is told so", () => {
    const parsed = parseRules(
      "kz.json",
      fileWith(
        changed({ status: "prohibited", inForceFrom: "2023-01-01" }),
        changed({ id: "KZ/photograph-marked-ballot/2", status: "permitted", inForceFrom: "2024-05-01" }),
      ),
    );
    expect(parsed.kind === "rules" && overlapProblems("kz.json", parsed.file)).toMatchObject([
      { kind: "overlapping-rules", rule: "KZ/photograph-marked-ballot/1", found: "KZ/photograph-marked-ballot/2" },
    ]);
  });
  it("that is too large, or no JSON, is refused before anything else", () => {
    expect(readRules("a.json", new Uint8Array(largestRuleFile + 1))).toMatchObject({
      problems: [{ kind: "too-large" }],
    });
    for (const bytes of [new TextEncoder().encode("{"), Uint8Array.of(0xff, 0xfe)])
      expect(readRules("a.json", bytes)).toMatchObject({ problems: [{ kind: "not-json" }] });
  });
});

describe("the published schema", () => {
  it("requires exactly the fields that the parser reads", () => {
    expect(schema.$defs.rule.required).toEqual(Object.keys(first ?? {}));
  });
  it("allows exactly the values that the parser allows", () => {
    for (const [field, values] of Object.entries(schema.$defs.rule.properties)) {
      if (!("enum" in values)) continue;
      for (const value of values.enum)
        expect(
          problemsOf(fileWith(changed({ [field]: value }))).filter(one => one.kind === "unknown-value"),
          `${field} ${value}`,
        ).toEqual([]);
    }
  });
});

describe("the guide for lawyers", () => {
  it("explains every kind of problem", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../docs/guides/add-a-rule.md"), "utf8");
    for (const kind of problemKinds) expect(guide).toContain(`\`${kind}\``);
  });
});
