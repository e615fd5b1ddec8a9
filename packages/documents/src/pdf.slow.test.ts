import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PerdeDocument } from "./block.ts";
import { filingCopy } from "./copy.ts";
import { aCase, aComplaint, aDraft, anInquiry, documentOf } from "./data.testing.ts";
import { editDocument } from "./edit.ts";
import { openPdfWriter, type PdfWriter } from "./pdf.ts";
import { plainText } from "./plain-text.ts";
import { sideBySide } from "./side-by-side.ts";

const folder = mkdtempSync(join(tmpdir(), "perde-pdf-"));
let writer: PdfWriter;
const write = (document: PerdeDocument): Uint8Array => {
  const found = writer(document);
  if (found.kind !== "written") throw new Error(found.kind);
  return found.bytes;
};

beforeAll(async () => {
  const compiler = createRequire(import.meta.url).resolve("@myriaddreamin/typst-ts-web-compiler/wasm");
  const font = (name: string) => readFileSync(new URL(`../fonts/NotoSerif-${name}.ttf`, import.meta.url));
  writer = await openPdfWriter({
    compiler: new Uint8Array(readFileSync(compiler)),
    fonts: [font("Regular"), font("Bold")],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a tool of poppler on the PDF of a document. */
const tool = (name: string, document: PerdeDocument, args: (path: string) => readonly string[]): string => {
  const path = join(folder, "it.pdf");
  writeFileSync(path, write(document));
  return execFileSync(name, [...args(path)], {
    encoding: "utf8",
    maxBuffer: 64_000_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
};
const extracted = (document: PerdeDocument): string => tool("pdftotext", document, path => ["-raw", path, "-"]);
const pages = (document: PerdeDocument): number =>
  Number(/Pages:\s+(\d+)/.exec(tool("pdfinfo", document, path => [path]))?.[1]);

/** How often each letter stands in a text; digits apart, because pages and footnotes are numbered too. */
const letters = (text: string): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const letter of text.normalize("NFC").replaceAll(/[\s\d]/g, "")) found[letter] = (found[letter] ?? 0) + 1;
  return found;
};

describe("the PDF of a document", () => {
  it.each([
    ["complaint", aComplaint({ facts: ["Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і ₸, гауһар"] }), "2026-11-23"],
    ["inquiry", anInquiry(), "2023-01-15"],
    ["resolution", aDraft("resolution"), "2023-01-15"],
    ["statistics", aDraft("statistics"), "2023-01-31"],
  ])("gives back the letters of the %s, Kazakh ones included, none more and none less", (_, data, at) => {
    for (const language of ["kk", "ru"] as const) {
      const document = documentOf(data, language, at);
      expect(letters(extracted(document))).toEqual(letters(plainText(document).join("\n")));
    }
  });
  it("gives back every short line of the amendments as it stands", () => {
    const document = documentOf(aDraft("amendments"), "kk");
    const text = extracted(document).replaceAll(/\s+/g, " ");
    for (const line of plainText(document)) if (line.length < 20) expect(text).toContain(line);
  });
  it("is tagged, speaks its language, and embeds its fonts", () => {
    const document = documentOf(aComplaint(), "kk");
    expect(tool("pdfinfo", document, path => [path])).toMatch(/Tagged:\s+yes[\s\S]*A4/);
    const structure = tool("pdfinfo", document, path => ["-struct", path]);
    for (const tag of ["Document", "H1", "H2", "L ", "LI", "Note"]) expect(structure).toContain(tag);
    expect(tool("pdfinfo", documentOf(aDraft("amendments")), path => ["-struct", path])).toMatch(
      /Table[\s\S]*THead[\s\S]*TH/,
    );
    expect(new TextDecoder("latin1").decode(write(document))).toMatch(/\/Lang \(kk/);
    const fonts = tool("pdffonts", document, path => [path])
      .trim()
      .split("\n")
      .slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/NotoSerif.* yes yes yes /);
  });
  it("gives the same bytes again, after other documents", () => {
    const document = documentOf(anInquiry());
    const first = write(document);
    write(documentOf(aDraft("annex"), "en"));
    expect(write(document)).toEqual(first);
  });
  it("is refused, with the letters, where the fonts lack one", () => {
    const found = writer(documentOf(aComplaint({ facts: ["ғ學 م"] })));
    expect(found).toEqual({ kind: "letters-missing", letters: ["學", "م"] });
  });
  it("means nothing by markup, and shows it as typed", () => {
    const hostile = `#eval("1") #panic() *bold* _it_ $x^2$ @ref <label> \\ // no /* no */ [a](b) = - + ~ \` " ' -- ... \u202e\u0007`;
    const document = documentOf(
      aComplaint({ facts: [hostile], cases: [aCase({ institution: `"#read("/etc/passwd")` })] }),
    );
    const text = extracted(document).replaceAll(/\s+/g, " ");
    expect(text).toContain(`#eval("1") #panic() *bold* _it_ $x^2$ @ref <label> \\ // no /* no */ [a](b)`);
    expect(text).toContain(`"#read("/etc/passwd")`);
  });
  it("holds 500 facts, an annex of forty pages, both languages side by side, and marks of change on the desk's copy", () => {
    const facts = Array.from(
      { length: 500 },
      (_, at) => `Обстоятельство ${at + 1}: требование было повторено на собрании.`,
    );
    expect(extracted(documentOf(aComplaint({ facts })))).toContain("501. Обстоятельство 500");
    const every = {
      acts: [
        "photograph-marked-ballot",
        "share-photo",
        "carry-camera-into-booth",
        "photograph-in-polling-place",
        "demand-proof-of-vote",
        "coerce-vote",
      ],
    };
    const annex = documentOf(aDraft("annex", every), "ru");
    const table = annex.blocks.find(({ kind }) => kind === "table");
    if (table?.kind !== "table") throw new Error("no table");
    const long = { ...annex, blocks: [...annex.blocks, table, table, table] };
    expect(pages(long)).toBeGreaterThanOrEqual(40);
    const both = sideBySide(documentOf(aComplaint(), "kk"), documentOf(aComplaint(), "ru"));
    expect(pages(both)).toBeGreaterThan(1);
    const changed = editDocument(documentOf(aComplaint()), { kind: "write", block: 3, at: 0, text: "Иначе." });
    if (changed.kind !== "edited") throw new Error(changed.kind);
    expect(extracted(changed.document)).toContain("изменено вручную");
    expect(extracted(filingCopy(changed.document))).not.toContain("изменено вручную");
  });
});
