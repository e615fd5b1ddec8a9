/** The page of one jurisdiction: its answer for every day as periods, and every rule with its source. */
import type { ActAnswer, Assessment } from "@perde/law/assess";
import { type LawBase, rulesOf } from "@perde/law/base";
import { type CalendarDay, day } from "@perde/law/calendar-day";
import { historyOf, type Period } from "@perde/law/history";
import type { Place } from "@perde/law/place";
import { placeNames } from "@perde/law/place-names";
import type { Rule } from "@perde/law/rule";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { answerText } from "./answer-look.ts";
import { dayForm, dayStatus } from "./day-chooser.ts";
import type { LawPage } from "./page.ts";
import { anchorOf, ruleView, verifiedText } from "./rule-view.ts";
import { saying } from "./saying.ts";

const inline = (language: Language, rules: readonly Rule[]): readonly JSX.Element[] =>
  rules.map(rule => {
    const say = saying(language);
    const own = rule.source;
    return h(
      "li",
      {},
      h("a", { href: `#${anchorOf(rule.id)}` }, rule.id),
      `: ${say(`law.is.${rule.status}`)}; ${say("law.who")}: ${say(`law.who.${rule.liable}`)}; ${say(`law.confidence.${rule.confidence}`)}; `,
      own === null
        ? say("law.rule.nosource")
        : h(
            "span",
            {},
            h("a", { href: own.address, rel: "noreferrer noopener external" }, new URL(own.address).hostname),
            ` (${say("law.rule.read", { day: dayText(language, own.readOn) })})`,
          ),
      `; ${say("law.rule.verified")}: ${verifiedText(language, rule)}`,
    );
  });

const actView = (language: Language, one: ActAnswer): JSX.Element => {
  const say = saying(language);
  const list = (heading: string | null, rules: readonly Rule[]) =>
    rules.length === 0
      ? null
      : h("div", {}, heading === null ? null : h("p", {}, heading), h("ul", {}, inline(language, rules)));
  return h(
    "div",
    { class: "law-act", "data-act": one.act, "data-answer": one.answer },
    h("h3", {}, say(`law.act.${one.act}`)),
    h("p", { class: "law-answer" }, answerText(say, one)),
    one.contradictions.map(({ left, right }) =>
      h("p", {}, say("law.contradiction", { rules: `${left.id}, ${right.id}` })),
    ),
    list(null, one.inForce),
    list(say("law.unknown.start"), one.startUnknown),
    list(say("law.proposed"), one.proposed),
  );
};

const spanText = (language: Language, { from, to }: Period, first: CalendarDay | undefined): string => {
  const say = saying(language);
  if (to === null) return say("law.period.open", { from: dayText(language, from) });
  if (from === first) return say("law.period.first", { to: dayText(language, to) });
  return say("law.period", { from: dayText(language, from), to: dayText(language, to) });
};

const assessmentView = (language: Language, assessment: Assessment): readonly JSX.Element[] => {
  const say = saying(language);
  const { protection } = assessment;
  return [
    ...assessment.answers.map(one => actView(language, one)),
    h("h3", {}, say("law.protection")),
    protection.length === 0
      ? h("p", {}, say("law.protection.none"))
      : h(
          "ul",
          {},
          protection.map(rule => h("li", {}, h("a", { href: `#${anchorOf(rule.id)}` }, rule.id))),
        ),
  ];
};

const periodView = (language: Language, period: Period, first: CalendarDay | undefined): JSX.Element =>
  h(
    "section",
    { id: `from-${period.from}`, class: "law-period", "data-from": period.from, "data-to": period.to ?? "" },
    h("h2", {}, spanText(language, period, first)),
    assessmentView(language, period.assessment),
  );

const latest = (days: readonly CalendarDay[]): CalendarDay | undefined => days.toSorted().at(-1);

export const placePage = (base: LawBase, place: Place, language: Language): LawPage => {
  const say = saying(language);
  const name = placeNames[place]?.[language] ?? place;
  const periods = historyOf(base, place).toReversed();
  const rules = rulesOf(base, place);
  const federal = place.length > 2 && rules.some(rule => rule.jurisdiction !== place);
  const shown = base.readUntil ?? latest(periods.map(period => period.from));
  if (shown === undefined || base.firstDay === undefined) throw new Error(`${place} is not researched`);
  const { firstDay } = base;
  return {
    path: `/law/${language}/${place}/`,
    language,
    title: name,
    description: `${name}: ${say("law.lead")}`,
    script: true,
    body: h(
      "div",
      { "data-law-view": "place", "data-language": language },
      h("h1", {}, name),
      h("p", { class: "law-caution" }, say("law.caution")),
      dayStatus(language, shown),
      dayForm({ language, first: firstDay, sliderFrom: sliderStart, shown, last: shown }),
      periods.map(period => periodView(language, period, firstDay)),
      h("h2", {}, say("law.history")),
      h(
        "p",
        { class: "law-links" },
        periods.map(period =>
          h("a", { href: `?day=${period.from}#from-${period.from}` }, spanText(language, period, firstDay)),
        ),
      ),
      h("h2", {}, say("law.rules")),
      h("p", {}, say("law.rule.language")),
      federal
        ? h(
            "p",
            {},
            say("law.inherited"),
            " ",
            h("a", { href: `/law/${language}/US/` }, placeNames["US"]?.[language] ?? "US"),
          )
        : null,
      rules.map(rule => ruleView(language, rule)),
      h("p", {}, h("a", { href: `/law/${place}.json` }, say("law.data"))),
    ),
  };
};

/** The slider begins here: earlier days are typed. */
export const sliderStart: CalendarDay = day("2010-01-01");
