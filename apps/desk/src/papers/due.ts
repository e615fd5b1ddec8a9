/** Until when: which step a filing is, and the day that follows from it (docs/law-deadlines.md). */
import type { Deadline } from "@perde/law/deadline";
import type { StepId } from "@perde/law/steps";

/** Terms that may bind a body which took a complaint in, the nearest first. A lawyer chooses; the first known is offered. */
export const answerSteps = (role: string | undefined): readonly StepId[] =>
  role === "commission"
    ? ["commission-complaint", "breach-statement", "ordinary-application"]
    : ["breach-statement", "ordinary-application"];

/** Days between two calendar days, negative when `until` lies before `from`. */
export const daysLeft = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The day by which something is owed, where one is known. */
export const dueDay = (found: Deadline): string | undefined => {
  switch (found.kind) {
    case "answer-due":
    case "file-by":
      return found.by;
    case "at-once":
      return found.on;
    case "not-known":
      return undefined;
  }
};
