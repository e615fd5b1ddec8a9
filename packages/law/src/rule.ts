/** What a rule of the base is (docs/formats/law.md, section 2). Plain data, also in a page and in a worker. */
import type { CalendarDay, WrittenDate } from "./calendar-day.ts";

export const acts = [
  "photograph-marked-ballot",
  "share-photo",
  "carry-camera-into-booth",
  "photograph-in-polling-place",
  "demand-proof-of-vote",
  "coerce-vote",
] as const;
/** `share-photo` is showing, posting and sending; the ballot photographed is the voter's own. */
export type Act = (typeof acts)[number];

export const actors = ["voter", "anyone", "official", "employer-or-educator"] as const;
export type Actor = (typeof actors)[number];

export const ballotTypes = ["in-person", "mail", "any"] as const;
export type BallotType = (typeof ballotTypes)[number];

export const statuses = ["prohibited", "permitted", "unregulated", "unclear", "proposed", "struck-down"] as const;
export type Status = (typeof statuses)[number];

export const liabilities = ["voter", "demander", "anyone", "official", "none", "unknown"] as const;
/** Who is punished: `demander` demands, induces or coerces. */
export type Liable = (typeof liabilities)[number];

export const bases = [
  "photo-specific",
  "photo-neutral",
  "show-ballot",
  "polling-place",
  "solicit",
  "coercion",
  "official-statement",
  "settlement",
  "regulation",
  "repeal",
  "no-statute",
  "compilation",
  "compilation with citation",
] as const;
export type Basis = (typeof bases)[number];

export const confidences = ["confirmed-text", "confirmed", "confirmed-press", "unconfirmed"] as const;
/** How a rule is sourced. Apart from it a lawyer may have verified the rule: `verifiedBy`. */
export type Confidence = (typeof confidences)[number];

export const outcomes = [
  "struck-down",
  "affirmed",
  "enjoined",
  "stayed",
  "settled",
  "upheld",
  "dismissed",
  "permitted",
] as const;
/** What a court did; `affirmed` upholds the decision below, `upheld` upholds the ban. */
export type Outcome = (typeof outcomes)[number];

export type Decision = {
  readonly court: string;
  readonly case: string;
  readonly day: WrittenDate;
  readonly outcome: Outcome;
  readonly citation: string | null;
  readonly note: string | null;
};

/** Where a rule was read. Never without the day. */
export type Source = { readonly address: string; readonly readOn: CalendarDay };

/** A lawyer of the installation compared the rule with the text in force. */
export type Verification = { readonly name: string; readonly day: CalendarDay };

export type Rule = {
  /** `KZ/share-photo/1`: jurisdiction, act, running number. Never renumbered. */
  readonly id: string;
  readonly jurisdiction: string;
  readonly act: Act;
  readonly actor: Actor | null;
  readonly ballotType: BallotType | null;
  readonly status: Status;
  readonly liable: Liable;
  /** Whom the rule protects, where it does. */
  readonly protects: "voter" | null;
  readonly basis: Basis | null;
  readonly sanction: string | null;
  readonly citation: string | null;
  /** Both ends inclusive; null is not known, never "always". */
  readonly inForce: { readonly from: WrittenDate | null; readonly to: WrittenDate | null };
  /** Where the start is not known: the earliest date for which a source shows the rule in force. */
  readonly seenInForce: WrittenDate | null;
  readonly confidence: Confidence;
  readonly source: Source | null;
  readonly note: string | null;
  readonly decisions: readonly Decision[];
  readonly verifiedBy: Verification | null;
};

/** Ends every switch over a closed union: a new member breaks the build where it matters. */
export const unreachable = (never: never): never => {
  throw new Error(`unreachable: ${String(never)}`);
};
