/** Events of a desk's journal: their shape and their strict parser. Specification: docs/formats/journal.md. */
import * as v from "valibot";
import { caseBodies } from "./case-event.ts";

/** A signed text, as `@perde/seal/statement` makes it. */
export type SignedText = { readonly statement: string; readonly by: string; readonly sig: string };

const bytes = (length: number) =>
  v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(/^[A-Za-z0-9_-]+$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const day = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const signed = v.strictObject({ statement: v.pipe(v.string(), v.maxLength(4000)), by: bytes(32), sig: bytes(64) });
const recipient = v.pipe(v.string(), v.regex(/^age1pq1[02-9ac-hj-np-z]{1900,2000}$/));
const rising = (hashes: string[]) => hashes.every((hash, place) => place === 0 || (hashes[place - 1] ?? "") < hash);

const body = v.variant("type", [
  v.strictObject({
    type: v.literal("desk-created"),
    certificate: signed,
    recovery: v.optional(v.strictObject({ recipient, caller: bytes(32) })),
  }),
  v.strictObject({
    type: v.literal("member-added"),
    certificate: signed,
    label: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
    recipient,
  }),
  v.strictObject({ type: v.literal("member-removed"), member: bytes(32) }),
  v.strictObject({
    type: v.literal("epoch-opened"),
    epoch: count,
    from: day,
    to: day,
    wraps: v.pipe(
      v.array(v.strictObject({ member: bytes(32), wrapped: v.pipe(v.string(), v.maxLength(8000)) })),
      v.maxLength(200),
    ),
  }),
  v.strictObject({
    type: v.literal("report-read"),
    leaf: bytes(32),
    batch: count,
    mailbox: v.optional(bytes(32)),
    outcome: v.picklist(["opened", "damaged"]),
  }),
  v.strictObject({
    type: v.literal("replied"),
    leaf: bytes(32),
    mailbox: bytes(32),
    sequence: count,
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(3000)),
    batch: v.optional(count),
  }),
  ...caseBodies,
]);

const event = v.strictObject({
  v: v.literal(1),
  desk: bytes(16),
  seq: count,
  prev: v.optional(bytes(32)),
  heads: v.pipe(v.array(bytes(32)), v.maxLength(500), v.check(rising)),
  day,
  body,
});

/** What happened. */
export type EventBody = v.InferOutput<typeof body>;
/** One event as its author signed it. */
export type JournalEvent = v.InferOutput<typeof event>;

/** Parses the value of a signed statement; unknown fields are refused. */
export const parseEvent = (value: unknown): JournalEvent | undefined => {
  const parsed = v.safeParse(event, value);
  if (!parsed.success) return undefined;
  // The first event has no predecessor, every other has one.
  return (parsed.output.seq === 0) === (parsed.output.prev === undefined) ? parsed.output : undefined;
};
