/** The day: a form that the script shows and works, and plain links to days at hand that need no script. */
import { type CalendarDay, daysBetween } from "@perde/law/calendar-day";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { saying } from "./saying.ts";

export type ChooserOf = {
  readonly language: Language;
  readonly first: CalendarDay;
  readonly sliderFrom: CalendarDay;
  readonly shown: CalendarDay;
  readonly last: CalendarDay;
};

export const dayForm = ({ language, first, sliderFrom, shown, last }: ChooserOf): JSX.Element => {
  const say = saying(language);
  return h(
    "form",
    { id: "law-day-form", class: "law-day", hidden: true, method: "get" },
    h("label", { for: "law-day" }, say("law.day")),
    h("input", {
      id: "law-day",
      name: "day",
      type: "date",
      min: first,
      max: "2199-12-31",
      value: shown,
      "aria-describedby": "law-day-error",
    }),
    h("label", { for: "law-slider" }, say("law.slider")),
    h("input", {
      id: "law-slider",
      type: "range",
      min: 0,
      max: daysBetween(sliderFrom, last),
      step: 1,
      value: daysBetween(sliderFrom, shown),
      "data-from": sliderFrom,
    }),
    h("p", { id: "law-day-error", role: "alert", class: "law-error" }),
  );
};

/** The day in words, kept current by the script and announced. */
export const dayStatus = (language: Language, shown: CalendarDay): JSX.Element =>
  h(
    "p",
    { id: "law-shown", role: "status", class: "law-shown", "data-day": shown },
    saying(language)("law.on", { day: dayText(language, shown) }),
  );
