/** Names of exported papers: kind, language, day; nothing of a case. */
import type { PerdeDocument } from "@perde/documents/block";
import type { PaperFormat } from "../workers/papers.ts";

/** "complaint-kk-2026-11-28.docx"; two languages side by side are "kk-ru". */
export const stamped = ({ kind, language, day }: PerdeDocument, languages: number, format: PaperFormat): string =>
  `${kind}-${languages > 1 ? "kk-ru" : language}-${day}.${format === "akn" ? "xml" : format}`;
