/**
 * Documents as PDF: tagged, A4, fonts embedded, the same bytes on every machine. The compiler is typst in WebAssembly;
 * its bytes and the fonts are handed in, since only the caller knows where they lie.
 */
import { initSync, type TypstCompiler, TypstCompilerBuilder } from "@myriaddreamin/typst-ts-web-compiler";
import { day } from "@perde/law/calendar-day";
import { type Language, line, note, type PerdeDocument } from "./block.ts";
import { lettersOf } from "./font-letters.ts";
import { pdfTemplate } from "./pdf-template.ts";
import { plainText } from "./plain-text.ts";
import { wordsOf } from "./words/words.ts";

export type PdfParts = {
  /** `typst_ts_web_compiler_bg.wasm` of the package, as bytes or compiled. */
  readonly compiler: Uint8Array<ArrayBuffer> | WebAssembly.Module;
  /** NotoSerif-Regular.ttf and NotoSerif-Bold.ttf of `packages/documents/fonts`. */
  readonly fonts: readonly Uint8Array[];
};

export type PdfResult =
  | { readonly kind: "written"; readonly bytes: Uint8Array }
  /** The fonts lack these letters: the paper would show empty boxes. A word processor finds other fonts for a DOCX. */
  | { readonly kind: "letters-missing"; readonly letters: readonly string[] };

export type PdfWriter = (document: PerdeDocument) => PdfResult;

const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const labels = (language: Language) => ({ changed: wordsOf(language).changedMark });

const write = (compiler: TypstCompiler, document: PerdeDocument): Uint8Array => {
  compiler.add_source("/main.typ", pdfTemplate);
  compiler.map_shadow("/document.json", utf8(document));
  compiler.map_shadow("/labels.json", utf8(labels(document.language)));
  const answer: unknown = compiler.compile("/main.typ", undefined, "pdf", 3);
  compiler.reset_shadow();
  if (typeof answer === "object" && answer !== null && "result" in answer && answer.result instanceof Uint8Array)
    return answer.result;
  // The template is ours and words are data in it, so that this can only be our mistake.
  throw new Error("pdf: the template does not compile");
};

let ready = false;

const firstPage: PerdeDocument = {
  format: "perde-document/1",
  kind: "annex",
  language: "kk",
  day: day("2000-01-01"),
  title: "Ә",
  landscape: false,
  blocks: [
    { name: "title", kind: "title", text: "Ә", under: null },
    { name: "facts", kind: "numbered", heading: "Ә", items: [{ ...line("Ә", note("Ә")), notice: "Ә" }] },
    { name: "figures", kind: "table", heading: "Ә", caption: "Ә", widths: [100], header: ["Ә"], rows: [[line("Ә")]] },
  ],
};

/**
 * Loads compiler and fonts once (about a second); the writer then answers quickly for each document. The compiler
 * remembers what it set (about 1 MB a document): open it in a worker and end the worker, so that the words go with it.
 */
export const openPdfWriter = async ({ compiler, fonts }: PdfParts): Promise<PdfWriter> => {
  if (!ready) initSync({ module: compiler });
  ready = true;
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(font);
  const made = await builder.build();
  // The first page makes the engine translate what it needs of 28 MB: better here than while somebody waits.
  write(made, firstPage);
  const known = fonts.map(lettersOf);
  return document => {
    const letters = [...new Set(plainText(document).join(""))].filter(
      letter => !known.every(has => has(letter.codePointAt(0) ?? 0)),
    );
    return letters.length > 0
      ? { kind: "letters-missing", letters }
      : { kind: "written", bytes: write(made, document) };
  };
};
