/** "What can I answer them?": a ready refusal, and only what a lawyer verified for the place and the day. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { type Place, parsePlace } from "@perde/law/place";
import { placeNames } from "@perde/law/place-names";
import { refusalArticles, type Tip, tipsOn } from "@perde/law/tips";
import type { Language } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import { h, type JSX } from "preact";
import type { LawPage } from "./page.ts";
import { ruleView } from "./rule-view.ts";
import { saying } from "./saying.ts";

const tipWords = { "tip.newballot": "law.tip.newballot", "tip.nonewballot": "law.tip.nonewballot" } as const;

const placeSection = (
  base: LawBase,
  tips: readonly Tip[],
  place: Place,
  language: Language,
  on: CalendarDay,
): JSX.Element => {
  const say = saying(language);
  const articles = refusalArticles(base, place, on);
  const { shown } = tipsOn(tips, place, on);
  return h(
    "section",
    { id: `in-${place}`, class: "law-advice", "data-place": place },
    h("h2", {}, placeNames[place]?.[language] ?? place),
    articles.length === 0 ? h("p", {}, say("law.answer.noarticle")) : h("h3", {}, say("law.answer.article")),
    articles.map(rule => ruleView(language, rule)),
    h("h3", {}, say("law.answer.tips")),
    shown.length === 0
      ? h("p", {}, say("law.answer.notips"))
      : h(
          "ul",
          {},
          shown.map(tip => h("li", { "data-tip": tip.id }, say(tipWords[tip.key]))),
        ),
  );
};

/** Countries, Kazakhstan first: without script a list of links to their sections, with it a choice. */
const countriesOf = (base: LawBase, language: Language): readonly Place[] => {
  const places = [...base.byJurisdiction.keys()].map(code => parsePlace(code)).filter(place => place !== undefined);
  const name = (place: Place) => placeNames[place]?.[language] ?? place;
  const sorted = places
    .filter(place => place.length === 2)
    .toSorted((left, right) => alphabetical(language)(name(left), name(right)));
  return [...sorted.filter(place => place === "KZ"), ...sorted.filter(place => place !== "KZ")];
};

export const answerPage = (base: LawBase, tips: readonly Tip[], language: Language, on: CalendarDay): LawPage => {
  const say = saying(language);
  const countries = countriesOf(base, language);
  const name = (place: Place) => placeNames[place]?.[language] ?? place;
  return {
    path: `/law/${language}/answer/`,
    language,
    title: say("law.answer.title"),
    description: say("law.refuse"),
    script: true,
    body: h(
      "div",
      { "data-law-view": "answer", "data-language": language },
      h("h1", {}, say("law.answer.title")),
      h("h2", {}, say("law.answer.text")),
      h("blockquote", { id: "law-refusal" }, say("law.refuse")),
      h(
        "p",
        {},
        h(
          "button",
          {
            id: "law-copy",
            type: "button",
            class: "button",
            hidden: true,
            "data-copied": say("law.answer.copied"),
            "data-failed": say("law.answer.copyfailed"),
          },
          say("law.answer.copy"),
        ),
      ),
      h("p", { id: "law-copied", role: "status" }),
      h(
        "form",
        { id: "law-country-form", hidden: true },
        h("label", { for: "law-country" }, say("law.answer.country")),
        h(
          "select",
          { id: "law-country" },
          countries.map(place => h("option", { value: place }, name(place))),
        ),
      ),
      h(
        "nav",
        { id: "law-countries", "aria-label": say("law.answer.country") },
        h(
          "ul",
          { class: "law-columns" },
          countries.map(place => h("li", {}, h("a", { href: `#in-${place}` }, name(place)))),
        ),
      ),
      countries.map(place => placeSection(base, tips, place, language, on)),
    ),
  };
};
