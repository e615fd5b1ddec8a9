/** The guides against the programs: what can be typed, set or answered is written down, and nothing else is. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refusals } from "@perde/intake/answers";
import { recorded } from "@perde/intake/record";
import { describe, expect, test } from "vitest";
import { commands } from "../../apps/cli/src/commands.ts";
import { exitCode } from "../../apps/cli/src/exit-code.ts";
import { main } from "../../apps/cli/src/perde.ts";
import { root } from "../../tasks/root.ts";

const guide = (path: string): string => readFileSync(join(root, "docs", path), "utf8");
const commandLine = guide("guides/command-line.md");

/** What `perde NAME --help` prints, run in memory. */
const helpOf = async (name: string): Promise<string> => {
  const said: string[] = [];
  const never = (): never => {
    throw new Error("--help touches nothing of the outside");
  };
  const code = await main([...name.split(" "), "--help"], {
    out: text => said.push(text),
    outBytes: never,
    err: never,
    readFile: never,
    writeFile: never,
    fetch: never,
    untilStopped: never,
  });
  expect(code).toBe(exitCode.done);
  return said.join("\n");
};

/** Commands by the heading under which they stand; the ledger is only ever verified. */
const headings = commands.map(({ name }) => (name === "ledger" ? "ledger verify" : name));

/** The text under the heading of a command, up to the next heading. */
const sectionOf = (heading: string): string => {
  const begin = commandLine.indexOf(`\n### perde ${heading}\n`);
  expect(begin, `there is a section "perde ${heading}"`).toBeGreaterThan(0);
  const rest = commandLine.slice(begin + 1);
  const end = rest.slice(1).search(/\n#{2,3} /);
  return end === -1 ? rest : rest.slice(0, end + 1);
};

const optionsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/--[a-z][a-z-]+/g) ?? [])].filter(option => option !== "--help").toSorted();

describe("the guide of the command line", () => {
  test.each(headings)("names every option of perde %s and none that it lacks", async heading => {
    const help = await helpOf(heading.replace("ledger verify", "ledger"));
    expect(optionsIn(sectionOf(heading))).toEqual(optionsIn(help));
  });

  test("has no section of a command that does not exist", () => {
    const written = [...commandLine.matchAll(/^### perde (.+)$/gm)].map(([, heading]) => heading ?? "");
    expect(written.toSorted()).toEqual(headings.toSorted());
  });

  test("names every exit code", () => {
    const section = commandLine.slice(commandLine.indexOf("## Exit codes"), commandLine.indexOf("## Settings"));
    const written = [...section.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code));
    expect(written).toEqual(Object.values(exitCode).toSorted((one, other) => one - other));
  });

  test("names every setting that a program reads from the environment, and none that none reads", () => {
    const sources = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs", "*.sh"], { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter(path => path !== "" && !path.startsWith("e2e/audit/"));
    const read = sources.flatMap(path =>
      [...readFileSync(join(root, path), "utf8").matchAll(/env(?:\.|\[")(PERDE_[A-Z_]+)/g)].map(
        ([, name]) => name ?? "",
      ),
    );
    expect(read.length).toBeGreaterThan(4);
    const section = commandLine.slice(commandLine.indexOf("## Settings"), commandLine.indexOf("## Running"));
    const written = [...section.matchAll(/`(PERDE_[A-Z_]+)`/g)].map(([, name]) => name ?? "");
    expect([...new Set(written)].toSorted()).toEqual([...new Set(read)].toSorted());
  });
});

describe("the guides of the intake", () => {
  test("name every refusal with the status that it is answered with, and none that does not exist", () => {
    const text = guide("formats/http.md");
    const table = text.slice(text.indexOf("## Refusals"), text.indexOf("## Price"));
    const written = [...table.matchAll(/^\| (`[^|]+`) \| (\d{3}) \|/gm)].flatMap(([, kinds, status]) =>
      [...(kinds ?? "").matchAll(/`([a-z-]+)`/g)].map(([, kind]) => `${kind} ${status}`),
    );
    expect(written.toSorted()).toEqual(
      Object.entries(refusals)
        .map(([kind, status]) => `${kind} ${status}`)
        .toSorted(),
    );
  });

  test("name every event that is recorded, and none that is not", () => {
    const text = guide("guides/operate.md");
    const table = text.slice(text.indexOf("## What it tells you"), text.indexOf("## Space"));
    const written = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names]) =>
      [...(names ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
    );
    expect(written.toSorted()).toEqual(Object.keys(recorded).toSorted());
  });

  test("name every option of perde serve", async () => {
    expect(optionsIn(guide("guides/operate.md"))).toEqual(
      expect.arrayContaining([...optionsIn(await helpOf("serve"))]),
    );
  });
});

test("every file of the repository that a document names is there", () => {
  const files = new Set(
    execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
      cwd: root,
      encoding: "utf8",
    }).split("\n"),
  );
  const named = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].flatMap(path =>
    [
      ...readFileSync(join(root, path), "utf8").matchAll(/`((?:apps|bench|docs|e2e|packages|tasks)\/[\w./-]+\.\w+)`/g),
    ].map(([, name]) => ({ path, name: name ?? "" })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !files.has(name))).toEqual([]);
});
