/** Advice gated by place and date (tips/tips.json), and the article that a ready refusal may name. */
import written from "../tips/tips.json" with { type: "json" };
import { type LawBase, rulesOf } from "./base.ts";
import { type CalendarDay, day, parseWrittenDate, type WrittenDate } from "./calendar-day.ts";
import { standing } from "./in-force.ts";
import { chainOf, type Place } from "./place.ts";
import type { Rule, Source, Verification } from "./rule.ts";

export const tipKeys = ["tip.newballot", "tip.nonewballot"] as const;
export type TipKey = (typeof tipKeys)[number];

export type Tip = {
  readonly id: string;
  readonly place: string;
  readonly key: TipKey;
  readonly from: WrittenDate | null;
  readonly until: WrittenDate | null;
  readonly source: Source | null;
  readonly note: string | null;
  readonly verifiedBy: Verification | null;
};

const keyOf = (text: string): TipKey => {
  const found = tipKeys.find(key => key === text);
  if (found === undefined) throw new Error(`tips: ${text}`);
  return found;
};

const dateOf = (text: string | null): WrittenDate | null => {
  const parsed = text === null ? null : parseWrittenDate(text);
  if (parsed === undefined) throw new Error("tips: impossible date");
  return parsed;
};

/** As shipped: no lawyer has verified any of them. */
export const shippedTips: readonly Tip[] = written.tips.map(tip => ({
  id: tip.id,
  place: tip.place,
  key: keyOf(tip.key),
  from: dateOf(tip.from),
  until: dateOf(tip.until),
  source: tip.source === null || tip.readOn === null ? null : { address: tip.source, readOn: day(tip.readOn) },
  note: tip.note,
  verifiedBy: tip.verifiedBy,
}));

/** What a lawyer of an installation recorded, laid over the tips. */
export const withVerifiedTips = (tips: readonly Tip[], verified: ReadonlyMap<string, Verification>): readonly Tip[] =>
  tips.map(tip => ({ ...tip, verifiedBy: verified.get(tip.id) ?? tip.verifiedBy }));

export type TipsOn = {
  /** Verified, for this place and day: may be shown to a voter. */
  readonly shown: readonly Tip[];
  /** For this place and day but not verified: only to whoever is to check them. */
  readonly withheld: readonly Tip[];
};

export const tipsOn = (tips: readonly Tip[], place: Place, on: CalendarDay): TipsOn => {
  const here = chainOf(place);
  const there = tips.filter(
    ({ place: of, from, until }) =>
      here.includes(of) && (from === null || from.first <= on) && (until === null || on <= until.last),
  );
  return {
    shown: there.filter(tip => tip.verifiedBy !== null),
    withheld: there.filter(tip => tip.verifiedBy === null),
  };
};

/**
 * Rules that a ready refusal may name beside its text: a verified ban in force that protects the voter, with a citation.
 * Empty as shipped: the refusal then stands without an article.
 */
export const refusalArticles = (base: LawBase, place: Place, on: CalendarDay): readonly Rule[] =>
  rulesOf(base, place).filter(
    rule =>
      rule.protects === "voter" &&
      rule.status === "prohibited" &&
      rule.verifiedBy !== null &&
      rule.confidence !== "unconfirmed" &&
      rule.citation !== null &&
      standing(rule, on) === "in-force",
  );
