/** Sentences for problems of a rule file, in English: the language of the files and of the guide for lawyers. */

import type { Problem, ProblemKind } from "./parse-rules.ts";
import { actors, acts, ballotTypes, bases, confidences, liabilities, outcomes, statuses } from "./rule.ts";

const lists: Readonly<Record<string, readonly string[]>> = {
  act: acts,
  actor: actors,
  ballotType: ballotTypes,
  status: statuses,
  liable: liabilities,
  protects: ["voter"],
  basis: bases,
  confidence: confidences,
  outcome: outcomes,
};

const sentences: Readonly<Record<ProblemKind, string>> = {
  "too-large": "the file is larger than 256 KiB",
  "not-json": "the file is not JSON in UTF-8",
  "wrong-format": 'the file must say "format": "perde-law/2"',
  "unknown-field": "a rule has no such field; remove it, or put the remark into note",
  "missing-field": "the field is missing; write null where it is not known",
  "wrong-type": "the value has the wrong type; texts stand in quotation marks, without blanks at their ends",
  "unknown-value": "the value is none of those allowed",
  "unknown-place": "this is no ISO 3166 code of a country or of a part that the base knows",
  "foreign-place": "the rule belongs to another jurisdiction than its file",
  "wrong-id": "the id must be jurisdiction/act/number, with the jurisdiction and act of the rule",
  "duplicate-id": "another rule of the file has this id",
  "impossible-date": "this is no date: YYYY, YYYY-MM or YYYY-MM-DD; readOn and verifiedBy.day need the whole day",
  "reversed-interval": "the rule ends before it begins",
  "no-source": "a rule without a source must have the confidence unconfirmed",
  "source-without-day": "the source needs the day on which it was read (readOn)",
  "day-without-source": "there is a day of reading, but no source that was read",
  "overlapping-rules": "one rule forbids what another permits on the same days, for the same ballot",
};

/** "kz.json: KZ/share-photo/1: status: the value is none of those allowed (found: …; allowed: …)". */
export const explain = ({ kind, file, rule, field, found }: Problem): string => {
  const where = [file, rule, field].filter(part => part !== null).join(": ");
  const allowed = kind === "unknown-value" ? lists[field?.split(".").at(-1) ?? ""]?.join(", ") : undefined;
  const details = [found === null ? undefined : `found: ${found}`, allowed && `allowed: ${allowed}`].filter(
    detail => detail !== undefined,
  );
  return `${where}: ${sentences[kind]}${details.length > 0 ? ` (${details.join("; ")})` : ""} [${kind}]`;
};
