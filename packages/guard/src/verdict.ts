/** What the guard says about one picture. The line and the corner convention: docs/formats/guard-verdict.md. */

/** A point in pixels of the upright picture; x to the right, y downwards; may lie outside when a thing is cut off. */
export type Corner = readonly [x: number, y: number];

/** Top left, top right, bottom right, bottom left of the thing as it is printed, wherever they lie in the picture. */
export type Quad = readonly [Corner, Corner, Corner, Corner];

export type Marked = "yes" | "no" | "unsure";

/** `score`, 0 to 1: how sure it is that the thing is there; never how complete or legible a ballot or its mark is. */
export type Finding =
  | { readonly what: "ballot"; readonly marked: Marked; readonly quad: Quad; readonly score: number }
  | { readonly what: "identity-card"; readonly quad: Quad; readonly score: number }
  | { readonly what: "face"; readonly quad: Quad; readonly score: number };

export type WhyBlocked = "marked" | "unsure" | "out-of-time" | "out-of-memory";
export type WhyUnreadable = "not-an-image" | "too-large" | "truncated";

export type Verdict =
  | { readonly kind: "clear"; readonly findings: readonly Finding[] }
  | { readonly kind: "blocked"; readonly why: WhyBlocked; readonly findings: readonly Finding[] }
  | { readonly kind: "unreadable"; readonly why: WhyUnreadable };

/** Only a clear verdict lets a picture through. */
export const mayPass = (verdict: Verdict): boolean => verdict.kind === "clear";

const rank = { clear: 0, unreadable: 1, blocked: 2 } as const;

/** Of several pictures in one file the worst speaks: blocked outranks unreadable outranks clear. */
export const worse = (a: Verdict, b: Verdict): Verdict => (rank[b.kind] > rank[a.kind] ? b : a);

/**
 * The verdict that follows from what was found. A ballot blocks when it is marked or may be; beside an identity card
 * any ballot whose squares were not all seen empty, or that carries ink elsewhere, has already been called "unsure".
 */
export const verdictOf = (findings: readonly Finding[]): Verdict => {
  const marks = findings.flatMap(finding => (finding.what === "ballot" ? [finding.marked] : []));
  if (marks.includes("yes")) return { kind: "blocked", why: "marked", findings };
  if (marks.includes("unsure")) return { kind: "blocked", why: "unsure", findings };
  return { kind: "clear", findings };
};
