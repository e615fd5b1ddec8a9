/** Documents: each kind as DOCX and PDF, beside a floor of compressing the same words. node bench/documents.ts */
import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import type { Language, PerdeDocument } from "@perde/documents/block";
import { filingCopy } from "@perde/documents/copy";
import { readData } from "@perde/documents/data";
import { writeDocx } from "@perde/documents/docx";
import { makeDocument } from "@perde/documents/make";
import { plainText } from "@perde/documents/plain-text";
import { shippedBase } from "@perde/law/all-rules";
import { day } from "@perde/law/calendar-day";
import { pdfWriter } from "../apps/cli/src/documents/pdf-parts.ts";
import { type Figure, writeFigures } from "./results.ts";

const samples = [
  ["complaint", "complaint.ru.json", "ru", "2026-11-23"],
  ["inquiry", "inquiry.kk.json", "kk", "2023-01-15"],
  ["amendments", "amendments.json", "kk", "2023-01-15"],
  ["resolution", "resolution.json", "ru", "2023-01-15"],
  ["comparative annex", "annex.json", "en", "2026-11-23"],
  ["statistical annex", "statistics.json", "ru", "2023-01-31"],
] as const;

const samplesFolder = new URL("../packages/documents/samples/", import.meta.url);

/** Milliseconds of one call: the fastest of five. */
const fastest = async (work: () => Promise<unknown>): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const from = performance.now();
    await work();
    best = Math.min(best, performance.now() - from);
  }
  return best;
};

const sample = async (name: string, language: Language, at: string): Promise<PerdeDocument> => {
  const read = readData(new Uint8Array(await readFile(new URL(name, samplesFolder))));
  if (read.kind !== "data") throw new Error(`${name}: ${read.kind}`);
  const made = makeDocument(shippedBase(), read.data, language, day(at));
  if (made.kind !== "made") throw new Error(`${name}: ${made.kind}`);
  return filingCopy(made.document);
};

export const benchDocuments = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  const from = performance.now();
  const writePdf = await pdfWriter();
  const opening = performance.now() - from;
  for (const [what, name, language, at] of samples) {
    const document = await sample(name, language, at);
    const text = Buffer.from(plainText(document).join("\n"));
    const floor = await fastest(async () => deflateRawSync(text));
    const docx = await fastest(() => writeDocx(document));
    const first = performance.now();
    const written = writePdf(document);
    const pdfFirst = performance.now() - first;
    const pdf = await fastest(async () => writePdf({ ...document, title: `${document.title} ${Math.random()}` }));
    figures.push(
      {
        what: `documents: ${what}, DOCX (budget 200 ms; floor: deflating its words)`,
        value: docx,
        unit: "ms",
        ratio: docx / floor,
      },
      { what: `documents: ${what}, PDF, first of its kind (budget 500 ms)`, value: pdfFirst, unit: "ms" },
      {
        what: `documents: ${what}, PDF, again with another title (the rest is remembered)`,
        value: pdf,
        unit: "ms",
        ratio: pdf / floor,
      },
      {
        what: `documents: ${what}, PDF`,
        value: (written.kind === "written" ? written.bytes.length : 0) / 1000,
        unit: "KB",
      },
    );
  }
  return [
    { what: "documents: loading the PDF writer, compiler and fonts", value: opening, unit: "ms" },
    ...figures,
    {
      what: "documents: most memory of the process, all kinds",
      value: process.resourceUsage().maxRSS / 1000,
      unit: "MB",
    },
  ];
};

if (import.meta.main) writeFigures("documents", "Documents", await benchDocuments());
