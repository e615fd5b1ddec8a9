import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { bundleParts } from "@perde/site/parts";
import type { Manifest } from "@perde/site/publish";
import { oneLanguage } from "@perde/ui/say";
import { afterwards } from "@perde/ui/words/afterwards";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildVoter, bundling } from "./build.ts";
import { readPacks } from "./guard-plugin.ts";

const folders: string[] = [];
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "perde-voter-build-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const root = "A".repeat(43);
const options = { roots: [root], trial: false, demo: false, buildDay: "2026-11-23" } as const;

let site: string;
let manifest: Manifest;
const read = (name: string) => readFileSync(join(site, name), "utf8");
const compressed = (name: string, ending = "br") => readFileSync(join(site, `${name}.${ending}`)).length;
const named = (start: string) =>
  manifest.files.map(({ path }) => path).find(path => path.startsWith(`assets/${start}-`)) ?? "";

beforeAll(async () => {
  site = aFolder();
  manifest = await buildVoter({ outDir: site, ...options });
});

describe("the built page", () => {
  test("is the same in every byte when it is built again", async () => {
    const again = await buildVoter({ outDir: aFolder(), ...options });
    expect(again).toEqual(manifest);
  });

  test.each(["kk", "ru", "en"])("loads at most 40 KB in %s, all bytes, compressed", language => {
    expect(compressed(`index.${language}.html`) + compressed(named("entry"))).toBeLessThanOrEqual(40_960);
  });

  test.each(["kk", "ru", "en"] as const)(
    "adds at most 60 KB for sealing in %s: worker, sentences, one list of words",
    language => {
      const sentence = oneLanguage(afterwards, language)["receipt.finished"];
      const parts = manifest.files.map(({ path }) => path).filter(path => path.startsWith(`assets/${language}-`));
      const of = (what: string) => parts.find(path => read(path).includes(what)) ?? "";
      const added = [named("seal"), of("folded"), of(sentence)];
      expect(new Set(added).size).toBe(3);
      for (const ending of ["br", "gz"])
        expect(added.reduce((sum, path) => sum + compressed(path, ending), 0)).toBeLessThanOrEqual(61_440);
    },
  );

  test("adds at most 2 MB for the guard: its client, its worker and every pack", () => {
    const packs = manifest.files.filter(({ path }) => path.endsWith(".pack"));
    expect(packs.length).toBeGreaterThan(5);
    const bytes = packs.map(({ path }) => compressed(path)).reduce((sum, one) => sum + one, 0);
    expect(compressed(named("guard")) + compressed(named("ask-guard")) + bytes).toBeLessThanOrEqual(2_000_000);
    // The engine is there: without it the worker would be empty and still small.
    expect(read(named("guard"))).toContain("out-of-time");
  });

  test("names each pack with the hash that its bytes have, where the page fetches them", () => {
    const client = read(named("ask-guard"));
    const known = [...client.matchAll(/address:[`"](.*?)[`"],integrity:[`"](.*?)[`"]/g)].map(([, path, hash]) => [
      path,
      hash,
    ]);
    const packs = manifest.files.filter(({ path }) => path.endsWith(".pack"));
    expect(known).toEqual(packs.map(({ path, sha384 }) => [`/${path}`, `sha384-${sha384}`]));
  });

  test("carries nothing of the guard before a picture is chosen", () => {
    const first = read("index.kk.html") + read(named("entry"));
    expect(first).not.toContain(".pack");
    expect(first).not.toContain("out-of-time");
  });

  test("carries one language, and no word of the desk or the law", () => {
    const page = read("index.kk.html") + read(named("entry"));
    expect(page).not.toContain("Требуют фото");
    expect(page).not.toContain("desk.unlock");
  });

  test("names every script by its hash and allows no other", () => {
    const policy: string = JSON.parse(read("index.ru.html.headers.json"))["content-security-policy"];
    expect(policy).toMatch(/^default-src 'none'; script-src( 'sha384-[A-Za-z0-9+/=]{64}')+; style-src 'sha384-/);
    expect(policy).not.toMatch(/unsafe|https?:|\*|strict-dynamic/);
    expect(policy).toContain("trusted-types perde");
  });

  test("gives its workers no way to the network", () => {
    for (const worker of ["seal", "picture", "guard"]) {
      const headers = JSON.parse(read(`${named(worker)}.headers.json`));
      expect(headers["content-security-policy"]).toContain("connect-src 'none'");
    }
  });

  test("carries the roots it was built with; a trial page leaves a place for them", async () => {
    expect(read("index.en.html")).toContain(`<script type="application/json" id="roots">["${root}"]</script>`);
    const outDir = aFolder();
    await buildVoter({ ...options, outDir, trial: true });
    expect(readFileSync(join(outDir, "index.en.html"), "utf8")).toContain("<!--perde:roots-->");
    expect(readdirSync(outDir)).not.toContain("index.en.html.br");
  });

  test("fetches nothing from elsewhere and has no inline handler or style", () => {
    const html = read("index.kk.html");
    expect(html).not.toMatch(/https?:\/\/|\son[a-z]+=|\sstyle=/);
  });

  test("was compressed from the bytes beside it", () => {
    const path = join(site, named("entry"));
    expect(brotliCompressSync(readFileSync(path)).length).toBe(compressed(named("entry")));
  });
});

test("the voter's page holds no code that opens reports, and no classic recipients", async () => {
  const modules = new Set<string>();
  const watch = {
    name: "watch",
    generateBundle: (
      _: unknown,
      bundle: Readonly<Record<string, { readonly type: string; readonly moduleIds?: readonly string[] }>>,
    ) => {
      for (const part of Object.values(bundle))
        for (const id of part.moduleIds ?? []) modules.add(id.replaceAll("\\", "/"));
    },
  };
  await bundleParts(bundling(aFolder(), await readPacks(), new Map(), watch));
  const ours = [...modules];
  expect(ours.some(id => id.endsWith("/seal/src/close.ts"))).toBe(true);
  for (const door of [
    "seal/src/open.ts",
    "seal/src/desk-keys.ts",
    "seal/src/shares.ts",
    "seal/src/member-file.ts",
    "words/desk.ts",
    "words/law.ts",
  ])
    expect(ours.filter(id => id.endsWith(door))).toEqual([]);
  expect(ours.filter(id => id.includes("/abstract/weierstrass.js"))).toEqual([]);
});
