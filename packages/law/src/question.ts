/** A question as typed: place, day, act and ballot as text, each refused by its own kind. */
import { type AssessResult, assess } from "./assess.ts";
import type { LawBase } from "./base.ts";
import { type CalendarDay, parseDay } from "./calendar-day.ts";
import { type Place, parsePlace } from "./place.ts";
import { type Act, acts, type BallotType, ballotTypes } from "./rule.ts";

export type AskedText = {
  readonly place: string;
  readonly at: string;
  readonly act?: string | undefined;
  readonly ballot?: string | undefined;
};

export type Refusal =
  | { readonly kind: "unknown-place"; readonly found: string }
  | { readonly kind: "impossible-date"; readonly found: string }
  | { readonly kind: "unknown-act"; readonly found: string }
  | { readonly kind: "unknown-ballot"; readonly found: string };

export type Asked = {
  readonly place: Place;
  readonly day: CalendarDay;
  readonly acts: readonly Act[];
  readonly ballot: BallotType;
};

const isAct = (text: string): text is Act => acts.some(act => act === text);
const isBallot = (text: string): text is BallotType => ballotTypes.some(ballot => ballot === text);

export const parseQuestion = ({ place, at, act, ballot }: AskedText): Asked | Refusal => {
  const known = parsePlace(place);
  if (known === undefined) return { kind: "unknown-place", found: place };
  const day = parseDay(at);
  if (day === undefined) return { kind: "impossible-date", found: at };
  if (act !== undefined && !isAct(act)) return { kind: "unknown-act", found: act };
  if (ballot !== undefined && !isBallot(ballot)) return { kind: "unknown-ballot", found: ballot };
  return { place: known, day, acts: act === undefined ? acts : [act], ballot: ballot ?? "any" };
};

/** The answer, or why there is none. Every kind is listed in docs/formats/law.md, section 7. */
export const ask = (base: LawBase, asked: AskedText): AssessResult | Refusal => {
  const question = parseQuestion(asked);
  return "kind" in question
    ? question
    : assess(base, { acts: question.acts, ballot: question.ballot }, question.place, question.day);
};
