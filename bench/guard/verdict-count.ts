/** Counts what the guard said about pictures whose truth is known. */
import type { Verdict } from "@perde/guard/verdict";
import { shareOf } from "./share.ts";

export type Count = {
  found: number;
  of: number;
  readonly marked: { yes: number; unsure: number; no: number; missed: number };
  readonly blank: { yes: number; unsure: number; no: number; missed: number };
};

export const newCount = (): Count => ({
  found: 0,
  of: 0,
  marked: { yes: 0, unsure: 0, no: 0, missed: 0 },
  blank: { yes: 0, unsure: 0, no: 0, missed: 0 },
});

/** What was said about the ballot in a picture: its mark, or that no ballot was found. */
export type Said = "yes" | "unsure" | "no" | "missed";

export const ballotIn = (verdict: Verdict): Said => {
  if (verdict.kind === "unreadable") return "missed";
  const said = verdict.findings.flatMap(finding => (finding.what === "ballot" ? [finding.marked] : []));
  if (said.includes("yes")) return "yes";
  return said.includes("unsure") ? "unsure" : said.includes("no") ? "no" : "missed";
};

export const addTo = (count: Count, verdict: Verdict, isMarked: boolean): void =>
  addSaid(count, ballotIn(verdict), isMarked);

export const addSaid = (count: Count, said: Said, isMarked: boolean): void => {
  count.of += 1;
  if (said !== "missed") count.found += 1;
  count[isMarked ? "marked" : "blank"][said] += 1;
};

export const countHead =
  "| | ballots found | marked: yes / unsure / no / not found | marked held | blank held wrongly | blank: not found |\n|---|---|---|---|---|---|";

export const countRow = (name: string, { found, of, marked, blank }: Count): string => {
  const marks = marked.yes + marked.unsure + marked.no + marked.missed;
  const blanks = blank.yes + blank.unsure + blank.no + blank.missed;
  return `| ${name} | ${shareOf(found, of)} | ${marked.yes} / ${marked.unsure} / ${marked.no} / ${marked.missed} | ${shareOf(marked.yes + marked.unsure, marks)} | ${shareOf(blank.yes + blank.unsure, blanks)} | ${blank.missed} |`;
};
