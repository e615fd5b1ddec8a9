/** Foreign rules as papers may cite them: confirmed, in force on the day, each with its source. */
import { type LawBase, lawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { count, rulesOnDemand } from "@perde/law/count";
import { isBlurred, standing } from "@perde/law/in-force";
import { placeNames } from "@perde/law/place-names";
import { publishedCounts } from "@perde/law/published-counts";
import type { Rule } from "@perde/law/rule";
import { type Language, note, type Paragraph, words } from "./block.ts";
import { sourceNotes } from "./grounds.ts";
import { dayText } from "./words/dates.ts";
import { type FilingLanguage, filingWords, wordsOf } from "./words/words.ts";

/** Rules after which the drafts are modelled; the base tells what each says, and since when. */
export const modelRules = [
  "MX/demand-proof-of-vote/1",
  "US-NM/demand-proof-of-vote/1",
  "US-OK/demand-proof-of-vote/1",
  "US-CO/demand-proof-of-vote/1",
  "HK/demand-proof-of-vote/1",
  "TR/demand-proof-of-vote/1",
  "KE/demand-proof-of-vote/1",
  "NL/coerce-vote/1",
] as const;
export type ModelRule = (typeof modelRules)[number];

/** May stand in a table or a list of foreign law: a citation is not needed, certainty is. */
export const mayCite = (rule: Rule, day: CalendarDay): boolean =>
  rule.confidence !== "unconfirmed" &&
  rule.status !== "struck-down" &&
  rule.status !== "proposed" &&
  rule.source !== null &&
  standing(rule, day) === "in-force" &&
  !isBlurred(rule, day);

/** Models that were in force on the day, in the order asked. */
export const modelsOn = (base: LawBase, day: CalendarDay, wanted: readonly ModelRule[] = modelRules): readonly Rule[] =>
  wanted.flatMap(
    id => base.rules.find(rule => rule.id === id && rule.status === "prohibited" && mayCite(rule, day)) ?? [],
  );

export const placeName = (place: string, language: Language): string => placeNames[place]?.[language] ?? place;

const confirmedOnly = (base: LawBase): LawBase => lawBase(base.rules.filter(rule => rule.confidence !== "unconfirmed"));

/** How many states of the US forbid it, with the query in a footnote. Confirmed rules only. */
export const usCount = (base: LawBase, language: Language, day: CalendarDay): Paragraph => {
  const said = wordsOf(language);
  const found = count(confirmedOnly(base), [], { country: "US", day, ballot: "in-person", status: "prohibited" });
  const others = publishedCounts.flatMap(one => (one.country === "US" && one.count !== null ? [one.count] : []));
  const query = "perde law count --country US --ballot in-person --status prohibited, confirmed rules";
  return {
    spans: [
      words(said.countSentence(found.count, dayText(language, day))),
      note(
        said.countNote(
          query,
          dayText(language, day),
          found.startUnknown.length,
          Math.min(...others),
          Math.max(...others),
        ),
      ),
    ],
  };
};

/** What the demand itself costs elsewhere: models in force and the number of states with a rule on it. */
export const demandAbroad = (base: LawBase, language: FilingLanguage, day: CalendarDay): readonly Paragraph[] => {
  const said = filingWords(language);
  const models = modelsOn(base, day);
  const states = new Set(
    rulesOnDemand(confirmedOnly(base), "US", day)
      .filter(rule => mayCite(rule, day))
      .map(({ jurisdiction }) => jurisdiction),
  );
  const list = models.flatMap((rule, at) => [
    words(`${at === 0 ? `${said.foreignDemand} ` : ", "}${placeName(rule.jurisdiction, language)}`),
    ...sourceNotes(rule, language),
  ]);
  return [
    ...(models.length === 0 ? [] : [{ spans: [...list, words(".")] }]),
    ...(states.size === 0
      ? []
      : [
          {
            spans: [
              words(said.foreignDemandUs(states.size)),
              note(
                wordsOf(language).figureNote(
                  "perde law: act demand-proof-of-vote, status prohibited, liable demander, US, confirmed, start known",
                  `perde-law/2, ${base.readUntil ?? "-"}`,
                  dayText(language, day),
                ),
              ),
            ],
          },
        ]),
  ];
};
