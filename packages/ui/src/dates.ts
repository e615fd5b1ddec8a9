/**
 * Calendar days and ISO weeks in words, from our own tables: Chromium writes a Kazakh date as "2026 M11 22"
 * (docs/decisions/0030). A day is "YYYY-MM-DD", a week "YYYY-Www"; no clock, no time zone.
 */
import type { Language } from "./say.ts";

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  kk: "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі".split(" "),
  ru: "понедельник вторник среда четверг пятница суббота воскресенье".split(" "),
  en: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
};

const millisecondsOfDay = 86_400_000;

/** Days since 1970-01-01, or nothing where `day` is not a day of the calendar. */
const serial = (day: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : time / millisecondsOfDay;
};

const dayOf = (count: number): string => new Date(count * millisecondsOfDay).toISOString().slice(0, 10);

/** Monday 0 … Sunday 6. 1970-01-01 was a Thursday. */
const weekdayOf = (count: number): number => (((count + 3) % 7) + 7) % 7;

const known = (day: string): number => {
  const count = serial(day);
  if (count === undefined) throw new RangeError("not a calendar day");
  return count;
};

/** "2026 жылғы 22 қараша", "22 ноября 2026 года", "22 November 2026". Throws a RangeError for what is no day. */
export const dayText = (language: Language, day: string): string => {
  known(day);
  const [year, month, date] = day.split("-").map(Number);
  const name = months[language][(month ?? 1) - 1] ?? "";
  if (language === "kk") return `${year} жылғы ${date} ${name}`;
  return language === "ru" ? `${date} ${name} ${year} года` : `${date} ${name} ${year}`;
};

/** The same with the day of the week: "2026 жылғы 22 қараша, жексенбі". */
export const weekdayText = (language: Language, day: string): string =>
  `${dayText(language, day)}, ${weekdays[language][weekdayOf(known(day))]}`;

/** The ISO 8601 week that holds `day`: "2026-W47". The Thursday of a week decides its year. */
export const weekOf = (day: string): string => {
  const count = known(day);
  const thursday = count - weekdayOf(count) + 3;
  const year = Number(dayOf(thursday).slice(0, 4));
  const firstDay = known(`${year}-01-01`);
  return `${year}-W${String(Math.floor((thursday - firstDay) / 7) + 1).padStart(2, "0")}`;
};

/** Monday of an ISO week, or nothing where the year has no such week. */
export const mondayOf = (week: string): string | undefined => {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!parts) return undefined;
  const fourth = known(`${parts[1]}-01-04`);
  const monday = dayOf(fourth - weekdayOf(fourth) + (Number(parts[2]) - 1) * 7);
  return weekOf(monday) === week ? monday : undefined;
};

/** `day` moved by whole days. */
export const addDays = (day: string, days: number): string => dayOf(known(day) + days);

const withoutYear = (language: Language, day: string): string => {
  const [, month, date] = day.split("-").map(Number);
  return `${date} ${months[language][(month ?? 1) - 1] ?? ""}`;
};

/** Monday to Sunday of an ISO week in words: "16–22 қараша", "30 ноября – 6 декабря". Throws for what is no week. */
export const weekText = (language: Language, week: string): string => {
  const monday = mondayOf(week);
  if (monday === undefined) throw new RangeError("not an ISO week");
  const sunday = addDays(monday, 6);
  const sameMonth = monday.slice(0, 7) === sunday.slice(0, 7);
  return sameMonth
    ? `${Number(monday.slice(8))}–${withoutYear(language, sunday)}`
    : `${withoutYear(language, monday)} – ${withoutYear(language, sunday)}`;
};
