/** One rule with everything that is known of it: source, day, confidence, verification, decisions. */
import type { Rule } from "@perde/law/rule";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { type SayLaw, saying } from "./saying.ts";

export const datesText = (say: SayLaw, { inForce: { from, to }, seenInForce }: Rule): string => {
  const start =
    from !== null
      ? say("law.rule.from", { from: from.written })
      : seenInForce === null
        ? say("law.rule.start")
        : `${say("law.rule.start")}; ${say("law.rule.seen", { seen: seenInForce.written })}`;
  return `${start}; ${to === null ? say("law.rule.noend") : say("law.rule.until", { to: to.written })}`;
};

/** The source as a link with the day on which it was read; never one without the other. */
export const sourceView = (language: Language, { source }: Rule): JSX.Element => {
  const say = saying(language);
  if (source === null) return h("span", {}, say("law.rule.nosource"));
  return h(
    "span",
    {},
    h("a", { href: source.address, rel: "noreferrer noopener external", class: "law-source" }, source.address),
    ` (${say("law.rule.read", { day: dayText(language, source.readOn) })})`,
  );
};

export const verifiedText = (language: Language, { verifiedBy }: Rule): string =>
  verifiedBy === null
    ? saying(language)("law.rule.verified.no")
    : saying(language)("law.rule.verified.by", { name: verifiedBy.name, day: dayText(language, verifiedBy.day) });

export const anchorOf = (id: string): string => `rule-${id.replaceAll("/", "-")}`;

const decisionsView = (language: Language, rule: Rule): JSX.Element =>
  h(
    "ul",
    {},
    rule.decisions.map(one =>
      h(
        "li",
        {},
        `${one.day.written}: `,
        h("span", { lang: "en" }, `${one.case}, ${one.court}${one.citation === null ? "" : `, ${one.citation}`}`),
        `: ${saying(language)(`law.outcome.${one.outcome}`)}. `,
        one.note === null ? null : h("span", { lang: "en" }, one.note),
      ),
    ),
  );

export const ruleView = (language: Language, rule: Rule): JSX.Element => {
  const say = saying(language);
  const english = (text: string | null) => (text === null ? null : h("span", { lang: "en" }, text));
  const rows: readonly (readonly [string, JSX.Element | string | null])[] = [
    [say("law.rule.status"), say(`law.is.${rule.status}`)],
    [say("law.who"), say(`law.who.${rule.liable}`)],
    [say("law.rule.ballot"), rule.ballotType && say(`law.ballot.${rule.ballotType}`)],
    [say("law.rule.dates"), datesText(say, rule)],
    [say("law.rule.citation"), english(rule.citation)],
    [say("law.rule.sanction"), english(rule.sanction)],
    [say("law.rule.confidence"), say(`law.confidence.${rule.confidence}`)],
    [say("law.rule.source"), sourceView(language, rule)],
    [say("law.rule.verified"), verifiedText(language, rule)],
    [say("law.rule.courts"), rule.decisions.length > 0 ? decisionsView(language, rule) : null],
    [say("law.rule.note"), english(rule.note)],
  ];
  return h(
    "article",
    { id: anchorOf(rule.id), class: "law-rule" },
    h("h3", {}, say(`law.act.${rule.act}`), " ", h("small", {}, rule.id)),
    h(
      "dl",
      {},
      rows.flatMap(([term, value]) => (value === null ? [] : [h("dt", {}, term), h("dd", {}, value)])),
    ),
  );
};
