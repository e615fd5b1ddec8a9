/** The dossier of a faction: inquiry, both drafts, both annexes as DOCX, and the list of sources, in one zip file. */
import type { PerdeDocument } from "@perde/documents/block";
import { paragraphsOf } from "@perde/documents/plain-text";
import { zipSync } from "fflate";
import type { MadePapers, WrittenPaper } from "../workers/papers.ts";
import type { PapersRemote } from "../workers.ts";
import { stamped } from "./file-name.ts";
import { type PaperQuestion, paperData } from "./paper-data.ts";
import { nobody, type PaperForm } from "./paper-form.ts";

export type Packed =
  | { readonly kind: "packed"; readonly bytes: Uint8Array }
  | Exclude<MadePapers, { readonly kind: "made" }>
  | Exclude<WrittenPaper, { readonly kind: "written" }>;

/** Footnotes of all papers, each once, in the order in which they are first cited. */
const sourcesOf = (documents: readonly PerdeDocument[]): string =>
  [
    ...new Set(
      documents
        .flatMap(({ blocks }) => blocks.flatMap(paragraphsOf))
        .flatMap(({ spans }) => spans.flatMap(span => (span.kind === "note" ? [span.text] : []))),
    ),
  ].join("\n");

/** Where the chair of the commission will sign: nobody of the faction signs for her. */
const openLine = "_".repeat(24);

/** The draft of a resolution goes to the commission among the addressees; the first of the faction brings the amendments. */
const formFor = (kind: PaperForm["kind"], form: PaperForm): PaperForm => ({
  ...form,
  kind,
  to: kind === "resolution" ? form.to.filter(({ role }) => role === "commission") : form.to,
  signer: { ...nobody, name: kind === "resolution" ? openLine : (form.signers.split("\n")[0] ?? "") },
});

/**
 * The same question gives the same bytes: times in the zip are fixed.
 */
export const dossier = async (
  papers: PapersRemote,
  question: PaperQuestion,
  language: "kk" | "ru",
): Promise<Packed> => {
  const files: Record<string, Uint8Array> = {};
  const documents: PerdeDocument[] = [];
  for (const kind of ["inquiry", "amendments", "resolution", "annex", "statistics"] as const) {
    const form = formFor(kind, question.form);
    const data = paperData({ ...question, form }, language);
    const made = await papers.call("make", { day: form.day, in: [{ language, data }] });
    if (made.kind !== "made") return made;
    const written = await papers.call("write", { documents: made.documents, format: "docx", copy: "filing" });
    if (written.kind !== "written") return written;
    for (const document of made.documents) {
      documents.push(document);
      files[stamped(document, 1, "docx")] = written.bytes;
    }
  }
  files["sources.txt"] = new TextEncoder().encode(`${sourcesOf(documents)}\n`);
  return { kind: "packed", bytes: zipSync(files, { level: 0, mtime: "1980-01-01T00:00:00Z" }) };
};
