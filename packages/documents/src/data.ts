/**
 * What a caller hands in (docs/formats/documents.md, section 2): read once, strictly, size first. Every text is tidied
 * here, so that builders and writers never meet a control character or a mark that turns direction.
 */
import { type CalendarDay, parseDay } from "@perde/law/calendar-day";
import { type Place, parsePlace } from "@perde/law/place";
import { acts } from "@perde/law/rule";
import * as v from "valibot";
import { tidyLine, tidyParagraphs } from "./tidy-text.ts";

/** The largest file that is read: 500 facts of the longest kind are a quarter of it. */
export const largestData = 4_194_304;
export const dataFormat = "perde-document-data/1";

const line = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest), v.transform(tidyLine), v.minLength(1, "empty"));
const optionalLine = (longest: number) => v.optional(v.nullable(line(longest)), null);
/** Text of several paragraphs. */
const prose = v.pipe(v.string(), v.maxLength(8_000), v.transform(tidyParagraphs), v.minLength(1, "empty"));
const calendarDay = v.pipe(
  v.string(),
  v.rawTransform<string, CalendarDay>(({ dataset, addIssue, NEVER }) => {
    const found = parseDay(dataset.value);
    if (found !== undefined) return found;
    addIssue({ message: "impossible-date" });
    return NEVER;
  }),
);
const optionalDay = v.optional(v.nullable(calendarDay), null);
const place = v.pipe(
  v.string(),
  v.rawTransform<string, Place>(({ dataset, addIssue, NEVER }) => {
    const found = parsePlace(dataset.value);
    if (found !== undefined) return found;
    addIssue({ message: "unknown-place" });
    return NEVER;
  }),
);
const week = v.pipe(v.string(), v.regex(/^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/));
const identifier = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const ruleId = v.pipe(v.string(), v.regex(/^[A-Z]{2}(-[A-Z]{2})?\/[a-z-]{1,40}\/\d{1,3}$/));
const many = <Schema extends v.GenericSchema>(schema: Schema, most: number) =>
  v.optional(v.pipe(v.array(schema), v.maxLength(most)), []);

/** A body of the law base by its id; who holds the office and which territory is typed by whoever signs. */
const addressee = v.strictObject({
  body: identifier,
  /** "of the city of Tests", "chair", in the language of the paper. */
  detail: optionalLine(300),
  person: optionalLine(200),
  address: optionalLine(300),
  /** The salutation line, an exclamation mark included; inquiries only. */
  salutation: optionalLine(200),
  /** A body that the base does not confirm for the day is taken only when asked for. */
  acceptUnconfirmed: v.optional(v.boolean(), false),
});

const signer = v.strictObject({ name: line(200), role: optionalLine(300) });
const verified = many(v.strictObject({ rule: ruleId, name: line(200), day: calendarDay }), 500);
const stage = v.picklist(["received", "verified", "filed", "confirmed"]);
const channels = v.picklist(["group-chat", "private-message", "aloud", "meeting", "form", "other"]);
const threats = v.picklist([
  "grant",
  "dormitory",
  "exam",
  "expulsion",
  "contract",
  "bonus",
  "dismissal",
  "promise-money",
  "promise-grade",
  "other",
]);

const caseData = v.strictObject({
  id: line(40),
  stage,
  what: v.picklist(["ballot", "ballot-with-id", "turnout", "unknown"]),
  week: v.optional(v.nullable(week), null),
  institution: optionalLine(300),
  /** Who demanded, by role and, where the signer wishes it, by name. */
  who: optionalLine(300),
  channels: many(channels, 6),
  threats: many(threats, 10),
  grade: v.picklist(["heard", "told", "screenshot", "document", "two-independent"]),
  /** Words of the report: printed only with the consent to quote. */
  quote: v.optional(v.nullable(v.strictObject({ text: line(1_500), consent: v.boolean() })), null),
});

const format = v.literal(dataFormat);

const complaint = v.strictObject({
  format,
  kind: v.literal("complaint"),
  place,
  to: v.optional(v.nullable(addressee), null),
  applicant: v.optional(
    v.nullable(
      v.strictObject({
        name: line(300),
        iin: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/))), null),
        bin: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/))), null),
        address: line(400),
        contact: optionalLine(200),
      }),
    ),
    null,
  ),
  signer: v.optional(v.nullable(signer), null),
  /** Officials and organisations complained of. */
  against: many(line(300), 50),
  cases: v.pipe(v.array(caseData), v.maxLength(1_000)),
  /** Facts that the desk writes itself, after those of the cases. */
  facts: many(prose, 1_000),
  rules: v.optional(v.nullable(v.pipe(v.array(ruleId), v.maxLength(50))), null),
  demands: v.optional(v.nullable(v.pipe(v.array(prose), v.maxLength(50))), null),
  attachments: many(line(300), 200),
  filed: v.optional(v.nullable(v.strictObject({ on: calendarDay, slip: line(60) })), null),
  votingDay: optionalDay,
  verified,
});

const counted = v.strictObject({
  stage,
  region: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))), null),
  institution: optionalLine(300),
  week,
});
const naming = v.strictObject({
  institution: line(300),
  independentSources: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  verified: v.boolean(),
  signerAgrees: v.boolean(),
});
const figures = v.strictObject({
  from: week,
  until: week,
  /** Of the data: the same version and query give the same numbers. */
  version: line(100),
  cases: v.pipe(v.array(counted), v.maxLength(200_000)),
  /** Institutions that may be named, where their reports reach the threshold; all others share one row. */
  naming: many(naming, 500),
});

const inquiry = v.strictObject({
  format,
  kind: v.literal("inquiry"),
  place,
  to: v.pipe(v.array(addressee), v.maxLength(10)),
  election: line(300),
  votingDay: optionalDay,
  practice: many(prose, 20),
  /** Cases that the inquiry cites; it names no institution and no place. */
  cases: many(caseData, 100),
  figures: v.optional(v.nullable(figures), null),
  history: many(v.strictObject({ on: optionalDay, what: line(1_000), outcome: optionalLine(600) }), 30),
  demands: v.pipe(
    v.array(
      v.strictObject({
        /** Which addressee, counted from 1. */
        to: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
        what: v.union([
          v.picklist(["initiate-amendments", "adopt-resolution", "check-facts", "report-measures"]),
          v.strictObject({ text: line(2_000) }),
        ]),
      }),
    ),
    v.maxLength(30),
  ),
  faction: optionalLine(300),
  signers: v.pipe(v.array(line(200)), v.maxLength(200)),
  executor: v.optional(v.nullable(v.strictObject({ name: line(200), phone: optionalLine(60) })), null),
  verified,
});

const amount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const amendments = v.strictObject({
  format,
  kind: v.literal("amendments"),
  place,
  /** Monthly calculation indices. Left open where whoever brings the draft has not decided. */
  fines: v.optional(v.nullable(v.strictObject({ individual: amount, official: amount, entity: amount })), null),
  initiator: v.optional(v.nullable(signer), null),
  verified,
});

const resolution = v.strictObject({
  format,
  kind: v.literal("resolution"),
  place,
  by: v.optional(v.nullable(addressee), null),
  number: optionalLine(40),
  signer: v.optional(v.nullable(signer), null),
  points: many(prose, 40),
  verified,
});

const annex = v.strictObject({
  format,
  kind: v.literal("annex"),
  acts: v.optional(v.pipe(v.array(v.picklist(acts)), v.minLength(1)), ["demand-proof-of-vote", "coerce-vote"]),
  /** Countries and states; all researched ones where nothing is said. */
  places: v.optional(v.nullable(v.pipe(v.array(place), v.minLength(1), v.maxLength(200))), null),
  verified,
});

const threeNames = v.strictObject({ kk: line(200), ru: line(200), en: line(200) });
const statistics = v.strictObject({
  format,
  kind: v.literal("statistics"),
  figures,
  regionNames: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)), threeNames), {}),
});

const data = v.variant("kind", [complaint, inquiry, amendments, resolution, annex, statistics]);

export type ComplaintData = v.InferOutput<typeof complaint>;
export type InquiryData = v.InferOutput<typeof inquiry>;
export type AmendmentsData = v.InferOutput<typeof amendments>;
export type ResolutionData = v.InferOutput<typeof resolution>;
export type AnnexData = v.InferOutput<typeof annex>;
export type StatisticsData = v.InferOutput<typeof statistics>;
export type DocumentData = v.InferOutput<typeof data>;
export type AddresseeData = v.InferOutput<typeof addressee>;
export type VerifiedData = ComplaintData["verified"];

/** Why a file is not document data. Nothing of its content is repeated but the name of a field. */
export type NotData =
  | { readonly kind: "too-large" }
  | { readonly kind: "not-json" }
  | { readonly kind: "not-document-data"; readonly field: string };

export type ReadData = { readonly kind: "data"; readonly data: DocumentData } | NotData;

const fieldName = (key: unknown): string =>
  typeof key === "number" ? String(key + 1) : typeof key === "string" && /^[a-zA-Z]{1,20}$/.test(key) ? key : "?";

/** Reads bytes of a data file. Unknown fields are refused. */
export const readData = (bytes: Uint8Array): ReadData => {
  if (bytes.length > largestData) return { kind: "too-large" };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // Not UTF-8 or not JSON: the same answer, and nothing of the text in it.
    return { kind: "not-json" };
  }
  return parseData(value);
};

/** The same for a value that is there already, as in the desk. */
export const parseData = (value: unknown): Exclude<ReadData, { readonly kind: "too-large" | "not-json" }> => {
  const parsed = v.safeParse(data, value);
  if (parsed.success) return { kind: "data", data: parsed.output };
  return {
    kind: "not-document-data",
    field: (parsed.issues[0].path ?? []).map(({ key }) => fieldName(key)).join("."),
  };
};
