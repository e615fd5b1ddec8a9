import type { CaseBody } from "@perde/cases/case-event";
import { visibleText } from "./visible-text.ts";
import type { DeskSay } from "./words.ts";

const detailOf = (say: DeskSay, memberName: (key: string) => string, body: CaseBody): string => {
  switch (body.type) {
    case "status-set":
      return say(`desk.status.${body.status}`);
    case "label-set":
      return body.on ? visibleText(body.label) : `${say("desk.label.remove")}: ${visibleText(body.label)}`;
    case "assigned":
      return body.member === undefined ? say("desk.nobody") : memberName(body.member);
    case "graded":
      return say(`triage.grade.${body.grade}`);
    case "quarantined":
      return say(`desk.quarantine.${body.reason}`);
    case "merged":
    case "split":
    case "kept-apart":
      return say("desk.reports.in", { n: body.reports.length });
    case "filed":
    case "answer-received":
      return visibleText(body.slip);
    default:
      return "";
  }
};

/** One step of a case's history in words: what was done, and with which value. */
export const stepText = (say: DeskSay, memberName: (key: string) => string, body: CaseBody): string => {
  const detail = detailOf(say, memberName, body);
  return say(`desk.step.${body.type}`) + (detail === "" ? "" : `: ${detail}`);
};
