import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../apps/cli/src/commands.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, passphrase } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { type } from "./typed.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perde-typed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("perde", () => {
  test("lists its commands, each with one line, and ends with 0", async () => {
    const { code, out, err } = await type(["--help"]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
    expect(err).toBe("");
  });
  test("without a command prints the same and ends with 2", async () => {
    expect((await type([])).code).toBe(2);
  });
  test("names a command that does not exist and where to look", async () => {
    const { code, out, err } = await type(["serv"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("perde --help");
  });
  test.each(commands.map(({ name }) => name))("%s --help tells what it does and ends with 0", async name => {
    const { code, out, err } = await type([...name.split(" "), "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`perde ${name.split(" ")[0]}`);
  });
  test.each(commands.map(({ name }) => name))("%s refuses an unknown option with 2 and prints no data", async name => {
    const { code, out, err } = await type([...name.split(" "), "--no-such-option"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("perde");
  });
});

describe("perde serve, when the machine does not allow it", () => {
  const serve = (...args: readonly string[]) => type(["serve", "--trial", ...args]);
  test("names the port that is in use and the remedy", async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(8851, "127.0.0.1", () => resolve()));
    const { code, err } = await serve("--data", join(folder, "port"), "--port-base", "8850");
    await new Promise(resolve => other.close(resolve));
    expect(code).toBe(4);
    expect(err).toContain("8851");
    expect(err).toMatch(/Remedy|--port-base/);
  });
  test("refuses a folder that holds something else, and touches nothing in it", async () => {
    const foreign = join(folder, "foreign");
    mkdirSync(foreign);
    writeFileSync(join(foreign, "thesis.txt"), "not ours");
    const { code, err } = await serve("--data", foreign, "--port-base", "8850");
    expect(code).toBe(4);
    expect(err).not.toBe("");
    expect(readFileSync(join(foreign, "thesis.txt"), "utf8")).toBe("not ours");
  });
  test("says that a store is damaged instead of starting anew", async () => {
    const broken = join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "perde.db"), "SQLite format 3\u0000 and then nonsense".repeat(100));
    const { code, err } = await serve("--data", broken, "--port-base", "8850");
    expect(code).toBe(4);
    expect(err).toMatch(/damaged.*Remedy/);
  });
});

describe("perde seal and perde open", () => {
  let story: Story;
  let desk: FoundedDesk;
  let other: FoundedDesk;
  let args: readonly string[];
  beforeAll(async () => {
    story = await startStory();
    desk = await aDesk(story);
    other = await aDesk(story, "Another desk", 1);
    const { voter } = story.running.origins;
    const { instance } = (await (await fetch(`${voter}/v1/instance`)).json()) as { instance: string };
    writeFileSync(join(folder, "desks.json"), await (await fetch(`${voter}/v1/desks`)).text());
    writeFileSync(join(folder, "member.json"), desk.file);
    writeFileSync(join(folder, "other.json"), other.file);
    writeFileSync(join(folder, "report.json"), JSON.stringify(aReport({ more: "Отправлено без браузера." }).content));
    args = [
      "--report",
      join(folder, "report.json"),
      "--desks",
      join(folder, "desks.json"),
      "--root",
      desk.vault.view().root,
      "--instance",
      instance,
      "--out",
      join(folder, "sealed.age"),
    ];
  });
  afterAll(() => story.end());

  test("what one seals the other opens, and nobody else's file does", async () => {
    const sealed = await type(["seal", ...args, "--language", "kk", "--json"]);
    expect(sealed).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(sealed.out).words).toHaveLength(8);
    expect(readFileSync(join(folder, "sealed.age")).length).toBe(22_714);
    const opened = await type(["open", "--member", join(folder, "member.json"), join(folder, "sealed.age")], {
      env: { PERDE_PASSPHRASE: passphrase },
    });
    expect(opened).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(opened.out)).toMatchObject({
      kind: "report",
      statement: { content: { more: "Отправлено без браузера." } },
    });
    const foreign = await type(["open", "--member", join(folder, "other.json"), join(folder, "sealed.age")], {
      env: { PERDE_PASSPHRASE: passphrase },
    });
    expect(foreign.code).toBe(1);
    expect(JSON.parse(foreign.out)).toMatchObject({ kind: "not-for-this-desk" });
  });
  test("a flipped byte is damaged, a truncated or classic file is no envelope, and a wrong passphrase opens nothing", async () => {
    const wire = readFileSync(join(folder, "sealed.age"));
    const flipped = Buffer.from(wire);
    flipped[20_000] = (flipped[20_000] ?? 0) ^ 1;
    writeFileSync(join(folder, "flipped.age"), flipped);
    writeFileSync(join(folder, "short.age"), wire.subarray(0, 20_000));
    const open = (...names: readonly string[]) =>
      type(["open", "--member", join(folder, "member.json"), ...names.map(name => join(folder, name))], {
        env: { PERDE_PASSPHRASE: passphrase },
      });
    const damaged = await open("flipped.age", "short.age", "absent.age");
    expect(
      damaged.out
        .trim()
        .split("\n")
        .map(line => JSON.parse(line).kind),
    ).toEqual(["damaged", "not-an-envelope", "unreadable"]);
    expect(damaged.code).toBe(1);
    expect((await open("short.age")).code).toBe(3);
    const wrong = await type(["open", "--member", join(folder, "member.json"), join(folder, "sealed.age")], {
      env: { PERDE_PASSPHRASE: "wrong" },
    });
    expect(wrong).toMatchObject({ code: 3, out: "" });
  });
  test("a report with an unknown field is refused by the name of the field, and nothing is written", async () => {
    writeFileSync(join(folder, "vote.json"), JSON.stringify({ ...aReport().content, vote: "1" }));
    const { code, err } = await type([
      "seal",
      ...args.map(arg => arg.replace("report.json", "vote.json").replace("sealed.age", "none.age")),
    ]);
    expect(code).toBe(3);
    expect(err).toContain("content.vote");
    expect(() => readFileSync(join(folder, "none.age"))).toThrow();
  });
});
