/** How far a case came, as figures and papers count it (docs/formats/documents.md, section 5). */
import type { Case } from "./case-fold.ts";
import type { FigureStage } from "./figures.ts";

/** A case that nobody decided about is received. What was upheld is confirmed; what was filed counts as verified too. */
export const stageOf = (one: Pick<Case, "checked" | "filings" | "answers"> | undefined): FigureStage => {
  if (one === undefined) return "received";
  if (one.filings.length > 0)
    return one.answers.some(({ value }) => value.outcome === "upheld") ? "confirmed" : "filed";
  return one.checked ? "verified" : "received";
};
