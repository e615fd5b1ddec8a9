/** The overview of the world or of the United States on one day: three tile maps and one table. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { placeNames } from "@perde/law/place-names";
import { acts } from "@perde/law/rule";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import { h, type JSX } from "preact";
import { answerText, looks, markOf } from "./answer-look.ts";
import { cellAnswer, type Region } from "./cell-answer.ts";
import { dayForm, dayStatus } from "./day-chooser.ts";
import type { LawPage } from "./page.ts";
import { sliderStart } from "./place-page.ts";
import { saying } from "./saying.ts";
import { tileMap } from "./tile-map.ts";
import { type Tile, usTiles, worldTiles } from "./tiles.ts";

const tilesOf = (region: Region): readonly Tile[] => (region === "us" ? usTiles : worldTiles);

const mapped = [
  ["photograph-marked-ballot", "law.map.take"],
  ["share-photo", "law.map.share"],
  ["demand-proof-of-vote", "law.map.demand"],
] as const;

const legend = (language: Language): JSX.Element => {
  const say = saying(language);
  const words = {
    voter: `${say("law.is.prohibited")}: ${say("law.who.voter")}`,
    anyone: `${say("law.is.prohibited")}: ${say("law.who.anyone")}`,
    demander: `${say("law.is.prohibited")}: ${say("law.who.demander")}`,
    official: `${say("law.is.prohibited")}: ${say("law.who.official")}`,
    ban: `${say("law.is.prohibited")}: ${say("law.who.none")} / ${say("law.who.unknown")}`,
    unclear: say("law.is.unclear"),
    free: `${say("law.is.permitted")} / ${say("law.is.unregulated")} / ${say("law.is.struck-down")}`,
    "start-unknown": say("law.is.start-unknown"),
    "none-listed": say("law.is.none-listed"),
  } as const;
  return h(
    "ul",
    { class: "law-legend", "aria-label": say("law.legend") },
    looks.map(look =>
      h(
        "li",
        {},
        h("span", { class: `law-key is-${look}`, "aria-hidden": "true" }, markOf(say, look)),
        ` ${words[look]}`,
      ),
    ),
  );
};

const table = (base: LawBase, region: Region, language: Language, on: CalendarDay): JSX.Element => {
  const say = saying(language);
  const named = tilesOf(region)
    .map(({ place }) => ({ place, name: placeNames[place]?.[language] ?? place }))
    .toSorted((left, right) => alphabetical(language)(left.name, right.name));
  return h(
    "div",
    { class: "law-scroll", tabindex: 0, role: "region", "aria-label": say("law.table") },
    h(
      "table",
      {},
      h("caption", {}, say("law.table.caption")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, say("law.place")),
          acts.map(act => h("th", { scope: "col" }, say(`law.act.${act}`))),
        ),
      ),
      h(
        "tbody",
        {},
        named.map(({ place, name }) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, h("a", { href: `/law/${language}/${place}/`, "data-link": place }, name)),
            acts.map(act =>
              h(
                "td",
                { "data-place": place, "data-act": act },
                answerText(say, cellAnswer(base, region, place, act, on)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
};

export type MapPageOf = {
  readonly base: LawBase;
  readonly region: Region;
  readonly language: Language;
  readonly on: CalendarDay;
  readonly newest: CalendarDay;
  readonly keyDays: readonly CalendarDay[];
};

const keyLinks = ({ region, language, on, newest, keyDays }: MapPageOf): JSX.Element => {
  const say = saying(language);
  const home = `/law/${language}/${region}/`;
  return h(
    "nav",
    { "aria-label": say("law.keydays"), class: "law-keydays" },
    h("h2", {}, say("law.keydays")),
    h("noscript", {}, h("p", {}, say("law.noscript"))),
    h(
      "ul",
      {},
      [...keyDays.filter(day => day !== newest), newest].map(day =>
        h(
          "li",
          {},
          h(
            "a",
            { href: day === newest ? home : `${home}${day}/`, "aria-current": day === on ? "true" : undefined },
            day === newest ? say("law.newest", { day: dayText(language, day) }) : dayText(language, day),
          ),
        ),
      ),
    ),
  );
};

export const mapPage = (asked: MapPageOf): LawPage => {
  const { base, region, language, on, newest } = asked;
  const say = saying(language);
  const title = say(`law.${region}.title`);
  const { firstDay } = base;
  if (firstDay === undefined) throw new Error("an empty base has no map");
  return {
    path: on === newest ? `/law/${language}/${region}/` : `/law/${language}/${region}/${on}/`,
    language,
    title: on === newest ? title : `${title} ${dayText(language, on)}`,
    description: say("law.lead"),
    script: true,
    body: h(
      "div",
      { "data-law-view": region, "data-language": language },
      h("h1", {}, title),
      h("p", { class: "law-caution" }, say("law.caution")),
      dayStatus(language, on),
      dayForm({ language, first: firstDay, sliderFrom: sliderStart, shown: on, last: newest }),
      region === "us" ? h("p", {}, say("law.us.ballot")) : null,
      region === "us"
        ? h(
            "p",
            {},
            say("law.us.own"),
            " ",
            h("a", { href: `/law/${language}/US/` }, placeNames["US"]?.[language] ?? "US"),
          )
        : null,
      legend(language),
      mapped.map(([act, words]) =>
        h(
          "section",
          { class: "law-mapped" },
          h("h2", {}, say(words)),
          tileMap({
            language,
            tiles: tilesOf(region),
            act,
            label: say(words),
            gist: place => cellAnswer(base, region, place, act, on),
            href: place => (place === "US" ? `/law/${language}/us/?day=${on}` : `/law/${language}/${place}/?day=${on}`),
          }),
        ),
      ),
      h("h2", {}, say("law.table")),
      table(base, region, language, on),
      keyLinks(asked),
    ),
  };
};
