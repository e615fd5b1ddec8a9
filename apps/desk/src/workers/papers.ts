/**
 * The worker in which law is looked up and papers are made and written. It holds no key. Its words go when it ends: the
 * page ends it on lock and on cancel. The parts of the PDF writer come from the desk's own site and are compared by hash.
 */

import { parts } from "virtual:paper-parts";
import { type CountedCase, type FigureTables, figureTables, type Period } from "@perde/cases/figures";
import type { Language, LeftOut, PerdeDocument, Refusal } from "@perde/documents/block";
import { filingCopy } from "@perde/documents/copy";
import { parseData } from "@perde/documents/data";
import { makeDocument, type NoLanguage } from "@perde/documents/make";
import type { PdfWriter } from "@perde/documents/pdf";
import { sideBySide } from "@perde/documents/side-by-side";
import { shippedBase } from "@perde/law/all-rules";
import { parseDay } from "@perde/law/calendar-day";
import { type Deadline, deadline } from "@perde/law/deadline";
import { parsePlace } from "@perde/law/place";
import { type StepId, stepOf } from "@perde/law/steps";
import { kazakhstanCalendar } from "@perde/law/work-calendar";
import { answerCalls } from "@perde/site/remote";
import { type ComparedRule, type LawView, lawView } from "../papers/law-view.ts";

export type MadePapers =
  | { readonly kind: "made"; readonly documents: readonly PerdeDocument[]; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: "not-document-data"; readonly field: string }
  | { readonly kind: "impossible-date" }
  | Refusal
  | NoLanguage;

export type WrittenPaper =
  | { readonly kind: "written"; readonly bytes: Uint8Array }
  | { readonly kind: "not-a-draft" }
  | { readonly kind: "letters-missing"; readonly letters: readonly string[] }
  | { readonly kind: "parts-missing" };

export const paperFormats = ["docx", "pdf", "akn"] as const;
export type PaperFormat = (typeof paperFormats)[number];

const fetched = async ({ address, sha384 }: { readonly address: string; readonly sha384: string }) => {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return btoa(String.fromCharCode(...hash)) === sha384 ? bytes : undefined;
};

let pdf: Promise<PdfWriter | undefined> | undefined;
const openPdf = async (): Promise<PdfWriter | undefined> => {
  try {
    const [compiler, ...fonts] = await Promise.all([parts.compiler, ...parts.fonts].map(fetched));
    if (compiler === undefined || fonts.some(font => font === undefined)) return undefined;
    const { openPdfWriter } = await import("@perde/documents/pdf");
    return await openPdfWriter({ compiler, fonts: fonts.flatMap(font => font ?? []) });
  } catch (error) {
    // No network, or the desk was closed meanwhile: told in words, and tried anew next time.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const offer = {
  law: (asked: {
    readonly place: string;
    readonly day: string;
    readonly verified: readonly ComparedRule[];
  }): LawView | { readonly kind: "impossible-date" | "unknown-place" } => {
    const [place, day] = [parsePlace(asked.place), parseDay(asked.day)];
    if (place === undefined) return { kind: "unknown-place" };
    if (day === undefined) return { kind: "impossible-date" };
    return lawView(shippedBase(), place, day, asked.verified);
  },
  /** @param filedOn day of the slip, or of the decision for a step that is filed against it */
  deadline: (asked: {
    readonly step: StepId;
    readonly filedOn: string;
    readonly votingDay?: string | undefined;
  }): Deadline =>
    deadline(
      stepOf(asked.step),
      { filedOn: parseDay(asked.filedOn) ?? null, votingDay: parseDay(asked.votingDay ?? "") ?? null },
      kazakhstanCalendar,
    ),
  /** No institution is named: nobody has said here that the signer agrees. */
  figures: (asked: { readonly cases: readonly CountedCase[]; readonly period: Period }): FigureTables =>
    figureTables(asked.cases, asked.period),
  /** One document for each language; `data` is checked like a file. */
  make: (asked: {
    readonly day: string;
    readonly in: readonly { readonly language: Language; readonly data: unknown }[];
  }): MadePapers => {
    const day = parseDay(asked.day);
    if (day === undefined) return { kind: "impossible-date" };
    const documents: PerdeDocument[] = [];
    const leftOut = new Map<string, LeftOut>();
    for (const { language, data } of asked.in) {
      const read = parseData(data);
      if (read.kind !== "data") return read;
      const made = makeDocument(shippedBase(), read.data, language, day);
      if (made.kind !== "made") return made;
      documents.push(made.document);
      for (const one of made.leftOut) leftOut.set(one.id, one);
    }
    return { kind: "made", documents, leftOut: [...leftOut.values()] };
  },
  /** Two documents are set side by side. `copy`: what is filed, or what stays on the desk. */
  write: async (asked: {
    readonly documents: readonly PerdeDocument[];
    readonly format: PaperFormat;
    readonly copy: "filing" | "desk";
  }): Promise<WrittenPaper> => {
    const [first, second] = asked.documents.map(one => (asked.copy === "filing" ? filingCopy(one) : one));
    if (first === undefined) throw new Error("no document");
    const document = second === undefined ? first : sideBySide(first, second);
    switch (asked.format) {
      case "docx": {
        const { writeDocx } = await import("@perde/documents/docx");
        return { kind: "written", bytes: await writeDocx(document) };
      }
      case "akn": {
        const { writeAkn } = await import("@perde/documents/akn");
        const akn = writeAkn(document);
        return akn.kind === "akn" ? { kind: "written", bytes: new TextEncoder().encode(akn.xml) } : akn;
      }
      case "pdf": {
        pdf ??= openPdf();
        const write = await pdf;
        if (write !== undefined) return write(document);
        pdf = undefined;
        return { kind: "parts-missing" };
      }
    }
  },
};

export type PapersOffer = typeof offer;

answerCalls(offer);
