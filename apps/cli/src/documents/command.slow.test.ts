import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentCommand } from "./command.ts";

const root = join(import.meta.dirname, "../../../..");
const sample = (name: string): string => join(root, "packages/documents/samples", name);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "perde-document-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as typed. */
const run = async (line: string) => {
  let out = "";
  let err = "";
  const code = await documentCommand(line.split(" ").filter(Boolean), {
    out: text => {
      out += text;
    },
    outBytes: () => expect.fail(),
    err: text => {
      err += text;
    },
    readFile: async path => new Uint8Array(await readFile(path)),
    writeFile: (path, bytes) => writeFile(path, bytes),
    fetch: () => Promise.reject(new Error("no network")),
    untilStopped: () => Promise.resolve(),
  });
  return { code, out, err };
};

describe("perde document", () => {
  it.each([
    ["complaint", "complaint.ru.json", "ru", "2026-11-23"],
    ["complaint", "complaint.kk.json", "kk", "2026-11-23"],
    ["inquiry", "inquiry.ru.json", "ru", "2023-01-15"],
    ["inquiry", "inquiry.kk.json", "kk", "2023-01-15"],
    ["amendments", "amendments.json", "kk", "2023-01-15"],
    ["resolution", "resolution.json", "ru", "2023-01-15"],
    ["annex", "annex.json", "en", "2026-11-23"],
    ["annex", "statistics.json", "ru", "2023-01-31"],
    ["complaint", "complaint.ru.json", "kk+ru", "2026-11-23"],
  ])("writes the sample %s (%s, %s) as DOCX and PDF", async (kind, data, lang, at) => {
    for (const format of ["docx", "pdf"]) {
      const path = join(folder, `it.${format}`);
      const { code, err } = await run(
        `${kind} --data ${sample(data)} --lang ${lang} --at ${at} --format ${format} --out ${path}`,
      );
      expect([code, err]).toEqual([0, ""]);
      expect((await readFile(path)).subarray(0, 4).toString("latin1")).toBe(
        format === "pdf" ? "%PDF" : "PK\u0003\u0004",
      );
    }
  });
  it("writes drafts as Akoma Ntoso, and tells what was left out", async () => {
    const path = join(folder, "it.xml");
    const akn = `--at 2023-01-15 --format akn --out ${path}`;
    expect((await run(`amendments --data ${sample("amendments.json")} --lang ru ${akn}`)).code).toBe(0);
    expect(await readFile(path, "utf8")).toContain("<bill");
    const complaint = await run(
      `complaint --data ${sample("complaint.ru.json")} --lang ru --json ${akn.replace("2023-01-15", "2026-11-23")}`,
    );
    expect([complaint.code, JSON.parse(complaint.err)]).toEqual([1, { kind: "not-a-draft" }]);
    const written = await run(
      `complaint --data ${sample("complaint.ru.json")} --lang ru --at 2026-11-23 --format docx --json --out ${join(folder, "it.docx")}`,
    );
    expect(JSON.parse(written.out)).toMatchObject({
      kind: "written",
      leftOut: [{ id: "19", because: "not-verified" }],
    });
  });
  it("keeps deadline and slip for the desk's copy", async () => {
    const size = async (copy: string) => {
      const path = join(folder, `${copy}.docx`);
      await run(
        `complaint --data ${sample("complaint.ru.json")} --lang ru --at 2026-11-23 --format docx --out ${path} --copy ${copy}`,
      );
      return (await readFile(path)).length;
    };
    expect(await size("desk")).toBeGreaterThan(await size("filing"));
  });
  it.each([
    ["", 2],
    ["letter --data x --lang ru --at 2023-01-15 --format pdf --out y", 2],
    ["annex --data x --lang fr --at 2023-01-15 --format pdf --out y", 2],
    ["annex --data x --lang ru --at 2023-02-30 --format pdf --out y", 2],
    ["annex --data x --lang ru --at 2023-01-15 --format odt --out y", 2],
    ["annex --data x --lang ru --at 2023-01-15 --format pdf", 2],
    ["annex --data x --lang ru --at 2023-01-15 --format pdf --out y --colour red", 2],
    ["annex --data no-such-file.json --lang ru --at 2023-01-15 --format pdf --out y", 3],
    [`inquiry --data ${sample("annex.json")} --lang ru --at 2023-01-15 --format pdf --out y`, 3],
    [`amendments --data ${sample("amendments.json")} --lang en --at 2023-01-15 --format docx --out y`, 1],
    [`amendments --data ${sample("amendments.json")} --lang ru --at 1890-01-01 --format docx --out y`, 1],
    [`annex --data ${sample("annex.json")} --lang en --at 2026-11-23 --format docx --out /no/such/folder/y`, 4],
  ])("refuses `%s` with %i, on stderr alone", async (line, expected) => {
    const { code, out, err } = await run(line);
    expect([code, out]).toEqual([expected, ""]);
    expect(err).toMatch(/^perde document: .+\n$/);
    if (expected !== 2) expect((await run(`${line} --json`)).err).toMatch(/^\{"kind":"[a-z-]+"/);
  });
  it("gives the same bytes in other processes, with other folders, time zones, locales and clocks", async () => {
    const script = `
      import { documentCommand } from ${JSON.stringify(join(import.meta.dirname, "command.ts"))};
      import { readFile, writeFile } from "node:fs/promises";
      const io = { out() {}, err: text => process.stderr.write(text), readFile, writeFile };
      for (const format of ["docx", "pdf"])
        process.exitCode ||= await documentCommand(["inquiry", "--data", ${JSON.stringify(sample("inquiry.kk.json"))}, "--lang", "kk", "--at", "2023-01-15", "--format", format, "--out", "it." + format], io);`;
    const clock = `const Real = Date; globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(4e12) } static now() { return 4e12 } };`;
    const hashes = async (cwd: string, env: Record<string, string>, before: string): Promise<readonly string[]> => {
      execFileSync(
        process.execPath,
        ["--input-type=module", "--import", `data:text/javascript,${encodeURIComponent(before)}`, "-e", script],
        {
          cwd,
          env: { ...process.env, ...env },
        },
      );
      return Promise.all(
        ["it.docx", "it.pdf"].map(async name =>
          createHash("sha256")
            .update(await readFile(join(cwd, name)))
            .digest("hex"),
        ),
      );
    };
    const other = await mkdtemp(join(tmpdir(), "перде-other-"));
    try {
      const here = await hashes(folder, { TZ: "UTC", LC_ALL: "C" }, "");
      expect(await hashes(other, { TZ: "Asia/Almaty", LC_ALL: "kk_KZ.UTF-8", LANG: "kk_KZ.UTF-8" }, clock)).toEqual(
        here,
      );
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
