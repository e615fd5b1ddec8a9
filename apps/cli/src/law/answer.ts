/** `perde law --place KZ --at 2023-03-19 [--act ACT] [--ballot BALLOT] [--json]`. */
import { shippedBase } from "@perde/law/all-rules";
import { assessmentJson } from "@perde/law/answer-json";
import type { ActAnswer, Assessment } from "@perde/law/assess";
import { ask, type Refusal } from "@perde/law/question";
import { acts, ballotTypes, type Rule } from "@perde/law/rule";
import { exitCode } from "../exit-code.ts";
import type { LawIo } from "./answers.ts";
import { missing, refuse, say } from "./answers.ts";
import type { Flags } from "./flags.ts";

const dates = ({ inForce: { from, to }, seenInForce }: Rule): string => {
  const start =
    from?.written ??
    (seenInForce === null ? "start not known" : `start not known, seen in force ${seenInForce.written}`);
  return `${start} – ${to?.written ?? "no end known"}`;
};

const ruleLines = (rule: Rule, heading: string): readonly string[] => [
  `    ${heading}${rule.id}: ${rule.status}, liable: ${rule.liable}${rule.ballotType === null ? "" : `, ballot: ${rule.ballotType}`} (${dates(rule)})`,
  ...(rule.citation === null ? [] : [`      ${rule.citation}`]),
  ...(rule.sanction === null ? [] : [`      sanction: ${rule.sanction}`]),
  ...rule.decisions.map(one => `      ${one.outcome}: ${one.case}, ${one.court}, ${one.day.written}`),
  `      ${rule.confidence}; ${rule.source === null ? "no source" : `${rule.source.address} , read on ${rule.source.readOn}`}; ` +
    (rule.verifiedBy === null
      ? "not verified by a lawyer"
      : `verified by ${rule.verifiedBy.name}, ${rule.verifiedBy.day}`),
];

const actLines = (one: ActAnswer): readonly string[] => [
  `  ${one.act}: ${one.answer}${one.punishable.length > 0 ? `; could be punished: ${one.punishable.join(", ")}` : ""}`,
  ...one.contradictions.map(({ left, right, because }) => `    contradiction (${because}): ${left.id} and ${right.id}`),
  ...one.inForce.flatMap(rule => ruleLines(rule, "")),
  ...one.startUnknown.flatMap(rule => ruleLines(rule, "start not known: ")),
  ...one.proposed.flatMap(rule => ruleLines(rule, "proposed only: ")),
];

const textOf = (assessment: Assessment): string =>
  [
    `${assessment.place} on ${assessment.day} (sources read until ${assessment.readUntil}; research, not legal advice)`,
    ...assessment.answers.flatMap(actLines),
    assessment.protection.length === 0
      ? "  protects the voter: no rule in force listed"
      : `  protects the voter: ${assessment.protection.map(rule => rule.id).join(", ")}`,
  ].join("\n");

const remedies: Readonly<Record<Refusal["kind"], string>> = {
  "unknown-place": "use an ISO 3166 code in capitals, such as KZ or US-IL",
  "impossible-date": "use YYYY-MM-DD",
  "unknown-act": `use one of ${acts.join(", ")}`,
  "unknown-ballot": `use one of ${ballotTypes.join(", ")}`,
};

export const answer = ({ values, json }: Flags, io: LawIo): number => {
  const [place, at] = [values.get("--place"), values.get("--at")];
  if (place === undefined || at === undefined) return missing(io, json, place === undefined ? "--place" : "--at");
  const found = ask(shippedBase(), { place, at, act: values.get("--act"), ballot: values.get("--ballot") });
  switch (found.kind) {
    case "assessed":
      return say(io, json, assessmentJson(found), () => textOf(found));
    case "not-researched":
      return refuse(io, json, exitCode.finding, found, `${found.place} is not researched: that is not "no rule"`);
    case "before-any-data":
      return refuse(io, json, exitCode.finding, found, `the base knows nothing before ${found.firstDay}`);
    default:
      return refuse(io, json, exitCode.usage, found, `${found.kind}: ${found.found}: ${remedies[found.kind]}`);
  }
};
