/** Pages of every sample as PDF beside the pictures that were looked at and approved (`samples/pages`, `pages.testing.ts`). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  drawPages,
  expectApproved,
  pageDifference,
  samePage,
  sampleDocument,
  sampleDocuments,
  samples,
} from "./pages.testing.ts";
import { openPdfWriter, type PdfWriter } from "./pdf.ts";

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

describe("the pages of the samples", () => {
  it.each(sampleDocuments)("look like the approved ones (%s)", (name, file, language, at) => {
    const written = write(sampleDocument(file, language, at));
    if (written.kind !== "written") throw new Error(written.kind);
    writeFileSync(join(folder, "it.pdf"), written.bytes);
    expectApproved(folder, drawPages(folder, "it.pdf", name), approved, name);
  });
  it("tell a page whose words moved from the same page", () => {
    const [one, two] = ["complaint-ru-1.png", "complaint-kk-1.png"].map(page => join(approved, page));
    if (one === undefined || two === undefined) throw new Error("pages");
    expect(pageDifference(one, one)).toBe(0);
    expect(pageDifference(one, two)).toBeGreaterThan(samePage);
  });
});
