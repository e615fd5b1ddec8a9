/** The journal between this desk and the intake: segments of sealed events. docs/formats/journal.md, "Segments". */
import { sha256 } from "@noble/hashes/sha2.js";
import type { Admitted, Signing } from "@perde/cases/journal";
import type { SignedText } from "@perde/cases/journal-event";
import { fromBase64Url, fromUtf8, type RandomBytes, toBase64Url, utf8 } from "@perde/seal/bytes";
import { openEvent, sealEvent } from "@perde/seal/journal-seal";
import { openStatement, parseSigned, type SigningKey, signStatement } from "@perde/seal/statement";
import * as v from "valibot";
import type { RecoveryWrap } from "./epochs.ts";
import { call, type NoAnswer, type Remote, readJson } from "./remote.ts";

/** Signs journal events with a member's key and checks those of others. */
export const journalSigning = (key: SigningKey): Signing => ({
  sign: value => signStatement("journal", value, key),
  open: signed => {
    const opened = openStatement("journal", signed);
    return opened.kind === "statement" ? { by: toBase64Url(opened.by), value: opened.value } : undefined;
  },
  hash: ({ by, statement }) => toBase64Url(sha256(utf8(`${by}\n${statement}`))),
});

const bytes = v.pipe(v.string(), v.maxLength(400_000), v.regex(/^[A-Za-z0-9_-]*$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const segment = v.strictObject({
  v: v.literal(1),
  salt: bytes,
  epoch: count,
  heads: bytes,
  recovery: v.optional(v.pipe(v.array(v.strictObject({ epoch: count, wrapped: bytes })), v.maxLength(100))),
  events: v.pipe(v.array(v.strictObject({ epoch: count, author: bytes, seq: count, box: bytes })), v.maxLength(2000)),
});
const listed = v.object({ segments: v.array(v.object({ sequence: count, segment: v.string() })), latest: count });
const headList = v.array(v.pipe(v.string(), v.length(43)));

export type JournalKeys = { readonly epoch: number; readonly journalKey: Uint8Array };

/** The salted hash of the heads: all that the ledger ever shows of a journal. */
export const headsHash = (salt: string, heads: readonly string[]): Uint8Array =>
  sha256(utf8(`perde-heads/1\n${salt}\n${heads.join("\n")}`));

const headsPlace = (desk: string, epoch: number) => ({ desk, epoch, author: "heads", sequence: 0 });

/** Seals events into one segment and stores it; its heads enter the ledger with the next batch. */
export const postEvents = async (
  remote: Remote,
  key: SigningKey,
  { epoch, journalKey }: JournalKeys,
  events: readonly Admitted[],
  heads: readonly string[],
  desk: string,
  random: RandomBytes,
  recovery: readonly RecoveryWrap[] = [],
): Promise<{ readonly kind: "posted"; readonly sequence: number } | NoAnswer> => {
  const salt = toBase64Url(random(16));
  const value: v.InferOutput<typeof segment> = {
    v: 1,
    salt,
    epoch,
    ...(recovery.length === 0 ? {} : { recovery: [...recovery] }),
    heads: toBase64Url(sealEvent(utf8(JSON.stringify(heads)), headsPlace(desk, epoch), journalKey, random(24))),
    events: events.map(({ author, event, signed }) => ({
      epoch,
      author,
      seq: event.seq,
      box: toBase64Url(
        sealEvent(utf8(JSON.stringify(signed)), { desk, epoch, author, sequence: event.seq }, journalKey, random(24)),
      ),
    })),
  };
  const answer = await call(remote, key, "POST", "/v1/desk/journal", {
    segment: toBase64Url(utf8(JSON.stringify(value))),
    heads: toBase64Url(headsHash(salt, heads)),
  });
  if (answer.kind !== "answer") return answer;
  const stored = readJson(answer.bytes, v.object({ sequence: count }));
  return stored === undefined ? { kind: "malformed-answer" } : { kind: "posted", sequence: stored.sequence };
};

export type ReadSegments = {
  readonly kind: "segments";
  readonly events: readonly SignedText[];
  /** Salted hashes of the heads of every segment that was read: what the ledger must show. */
  readonly headHashes: readonly string[];
  /** Segments or events that this member's epochs should open and do not. */
  readonly damaged: number;
  readonly latest: number;
};

/** The epoch seeds that lie in the segments for whoever joins the recovery shares; the first wrap of an epoch counts. */
export const readRecovery = async (
  remote: Remote,
  key: SigningKey,
): Promise<{ readonly kind: "wraps"; readonly wraps: readonly RecoveryWrap[] } | NoAnswer> => {
  const wraps = new Map<number, RecoveryWrap>();
  for (let last = 0; ; ) {
    const answer = await call(remote, key, "GET", `/v1/desk/journal?after=${last}&limit=256`);
    if (answer.kind !== "answer") return answer;
    const page = readJson(answer.bytes, listed);
    if (page === undefined) return { kind: "malformed-answer" };
    if (page.segments.length === 0) return { kind: "wraps", wraps: [...wraps.values()] };
    for (const { segment: spelledBytes } of page.segments) {
      const raw = fromBase64Url(spelledBytes);
      for (const wrap of (raw === undefined ? undefined : readJson(raw, segment))?.recovery ?? [])
        if (!wraps.has(wrap.epoch)) wraps.set(wrap.epoch, wrap);
    }
    last = page.latest;
  }
};

/** Fetches and opens all segments after `after`. Events of epochs that this member does not hold are passed over. */
export const readSegments = async (
  remote: Remote,
  key: SigningKey,
  desk: string,
  keyOf: (epoch: number) => Uint8Array | undefined,
  after: number,
): Promise<ReadSegments | NoAnswer> => {
  const events: SignedText[] = [];
  const headHashes: string[] = [];
  let damaged = 0;
  for (let last = after; ; ) {
    const answer = await call(remote, key, "GET", `/v1/desk/journal?after=${last}&limit=256`);
    if (answer.kind !== "answer") return answer;
    const page = readJson(answer.bytes, listed);
    if (page === undefined) return { kind: "malformed-answer" };
    if (page.segments.length === 0) return { kind: "segments", events, headHashes, damaged, latest: last };
    for (const { segment: spelledBytes } of page.segments) {
      const raw = fromBase64Url(spelledBytes);
      const parsed = raw === undefined ? undefined : readJson(raw, segment);
      if (parsed === undefined) {
        damaged += 1;
        continue;
      }
      for (const { epoch, author, seq, box } of parsed.events) {
        const journalKey = keyOf(epoch);
        if (journalKey === undefined) continue;
        const signed = openJson(box, { desk, epoch, author, sequence: seq }, journalKey);
        const text = parseSigned(signed);
        if (text === undefined) damaged += 1;
        else events.push(text);
      }
      const journalKey = keyOf(parsed.epoch);
      const heads =
        journalKey === undefined
          ? undefined
          : v.safeParse(headList, openJson(parsed.heads, headsPlace(desk, parsed.epoch), journalKey));
      if (heads?.success) headHashes.push(toBase64Url(headsHash(parsed.salt, heads.output)));
    }
    last = page.latest;
  }
};

const openJson = (box: string, place: Parameters<typeof openEvent>[1], journalKey: Uint8Array): unknown => {
  const sealed = fromBase64Url(box);
  const opened = sealed === undefined ? undefined : openEvent(sealed, place, journalKey);
  if (opened?.kind !== "event") return undefined;
  const text = fromUtf8(opened.event);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // sealed by a member's client that does not write JSON: counted as damaged
  }
};
