/** Days and weeks in words. Own tables: browsers write Kazakh months as numbers. */
import { addDays, type CalendarDay, day, weekday } from "@perde/law/calendar-day";
import type { Language } from "../block.ts";

const months: Readonly<Record<Language, readonly string[]>> = {
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

/** "2026 жылғы 22 қараша", "22 ноября 2026 года", "22 November 2026". */
export const dayText = (language: Language, on: CalendarDay): string => {
  const [year, month, date] = on.split("-").map(Number);
  const name = months[language][(month ?? 1) - 1] ?? "";
  switch (language) {
    case "kk":
      return `${year} жылғы ${date} ${name}`;
    case "ru":
      return `${date} ${name} ${year} года`;
    case "en":
      return `${date} ${name} ${year}`;
  }
};

/** Monday of an ISO week "2023-W02". Week 1 holds 4 January. */
export const mondayOf = (week: string): CalendarDay => {
  const fourth = day(`${week.slice(0, 4)}-01-04`);
  return addDays(fourth, (Number(week.slice(6)) - 1) * 7 - weekday(fourth));
};

/** From the first day of the first week to the last day of the last. */
export const periodText = (
  language: Language,
  { from, until }: { readonly from: string; readonly until: string },
): string => `${dayText(language, mondayOf(from))} – ${dayText(language, addDays(mondayOf(until), 6))}`;

/** A week by its first and last day. */
export const weekText = (language: Language, week: string): string => periodText(language, { from: week, until: week });
