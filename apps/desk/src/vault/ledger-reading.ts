/** Batches as the intake explains them, compared with the ledger and opened; where reading has come to. docs/formats/http.md, "Batches". */
import type { MemberContent } from "@perde/cases/member-content";
import { fromBase64Url } from "@perde/seal/bytes";
import type { EpochKeys } from "@perde/seal/desk-keys";
import type { SigningKey } from "@perde/seal/statement";
import * as v from "valibot";
import {
  type BatchAlarm,
  type Cursor,
  fromTheBeginning,
  type Leaf,
  type Operator,
  readPage,
  type ShownLog,
} from "./batches.ts";
import type { Contents } from "./contents.ts";
import { openReport, ownHeader } from "./open-report.ts";
import { call, type NoAnswer, type Remote, read, readJson } from "./remote.ts";
import { showLogs } from "./shown-logs.ts";
import type { DeskAlarm } from "./view.ts";

/** How far a sync has come: leaves looked at, and how many reports are open by now. */
export type Progress = { readonly looked: number; readonly opened: number };

const place = v.strictObject({
  cursor: v.object({ after: v.number(), position: v.number() }),
  covered: v.number(),
  logsDone: v.number(),
  latestBatch: v.number(),
  gone: v.array(v.string()),
  anchored: v.array(v.string()),
  alarms: v.array(
    v.variant("kind", [
      v.object({ kind: v.literal("unexplained-leaf"), batch: v.number(), position: v.number() }),
      v.object({
        kind: v.picklist(["not-in-ledger", "missing-batch", "ledger-gap", "payload-withheld"]),
        batch: v.number(),
      }),
    ]),
  ),
  checkpoint: v.optional(v.string()),
});
/** How far batches and ledger were read, as it is kept. */
export type ReadingPlace = v.InferOutput<typeof place>;
export const parseReadingPlace = (value: unknown): ReadingPlace | undefined => {
  const parsed = v.safeParse(place, value);
  return parsed.success ? parsed.output : undefined;
};

export type LedgerReading = {
  readonly latestBatch: () => number;
  readonly alarms: () => readonly DeskAlarm[];
  /** Salted hashes of journal heads that the ledger shows for this desk. */
  readonly anchored: () => ReadonlySet<string>;
  /** Leaves that were deleted after they had been opened. */
  readonly gone: () => Iterable<string>;
  readonly isGone: (leaf: string) => boolean;
  readonly sync: (tell: (progress: Progress) => void) => Promise<NoAnswer | undefined>;
  /** Where reading has come to, to be kept with the contents. */
  readonly place: () => ReadingPlace;
  readonly resume: (place: ReadingPlace) => void;
  /** Reads everything again, as with the key of a newly learnt epoch. */
  readonly reread: () => void;
  readonly clear: () => void;
};

/** What reading needs of an open vault. */
export type LedgerWork = {
  readonly content: MemberContent;
  readonly signer: SigningKey;
  readonly remote: Remote;
  readonly epochs: ReadonlyMap<number, EpochKeys>;
  readonly contents: Contents;
  readonly checkpoint: () => string | undefined;
  readonly keepCheckpoint: (note: string) => void;
  readonly changed: (leaves: Iterable<string>) => void;
  /** Called after each opened leaf: a good time to keep what is open so far. */
  readonly opened: () => Promise<void>;
};

const instance = v.object({
  promiseKey: v.string(),
  ledgerKey: v.string(),
  batchSeconds: v.pipe(v.number(), v.minValue(1)),
  retentionDays: v.pipe(v.number(), v.minValue(1)),
});

export const newLedgerReading = (work: LedgerWork): LedgerReading => {
  const { content, signer, remote, epochs, contents } = work;
  let cursor: Cursor = fromTheBeginning;
  let covered = 0;
  /** How many logs of the instance are read to their end: more than none only after a restore. */
  let logsDone = 0;
  let latestBatch = -1;
  const gone = new Set<string>();
  const anchored = new Set<string>();
  const batchAlarms: BatchAlarm[] = [];
  let ledgerAlarms: readonly DeskAlarm[] = [];

  const forget = (leaf: string): void => {
    if (!contents.remove(leaf)) return;
    gone.add(leaf);
    work.changed([leaf]);
  };

  const take = async (leaf: Leaf, log: ShownLog): Promise<NoAnswer | undefined> => {
    const { item } = leaf;
    if (item.kind === "statement") {
      const heads = anchoredHeads(item.bytes, content.desk);
      if (heads !== undefined) anchored.add(heads);
      return undefined;
    }
    if (item.kind === "tombstone" || item.kind === "retention") {
      forget(leaf.leaf);
      return undefined;
    }
    if (item.kind !== "envelope" || !("header" in item)) return undefined;
    const known = contents.brief(leaf.leaf);
    if (known !== undefined && known.kind !== "damaged") return undefined;
    const own = await ownHeader(item.header, {
      desk: content.desk,
      slot: content.slot,
      identities: [...epochs.values()].map(({ identity }) => identity),
    });
    if (own.kind === "foreign") return undefined;
    if (own.kind === "damaged") {
      contents.add({ kind: "damaged", leaf: leaf.leaf, batch: leaf.batch, why: "altered" });
      work.changed([leaf.leaf]);
      return undefined;
    }
    const payload = await call(remote, signer, "GET", `/v1/desk/payloads/${leaf.leaf}`);
    if (payload.kind === "refused" && payload.error === "erased") return tombstoneOf(leaf, log);
    if (payload.kind !== "answer") return payload;
    const opened = await openReport({ ...leaf, item }, payload.bytes, own.fileKey, content.desk);
    contents.add(opened);
    const addedTo =
      opened.kind === "received" && opened.said.type === "addition" ? contents.reportsOf(opened.mailbox) : [leaf.leaf];
    work.changed(addedTo);
    await work.opened();
    return undefined;
  };

  /** A text that the intake calls deleted: the leaf must by now be explained by its deletion, or the text is withheld. */
  const tombstoneOf = async (leaf: Leaf, log: ShownLog): Promise<NoAnswer | undefined> => {
    const promiseKey = fromBase64Url(content.promiseKey, 32);
    if (promiseKey === undefined) return { kind: "malformed-answer" };
    const at: Cursor = { after: leaf.batch - 1, position: leaf.position };
    const operator = { promiseKey, batchSeconds: content.batchSeconds, retentionDays: content.retentionDays };
    const page = await readPage(remote, signer, operator, log, at, 0, () => undefined);
    if (page.kind !== "page") return page;
    const again = page.leaves.find(one => one.leaf === leaf.leaf)?.item.kind;
    if (again !== "tombstone" && again !== "retention")
      batchAlarms.push({ kind: "payload-withheld", batch: leaf.batch });
    return undefined;
  };

  const readLog = async (
    log: ShownLog,
    operator: Operator,
    tell: (looked: number) => void,
  ): Promise<NoAnswer | undefined> => {
    for (;;) {
      const page = await readPage(remote, signer, operator, log, cursor, covered, leaf => contents.brief(leaf)?.batch);
      if (page.kind !== "page") return page;
      for (const leaf of page.leaves) {
        const failed = await take(leaf, log);
        if (failed !== undefined) return failed;
        tell(1);
      }
      for (const leaf of page.erased) forget(leaf);
      batchAlarms.push(...page.alarms);
      covered = page.covered;
      latestBatch = Math.max(latestBatch, page.latest);
      const ended = page.next.after === cursor.after && page.next.position === cursor.position;
      cursor = page.next;
      if (ended || (page.next.after >= page.latest && page.next.position === 0)) break;
    }
    if (covered < log.checkpoint.size) batchAlarms.push({ kind: "ledger-gap", batch: latestBatch + 1 });
    return undefined;
  };

  return {
    latestBatch: () => latestBatch,
    alarms: () => [...ledgerAlarms, ...batchAlarms],
    anchored: () => anchored,
    gone: () => gone,
    isGone: leaf => gone.has(leaf),
    sync: async tell => {
      const answer = await read(remote, "/v1/instance");
      if (answer.kind !== "answer") return answer;
      const said = readJson(answer.bytes, instance);
      const promiseKey = fromBase64Url(content.promiseKey, 32);
      if (said === undefined || promiseKey === undefined) return { kind: "malformed-answer" };
      if (said.promiseKey !== content.promiseKey) {
        ledgerAlarms = [{ kind: "operator-key-changed" }];
        return undefined;
      }
      const shown = await showLogs(remote, content.ledgerKey, said.ledgerKey, work.checkpoint());
      if (shown.kind === "none") return undefined;
      if (shown.kind === "alarm") {
        // The checkpoint seen before stays: it is the evidence.
        ledgerAlarms = [{ kind: shown.alarm }];
        return undefined;
      }
      if (shown.kind !== "logs") return shown;
      ledgerAlarms = shown.alarms.map(kind => ({ kind }));
      const operator = {
        promiseKey,
        // What was stated at the founding holds: a server cannot age reports by stating longer batches or a shorter keeping.
        batchSeconds: Math.min(said.batchSeconds, content.batchSeconds),
        retentionDays: Math.max(said.retentionDays, content.retentionDays),
      };
      let looked = 0;
      for (const [place, log] of shown.logs.entries()) {
        if (place < logsDone) continue;
        if (place > logsDone) {
          logsDone = place;
          covered = 0;
          cursor = { after: Math.max(cursor.after, log.first - 1), position: 0 };
        }
        const failed = await readLog(log, operator, more => {
          looked += more;
          tell({ looked, opened: contents.size() });
        });
        if (failed !== undefined) return failed;
      }
      if (shown.note !== undefined) work.keepCheckpoint(shown.note);
      return undefined;
    },
    place: () => ({
      cursor,
      covered,
      logsDone,
      latestBatch,
      gone: [...gone],
      anchored: [...anchored],
      alarms: batchAlarms.map(alarm => ({ ...alarm })),
      ...(work.checkpoint() === undefined ? {} : { checkpoint: work.checkpoint() }),
    }),
    resume: kept => {
      ({ cursor, covered, logsDone, latestBatch } = kept);
      for (const leaf of kept.gone) gone.add(leaf);
      for (const hash of kept.anchored) anchored.add(hash);
      batchAlarms.push(...kept.alarms);
    },
    reread: () => {
      cursor = fromTheBeginning;
      covered = 0;
      batchAlarms.length = 0;
    },
    clear: () => {
      cursor = fromTheBeginning;
      [covered, logsDone, latestBatch] = [0, 0, -1];
      batchAlarms.length = 0;
      gone.clear();
      anchored.clear();
    },
  };
};

const headsStatement = v.object({ type: v.literal("heads"), desk: v.string(), heads: v.string() });

const anchoredHeads = (bytes: Uint8Array, desk: string): string | undefined => {
  const said = readJson(bytes, headsStatement);
  return said?.desk === desk ? said.heads : undefined;
};
