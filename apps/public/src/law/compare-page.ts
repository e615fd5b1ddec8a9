/** The comparison table: bans on demanding or coercing in every researched place, in their newest state. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { inForceOn } from "@perde/law/in-force";
import { placeNames } from "@perde/law/place-names";
import type { Language } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import { h } from "preact";
import type { LawPage } from "./page.ts";
import { datesText, sourceView, verifiedText } from "./rule-view.ts";
import { saying } from "./saying.ts";

export const comparePage = (base: LawBase, language: Language, on: CalendarDay): LawPage => {
  const say = saying(language);
  const rows = inForceOn(base.rules, on)
    .filter(rule => rule.status === "prohibited" && rule.protects !== null)
    .map(rule => ({ rule, name: placeNames[rule.jurisdiction]?.[language] ?? rule.jurisdiction }))
    .toSorted((left, right) => alphabetical(language)(left.name, right.name));
  const head = [
    say("law.place"),
    say("law.rules.act"),
    say("law.who"),
    say("law.rule.citation"),
    say("law.rule.sanction"),
    say("law.rule.dates"),
    say("law.rule.confidence"),
    say("law.rule.source"),
    say("law.rule.verified"),
  ];
  return {
    path: `/law/${language}/compare/`,
    language,
    title: say("law.compare.title"),
    description: say("law.compare.lead"),
    script: false,
    body: h(
      "div",
      {},
      h("h1", {}, say("law.compare.title")),
      h("p", {}, say("law.compare.lead")),
      h("p", { class: "law-caution" }, say("law.caution")),
      h("p", {}, say("law.rule.language")),
      h(
        "div",
        { class: "law-scroll", tabindex: 0, role: "region", "aria-label": say("law.compare.title") },
        h(
          "table",
          { class: "law-wide" },
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              head.map(name => h("th", { scope: "col" }, name)),
            ),
          ),
          h(
            "tbody",
            {},
            rows.map(({ rule, name }) =>
              h(
                "tr",
                { "data-rule": rule.id },
                h("th", { scope: "row" }, h("a", { href: `/law/${language}/${rule.jurisdiction}/` }, name)),
                h("td", {}, say(`law.act.${rule.act}`)),
                h("td", {}, say(`law.who.${rule.liable}`)),
                h("td", { lang: "en" }, rule.citation ?? "–"),
                h("td", { lang: "en" }, rule.sanction ?? "–"),
                h("td", {}, datesText(say, rule)),
                h("td", {}, say(`law.confidence.${rule.confidence}`)),
                h("td", {}, sourceView(language, rule)),
                h("td", {}, verifiedText(language, rule)),
              ),
            ),
          ),
        ),
      ),
    ),
  };
};
