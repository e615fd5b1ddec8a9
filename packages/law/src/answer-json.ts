/** The one JSON form of an answer: the command line prints it, the pages' files hold it (docs/formats/law.md, section 6). */
import type { ActAnswer, Answer, Assessment } from "./assess.ts";
import type { Act, Liable, Rule } from "./rule.ts";

export type RuleJson = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly act: string;
  readonly actor: string | null;
  readonly ballotType: string | null;
  readonly status: string;
  readonly liable: string;
  readonly protects: string | null;
  readonly basis: string | null;
  readonly sanction: string | null;
  readonly citation: string | null;
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  readonly seenInForce: string | null;
  readonly confidence: string;
  readonly source: string | null;
  readonly readOn: string | null;
  readonly note: string | null;
  readonly decisions: readonly {
    readonly court: string;
    readonly case: string;
    readonly day: string;
    readonly outcome: string;
    readonly citation: string | null;
    readonly note: string | null;
  }[];
  readonly verifiedBy: { readonly name: string; readonly day: string } | null;
};

/** A rule as its file writes it, field for field. */
export const ruleJson = (rule: Rule): RuleJson => {
  const { inForce, seenInForce, source, decisions } = rule;
  return {
    id: rule.id,
    jurisdiction: rule.jurisdiction,
    act: rule.act,
    actor: rule.actor,
    ballotType: rule.ballotType,
    status: rule.status,
    liable: rule.liable,
    protects: rule.protects,
    basis: rule.basis,
    sanction: rule.sanction,
    citation: rule.citation,
    inForceFrom: inForce.from?.written ?? null,
    inForceUntil: inForce.to?.written ?? null,
    seenInForce: seenInForce?.written ?? null,
    confidence: rule.confidence,
    source: source?.address ?? null,
    readOn: source?.readOn ?? null,
    note: rule.note,
    decisions: decisions.map(one => ({ ...one, day: one.day.written })),
    verifiedBy: rule.verifiedBy,
  };
};

export type AnswerJson = {
  readonly act: Act;
  readonly answer: Answer;
  readonly punishable: readonly Liable[];
  readonly inForce: readonly string[];
  readonly startUnknown: readonly string[];
  readonly proposed: readonly string[];
  readonly contradictions: readonly { readonly rules: readonly string[]; readonly because: string }[];
};

const ids = (rules: readonly Rule[]): readonly string[] => rules.map(rule => rule.id);

const actJson = (one: ActAnswer): AnswerJson => ({
  act: one.act,
  answer: one.answer,
  punishable: one.punishable,
  inForce: ids(one.inForce),
  startUnknown: ids(one.startUnknown),
  proposed: ids(one.proposed),
  contradictions: one.contradictions.map(({ left, right, because }) => ({ rules: [left.id, right.id], because })),
});

/** Answers by id of rule; the rules themselves stand once, beside them. */
export const answersJson = ({ answers, protection }: Assessment) => ({
  answers: answers.map(actJson),
  protection: ids(protection),
});

/** An answer with every rule it names. */
export const assessmentJson = (assessment: Assessment) => {
  const named = new Map(
    [
      ...assessment.answers.flatMap(one => [...one.inForce, ...one.startUnknown, ...one.proposed]),
      ...assessment.protection,
    ].map(rule => [rule.id, rule]),
  );
  return {
    format: "perde-law-answer/1",
    place: assessment.place,
    day: assessment.day,
    readUntil: assessment.readUntil,
    ...answersJson(assessment),
    rules: [...named.values()].map(ruleJson),
  };
};
