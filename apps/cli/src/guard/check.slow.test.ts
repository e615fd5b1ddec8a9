import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { templateBuild } from "./template-build.ts";
import { templateList, templateShow } from "./template-list.ts";

const said: string[] = [];
const io = {
  out: (text: string) => void said.push(text),
  err: () => {},
  readFile: async (path: string) => new Uint8Array(await readFile(path)),
  writeFile: (path: string, bytes: Uint8Array) => writeFile(path, bytes),
};
const run = async (command: (args: readonly string[], on: typeof io) => Promise<number>, ...args: string[]) => {
  said.length = 0;
  return command(args, io);
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "perde-check-"));
  await writeFile(join(folder, "letter.txt"), "no picture at all");
});
afterAll(() => rm(folder, { recursive: true }));

describe("perde check", () => {
  it("prints one JSON object a line and exits 3 for what it cannot read", async () => {
    expect(await run(check, "--json", join(folder, "letter.txt"), join(folder, "missing.jpg"))).toBe(3);
    expect(said.map(line => JSON.parse(line))).toMatchObject([
      { verdict: "unreadable", why: "not-an-image" },
      { verdict: "unreadable", why: "not-an-image" },
    ]);
    expect(Object.keys(JSON.parse(said[0]!))).toEqual(["file", "verdict", "why", "tookMs"]);
  });

  it("exits 2 for an option it does not know and 4 for a folder without packs", async () => {
    expect(await run(check, "--fast", "a.jpg")).toBe(2);
    expect(await run(check)).toBe(2);
    expect(await run(check, "--templates", folder, "a.jpg")).toBe(4);
  });
});

describe("perde template", () => {
  it("lists and shows the designs that come with perde", async () => {
    expect(await run(templateList, "--json")).toBe(0);
    expect(said.map(line => JSON.parse(line).id)).toContain("kz-party-list-sample");
    expect(await run(templateShow, "--json", "kz-party-list-sample")).toBe(0);
    expect(JSON.parse(said[0]!).zones).toHaveLength(8);
    expect(await run(templateShow, "no-such-design")).toBe(1);
  });

  it("refuses a wrong id, a wrong day and a file that is no picture", async () => {
    const blank = join(folder, "letter.txt");
    expect(await run(templateBuild, blank, "--id", "Bad Id", "--jurisdiction", "KZ", "--out", folder)).toBe(2);
    expect(
      await run(templateBuild, blank, "--id", "a", "--jurisdiction", "KZ", "--out", folder, "--valid-from", "soon"),
    ).toBe(2);
    expect(await run(templateBuild, blank, "--id", "a", "--jurisdiction", "KZ", "--out", folder)).toBe(3);
  });
});
