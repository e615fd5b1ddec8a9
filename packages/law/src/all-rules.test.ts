import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../manifest/sources.json" with { type: "json" };
import { ruleFiles, shippedBase } from "./all-rules.ts";
import { ruleJson } from "./answer-json.ts";
import { lawBase, overlapProblems } from "./base.ts";
import { parseRules } from "./parse-rules.ts";

const folder = join(import.meta.dirname, "../rules");
const base = shippedBase();

describe("the rule files", () => {
  it("are all read, and no other", () => {
    const inFolder = readdirSync(folder).filter(name => name !== "schema.json");
    expect(ruleFiles.map(([name]) => name)).toEqual(inFolder.toSorted());
  });
  it("bear the name of their jurisdiction", () => {
    for (const [name, json] of ruleFiles) {
      const parsed = parseRules(name, json);
      expect(parsed.kind === "rules" && `${parsed.file.jurisdiction.toLowerCase()}.json`).toBe(name);
    }
  });
  it("contradict themselves nowhere", () => {
    for (const [jurisdiction, rules] of base.byJurisdiction)
      expect(overlapProblems(jurisdiction, { jurisdiction, rules })).toEqual([]);
  });
  it("say, parsed and written again, what they said", () => {
    for (const [name] of ruleFiles) {
      const json = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const parsed = parseRules(name, json);
      expect(parsed.kind === "rules" && parsed.file.rules.map(ruleJson)).toEqual(json.rules);
    }
  });
  it("hold 254 rules of 51 countries and 52 jurisdictions of the United States", () => {
    expect(base.rules).toHaveLength(254);
    const places = [...base.byJurisdiction.keys()];
    expect(places.filter(place => !place.startsWith("US"))).toHaveLength(51);
    expect(places.filter(place => place.startsWith("US"))).toHaveLength(52);
  });
  it("have been verified by no lawyer yet", () => {
    expect(base.rules.filter(rule => rule.verifiedBy !== null)).toEqual([]);
  });
});

describe("the manifest of the sources", () => {
  it("and the base hold the same rules with the same addresses and days, both ways", () => {
    const ours = base.rules.map(rule => [rule.id, rule.source?.address ?? null, rule.source?.readOn ?? null]);
    const theirs = manifest.rules.map(([, ...rest]) => rest);
    const left = new Set<unknown>(manifest.leftOut.map((one: readonly unknown[]) => one[0]));
    expect(ours.map(one => JSON.stringify(one)).toSorted()).toEqual(
      theirs
        .filter(([id]) => !left.has(id))
        .map(one => JSON.stringify(one))
        .toSorted(),
    );
  });
  it("counts 125 rules of the world and 129 of the United States, none left out", () => {
    expect(manifest.rules.filter(([file]) => file === "world")).toHaveLength(125);
    expect(manifest.rules.filter(([file]) => file === "us")).toHaveLength(129);
    expect(manifest.leftOut).toEqual([]);
  });
});

const research = join(import.meta.dirname, "../../../..", "shared", "law");
describe.runIf(existsSync(research))("beside the research files", () => {
  const read = (file: string): readonly Record<string, unknown>[] =>
    JSON.parse(readFileSync(join(research, file), "utf8")).rules;
  it("every field of every rule is carried over unchanged, both ways", () => {
    const theirs = [...read("world.json"), ...read("us.json")];
    const ours = new Map(base.rules.map(rule => [rule.id, ruleJson(rule)]));
    expect([...ours.keys()].toSorted()).toEqual(theirs.map(rule => String(rule["id"])).toSorted());
    for (const rule of theirs) expect(ours.get(String(rule["id"]))).toMatchObject(rule);
  });
});

describe("a base of nothing", () => {
  it("knows no day", () => {
    expect(lawBase([]).firstDay).toBeUndefined();
    expect(lawBase([]).readUntil).toBeUndefined();
  });
});
