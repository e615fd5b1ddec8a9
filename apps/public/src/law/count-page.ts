/** "About 20 states": the claim of the inquiry, its date, its doubts, and at whom the bans are aimed. */
import type { LawBase } from "@perde/law/base";
import { day } from "@perde/law/calendar-day";
import { count, rulesOnDemand } from "@perde/law/count";
import { placeNames } from "@perde/law/place-names";
import { publishedCounts } from "@perde/law/published-counts";
import type { BallotType, Rule } from "@perde/law/rule";
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import type { LawPage } from "./page.ts";
import { anchorOf } from "./rule-view.ts";
import { saying } from "./saying.ts";

/** The days of the six published figures; the inquiry is of the second. */
export const countedDays = [day("2016-10-20"), day("2023-01-15"), day("2026-11-22")] as const;
export const countedBallots = ["in-person", "mail"] as const satisfies readonly BallotType[];
const claimed = countedDays[1];

/** Bans at the polling place or by mail, as the command line counts them. */
export const bansOn = (base: LawBase, on: (typeof countedDays)[number], ballot: BallotType) =>
  count(base, publishedCounts, { country: "US", day: on, ballot, status: "prohibited" });

const placeLink = (language: Language, place: string, suffix = `?day=${claimed}`): JSX.Element =>
  h("a", { href: `/law/${language}/${place}/${suffix}` }, placeNames[place]?.[language] ?? place);

const scrolled = (label: string, table: JSX.Element): JSX.Element =>
  h("div", { class: "law-scroll", tabindex: 0, role: "region", "aria-label": label }, table);

const figures = (base: LawBase, language: Language): JSX.Element => {
  const say = saying(language);
  return h(
    "table",
    { class: "law-figures" },
    h("caption", {}, say("law.count.query")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, say("law.day")),
        h("th", { scope: "col" }, say("law.count.inperson")),
        h("th", { scope: "col" }, say("law.count.mail")),
      ),
    ),
    h(
      "tbody",
      {},
      countedDays.map(on =>
        h(
          "tr",
          { "data-day": on },
          h("th", { scope: "row" }, h("time", { datetime: on }, on)),
          countedBallots.map(ballot => h("td", { "data-ballot": ballot }, String(bansOn(base, on, ballot).count))),
        ),
      ),
    ),
  );
};

const disputes = (base: LawBase, language: Language): JSX.Element => {
  const say = saying(language);
  return scrolled(
    say("law.count.disputed"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, say("law.place")),
          h("th", { scope: "col" }, say("law.count.ours")),
          h("th", { scope: "col" }, say("law.count.who")),
        ),
      ),
      h(
        "tbody",
        {},
        bansOn(base, claimed, "in-person").disputed.map(({ place, counted, by }) =>
          h(
            "tr",
            { "data-disputed": place },
            h("th", { scope: "row" }, placeLink(language, place)),
            h("td", {}, say(counted ? "law.count.ours.yes" : "law.count.ours.no")),
            h("td", {}, by.map(one => `${one.who}, ${one.published}: ${say(`law.says.${one.says}`)}`).join("; ")),
          ),
        ),
      ),
    ),
  );
};

const published = (language: Language): JSX.Element => {
  const say = saying(language);
  return scrolled(
    say("law.count.published"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, say("law.count.who")),
          h("th", { scope: "col" }, say("law.count.when")),
          h("th", { scope: "col" }, say("law.count.says")),
        ),
      ),
      h(
        "tbody",
        {},
        publishedCounts.map(one =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row", lang: "en" },
              one.source === null
                ? one.who
                : h("a", { href: one.source, rel: "noreferrer noopener external" }, one.who),
            ),
            h("td", {}, one.published.written),
            h("td", { lang: "en" }, one.says),
          ),
        ),
      ),
    ),
  );
};

const demandItem = (language: Language, rule: Rule): JSX.Element =>
  h(
    "li",
    { "data-demand": rule.jurisdiction },
    placeLink(language, rule.jurisdiction, `#${anchorOf(rule.id)}`),
    ": ",
    h("span", { lang: "en" }, rule.citation ?? rule.id),
    ` (${saying(language)(`law.confidence.${rule.confidence}`)})`,
  );

export const countPage = (base: LawBase, language: Language): LawPage => {
  const say = saying(language);
  const { places } = bansOn(base, claimed, "in-person");
  return {
    path: `/law/${language}/count/`,
    language,
    title: say("law.count.title"),
    description: say("law.count.answer"),
    script: false,
    body: h(
      "div",
      {},
      h("h1", {}, say("law.count.title")),
      h("p", {}, say("law.count.answer")),
      h("p", {}, say("law.count.notsound")),
      h("p", {}, say("law.count.aimed")),
      h(
        "ul",
        {},
        rulesOnDemand(base, "US", claimed).map(rule => demandItem(language, rule)),
      ),
      h("h2", {}, say("law.count.six")),
      figures(base, language),
      h("h2", {}, say("law.count.named")),
      h(
        "ul",
        { class: "law-columns", id: "named" },
        places.map(place => h("li", { "data-counted": place }, placeLink(language, place))),
      ),
      h("h2", {}, say("law.count.disputed")),
      disputes(base, language),
      h("h2", {}, say("law.count.published")),
      published(language),
      h("p", {}, h("a", { href: "/law/counts.json" }, say("law.data"))),
      h("p", { class: "law-caution" }, say("law.caution")),
    ),
  };
};
