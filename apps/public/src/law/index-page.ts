/** The way into the law: the overviews, and every place by name. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { placeNames } from "@perde/law/place-names";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import { h } from "preact";
import type { LawPage } from "./page.ts";
import { saying } from "./saying.ts";

export const indexPage = (base: LawBase, language: Language, on: CalendarDay): LawPage => {
  const say = saying(language);
  const named = [...base.byJurisdiction.keys()].map(place => ({ place, name: placeNames[place]?.[language] ?? place }));
  const sorted = named.toSorted((left, right) => alphabetical(language)(left.name, right.name));
  const list = (places: readonly (typeof sorted)[number][]) =>
    h(
      "ul",
      { class: "law-columns" },
      places.map(({ place, name }) => h("li", {}, h("a", { href: `/law/${language}/${place}/` }, name))),
    );
  return {
    path: `/law/${language}/`,
    language,
    title: say("law.title"),
    description: say("law.lead"),
    script: false,
    body: h(
      "div",
      {},
      h("h1", {}, say("law.title")),
      h("p", {}, say("law.lead")),
      h("p", { class: "law-caution" }, say("law.caution")),
      h("p", {}, say("law.state", { day: dayText(language, on) })),
      h(
        "ul",
        { class: "law-ways" },
        h("li", {}, h("a", { href: `/law/${language}/world/` }, say("law.world.title"))),
        h("li", {}, h("a", { href: `/law/${language}/us/` }, say("law.us.title"))),
        h("li", {}, h("a", { href: `/law/${language}/count/` }, say("law.count.title"))),
        h("li", {}, h("a", { href: `/law/${language}/compare/` }, say("law.compare.title"))),
        h("li", {}, h("a", { href: `/law/${language}/answer/` }, say("law.answer.title"))),
      ),
      h("h2", {}, say("law.places")),
      h("h3", {}, say("law.world")),
      list(sorted.filter(({ place }) => !place.startsWith("US"))),
      h("h3", {}, say("law.us")),
      list(sorted.filter(({ place }) => place.startsWith("US"))),
      h("p", {}, h("a", { href: "/law/index.json" }, say("law.data"))),
    ),
  };
};
