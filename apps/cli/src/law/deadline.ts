/** `perde law deadline --step STEP --filed DAY [--vote DAY] [--json]` and `perde law bodies --place KZ --at DAY [--json]`. */
import { bodiesOn } from "@perde/law/bodies";
import { type CalendarDay, parseDay } from "@perde/law/calendar-day";
import { type Deadline, deadline as deadlineOf, mayPrint } from "@perde/law/deadline";
import { parsePlace } from "@perde/law/place";
import { stepIds, stepOf } from "@perde/law/steps";
import { kazakhstanCalendar } from "@perde/law/work-calendar";
import { exitCode } from "../exit-code.ts";
import type { LawIo } from "./answers.ts";
import { missing, refuse, say, usage } from "./answers.ts";
import type { Flags } from "./flags.ts";

const impossible = (io: LawIo, json: boolean, found: string): number =>
  refuse(io, json, exitCode.usage, { kind: "impossible-date", found }, `impossible-date: ${found}: use YYYY-MM-DD`);

const textOf = (found: Deadline): string => {
  switch (found.kind) {
    case "answer-due":
      return `answer due by ${found.by} (term ends ${found.counted}; calendar: ${found.calendar})${
        found.passesVotingDay ? "; that is after voting day: insist on the day on which the term ends" : ""
      }`;
    case "file-by":
      return `file by ${found.by} (term ends ${found.counted}; calendar: ${found.calendar})`;
    case "at-once":
      return `at once, on ${found.on} (${found.because})`;
    case "not-known":
      return `not known (${found.because})`;
    default:
      return found satisfies never;
  }
};

export const deadline = ({ values, json }: Flags, io: LawIo): number => {
  const step = stepIds.find(id => id === values.get("--step"));
  if (step === undefined) return usage(io, json, `--step is one of ${stepIds.join(", ")}`);
  const days: Record<"--filed" | "--vote", CalendarDay | null> = { "--filed": null, "--vote": null };
  for (const flag of ["--filed", "--vote"] as const) {
    const text = values.get(flag);
    const day = text === undefined ? null : parseDay(text);
    if (day === undefined) return impossible(io, json, text ?? "");
    days[flag] = day;
  }
  const found = deadlineOf(stepOf(step), { filedOn: days["--filed"], votingDay: days["--vote"] }, kazakhstanCalendar);
  const { basis, confidence, source } = stepOf(step);
  return say(
    io,
    json,
    { step, ...found, mayPrint: mayPrint(stepOf(step), found), basis, confidence, source },
    () => `${step}: ${textOf(found)}\n  ${basis ?? "basis not seen"}; ${confidence}; ${source?.address ?? "no source"}`,
  );
};

export const bodies = ({ values, json }: Flags, io: LawIo): number => {
  const [placeText, at] = [values.get("--place"), values.get("--at")];
  if (placeText === undefined || at === undefined)
    return missing(io, json, placeText === undefined ? "--place" : "--at");
  const [place, day] = [parsePlace(placeText), parseDay(at)];
  if (place === undefined)
    return refuse(io, json, exitCode.usage, { kind: "unknown-place", found: placeText }, `unknown-place: ${placeText}`);
  if (day === undefined) return impossible(io, json, at);
  const found = bodiesOn(place, day);
  if (found.kind === "not-researched")
    return refuse(io, json, exitCode.finding, found, `${place} is not researched: that is not "no body"`);
  return say(io, json, found.bodies, () =>
    found.bodies.map(body => `${body.id} (${body.role}): ${body.name.en} [${body.confidence}]`).join("\n"),
  );
};
