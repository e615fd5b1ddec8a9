/** The day whose law a case is held to. */
import { mondayOf } from "@perde/ui/dates";
import { today } from "../today.ts";

export type CaseDay = { readonly day: string; readonly from: "case" | "week" | "today" };

/** The day that a member found out, else the first day of the week that the report names, else today. */
export const caseDay = (found: string | undefined, week: string | undefined): CaseDay => {
  if (found !== undefined) return { day: found, from: "case" };
  const monday = week === undefined ? undefined : mondayOf(week);
  return monday === undefined ? { day: today(), from: "today" } : { day: monday, from: "week" };
};
