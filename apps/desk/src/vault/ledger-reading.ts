/** Batches as the intake explains them, compared with the ledger and opened; where reading has come to. docs/formats/http.md, "Batches". */
import type { MemberContent } from "@perde/cases/member-content";
import { fromBase64Url } from "@perde/seal/bytes";
import type { EpochKeys } from "@perde/seal/desk-keys";
import type { SigningKey } from "@perde/seal/statement";
import * as v from "valibot";
import {
  type BatchAlarm,
  type BatchPage,
  type Cursor,
  fromTheBeginning,
  type Leaf,
  type Operator,
  readPage,
  type ShownLog,
} from "./batches.ts";
import type { Contents } from "./contents.ts";
import type { Received } from "./open-report.ts";
import type { Openers } from "./openers.ts";
import { MOST_PAYLOADS, type NoAnswer, type Remote, read, readJson, readPayloads } from "./remote.ts";
import { showLogs } from "./shown-logs.ts";
import type { DeskAlarm } from "./view.ts";

/** How far a sync has come: leaves looked at, of so many, and how many reports are open by now. */
export type Progress = { readonly looked: number; readonly of: number; readonly opened: number };

/** Why a reading ended early: no answer, or the person stopped it. What is open stays open, and the next one goes on. */
export type Unfinished = NoAnswer | { readonly kind: "stopped" };

const place = v.strictObject({
  cursor: v.object({ after: v.number(), position: v.number() }),
  covered: v.number(),
  backlog: v.optional(v.object({ until: v.number(), start: v.number() })),
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
  readonly sync: (tell: (progress: Progress) => void) => Promise<Unfinished | undefined>;
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
  readonly openers: () => Openers;
  /** Has the person stopped the reading? */
  readonly stopped: () => boolean;
  readonly checkpoint: () => string | undefined;
  readonly keepCheckpoint: (note: string) => void;
  readonly changed: (leaves: Iterable<string>) => void;
  /** Called now and then between opened leaves: a good time to keep what is open so far. */
  readonly opened: () => Promise<void>;
};

/** Leaves asked for in one page, and opened together. */
const PAGE = 512;
const PART = 32;

type EnvelopeLeaf = Parameters<Openers["report"]>[0];
const latestAnswer = v.object({ batch: v.number(), start: v.number(), size: v.number() });
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
  /** A first reading begins with the newest: batches below `until` are still unread; the ledger is accounted for from leaf `start` on. */
  let backlog: { readonly until: number; readonly start: number } | undefined;
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

  /** Batches of leaves that are being opened: a deletion told meanwhile must find them. */
  const underway = new Map<string, number>();
  const homeOf = (leaf: string): number | undefined => contents.brief(leaf)?.batch ?? underway.get(leaf);

  const add = (received: Received): void => {
    contents.add(received);
    const joins = received.kind === "received" && received.said.type === "addition";
    work.changed(joins ? contents.reportsOf(received.mailbox) : [received.leaf]);
  };

  /** What needs no key, at once; the rest is to be opened. */
  const sort = (leaves: readonly Leaf[]): readonly EnvelopeLeaf[] =>
    leaves.flatMap(leaf => {
      const { item } = leaf;
      if (item.kind === "statement") {
        const heads = anchoredHeads(item.bytes, content.desk);
        if (heads !== undefined) anchored.add(heads);
      }
      if (item.kind === "tombstone" || item.kind === "retention") forget(leaf.leaf);
      if (item.kind !== "envelope" || !("header" in item)) return [];
      const known = contents.brief(leaf.leaf);
      return known !== undefined && known.kind !== "damaged" ? [] : [{ ...leaf, item }];
    });

  /** Tries the headers of some envelopes, fetches the payloads of the desk's own, opens them. */
  const open = async (some: readonly EnvelopeLeaf[], log: ShownLog): Promise<NoAnswer | undefined> => {
    const openers = work.openers();
    const { desk, slot } = content;
    const identities = [...epochs.values()].map(({ identity }) => identity);
    const tried = await Promise.all(
      some.map(async leaf => ({ leaf, own: await openers.header(leaf.item.header, { desk, slot, identities }) })),
    );
    const own: { readonly leaf: EnvelopeLeaf; readonly fileKey: Uint8Array }[] = [];
    for (const { leaf, own: header } of tried) {
      if (header.kind === "own") own.push({ leaf, fileKey: header.fileKey });
      if (header.kind === "damaged") add({ kind: "damaged", leaf: leaf.leaf, batch: leaf.batch, why: "altered" });
    }
    for (let from = 0; from < own.length; ) {
      const asked = own.slice(from, from + MOST_PAYLOADS);
      const answer = await readPayloads(
        remote,
        signer,
        asked.map(({ leaf }) => leaf.leaf),
      );
      if (answer.kind !== "payloads") return answer;
      const opened = await Promise.all(
        answer.payloads.map(async (payload, place) => {
          const one = asked[place];
          if (one === undefined || payload.kind !== "here") return undefined;
          return openers.report(one.leaf, payload.bytes, one.fileKey, desk);
        }),
      );
      for (const [place, payload] of answer.payloads.entries()) {
        const [received, leaf] = [opened[place], asked[place]?.leaf];
        if (received !== undefined) add(received);
        else if (payload.kind === "unknown") return { kind: "refused", error: "not-found" };
        else if (payload.kind === "erased" && leaf !== undefined) {
          const failed = await tombstoneOf(leaf, log);
          if (failed !== undefined) return failed;
        }
      }
      from += answer.payloads.length;
    }
    return undefined;
  };

  /** Opens the leaves of a page in parts, several at once so that no opener waits. */
  const take = async (
    { leaves, erased }: BatchPage,
    log: ShownLog,
    tell: (looked: number) => void,
  ): Promise<Unfinished | undefined> => {
    const envelopes = sort(leaves);
    tell(leaves.length - envelopes.length);
    for (const { leaf, batch } of envelopes) underway.set(leaf, batch);
    let [next, failed]: [number, Unfinished | undefined] = [0, undefined];
    const lane = async (): Promise<void> => {
      while (next < envelopes.length && failed === undefined) {
        if (work.stopped()) {
          failed = { kind: "stopped" };
          return;
        }
        const part = envelopes.slice(next, next + PART);
        next += PART;
        failed = (await open(part, log)) ?? failed;
        tell(part.length);
      }
    };
    await Promise.all(Array.from({ length: work.openers().width() + 1 }, lane));
    for (const leaf of erased) forget(leaf);
    for (const { leaf } of envelopes) underway.delete(leaf);
    return failed;
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

  /** Reads pages from `from` on until `ended`; each is being opened while the next is fetched, and `done` follows its opening. */
  const readPages = async (
    log: ShownLog,
    operator: Operator,
    from: { readonly cursor: Cursor; readonly covered: number | undefined },
    ended: (page: BatchPage, at: Cursor) => boolean,
    done: (page: BatchPage) => void,
    tell: (looked: number) => void,
  ): Promise<Unfinished | undefined> => {
    let { cursor: at, covered: upTo } = from;
    let opening: Promise<Unfinished | undefined> = Promise.resolve(undefined);
    for (;;) {
      const page = await readPage(remote, signer, operator, log, at, upTo, homeOf);
      const failed = await opening;
      if (failed !== undefined) return failed;
      if (page.kind !== "page") return page;
      opening = take(page, log, tell).then(async unfinished => {
        if (unfinished !== undefined) return unfinished;
        batchAlarms.push(...page.alarms);
        latestBatch = Math.max(latestBatch, page.latest);
        done(page);
        await work.opened();
        return undefined;
      });
      if (ended(page, at)) return opening;
      at = page.next;
      upTo = page.covered;
    }
  };

  /** From where reading stands to the newest batch. */
  const readOn = async (
    log: ShownLog,
    operator: Operator,
    tell: (looked: number) => void,
  ): Promise<Unfinished | undefined> => {
    const failed = await readPages(
      log,
      operator,
      { cursor, covered },
      ({ next, latest }, at) =>
        (next.after === at.after && next.position === at.position) || (next.after >= latest && next.position === 0),
      page => {
        covered = page.covered;
        cursor = page.next;
      },
      tell,
    );
    if (failed !== undefined) return failed;
    if (covered < log.checkpoint.size) batchAlarms.push({ kind: "ledger-gap", batch: latestBatch + 1 });
    return undefined;
  };

  /** What a first reading left for later, from the newest batch to the oldest, some batches at a time. */
  const readBack = async (
    log: ShownLog,
    operator: Operator,
    tell: (looked: number) => void,
  ): Promise<Unfinished | undefined> => {
    while (backlog !== undefined && backlog.until > log.first) {
      const { until, start } = backlog;
      const perBatch = Math.max(1, start / (until - log.first));
      const from = Math.max(log.first, until - Math.max(1, Math.floor(PAGE / perBatch)));
      let begin: number | undefined;
      let end = 0;
      const failed = await readPages(
        { ...log, until },
        operator,
        { cursor: { after: from - 1, position: 0 }, covered: undefined },
        ({ next }, at) => next.after >= until - 1 || (next.after === at.after && next.position === at.position),
        page => {
          begin ??= page.began;
          end = page.covered;
        },
        tell,
      );
      if (failed !== undefined) return failed;
      if (begin === undefined || end !== start) batchAlarms.push({ kind: "ledger-gap", batch: until });
      backlog = { until: from, start: begin ?? start };
    }
    if (backlog !== undefined && backlog.start > 0) batchAlarms.push({ kind: "ledger-gap", batch: log.first });
    backlog = undefined;
    return undefined;
  };

  /** A desk that has read nothing of a long ledger begins with the newest batch. */
  const beginNewest = async (log: ShownLog): Promise<void> => {
    if (covered > 0 || contents.size() > 0 || log.checkpoint.size < 2 * PAGE) return;
    const answer = await read(remote, "/ledger/batches/latest");
    const latest = answer.kind === "answer" ? readJson(answer.bytes, latestAnswer) : undefined;
    if (latest === undefined || latest.start + latest.size > log.checkpoint.size) return;
    covered = latest.start + latest.size;
    backlog = { until: latest.batch + 1, start: covered };
    cursor = { after: latest.batch, position: 0 };
    latestBatch = latest.batch;
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
      const [only] = shown.logs;
      if (only !== undefined && shown.logs.length === 1) await beginNewest(only);
      const of = Math.max(0, (shown.logs.at(-1)?.checkpoint.size ?? 0) - covered) + (backlog?.start ?? 0);
      const told = (more: number): void => {
        looked += more;
        tell({ looked, of: Math.max(of, looked), opened: contents.size() });
      };
      for (const [place, log] of shown.logs.entries()) {
        if (place < logsDone) continue;
        if (place > logsDone) {
          logsDone = place;
          covered = 0;
          cursor = { after: Math.max(cursor.after, log.first - 1), position: 0 };
        }
        const failed = (await readOn(log, operator, told)) ?? (await readBack(log, operator, told));
        if (failed !== undefined) return failed;
      }
      if (shown.note !== undefined) work.keepCheckpoint(shown.note);
      return undefined;
    },
    place: () => ({
      cursor,
      covered,
      ...(backlog === undefined ? {} : { backlog }),
      logsDone,
      latestBatch,
      gone: [...gone],
      anchored: [...anchored],
      alarms: batchAlarms.map(alarm => ({ ...alarm })),
      ...(work.checkpoint() === undefined ? {} : { checkpoint: work.checkpoint() }),
    }),
    resume: kept => {
      ({ cursor, covered, logsDone, latestBatch, backlog } = kept);
      for (const leaf of kept.gone) gone.add(leaf);
      for (const hash of kept.anchored) anchored.add(hash);
      batchAlarms.push(...kept.alarms);
    },
    reread: () => {
      cursor = fromTheBeginning;
      covered = 0;
      backlog = undefined;
      batchAlarms.length = 0;
    },
    clear: () => {
      cursor = fromTheBeginning;
      [covered, logsDone, latestBatch] = [0, 0, -1];
      backlog = undefined;
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
