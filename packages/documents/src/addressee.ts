/** Addressees by date from the law base; a body that does not exist on the day has no paper sent to it. */
import { type Body, bodiesOn } from "@perde/law/bodies";
import type { CalendarDay } from "@perde/law/calendar-day";
import type { Place } from "@perde/law/place";
import { line, type Paragraph, type Refusal, strong } from "./block.ts";
import type { AddresseeData } from "./data.ts";
import { type FilingLanguage, filingWords } from "./words/words.ts";

export type Addressed =
  | { readonly kind: "addressed"; readonly body: Body }
  | Extract<Refusal, { readonly kind: "missing-addressee" | "unconfirmed-addressee" | "not-researched" }>;

/** The body on the day, or why none. */
export const addressed = (place: Place, day: CalendarDay, to: AddresseeData | null): Addressed => {
  if (to === null) return { kind: "missing-addressee", body: "" };
  const found = bodiesOn(place, day);
  if (found.kind === "not-researched") return { kind: "not-researched", place };
  const body = found.bodies.find(({ id }) => id === to.body);
  if (body === undefined) return { kind: "missing-addressee", body: to.body };
  if (body.confidence === "unconfirmed" && !to.acceptUnconfirmed)
    return { kind: "unconfirmed-addressee", body: to.body };
  return { kind: "addressed", body };
};

/** Name, territory, person and address, each on its own line; a notice under a body that is not confirmed. */
export const addresseeLines = (body: Body, to: AddresseeData, language: FilingLanguage): readonly Paragraph[] => [
  line(strong(body.name[language])),
  ...[to.detail, to.person, to.address].flatMap(text => (text === null ? [] : [line(text)])),
  ...(body.confidence === "unconfirmed" ? [line(strong(filingWords(language).checkAddressee))] : []),
];
