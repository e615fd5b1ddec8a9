/** The comparisons of this desk as documents take them: the last one of each rule. */
import type { Decided, VerifiedRule } from "@perde/cases/case-fold";
import type { ComparedRule } from "./law-view.ts";

export const latestComparisons = (
  rules: readonly Decided<VerifiedRule>[],
): ReadonlyMap<string, Decided<VerifiedRule>> => new Map(rules.map(one => [one.value.rule, one]));

/** `verified` of document data (docs/formats/documents.md, section 2). */
export const verifiedData = (rules: readonly Decided<VerifiedRule>[]): readonly ComparedRule[] =>
  [...latestComparisons(rules).values()].map(({ value: { rule, name, verifiedOn } }) => ({
    rule,
    name,
    day: verifiedOn,
  }));
