/**
 * What a document is before any writer sees it (docs/formats/documents.md): named blocks in their legal order, plain
 * data, so that the desk can show it, change it and send it to a worker. Writers know shapes only, never words.
 */
import type { CalendarDay } from "@perde/law/calendar-day";

export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

export const documentKinds = ["complaint", "inquiry", "amendments", "resolution", "annex", "statistics"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A piece of a line: words, or a footnote that hangs on what stands before it. `language` where it is not the document's. */
export type Span =
  | { readonly kind: "words"; readonly text: string; readonly strong?: true; readonly language?: Language }
  | { readonly kind: "note"; readonly text: string };

export type Paragraph = {
  readonly spans: readonly Span[];
  /** Changed by hand after it was made: shown to the signer, not in the copy that is filed. */
  readonly changed?: true;
};

/** `notice` is the visible "check before filing" beside a rule that no lawyer of the installation has verified. */
export type Item = Paragraph & { readonly rule?: string; readonly notice?: string };

export const blockNames = [
  "addressee",
  "applicant",
  "title",
  "salutation",
  "opening",
  "practice",
  "assessment",
  "foreign-practice",
  "earlier-proposals",
  "urgency",
  "preamble",
  "facts",
  "law",
  "evidence",
  "demands",
  "closing",
  "attachments",
  "regard",
  "faction",
  "signatories",
  "signature",
  "executor",
  "provisions",
  "comparison",
  "models",
  "method",
  "figures",
  "chart",
  "sources",
  "desk",
] as const;
export type BlockName = (typeof blockNames)[number];

export type Bar = { readonly label: string; readonly count: number | null; readonly shown: string };

/** How a block looks. Widths of a table are shares that add up to 100. */
export type Shape =
  | { readonly kind: "beside"; readonly heading: string | null; readonly paragraphs: readonly Paragraph[] }
  /** "Draft", in the upper corner. */
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "title"; readonly text: string; readonly under: string | null }
  | { readonly kind: "centred"; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: "text"; readonly heading: string | null; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: "numbered"; readonly heading: string; readonly items: readonly Item[] }
  | {
      readonly kind: "table";
      readonly heading: string | null;
      readonly caption: string;
      readonly widths: readonly number[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly Paragraph[])[];
    }
  | { readonly kind: "bars"; readonly heading: string | null; readonly caption: string; readonly bars: readonly Bar[] }
  | { readonly kind: "signature"; readonly on: string; readonly role: string; readonly signer: string }
  | { readonly kind: "columns"; readonly names: readonly string[] }
  | { readonly kind: "small"; readonly paragraphs: readonly Paragraph[] };

export type Block = Shape & { readonly name: BlockName };

export type PerdeDocument = {
  readonly format: "perde-document/1";
  readonly kind: DocumentKind;
  readonly language: Language;
  /** The day of the document: the only date in the files that are written from it. */
  readonly day: CalendarDay;
  readonly title: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
};

/** Why something that was given does not appear. */
export type LeftOut = {
  readonly id: string;
  readonly because: "not-verified" | "unconfirmed" | "not-in-force" | "against-the-voter";
};

/** Why there is no document. Every kind is listed in docs/formats/documents.md, section 3. */
export type Refusal =
  | { readonly kind: "missing-signer" }
  | { readonly kind: "missing-applicant" }
  | { readonly kind: "missing-addressee"; readonly body: string }
  | { readonly kind: "unconfirmed-addressee"; readonly body: string }
  | { readonly kind: "no-applicable-rule"; readonly place: string; readonly day: CalendarDay }
  | { readonly kind: "not-researched"; readonly place: string }
  | { readonly kind: "empty-cluster" }
  | { readonly kind: "missing-demand"; readonly body: string }
  | { readonly kind: "demand-to-nobody"; readonly demand: number }
  | { readonly kind: "no-model" };

export type Made =
  | { readonly kind: "made"; readonly document: PerdeDocument; readonly leftOut: readonly LeftOut[] }
  | Refusal;

export const words = (text: string): Span => ({ kind: "words", text });
export const strong = (text: string): Span => ({ kind: "words", text, strong: true });
export const note = (text: string): Span => ({ kind: "note", text });
export const line = (...spans: readonly (Span | string)[]): Paragraph => ({
  spans: spans.map(span => (typeof span === "string" ? words(span) : span)),
});
