/** Steps of a complaint with their terms (steps/kz.json). */
import kz from "../steps/kz.json" with { type: "json" };
import { day, parseWrittenDate, type WrittenDate } from "./calendar-day.ts";
import { type Confidence, confidences, type Source, type Verification } from "./rule.ts";

export const stepIds = [
  "breach-statement",
  "act-of-organisation",
  "commission-enquiry",
  "commission-complaint",
  "commission-appeal",
  "list-refusal-appeal",
  "voter-list-correction",
  "ordinary-application",
  "misdirected-application",
  "court-proceedings",
] as const;
export type StepId = (typeof stepIds)[number];

export type Term = { readonly unit: "days" | "working-days" | "same-day"; readonly count: number };

export type Step = {
  readonly id: StepId;
  readonly decides: readonly string[];
  /** `answer`: the body must decide by then; `filing`: the voter's side must file by then. */
  readonly kind: "answer" | "filing";
  /** null: the term was not found. */
  readonly term: Term | null;
  /** Filed so many days before voting day, or on it: at once. */
  readonly nearVote: { readonly daysBefore: number } | null;
  readonly inForce: { readonly from: WrittenDate | null; readonly to: WrittenDate | null };
  readonly basis: string | null;
  readonly confidence: Confidence;
  readonly source: Source | null;
  readonly note: string | null;
  readonly verifiedBy: Verification | null;
};

const oneOf = <const Values extends readonly string[]>(values: Values, text: string): Values[number] => {
  const found = values.find(value => value === text);
  if (found === undefined) throw new Error(`steps: ${text}`);
  return found;
};

const date = (text: string | null): WrittenDate | null => {
  const parsed = text === null ? null : parseWrittenDate(text);
  if (parsed === undefined) throw new Error("steps: impossible date");
  return parsed;
};

/** The file is ours, so that a mistake in it throws. */
export const kazakhstanSteps: readonly Step[] = kz.steps.map(written => ({
  id: oneOf(stepIds, written.id),
  decides: written.decides,
  kind: oneOf(["answer", "filing"], written.kind),
  term: written.term && {
    unit: oneOf(["days", "working-days", "same-day"], written.term.unit),
    count: written.term.count,
  },
  nearVote: written.nearVote,
  inForce: { from: date(written.inForceFrom), to: date(written.inForceUntil) },
  basis: written.basis,
  confidence: oneOf(confidences, written.confidence),
  source:
    written.source === null || written.readOn === null
      ? null
      : { address: written.source, readOn: day(written.readOn) },
  note: written.note,
  verifiedBy: written.verifiedBy,
}));

export const stepOf = (id: StepId): Step => {
  const found = kazakhstanSteps.find(step => step.id === id);
  if (found === undefined) throw new Error(`steps: ${id} is missing`);
  return found;
};
