/** Working days of a country (calendar/kz.json, docs/law-deadlines.md). Data with sources; a day without one says so. */
import kz from "../calendar/kz.json" with { type: "json" };
import { addDays, type CalendarDay, day, parseDay, weekday } from "./calendar-day.ts";

export type WorkCalendar = {
  readonly country: string;
  /** True where work rests. Also answered for days that are not confirmed, by the same rules. */
  readonly isDayOff: (day: CalendarDay) => boolean;
  /** True where a source for the whole calendar of that day was seen. */
  readonly isConfirmed: (day: CalendarDay) => boolean;
};

type Written = typeof kz;

/** A holiday on a Saturday or Sunday makes the next working day a day off; unmoved days do not. */
const daysOffOf = (written: Written, year: number): ReadonlySet<string> => {
  const inYear = ({ from, until }: { readonly from: number; readonly until: number | null }) =>
    from <= year && (until === null || year <= until);
  const on = (monthDay: string): CalendarDay => day(`${year}-${monthDay}`);
  const holidays = written.holidays.filter(inYear).map(({ monthDay }) => on(monthDay));
  const worked = new Set(written.moved.map(move => move.worked));
  const off = new Set<string>([
    ...holidays,
    ...written.unmoved.map(({ monthDay }) => on(monthDay)),
    ...written.kurbanAit.map(ait => ait.day),
    ...written.moved.map(move => move.off),
  ]);
  const rests = (one: CalendarDay): boolean => off.has(one) || (weekday(one) >= 5 && !worked.has(one));
  const kurban = new Set(written.kurbanAit.map(ait => ait.day));
  for (const holiday of holidays) {
    if (weekday(holiday) < 5) continue;
    let next = addDays(holiday, 1);
    // A single day off that is not moved (Kurban Ait) is still a day off, so the search passes over it.
    while (rests(next) || kurban.has(next)) next = addDays(next, 1);
    off.add(next);
  }
  return off;
};

/** A calendar from its written form. The written file is ours: a wrong day in it throws. */
const calendarFrom = (written: Written): WorkCalendar => {
  const worked = new Set(written.moved.map(move => move.worked));
  for (const { worked: one, off } of written.moved) if (!parseDay(one) || !parseDay(off)) throw new Error("calendar");
  const years = new Map<number, ReadonlySet<string>>();
  const off = (year: number): ReadonlySet<string> => {
    const known = years.get(year) ?? daysOffOf(written, year);
    years.set(year, known);
    return known;
  };
  return {
    country: written.country,
    isDayOff: one => off(Number(one.slice(0, 4))).has(one) || (weekday(one) >= 5 && !worked.has(one)),
    isConfirmed: one => written.confirmed.some(({ from, to }) => from <= one && one <= to),
  };
};

export const kazakhstanCalendar: WorkCalendar = calendarFrom(kz);
