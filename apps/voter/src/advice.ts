/**
 * What can be answered in a place on a day: tips that a lawyer verified, and what the law base says. Pure, and loaded
 * when the answers are opened.
 */
import { type AssessResult, assess } from "@perde/law/assess";
import { type LawBase, lawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { unpack } from "@perde/law/packed";
import { type Place, parsePlace } from "@perde/law/place";
import type { Act, Rule, Verification } from "@perde/law/rule";
import { refusalArticles, shippedTips, type Tip, tipsOn, withVerifiedTips } from "@perde/law/tips";
import type { Language } from "@perde/ui/say";

/** A part of the law base as the build packed it. */
export type LawPart = {
  readonly packed: string;
  readonly names: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  /** By the id of a tip or a rule. */
  readonly verified: readonly (readonly [id: string, by: Verification])[];
};

/** What the page knows of the law. */
export type Known = {
  readonly base: LawBase;
  readonly tips: readonly Tip[];
  readonly countries: readonly { readonly place: Place; readonly name: Readonly<Record<Language, string>> }[];
};

/** Throws for a part that the build did not write. */
export const knownFrom = ({ packed, names, verified }: LawPart): Known => {
  const unpacked = unpack(packed);
  if (unpacked.kind !== "rules") throw new Error(`the law base is ${unpacked.why}`);
  const countries = Object.entries(names).flatMap(([code, name]) => {
    const place = parsePlace(code);
    return place ? [{ place, name }] : [];
  });
  return { base: lawBase(unpacked.rules), tips: withVerifiedTips(shippedTips, new Map(verified)), countries };
};

/** Tips that may be shown: verified, for this place and this day. As shipped there are none. */
export const tips = (known: Known, place: Place, day: CalendarDay): readonly Tip[] =>
  tipsOn(known.tips, place, day).shown;

/** Verified articles that protect the voter, in force on the day. As shipped there are none. */
export const articles = (known: Known, place: Place, day: CalendarDay): readonly Rule[] =>
  refusalArticles(known.base, place, day);

/** The acts that concern whoever is asked for a picture, the other side's first. */
const acts: readonly Act[] = ["demand-proof-of-vote", "coerce-vote", "photograph-marked-ballot", "share-photo"];

/** What binds in a place on a day, and whom; unconfirmed rules among it, marked as such. */
export const lawOn = (known: Known, place: Place, day: CalendarDay): AssessResult =>
  assess(known.base, { acts }, place, day);
