/** Until when (docs/law-deadlines.md): a date only where a filed step and a known term make one. */
import { addDays, type CalendarDay, daysBetween } from "./calendar-day.ts";
import type { Step } from "./steps.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** `confirmed`: a source for every day that mattered was seen. Otherwise the date is shown, and never printed. */
export type CalendarStanding = "confirmed" | "unconfirmed";

export type Deadline =
  /** The body must answer by `by`. `counted` is where the term itself ends; `by` the first working day from there. */
  | {
      readonly kind: "answer-due";
      readonly counted: CalendarDay;
      readonly by: CalendarDay;
      readonly calendar: CalendarStanding;
      /** The term ends by voting day but `by` lies after it: insist on `counted`, when intake must be open. */
      readonly passesVotingDay: boolean;
    }
  /** Our side must file by `by`: the last working day up to `counted`, never after it. */
  | {
      readonly kind: "file-by";
      readonly counted: CalendarDay;
      readonly by: CalendarDay;
      readonly calendar: CalendarStanding;
    }
  /** The election term that shortens the ordinary one, or a rule that leaves no time: on the day of filing itself. */
  | { readonly kind: "at-once"; readonly on: CalendarDay; readonly because: "voting-near" | "voting-day" | "rule" }
  | {
      readonly kind: "not-known";
      /** `not-filed`: a report that nobody filed has no deadline. `edition-not-known`: the law changed after what was seen. */
      readonly because: "not-filed" | "term-not-found" | "edition-not-known" | "not-yet-in-force";
    };

export type Filing = {
  /** The day on which the body took it in; for a filing step the day on which the decision was received. */
  readonly filedOn: CalendarDay | null;
  /** null where no vote is near or its day is not known: the shorter election term is then not applied. */
  readonly votingDay: CalendarDay | null;
};

const unknown = (because: Extract<Deadline, { kind: "not-known" }>["because"]): Deadline => ({
  kind: "not-known",
  because,
});

/** The nearest working day from `day` on, in steps of `direction`, `day` itself included. */
const workingDay = (calendar: WorkCalendar, day: CalendarDay, direction: 1 | -1): CalendarDay => {
  let found = day;
  while (calendar.isDayOff(found)) found = addDays(found, direction);
  return found;
};

const workingDaysAfter = (calendar: WorkCalendar, day: CalendarDay, count: number): CalendarDay => {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = workingDay(calendar, addDays(found, 1), 1);
  return found;
};

const standingOf = (calendar: WorkCalendar, from: CalendarDay, to: CalendarDay): CalendarStanding => {
  const [first, last] = from <= to ? [from, to] : [to, from];
  for (let day = first; day <= last; day = addDays(day, 1)) if (!calendar.isConfirmed(day)) return "unconfirmed";
  return "confirmed";
};

/**
 * The deadline of one step. The day of filing is not counted. An answer that falls on a day off is due on the next
 * working day; a filing that falls on one is to be made on the last working day before it, which is never too late.
 */
export const deadline = (step: Step, { filedOn, votingDay }: Filing, calendar: WorkCalendar): Deadline => {
  if (filedOn === null) return unknown("not-filed");
  const { from, to } = step.inForce;
  if (to !== null && filedOn > to.last) return unknown("edition-not-known");
  if (step.term === null) return unknown("term-not-found");
  if (from !== null && filedOn < from.first) return unknown("not-yet-in-force");
  if (votingDay !== null && step.nearVote !== null) {
    const left = daysBetween(filedOn, votingDay);
    if (left === 0) return { kind: "at-once", on: filedOn, because: "voting-day" };
    if (left > 0 && left <= step.nearVote.daysBefore) return { kind: "at-once", on: filedOn, because: "voting-near" };
  }
  if (step.term.unit === "same-day") return { kind: "at-once", on: filedOn, because: "rule" };
  const working = step.term.unit === "working-days";
  const counted = working ? workingDaysAfter(calendar, filedOn, step.term.count) : addDays(filedOn, step.term.count);
  const by = workingDay(calendar, counted, step.kind === "answer" ? 1 : -1);
  const standing = standingOf(calendar, working ? addDays(filedOn, 1) : counted, by);
  if (step.kind === "filing") return { kind: "file-by", counted, by, calendar: standing };
  const passesVotingDay = votingDay !== null && counted <= votingDay && by > votingDay;
  return { kind: "answer-due", counted, by, calendar: standing, passesVotingDay };
};

/** Whether a document may print the deadline: a date on a confirmed calendar, under a term that a lawyer verified. */
export const mayPrint = (step: Step, found: Deadline): boolean => {
  if (step.confidence === "unconfirmed" || step.verifiedBy === null || found.kind === "not-known") return false;
  return found.kind === "at-once" || found.calendar === "confirmed";
};
