/**
 * Pages of every sample beside the pictures that were looked at and approved (`samples/pages`). After a change that is
 * meant, look at the new pages and keep them: PERDE_APPROVE=1 npx vitest run packages/documents/src/pages.slow.test.ts
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedBase } from "@perde/law/all-rules";
import { day } from "@perde/law/calendar-day";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "./block.ts";
import { filingCopy } from "./copy.ts";
import { readData } from "./data.ts";
import { difference, readGrayPng } from "./gray-png.testing.ts";
import { makeDocument } from "./make.ts";
import { openPdfWriter, type PdfWriter } from "./pdf.ts";

const samples = join(import.meta.dirname, "../samples");
const approved = join(samples, "pages");
const folder = mkdtempSync(join(tmpdir(), "perde-pages-"));
let write: PdfWriter;

beforeAll(async () => {
  const compiler = createRequire(import.meta.url).resolve("@myriaddreamin/typst-ts-web-compiler/wasm");
  const font = (name: string) => readFileSync(new URL(`../fonts/NotoSerif-${name}.ttf`, import.meta.url));
  write = await openPdfWriter({
    compiler: new Uint8Array(readFileSync(compiler)),
    fonts: [font("Regular"), font("Bold")],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names of the page pictures of one sample, drawn into the folder. */
const draw = (name: string, file: string, language: Language, at: string): readonly string[] => {
  const read = readData(new Uint8Array(readFileSync(join(samples, file))));
  if (read.kind !== "data") throw new Error(read.kind);
  const made = makeDocument(shippedBase(), read.data, language, day(at));
  if (made.kind !== "made") throw new Error(made.kind);
  const written = write(filingCopy(made.document));
  if (written.kind !== "written") throw new Error(written.kind);
  writeFileSync(join(folder, "it.pdf"), written.bytes);
  execFileSync("pdftoppm", ["-gray", "-png", "-r", "45", join(folder, "it.pdf"), join(folder, name)], {
    stdio: "ignore",
  });
  return readdirSync(folder)
    .filter(one => one.startsWith(`${name}-`))
    .toSorted();
};

describe("the pages of the samples", () => {
  it.each([
    ["complaint-ru", "complaint.ru.json", "ru", "2026-11-23"],
    ["complaint-kk", "complaint.kk.json", "kk", "2026-11-23"],
    ["inquiry-ru", "inquiry.ru.json", "ru", "2023-01-15"],
    ["inquiry-kk", "inquiry.kk.json", "kk", "2023-01-15"],
    ["amendments-kk", "amendments.json", "kk", "2023-01-15"],
    ["resolution-ru", "resolution.json", "ru", "2026-11-23"],
    ["annex-en", "annex.json", "en", "2026-11-23"],
    ["statistics-ru", "statistics.json", "ru", "2023-01-31"],
  ] as const)("look like the approved ones (%s)", (name, file, language, at) => {
    const pages = draw(name, file, language, at);
    if (process.env["PERDE_APPROVE"] === "1") {
      mkdirSync(approved, { recursive: true });
      for (const page of pages) copyFileSync(join(folder, page), join(approved, page));
    }
    expect(pages).toEqual(
      readdirSync(approved)
        .filter(one => one.startsWith(`${name}-`))
        .toSorted(),
    );
    for (const page of pages) {
      const [now, then] = [join(folder, page), join(approved, page)].map(path => readGrayPng(readFileSync(path)));
      if (now === undefined || then === undefined) throw new Error(page);
      expect(difference(now, then), `${page} differs from the approved picture: look at it`).toBeLessThan(0.004);
    }
  });
  it("tell a page whose words moved from the same page", () => {
    const [one, two] = ["complaint-ru-1.png", "complaint-kk-1.png"].map(page =>
      readGrayPng(readFileSync(join(approved, page))),
    );
    if (one === undefined || two === undefined) throw new Error("pages");
    expect(difference(one, one)).toBe(0);
    expect(difference(one, two)).toBeGreaterThan(0.004);
  });
});
