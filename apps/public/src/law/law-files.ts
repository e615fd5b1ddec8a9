/**
 * Every file of the law under `/law/`: pages in three languages and the read-only JSON (docs/formats/law.md, section 6).
 * Pure: the same base gives the same bytes.
 */
import { answersJson, ruleJson } from "@perde/law/answer-json";
import { type LawBase, rulesOf } from "@perde/law/base";
import { type CalendarDay, day } from "@perde/law/calendar-day";
import { rulesOnDemand } from "@perde/law/count";
import { historyOf } from "@perde/law/history";
import { pack } from "@perde/law/packed";
import { type Place, parsePlace } from "@perde/law/place";
import { placeNames } from "@perde/law/place-names";
import { publishedCounts } from "@perde/law/published-counts";
import schema from "@perde/law/rules/schema.json" with { type: "json" };
import type { Tip } from "@perde/law/tips";
import { type Language, languages } from "@perde/ui/say";
import { h } from "preact";
import { answerPage } from "./answer-page.ts";
import { comparePage } from "./compare-page.ts";
import { bansOn, countedBallots, countedDays, countPage } from "./count-page.ts";
import { indexPage } from "./index-page.ts";
import { mapPage } from "./map-page.ts";
import { lawNavigation } from "./navigation.ts";
import type { LawPage } from "./page.ts";
import { placePage } from "./place-page.ts";
import { type LawAssets, plainShell, type Shell } from "./shell.ts";

export type LawFile = { readonly path: string; readonly content: string };

export type LawSite = {
  readonly base: LawBase;
  readonly tips: readonly Tip[];
  readonly assets: LawAssets;
  /** The frame of the site; a plain one where none is given. */
  readonly shell?: Shell;
};

/** Days whose maps are files of their own, for readers without script. */
export const keyDays = {
  world: ["2016-10-20", "2019-06-09", "2020-08-01", "2023-03-19", "2025-02-01"].map(text => day(text)),
  us: ["2014-12-01", "2015-10-19", "2016-10-20", "2019-06-01", "2021-08-20", "2023-01-15"].map(text => day(text)),
} as const;

const newestOf = (base: LawBase): CalendarDay => {
  if (base.readUntil === undefined) throw new Error("a base without sources has no pages");
  return base.readUntil;
};

const placesOf = (base: LawBase): readonly Place[] =>
  [...base.byJurisdiction.keys()].map(code => parsePlace(code)).filter(place => place !== undefined);

const withNavigation = (page: LawPage): LawPage => ({
  ...page,
  body: h("div", {}, page.body, lawNavigation(page.language, page.path)),
});

/** The pages of one language before the frame is put around them. */
export const lawPages = (base: LawBase, tips: readonly Tip[], language: Language): readonly LawPage[] => {
  const newest = newestOf(base);
  const pages = [
    indexPage(base, language, newest),
    ...(["world", "us"] as const).flatMap(region =>
      [...keyDays[region], newest].map(on => mapPage({ base, region, language, on, newest, keyDays: keyDays[region] })),
    ),
    countPage(base, language),
    comparePage(base, language, newest),
    answerPage(base, tips, language, newest),
    ...placesOf(base).map(place => placePage(base, place, language)),
  ];
  return pages.map(withNavigation);
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const placeJson = (base: LawBase, place: Place) => ({
  format: "perde-law-place/1",
  place,
  name: placeNames[place] ?? null,
  readUntil: newestOf(base),
  inherits: [...new Set(rulesOf(base, place).map(rule => rule.jurisdiction))].filter(code => code !== place),
  periods: historyOf(base, place).map(({ from, to, assessment }) => ({ from, to, ...answersJson(assessment) })),
  rules: rulesOf(base, place).map(ruleJson),
});

const countsJson = (base: LawBase) => ({
  format: "perde-law-counts/1",
  query:
    "distinct parts of US; act photograph-marked-ballot or share-photo; status prohibited; ballot as said or any; in force on the day or start not known",
  counts: countedDays.flatMap(on =>
    countedBallots.map(ballot => ({
      country: "US",
      day: on,
      ballot,
      status: "prohibited",
      ...bansOn(base, on, ballot),
    })),
  ),
  rulesOnDemand: rulesOnDemand(base, "US", countedDays[1]).map(rule => rule.id),
  published: publishedCounts.map(one => ({ ...one, published: one.published.written })),
});

/** The JSON files: index, one per place, counts, the packed base for the script, the schema. */
export const lawData = (base: LawBase): readonly LawFile[] => [
  {
    path: "/law/index.json",
    content: json({
      format: "perde-law-index/1",
      readUntil: newestOf(base),
      firstDay: base.firstDay,
      rules: base.rules.length,
      places: placesOf(base).map(place => ({ place, name: placeNames[place] ?? null, file: `/law/${place}.json` })),
      notResearched: "a place without a file is not researched: that is not 'no rule'",
    }),
  },
  ...placesOf(base).map(place => ({ path: `/law/${place}.json`, content: json(placeJson(base, place)) })),
  { path: "/law/counts.json", content: json(countsJson(base)) },
  { path: "/law/base.json", content: pack(base.rules) },
  { path: "/law/schema.json", content: json(schema) },
];

/** Pages and data together; a page at `/law/kk/KZ/` is the file `/law/kk/KZ/index.html`. */
export const lawFiles = ({ base, tips, assets, shell = plainShell }: LawSite): readonly LawFile[] => [
  ...languages.flatMap(language =>
    lawPages(base, tips, language).map(page => ({ path: `${page.path}index.html`, content: shell(page, assets) })),
  ),
  ...lawData(base),
];
