/** The comparative annex: foreign law as of a day, confirmed rules only, each with source and day of reading. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import type { Rule } from "@perde/law/rule";
import { type Language, line, type Made, type Paragraph, words } from "./block.ts";
import type { AnnexData } from "./data.ts";
import { mayCite, placeName, usCount } from "./foreign-law.ts";
import { verifiedBase } from "./grounds.ts";
import { dayText } from "./words/dates.ts";
import { wordsOf } from "./words/words.ts";

const rowOf = (rule: Rule, language: Language): readonly Paragraph[] => {
  const said = wordsOf(language);
  const { from, to } = rule.inForce;
  const cited = [rule.citation, rule.sanction].filter(one => one !== null).join(". ");
  return [
    line(placeName(rule.jurisdiction, language)),
    line(said.acts[rule.act]),
    line(`${said.statuses[rule.status]}; ${said.liable[rule.liable]}`),
    line(
      [
        from === null ? said.startUnknown : said.from(from.written),
        rule.seenInForce === null ? null : said.seenInForce(rule.seenInForce.written),
        to === null ? null : said.until(to.written),
      ]
        .filter(one => one !== null)
        .join("; "),
    ),
    { spans: [cited === "" ? words(said.notSeen) : { kind: "words", text: cited, language: "en" }] },
    line(
      `${rule.source?.address ?? ""} (${rule.source === null ? "" : dayText(language, rule.source.readOn)}; ${said.confidence[rule.confidence]})`,
    ),
  ];
};

/** Refuses where no rule of the base answers the question on the day. */
export const annex = (shipped: LawBase, data: AnnexData, language: Language, day: CalendarDay): Made => {
  const said = wordsOf(language);
  const base = verifiedBase(shipped, data.verified);
  const rules = base.rules
    .filter(
      rule =>
        data.acts.includes(rule.act) &&
        mayCite(rule, day) &&
        (data.places === null || data.places.some(place => place === rule.jurisdiction)),
    )
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  if (rules.length === 0) return { kind: "no-applicable-rule", place: data.places?.join(" ") ?? "", day };
  const places = new Set(rules.map(({ jurisdiction }) => jurisdiction)).size;
  const on = dayText(language, day);
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "annex",
      language,
      day,
      title: `${said.annexTitle}. ${said.annexUnder(on)}`,
      landscape: true,
      blocks: [
        { name: "title", kind: "title", text: said.annexTitle, under: said.annexUnder(on) },
        {
          name: "method",
          kind: "text",
          heading: said.methodHeading,
          paragraphs: [
            ...said.annexMethod.map(one => line(one)),
            ...(data.places === null ? [usCount(base, language, day)] : []),
          ],
        },
        {
          name: "comparison",
          kind: "table",
          heading: said.comparisonHeading,
          caption: said.annexCaption(rules.length, places, on),
          widths: [11, 14, 15, 12, 26, 22],
          header: said.annexHeader,
          rows: rules.map(rule => rowOf(rule, language)),
        },
      ],
    },
    leftOut: [],
  };
};
