/**
 * The report: what a voter tells, as it lies in the header of a sealed container.
 * Specification: docs/formats/report.md (`perde-report/1`).
 *
 * A container's header is `{ v, signed }`; the signed statement (type "report") is made by the mailbox key, so neither a
 * server nor another desk can forge, change or re-address it. This file knows the content only; signing is passed in.
 */
import * as v from "valibot";

/** Longest texts, in UTF-16 code units. Chosen so that chips and texts of one report always fit the 16 KiB class. */
export const textLimits = { place: 200, who: 200, how: 200, threat: 500, more: 1500, addition: 3000 } as const;

/** At most this many pictures in one report, and bytes in one picture. */
export const attachmentLimits = { count: 4, bytes: 3_500_000 } as const;

export const demands = ["ballot", "ballot-with-id", "turnout", "unknown"] as const;
/** What she was told to send. `turnout` (a QR code, a place) is turnout control, a different act from choice control. */
export type Demand = (typeof demands)[number];

export const channels = ["group-chat", "private-message", "aloud", "meeting", "form", "other"] as const;
export type Channel = (typeof channels)[number];

export const threats = [
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
] as const;
export type Threat = (typeof threats)[number];

export const grades = ["heard", "told", "proof", "unsaid"] as const;
/** How the reporter knows it. The desk refines `proof` into screenshot or document. */
export type Grade = (typeof grades)[number];

export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

const oneLine = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit), v.check(isTidy));
const identifier = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const bytes = (length: number) =>
  v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(/^[A-Za-z0-9_-]+$/));
const unique = <Item>(items: Item[]) => new Set(items).size === items.length;

/** Text as typed, without the characters that hide text or end it: C0 and C1 controls (line feed apart) and lone surrogates. */
export function isTidy(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(text) && text.trim() === text;
}

const week = v.pipe(v.string(), v.regex(/^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/));

const place = v.variant("kind", [
  v.strictObject({ kind: v.literal("listed"), id: identifier }),
  v.strictObject({
    kind: v.literal("written"),
    text: oneLine(textLimits.place),
    sector: v.optional(identifier),
    region: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))),
  }),
  v.strictObject({ kind: v.literal("unsaid") }),
]);

const content = v.strictObject({
  language: v.picklist(["kk", "ru", "en"]),
  what: v.picklist(demands),
  place,
  who: v.strictObject({
    roles: v.pipe(v.array(identifier), v.maxLength(8), v.check(unique)),
    text: v.optional(oneLine(textLimits.who)),
  }),
  how: v.strictObject({
    channels: v.pipe(v.array(v.picklist(channels)), v.check(unique)),
    text: v.optional(oneLine(textLimits.how)),
  }),
  threat: v.strictObject({
    kinds: v.pipe(v.array(v.picklist(threats)), v.check(unique)),
    text: v.optional(oneLine(textLimits.threat)),
  }),
  when: v.optional(week),
  grade: v.picklist(grades),
  more: v.optional(oneLine(textLimits.more)),
});

const addition = v.strictObject({ language: v.picklist(["kk", "ru", "en"]), text: oneLine(textLimits.addition) });

const attachment = v.strictObject({
  type: v.picklist(pictureTypes),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(attachmentLimits.bytes)),
  sha256: bytes(32),
});

const envelopeFields = {
  for: v.pipe(v.array(bytes(16)), v.minLength(1), v.maxLength(4), v.check(unique)),
  reply: v.pipe(v.string(), v.regex(/^age1pq1[02-9ac-hj-np-z]{1900,2000}$/)),
  deleter: bytes(32),
  attachments: v.pipe(v.array(attachment), v.maxLength(attachmentLimits.count)),
};

const statement = v.variant("type", [
  v.strictObject({ type: v.literal("report"), seq: v.literal(0), ...envelopeFields, content }),
  v.strictObject({
    type: v.literal("addition"),
    seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
    ...envelopeFields,
    content: addition,
  }),
]);

export type ReportContent = v.InferOutput<typeof content>;
export type AdditionContent = v.InferOutput<typeof addition>;
export type Attachment = v.InferOutput<typeof attachment>;
export type Place = v.InferOutput<typeof place>;

/**
 * What the mailbox key signs. `for` are the desk ids (16 bytes, base64url) that she chose; `reply` is the recipient to
 * which answers are sealed; `deleter` is the SHA-256 of the key that may delete this envelope.
 */
export type ReportStatement = v.InferOutput<typeof statement>;

/** Why a value is not a report. Nothing of the value is repeated in the answer. */
export type NotAReport =
  | { readonly kind: "unknown-version" }
  | { readonly kind: "not-a-report"; readonly field: string };

export const reportVersion = "perde-report/1";

const header = v.strictObject({
  v: v.literal(reportVersion),
  signed: v.strictObject({ statement: v.pipe(v.string(), v.maxLength(12_000)), by: bytes(32), sig: bytes(64) }),
});

export type ReportHeader = v.InferOutput<typeof header>;

const refusal = (
  issues: readonly { readonly path?: readonly { readonly key: unknown }[] | undefined }[],
): NotAReport => ({
  kind: "not-a-report",
  field: (issues[0]?.path ?? []).map(({ key }) => (typeof key === "number" ? "[]" : fieldName(key))).join("."),
});

/** Keys come from the value itself: only those that could be ours are named. */
const fieldName = (key: unknown): string => (typeof key === "string" && /^[a-zA-Z]{1,16}$/.test(key) ? key : "?");

/** Parses the JSON header of a container. The signature is checked by the caller (`@perde/seal/statement`, type "report"). */
export const parseHeader = (value: unknown): ReportHeader | NotAReport => {
  if (typeof value === "object" && value !== null && "v" in value && value.v !== reportVersion)
    return { kind: "unknown-version" };
  const parsed = v.safeParse(header, value);
  return parsed.success ? parsed.output : refusal(parsed.issues);
};

/** Parses what the mailbox key signed. Unknown fields are refused; absent means not said. */
export const parseStatement = (value: unknown): ReportStatement | NotAReport => {
  const parsed = v.safeParse(statement, value);
  return parsed.success ? parsed.output : refusal(parsed.issues);
};

/** True for the answers of `parseHeader` and `parseStatement` that are refusals. */
export const isRefusal = (value: ReportHeader | ReportStatement | NotAReport): value is NotAReport => "kind" in value;
