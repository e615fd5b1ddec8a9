import type { ReportContent } from "./report.ts";

/** All that a reporter typed herself, one part a line, in the order of the questions. */
export const saidText = ({ place, who, how, threat, more }: ReportContent): string =>
  [place.kind === "written" ? place.text : undefined, who.text, how.text, threat.text, more]
    .filter(part => part !== undefined)
    .join("\n");

/** The free wording alone, without the name of the institution: what the radar and wording clusters compare. */
export const wordingOf = ({ who, how, threat, more }: ReportContent): string =>
  [more, threat.text, how.text, who.text].filter(part => part !== undefined).join("\n");

/** The act that a report is about. Choice control and turnout control are different acts and never one group. */
export const actOf = ({ what }: Pick<ReportContent, "what">): "choice" | "turnout" | "unknown" =>
  what === "turnout" ? "turnout" : what === "unknown" ? "unknown" : "choice";
