/** The answer of one cell of the overviews: pages are made with it, and the script asks it again for another day. */
import { type ActAnswer, answerFor } from "@perde/law/assess";
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import type { Act, BallotType } from "@perde/law/rule";

export type Region = "world" | "us";

/** The states' rules are told apart by ballot; those of countries record none. */
const ballotOf = (region: Region): BallotType => (region === "us" ? "in-person" : "any");

/**
 * A place's own rules. Federal law against threats and coercion holds in every state of the US and would paint the whole
 * map; the page says so beside it, and the page of a state adds it.
 */
export const cellAnswer = (base: LawBase, region: Region, place: string, act: Act, on: CalendarDay): ActAnswer =>
  answerFor(base.byJurisdiction.get(place) ?? [], act, ballotOf(region), on);
