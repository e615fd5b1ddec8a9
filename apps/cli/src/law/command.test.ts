import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lawCommand } from "./command.ts";

const root = join(import.meta.dirname, "../../../..");
const shipped = join(root, "packages/law/rules/kz.json");

/** Runs the command as typed, with files that exist only here beside those of the disk. */
const run = async (line: string, files: Readonly<Record<string, string>> = {}) => {
  let out = "";
  let err = "";
  const code = await lawCommand(line.split(" ").filter(Boolean), {
    out: text => {
      out += `${text}\n`;
    },
    err: text => {
      err += `${text}\n`;
    },
    readFile: path => {
      const here = files[path];
      return here === undefined ? readFile(path) : Promise.resolve(new TextEncoder().encode(here));
    },
  });
  return { code, out, err };
};

const changed = async (change: (rules: Record<string, unknown>[]) => void): Promise<string> => {
  const file = JSON.parse(await readFile(shipped, "utf8"));
  change(file.rules);
  return JSON.stringify(file);
};

describe("perde law", () => {
  it("answers for a place and a day, with source, day of reading, confidence and verification", async () => {
    const { code, out } = await run("--place KZ --at 2023-03-19");
    expect(code).toBe(0);
    expect(out).toContain("share-photo: prohibited; could be punished: voter");
    expect(out).toMatch(/confirmed-press; https:\/\/kazpravda\.kz\S+ , read on 2026-11-22; not verified by a lawyer/);
  });
  it("answers one act alone", async () => {
    const { out } = await run("--place MX --at 2024-06-02 --act demand-proof-of-vote --json");
    const { answers, rules } = JSON.parse(out);
    expect(answers).toMatchObject([{ answer: "prohibited", punishable: ["demander"] }]);
    expect(rules.map((rule: { readonly id: string }) => rule.id)).toEqual(["MX/demand-proof-of-vote/1"]);
  });
  it.each([
    ["--place XX --at 2023-03-19", 2, "unknown-place"],
    ["--place KZ --at 2023-02-30", 2, "impossible-date"],
    ["--place KZ --at 2023-03-19 --act draw", 2, "unknown-act"],
    ["--place KZ --at 2023-03-19 --ballot paper", 2, "unknown-ballot"],
    ["--place KZ --at 1890-12-31", 1, "before-any-data"],
    ["--place FJ --at 2023-03-19", 1, "not-researched"],
    ["--place KZ", 2, "usage"],
    ["--place KZ --at 2023-03-19 --colour red", 2, "usage"],
    ["--place KZ --at 2023-03-19 more", 2, "usage"],
    ["frobnicate", 2, "usage"],
    ["count --country KZ --at 2023-01-15", 2, "unknown-place"],
    ["count --country US --at 2023-02-30", 2, "impossible-date"],
    ["check no-such-file.json", 3, "unreadable-file"],
  ])("refuses `%s` with %i and the kind %s on stderr alone", async (line, expected, kind) => {
    const { code, out, err } = await run(`${line} --json`);
    expect([code, out]).toEqual([expected, ""]);
    expect(JSON.parse(err).kind).toBe(kind);
    const plain = await run(line);
    expect([plain.code, plain.out]).toEqual([expected, ""]);
    expect(plain.err).toMatch(/^perde law: .+\n$/);
  });
  it("shows its help, and what is missing", async () => {
    expect(await run("--help")).toMatchObject({ code: 0, err: "" });
    expect(await run("")).toMatchObject({ code: 2, out: "" });
  });
});

describe("perde law count", () => {
  const line = "count --country US --at 2023-01-15 --ballot in-person --status prohibited";
  it("gives 19, names them, and tells who disputes Minnesota", async () => {
    const { code, out } = await run(`${line} --json`);
    const { count, places, disputed } = JSON.parse(out);
    expect([code, count, places.length]).toEqual([0, 19, 19]);
    expect(disputed.find((one: { readonly place: string }) => one.place === "US-MN").by[0].who).toBe(
      "Ballotpedia, data",
    );
  });
  it("says the same for people", async () => {
    const { out } = await run(line);
    expect(out).toMatch(/^19 in US on 2023-01-15: /);
    expect(out).toContain("US-MN (not counted here): Ballotpedia, data, 2024-10: banned");
  });
});

describe("perde law check", () => {
  it("finds nothing to mend in the shipped files", async () => {
    expect(await run(`check ${shipped}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining("13 rules, no problem"),
    });
  });
  it("names file, rule and field of every problem", async () => {
    const file = await changed(rules => {
      Object.assign(rules[0] ?? {}, { readOn: null });
      Object.assign(rules[1] ?? {}, { inForceFrom: "2023-02-30" });
    });
    const { code, out } = await run("check mine.json", { "mine.json": file });
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(/^mine\.json: KZ\/photograph-marked-ballot\/1: readOn: .*\[source-without-day\]$/),
      expect.stringMatching(/^mine\.json: KZ\/share-photo\/1: inForceFrom: .*2023-02-30.*\[impossible-date\]$/),
    ]);
  });
  it("finds rules that contradict each other", async () => {
    const file = await changed(rules => {
      Object.assign(rules[0] ?? {}, { status: "permitted" });
      Object.assign(rules[6] ?? {}, { status: "prohibited" });
    });
    const { code, out } = await run("check mine.json --json", { "mine.json": file });
    expect([code, JSON.parse(out).problems[0].kind]).toEqual([1, "overlapping-rules"]);
  });
  it("ends with 3 where a file is no JSON", async () => {
    expect((await run("check mine.json", { "mine.json": "{" })).code).toBe(3);
  });
});

describe("perde law diff", () => {
  it("shows which answers a change turns, from which day", async () => {
    const file = await changed(rules => Object.assign(rules[1] ?? {}, { inForceUntil: "2026-11-30" }));
    const { code, out } = await run(`diff ${shipped} mine.json`, { "mine.json": file });
    expect(code).toBe(0);
    expect(out).toContain("changed KZ/share-photo/1: inForceUntil");
    expect(out).toContain("share-photo, ballot any, 2026-12-01 to no end: prohibited (voter) -> unregulated");
  });
  it("needs two good files", async () => {
    expect((await run(`diff ${shipped}`)).code).toBe(2);
    expect((await run(`diff ${shipped} none.json`)).code).toBe(3);
    expect((await run(`diff ${shipped} mine.json`, { "mine.json": '{"format":"x"}' })).code).toBe(1);
  });
});

describe("perde law deadline", () => {
  it("gives the day, how it was counted and on what it rests", async () => {
    const { out } = await run("deadline --step breach-statement --filed 2023-03-01 --vote 2023-03-19 --json");
    expect(JSON.parse(out)).toMatchObject({
      kind: "answer-due",
      by: "2023-03-06",
      mayPrint: false,
      confidence: "confirmed-text",
    });
  });
  it("gives no date for what was not filed", async () => {
    expect((await run("deadline --step breach-statement")).out).toContain("not known (not-filed)");
  });
});

describe("perde law bodies", () => {
  it("names the Mazhilis until June 2026 and the Kurultai after it", async () => {
    expect((await run("bodies --place KZ --at 2026-06-30")).out).toContain("Mazhilis");
    const after = (await run("bodies --place KZ --at 2026-07-01")).out;
    expect(after).not.toContain("Mazhilis");
    expect(after).toContain("Kurultai [unconfirmed]");
  });
});
