/**
 * Calendar days without clock and time zone: "YYYY-MM-DD", Gregorian, years 1800 to 2199.
 * Days compare as text. A date of the base may be written with less precision ("2019", "2014-09"): its start is the
 * first day it can mean, its end the last (docs/formats/law.md, section 3).
 */
declare const calendarDay: unique symbol;
export type CalendarDay = string & { readonly [calendarDay]: true };

const millisecondsOfDay = 86_400_000;
const isDay = (text: string): text is CalendarDay => {
  if (!/^(18|19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
};

/** The day that `text` writes, or nothing: "2023-02-30", "2023-2-3" and "19.03.2023" are no days. */
export const parseDay = (text: string): CalendarDay | undefined => (isDay(text) ? text : undefined);

/** A day known to be one, as in data of our own. Throws a RangeError for what is no day. */
export const day = (text: string): CalendarDay => {
  if (!isDay(text)) throw new RangeError("not a calendar day");
  return text;
};

const serial = (of: CalendarDay): number => Date.parse(`${of}T00:00:00Z`) / millisecondsOfDay;
const fromSerial = (count: number): CalendarDay => day(new Date(count * millisecondsOfDay).toISOString().slice(0, 10));

/** `from` moved by whole days, backward where negative. Throws a RangeError past the years 1800 to 2199. */
export const addDays = (from: CalendarDay, days: number): CalendarDay => fromSerial(serial(from) + days);

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => serial(to) - serial(from);

/** Monday 0 … Sunday 6. */
export const weekday = (of: CalendarDay): number => (((serial(of) + 3) % 7) + 7) % 7;

/** A date as found in a source: a year, a month or a day. */
export type WrittenDate = { readonly written: string; readonly first: CalendarDay; readonly last: CalendarDay };

/** "2019" means 2019-01-01 to 2019-12-31, "2014-09" the whole of September, a day itself; anything else nothing. */
export const parseWrittenDate = (text: string): WrittenDate | undefined => {
  if (/^\d{4}$/.test(text)) {
    const [first, last] = [parseDay(`${text}-01-01`), parseDay(`${text}-12-31`)];
    return first && last && { written: text, first, last };
  }
  if (/^\d{4}-\d{2}$/.test(text)) {
    const first = parseDay(`${text}-01`);
    if (!first) return undefined;
    const next = text.endsWith("-12") ? `${Number(text.slice(0, 4)) + 1}-01` : nextMonth(text);
    return { written: text, first, last: addDays(day(`${next}-01`), -1) };
  }
  const exact = parseDay(text);
  return exact && { written: text, first: exact, last: exact };
};

const nextMonth = (month: string): string =>
  `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, "0")}`;
