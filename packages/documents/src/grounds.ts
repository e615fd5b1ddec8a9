/** Which rules a paper may rest on (docs/formats/documents.md, section 4). Pure; the base and the day come in. */
import { type LawBase, rulesOf, withVerifications } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { contradictionsOn } from "@perde/law/contradiction";
import { isBlurred, standing } from "@perde/law/in-force";
import type { Place } from "@perde/law/place";
import type { Rule } from "@perde/law/rule";
import { type Item, type Language, type LeftOut, note, type Refusal, type Span } from "./block.ts";
import { citationSpan } from "./citation.ts";
import type { VerifiedData } from "./data.ts";
import { dayText } from "./words/dates.ts";
import { type FilingLanguage, filingWords, wordsOf } from "./words/words.ts";

/** The lawyers' records of an installation, laid over the base. */
export const verifiedBase = (base: LawBase, verified: VerifiedData): LawBase =>
  withVerifications(base, new Map(verified.map(({ rule, name, day }) => [rule, { name, day }])));

/** In force for certain on the day, confirmed, with a source and a citation: may be printed at all. */
export const mayPrintRule = (rule: Rule, day: CalendarDay): boolean =>
  rule.confidence !== "unconfirmed" &&
  rule.status !== "proposed" &&
  rule.status !== "struck-down" &&
  rule.source !== null &&
  rule.citation !== null &&
  standing(rule, day) === "in-force" &&
  !isBlurred(rule, day);

/** A ground reaches whoever demands or coerces; a rule that punishes the voter is never one. */
export const mayBeGround = (rule: Rule, day: CalendarDay): boolean =>
  mayPrintRule(rule, day) &&
  rule.status === "prohibited" &&
  (rule.liable === "demander" || rule.liable === "official" || rule.liable === "anyone") &&
  (rule.act === "demand-proof-of-vote" || rule.act === "coerce-vote");

export type Grounds =
  | { readonly kind: "grounds"; readonly rules: readonly Rule[]; readonly leftOut: readonly LeftOut[] }
  | Extract<Refusal, { readonly kind: "no-applicable-rule" | "not-researched" }>;

const whyNot = (rule: Rule, day: CalendarDay): LeftOut => {
  if (rule.confidence === "unconfirmed") return { id: rule.id, because: "unconfirmed" };
  if (rule.liable === "voter") return { id: rule.id, because: "against-the-voter" };
  return { id: rule.id, because: standing(rule, day) === "in-force" ? "unconfirmed" : "not-in-force" };
};

/**
 * Grounds in a place on a day. Without `chosen`: rules that protect the voter. With `chosen` (ids): those among them
 * that may be grounds; the others are named as left out.
 */
export const groundsOn = (base: LawBase, place: Place, day: CalendarDay, chosen: readonly string[] | null): Grounds => {
  const there = rulesOf(base, place);
  if (there.length === 0) return { kind: "not-researched", place };
  const disputed = new Set(
    contradictionsOn(
      there.filter(rule => standing(rule, day) === "in-force"),
      day,
    ).flatMap(({ left, right }) => [left.id, right.id]),
  );
  const able = there.filter(rule => mayBeGround(rule, day) && !disputed.has(rule.id));
  const rules =
    chosen === null ? able.filter(rule => rule.protects === "voter") : able.filter(({ id }) => chosen.includes(id));
  if (rules.length === 0) return { kind: "no-applicable-rule", place, day };
  const unused =
    chosen === null ? [] : there.filter(({ id }) => chosen.includes(id) && !rules.some(one => one.id === id));
  return { kind: "grounds", rules, leftOut: unused.map(rule => whyNot(rule, day)) };
};

/** The footnote of a rule: its id, how it is sourced, where and when it was read. */
export const sourceNotes = ({ id, confidence, source }: Rule, language: Language): readonly Span[] => {
  const said = wordsOf(language);
  return source === null
    ? []
    : [note(said.sourceNote(id, said.confidence[confidence], source.address, dayText(language, source.readOn)))];
};

/** A ground as a numbered item: citation, edition by day, source in a footnote, notice until a lawyer has verified it. */
export const groundItem = (rule: Rule, day: CalendarDay, language: FilingLanguage): Item => {
  const said = filingWords(language);
  const cited = citationSpan(rule, language);
  const source = rule.source;
  const reported: readonly Span[] =
    rule.confidence === "confirmed-press" && source !== null
      ? [{ kind: "words", text: `, ${said.asReported(new URL(source.address).hostname)}` }]
      : [];
  const edition: Span = { kind: "words", text: `, ${said.heldOn(dayText(language, day))}` };
  const verified: readonly Span[] =
    rule.verifiedBy === null
      ? []
      : [{ kind: "words", text: `. ${said.verifiedBy(rule.verifiedBy.name, dayText(language, rule.verifiedBy.day))}` }];
  return {
    spans: [...(cited === undefined ? [] : [cited]), ...reported, edition, ...verified, ...sourceNotes(rule, language)],
    rule: rule.id,
    ...(rule.verifiedBy === null ? { notice: said.checkBefore } : {}),
  };
};
