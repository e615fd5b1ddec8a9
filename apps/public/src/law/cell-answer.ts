/** The answer of one cell of the overviews: pages are made with it, and the script asks it again for another day. */
import { type ActAnswer, answerFor } from "@perde/law/assess";
import { type LawBase, rulesOf } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { parsePlace } from "@perde/law/place";
import type { Act, BallotType } from "@perde/law/rule";

export type Region = "world" | "us";

/** The states' rules are told apart by ballot; those of countries record none. */
const ballotOf = (region: Region): BallotType => (region === "us" ? "in-person" : "any");

export const cellAnswer = (base: LawBase, region: Region, place: string, act: Act, on: CalendarDay): ActAnswer => {
  const known = parsePlace(place);
  if (known === undefined) throw new Error(`no place: ${place}`);
  return answerFor(rulesOf(base, known), act, ballotOf(region), on);
};
