/** What the intake says about each leaf of closed batches, and whether the ledger agrees. docs/formats/http.md, "Batches". */
import { BATCH_STEP, explainLeaf, type LeafItem, type RetentionItem, type TombstoneItem } from "@perde/ledger/batch";
import type { Checkpoint } from "@perde/ledger/checkpoint";
import { type Get, readLeaves } from "@perde/ledger/log-client";
import { equalBytes, fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import type { SigningKey } from "@perde/seal/statement";
import { openRetention, openTombstone } from "@perde/seal/tombstone";
import * as v from "valibot";
import { call, type NoAnswer, type Remote, readJson } from "./remote.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(-1));
const bytes = v.pipe(
  v.string(),
  v.transform(text => fromBase64Url(text)),
  v.check(value => value !== undefined),
  v.transform(value => value ?? new Uint8Array(0)),
);
const tombstone = { publicKey: bytes, headerHash: bytes, payloadHash: bytes, signed: v.unknown() };
const retention = { deleter: bytes, headerHash: bytes, payloadHash: bytes, signed: v.unknown() };
const item = v.variant("kind", [
  v.object({ kind: v.literal("envelope"), deleter: bytes, header: bytes, payloadHash: bytes }),
  v.object({ kind: v.literal("tombstone"), ...tombstone }),
  v.object({ kind: v.literal("retention"), ...retention }),
  v.object({ kind: v.literal("filler"), preimage: bytes }),
  v.object({ kind: v.literal("statement"), bytes }),
]);
const erased = v.variant("kind", [
  v.object({ leaf: bytes, kind: v.literal("tombstone"), ...tombstone }),
  v.object({ leaf: bytes, kind: v.literal("retention"), ...retention }),
]);
const page = v.object({
  latest: count,
  batches: v.array(
    v.object({ batch: count, start: count, size: count, from: count, items: v.array(item), erased: v.array(erased) }),
  ),
  next: v.object({ after: count, position: count }),
});

export type Cursor = { readonly after: number; readonly position: number };
export const fromTheBeginning: Cursor = { after: -1, position: 0 };

/** A leaf that holds, at its place. */
export type Leaf = {
  readonly leaf: string;
  readonly batch: number;
  readonly position: number;
  readonly item: LeafItem;
};

/** Evidence against the intake. */
export type BatchAlarm =
  | { readonly kind: "unexplained-leaf"; readonly batch: number; readonly position: number }
  | { readonly kind: "not-in-ledger"; readonly batch: number }
  | { readonly kind: "missing-batch"; readonly batch: number }
  /** Batches do not follow on each other: leaves of the ledger before this batch are accounted for by nothing. */
  | { readonly kind: "ledger-gap"; readonly batch: number }
  /** The text of an envelope is called deleted, and no deletion key has deleted it. */
  | { readonly kind: "payload-withheld"; readonly batch: number };

export type BatchPage = {
  readonly kind: "page";
  readonly leaves: readonly Leaf[];
  /** Leaves of earlier batches that were deleted since. */
  readonly erased: readonly string[];
  readonly alarms: readonly BatchAlarm[];
  readonly next: Cursor;
  readonly latest: number;
  /** The leaf of the ledger up to which all is accounted for by now, and the first that this page speaks of. */
  readonly covered: number;
  readonly began: number | undefined;
};

/** One log of an instance as its checkpoint shows it. A restore closes a log and opens a successor (docs/formats/ledger.md). */
export type ShownLog = {
  readonly checkpoint: Checkpoint;
  readonly get: Get;
  /** Its first batch, and the first batch that is no longer its own. */
  readonly first: number;
  readonly until: number;
};

export type Operator = {
  readonly promiseKey: Uint8Array;
  readonly batchSeconds: number;
  readonly retentionDays: number;
};

/**
 * Deletions: a tombstone by the key that the leaf commits to; retention by the operator's promise key, and only for batches
 * that can be old enough. Batches are counted, since nothing in the ledger carries a time; one day of slack.
 */
const verifier =
  (operator: Operator, age: number) =>
  (one: TombstoneItem | RetentionItem): boolean => {
    if (one.kind === "tombstone") {
      const opened = openTombstone(one.signed);
      return opened.kind === "tombstone" && equalBytes(opened.deleter, one.publicKey) && sameHashes(opened, one);
    }
    const opened = openRetention(one.signed);
    if (opened.kind !== "retention" || !equalBytes(opened.by, operator.promiseKey)) return false;
    const oldEnough = age * operator.batchSeconds >= (operator.retentionDays - 1) * 86_400;
    return oldEnough && equalBytes(opened.deleter, one.deleter) && sameHashes(opened, one);
  };

type Hashes = { readonly headerHash: Uint8Array; readonly payloadHash: Uint8Array };
const sameHashes = (one: Hashes, other: Hashes): boolean =>
  equalBytes(one.headerHash, other.headerHash) && equalBytes(one.payloadHash, other.payloadHash);

/**
 * Reads one page from `cursor` and compares it with the ledger, leaf by leaf.
 * @param coveredBefore leaves accounted for by earlier pages: this page must go on there; absent, it begins where it says
 * @param batchOf in which batch a leaf of this desk was found
 * @throws Offline when the network fails in the ledger
 */
export const readPage = async (
  remote: Remote,
  key: SigningKey,
  operator: Operator,
  log: ShownLog,
  cursor: Cursor,
  coveredBefore: number | undefined,
  batchOf: (leaf: string) => number | undefined,
): Promise<BatchPage | NoAnswer> => {
  const answer = await call(
    remote,
    key,
    "GET",
    `/v1/desk/batches?after=${cursor.after}&position=${cursor.position}&limit=512`,
  );
  if (answer.kind !== "answer") return answer;
  const read = readJson(answer.bytes, page);
  if (read === undefined) return { kind: "malformed-answer" };
  const leaves: Leaf[] = [];
  const gone: string[] = [];
  const alarms: BatchAlarm[] = [];
  let expected = cursor.after + 1;
  let covered = coveredBefore ?? 0;
  let began: number | undefined;
  // No batch has fewer than BATCH_STEP leaves: a server cannot make batches look older than the ledger is long.
  const { checkpoint, get } = log;
  const latest = Math.min(read.latest, log.first + Math.floor(checkpoint.size / BATCH_STEP) - 1);
  const end = { after: log.until - 1, position: 0 };
  for (const { batch, start, size, from, items, erased: tombs } of read.batches) {
    if (batch >= log.until)
      return { kind: "page", leaves, erased: gone, alarms, next: end, latest: log.until - 1, covered, began };
    for (; expected < batch; expected += 1) alarms.push({ kind: "missing-batch", batch: expected });
    expected = batch + 1;
    const inLedger = await readLeaves(get, checkpoint, { start: start + from, size: items.length });
    // A batch that closed after this checkpoint was fetched is read next time.
    if (inLedger.kind === "outside" && start + size > checkpoint.size)
      return {
        kind: "page",
        leaves,
        erased: gone,
        alarms,
        next: { after: batch - 1, position: from },
        latest: batch - 1,
        covered,
        began,
      };
    if ((coveredBefore !== undefined || began !== undefined) && start + from !== covered)
      alarms.push({ kind: "ledger-gap", batch });
    began ??= start + from;
    covered = start + from + items.length;
    if (inLedger.kind !== "leaves") {
      alarms.push({ kind: "not-in-ledger", batch });
      continue;
    }
    const verify = verifier(operator, latest - batch);
    for (const [place, leaf] of inLedger.leaves.entries()) {
      const explained = items[place];
      if (explained === undefined || explainLeaf(leaf, explained, verify).kind === "unexplained")
        alarms.push({ kind: "unexplained-leaf", batch, position: from + place });
      else leaves.push({ leaf: toBase64Url(leaf), batch, position: from + place, item: explained });
    }
    for (const tomb of tombs) {
      const leaf = toBase64Url(tomb.leaf);
      const home = batchOf(leaf);
      if (home === undefined) continue; // never this desk's
      const told = explainLeaf(tomb.leaf, tomb, verifier(operator, latest - home));
      if (told.kind === "explained") gone.push(leaf);
      else alarms.push({ kind: "payload-withheld", batch: home });
    }
  }
  return { kind: "page", leaves, erased: gone, alarms, next: read.next, latest: read.latest, covered, began };
};
