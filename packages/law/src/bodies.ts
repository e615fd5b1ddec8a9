/** Addressees by date (bodies/kz.json): institutions changed in 2026. */
import kz from "../bodies/kz.json" with { type: "json" };
import { type CalendarDay, day } from "./calendar-day.ts";
import { countryOf, type Place } from "./place.ts";
import { type Confidence, confidences, type Source } from "./rule.ts";

export const bodyRoles = ["commission", "prosecutor", "court", "government", "parliament"] as const;
export type BodyRole = (typeof bodyRoles)[number];

export type Body = {
  readonly id: string;
  readonly country: string;
  readonly role: BodyRole;
  readonly name: Readonly<Record<"kk" | "ru" | "en", string>>;
  readonly from: CalendarDay;
  /** The last day; null while none is known. */
  readonly until: CalendarDay | null;
  /** An unconfirmed body is offered on the screen as such, and never put into a document unasked. */
  readonly confidence: Confidence;
  readonly source: Source;
  readonly note: string | null;
};

const oneOf = <const Values extends readonly string[]>(values: Values, text: string): Values[number] => {
  const found = values.find(value => value === text);
  if (found === undefined) throw new Error(`bodies: ${text}`);
  return found;
};

export const bodies: readonly Body[] = kz.bodies.map(({ readOn, source, ...body }) => ({
  ...body,
  country: kz.country,
  role: oneOf(bodyRoles, body.role),
  from: day(body.from),
  until: body.until === null ? null : day(body.until),
  confidence: oneOf(confidences, body.confidence),
  source: { address: source, readOn: day(readOn) },
}));

export type BodiesResult =
  | { readonly kind: "bodies"; readonly bodies: readonly Body[] }
  | { readonly kind: "not-researched"; readonly place: Place };

/** The bodies of a place on a day, in the order of the file. */
export const bodiesOn = (place: Place, on: CalendarDay): BodiesResult => {
  const known = bodies.filter(body => body.country === countryOf(place));
  if (known.length === 0) return { kind: "not-researched", place };
  const there = known.filter(({ from, until }) => from <= on && (until === null || on <= until));
  return { kind: "bodies", bodies: there };
};
