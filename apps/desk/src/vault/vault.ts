/**
 * Over 500 lines because keys, journal and contents are held in one closure: whatever locks, forgets all of it.
 *
 * The vault: the only place with private keys. It runs in a worker of the desk's page; everything that leaves it is the
 * plain data of `view.ts`. Locking forgets keys and contents.
 */
import { type CaseBody, isCaseBody, isUndoable, MOST_REPORTS } from "@perde/cases/case-event";
import { type Suggestion, suggestClusters } from "@perde/cases/cluster";
import { append, type Journal, readJournal } from "@perde/cases/journal";
import type { EventBody, SignedText } from "@perde/cases/journal-event";
import { type DeskState, foldJournal } from "@perde/cases/journal-fold";
import { type MemberContent, parseMemberContent } from "@perde/cases/member-content";
import { type Radar, sweep } from "@perde/cases/radar";
import { wordingOf } from "@perde/cases/said-text";
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import { type EpochKeys, epochKeys, type MemberKeys, newMember, unwrapSeed } from "@perde/seal/desk-keys";
import {
  addPasskey,
  createMemberFile,
  openMemberFile,
  type Passkey,
  replaceContent,
  type Unlock,
} from "@perde/seal/member-file";
import { sealReply, signReply } from "@perde/seal/reply";
import * as v from "valibot";
import { type BatchAlarm, type Cursor, fromTheBeginning, type Leaf, readPage, type ShownLog } from "./batches.ts";
import { caseDetails, rowWork, wholeCases } from "./case-rows.ts";
import { certificateReader } from "./certificates.ts";
import { type HeldEpoch, keysOf, publishedEpochs, type RecoveryWrap } from "./epochs.ts";
import { journalSigning, postEvents, readSegments } from "./journal-sync.ts";
import { type MemberWork, memberWork } from "./members.ts";
import { openReport, ownHeader, type Received } from "./open-report.ts";
import { call, type NoAnswer, Offline, type Remote, read, readJson } from "./remote.ts";
import { checkServedDesks, type ListingAlarm } from "./served-desks.ts";
import { showLogs } from "./shown-logs.ts";
import type { DeskAlarm, OpenedReport, Row, SavedFilter, View } from "./view.ts";

export type Surroundings = { readonly fetch: typeof fetch; readonly random: RandomBytes; readonly today: () => string };

export type Unlocked =
  | { readonly kind: "unlocked"; readonly vault: Vault }
  | { readonly kind: "does-not-open" | "malformed" | "weak" | "out-of-memory" };

/** How far a sync has come: leaves looked at, of about so many. */
export type Progress = { readonly looked: number; readonly opened: number };

export type Synced = { readonly kind: "synced" } | NoAnswer;
export type Replied =
  | { readonly kind: "sent" }
  | NoAnswer
  | { readonly kind: "too-long" | "unknown-report" | "not-allowed" };

export type Recorded = { readonly kind: "recorded" } | { readonly kind: "not-allowed" | "nothing-to-undo" };

/** A decision about many reports; more than one event can hold are recorded as several. */
export type Decision = CaseBody extends infer Body
  ? Body extends { readonly type: "undone" | "exported" }
    ? never
    : Body
  : never;

export type Vault = {
  readonly view: () => View;
  /** Fetches what is new, compares it with the ledger and the journal, opens what is for this desk. */
  readonly sync: (tell?: (progress: Progress) => void) => Promise<Synced>;
  /** Opens one report for reading and writes it down in the journal. */
  readonly open: (leaf: string) => Promise<OpenedReport | { readonly kind: "unknown-report" }>;
  readonly reply: (leaf: string, text: string) => Promise<Replied>;
  /** Writes a decision about cases into the journal. `reports` name cases: it holds for all reports of each. */
  readonly decide: (decision: Decision) => Promise<Recorded>;
  /** Takes back this member's last decision that still holds. */
  readonly undo: () => Promise<Recorded>;
  /** Writes down what leaves the desk, before it does. `sha256`: of the bytes, base64url. */
  readonly exported: (form: "report" | "case" | "cluster" | "csv", count: number, sha256: string) => Promise<Recorded>;
  readonly clusters: () => readonly Suggestion[];
  readonly radar: (earlier: readonly string[]) => Radar;
  /** Keeps named filters in the member file. */
  readonly keepFilters: (filters: readonly SavedFilter[]) => void;
  readonly members: MemberWork;
  /** Makes the member file anew under another passphrase: a new file key, no passkeys. */
  readonly changePassphrase: (passphrase: string) => Promise<{ readonly kind: "changed" | "out-of-memory" }>;
  /** One more passkey in the member file, beside its passphrase. At most MOST_PASSKEYS of them. */
  readonly addPasskey: (passkey: Passkey) => { readonly kind: "added" | "malformed" };
  /** The member file with what was seen last, to be kept. */
  readonly memberFile: () => Uint8Array;
  readonly lock: () => void;
};

const instance = v.object({
  promiseKey: v.string(),
  ledgerKey: v.string(),
  batchSeconds: v.pipe(v.number(), v.minValue(1)),
  retentionDays: v.pipe(v.number(), v.minValue(1)),
});

/** Opens a member file. A wrong passphrase and a foreign file give the same answer. */
export const unlockVault = async (file: Uint8Array, unlock: Unlock, surroundings: Surroundings): Promise<Unlocked> => {
  const opened = await openMemberFile(file, unlock);
  if (opened.kind !== "opened") return opened;
  const content = parseMemberContent(opened.content);
  const seed = content === undefined ? undefined : fromBase64Url(content.seed, 32);
  if (content === undefined || seed === undefined) return { kind: "malformed" };
  const epochs = new Map<number, EpochKeys>();
  for (const one of content.epochs) {
    const epochSeed = fromBase64Url(one.seed, 32);
    if (epochSeed === undefined) return { kind: "malformed" };
    epochs.set(one.epoch, await epochKeys(epochSeed));
  }
  return {
    kind: "unlocked",
    vault: newVault({ file, fileKey: opened.fileKey, content, member: await newMember(seed), epochs }, surroundings),
  };
};

type Held = {
  readonly file: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly content: MemberContent;
  readonly member: MemberKeys;
  readonly epochs: Map<number, EpochKeys>;
};

const newVault = (held: Held, { fetch, random, today }: Surroundings): Vault => {
  const { content, member, epochs } = held;
  let heldEpochs: readonly HeldEpoch[] = content.epochs;
  let fileKey = held.fileKey;
  const remote: Remote = { origin: content.intake, fetch };
  const me = toBase64Url(member.signing.publicKey);
  const signing = journalSigning(member.signing);

  let file = held.file;
  let seen = content.seen;
  let filters = content.filters ?? [];
  let cursor: Cursor = fromTheBeginning;
  let covered = 0;
  /** How many logs of the instance are read to their end: more than none only after a restore. */
  let logsDone = 0;
  let latestBatch = -1;
  let journal: Journal = { desk: content.desk, events: [], heads: [] };
  let state: DeskState = foldJournal(journal, certificateReader(content));
  let delivered: readonly SignedText[] = [];
  let segmentsRead = 0;
  let unposted = 0;
  let unpostedRecovery: readonly RecoveryWrap[] = [];
  const received = new Map<string, Received>();
  const gone = new Set<string>();
  const anchored = new Set<string>();
  const explainedHeads = new Set<string>();
  const batchAlarms: BatchAlarm[] = [];
  let listingAlarms: readonly ListingAlarm[] = [];
  let journalAlarms: readonly DeskAlarm[] = [];
  let ledgerAlarms: readonly DeskAlarm[] = [];

  const reports = () => [...received.values()].filter(one => one.kind === "received");
  const additionsOf = (mailboxKey: string) =>
    reports().filter(one => one.mailboxKey === mailboxKey && one.said.type === "addition");

  const rowOf = (one: Received): Row | undefined => {
    const { leaf, batch } = one;
    const work = rowWork(state.book, leaf);
    if (one.kind === "damaged")
      return { leaf, batch, state: "damaged", damage: one.why, additions: 0, pictures: 0, work };
    if (one.said.type === "addition") return undefined;
    const replied = (state.replies.get(one.mailbox) ?? []).length > 0;
    const wasRead = state.reports.get(leaf)?.outcome === "opened";
    return {
      leaf,
      batch,
      state: replied ? "replied" : wasRead ? "read" : "new",
      said: one.said.content,
      additions: additionsOf(one.mailboxKey).length,
      pictures: one.pictures.length,
      work,
    };
  };

  const view = (): View => {
    const rows = [...received.values()].flatMap(one => rowOf(one) ?? []);
    const withheld = [...anchored].some(hash => !explainedHeads.has(hash));
    return {
      name: content.name,
      desk: content.desk,
      root: content.root,
      label: content.label,
      role: content.role,
      rows: [
        ...rows,
        ...[...gone].map(
          (leaf): Row => ({
            leaf,
            batch: -1,
            state: "deleted",
            additions: 0,
            pictures: 0,
            work: rowWork(state.book, leaf),
          }),
        ),
      ],
      alarms: [
        ...ledgerAlarms,
        ...batchAlarms,
        ...listingAlarms,
        ...journalAlarms,
        ...(withheld ? [{ kind: "journal-withheld" } as const] : []),
        ...state.refused.map(({ why }) => ({ kind: "journal-refused", why }) as const),
        ...state.conflicts.map(({ kind }) => ({ kind: "journal-conflict", what: kind }) as const),
      ],
      latestBatch,
      epochsUntil:
        heldEpochs
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? "",
      unposted,
      me,
      members: [...state.members.values()].map(({ key, role, label, removed }) => ({ key, role, label, removed })),
      filters,
    };
  };

  /** The epoch to write under. One whose opening has not been posted yet is nothing that others could read. */
  const newest = () => {
    const own = unposted === 0 ? [] : journal.events.filter(({ author }) => author === me).slice(-unposted);
    const fresh = new Set(own.flatMap(({ event: { body } }) => (body.type === "epoch-opened" ? [body.epoch] : [])));
    const [epoch, keys] =
      [...epochs]
        .filter(([number]) => !fresh.has(number))
        .filter(([number]) => (heldEpochs.find(one => one.epoch === number)?.from ?? "") <= today())
        .sort(([one], [other]) => other - one)[0] ??
      [...epochs][0] ??
      [];
    if (epoch === undefined || keys === undefined) throw new Error("a member file without epochs");
    return { epoch, journalKey: keys.journalKey };
  };

  const post = async (): Promise<NoAnswer | undefined> => {
    if (unposted === 0) return undefined;
    const events = journal.events.filter(({ author }) => author === me).slice(-unposted);
    const posted = await postEvents(
      remote,
      member.signing,
      newest(),
      events,
      journal.heads,
      content.desk,
      random,
      unpostedRecovery,
    );
    if (posted.kind !== "posted") return posted;
    unpostedRecovery = [];
    unposted -= events.length;
    return undefined;
  };

  /** Writes events, posted as one segment. What cannot be posted now stays and is posted by the next sync. */
  const recordAll = async (bodies: readonly EventBody[], recovery: readonly RecoveryWrap[] = []): Promise<Recorded> => {
    unpostedRecovery = [...unpostedRecovery, ...recovery];
    for (const body of bodies) journal = append(journal, me, body, today(), signing);
    unposted += bodies.length;
    state = foldJournal(journal, certificateReader(content));
    await post();
    return { kind: "recorded" };
  };

  const told = () =>
    reports().flatMap(({ leaf, batch, said }) =>
      said.type === "report" && state.book.cases.get(leaf)?.quarantine === undefined
        ? [{ id: leaf, batch, content: said.content }]
        : [],
    );

  const hold = async (more: readonly HeldEpoch[]): Promise<void> => {
    heldEpochs = [...heldEpochs, ...more];
    for (const [epoch, keys] of await keysOf(more)) epochs.set(epoch, keys);
  };

  /** Epochs that others opened and wrapped to this member. */
  const learnEpochs = async (): Promise<boolean> => {
    const learnt: HeldEpoch[] = [];
    for (const { epoch, from, to, wraps } of state.epochs.values()) {
      const wrap = epochs.has(epoch) ? undefined : wraps.find(one => one.member === me);
      const sealed = wrap === undefined ? undefined : fromBase64Url(wrap.wrapped);
      const opened = sealed === undefined ? undefined : await unwrapSeed(sealed, member.wrap.identity);
      if (opened?.kind === "seed") learnt.push({ epoch, from, to, seed: toBase64Url(opened.seed) });
    }
    await hold(learnt);
    return learnt.length > 0;
  };

  const syncJournal = async (): Promise<NoAnswer | undefined> => {
    const fetched = await readSegments(
      remote,
      member.signing,
      content.desk,
      epoch => epochs.get(epoch)?.journalKey,
      segmentsRead,
    );
    if (fetched.kind !== "segments") return fetched;
    segmentsRead = fetched.latest;
    for (const hash of fetched.headHashes) explainedHeads.add(hash);
    const known = new Set(delivered.map(({ sig }) => sig));
    delivered = [...delivered, ...fetched.events.filter(({ sig }) => !known.has(sig))];
    const own = journal.events.slice(-unposted).map(({ signed }) => signed);
    const all = readJournal(content.desk, unposted === 0 ? delivered : [...delivered, ...own], seen.heads, signing);
    journal = all.journal;
    state = foldJournal(journal, certificateReader(content));
    journalAlarms = [...all.alarms, ...(fetched.damaged > 0 ? [{ kind: "journal-damaged" } as const] : [])];
    return post();
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
    const own = await ownHeader(item.header, {
      desk: content.desk,
      slot: content.slot,
      identities: [...epochs.values()].map(({ identity }) => identity),
    });
    if (own.kind === "foreign") return undefined;
    if (own.kind === "damaged") {
      received.set(leaf.leaf, { kind: "damaged", leaf: leaf.leaf, batch: leaf.batch, why: "altered" });
      return undefined;
    }
    const payload = await call(remote, member.signing, "GET", `/v1/desk/payloads/${leaf.leaf}`);
    if (payload.kind === "refused" && payload.error === "erased") return tombstoneOf(leaf, log);
    if (payload.kind !== "answer") return payload;
    received.set(leaf.leaf, await openReport({ ...leaf, item }, payload.bytes, own.fileKey, content.desk));
    return undefined;
  };

  /** A text that the intake calls deleted: the leaf must by now be explained by its deletion, or the text is withheld. */
  const tombstoneOf = async (leaf: Leaf, log: ShownLog): Promise<NoAnswer | undefined> => {
    const promiseKey = fromBase64Url(content.promiseKey, 32);
    if (promiseKey === undefined) return { kind: "malformed-answer" };
    const at: Cursor = { after: leaf.batch - 1, position: leaf.position };
    const operator = { promiseKey, batchSeconds: content.batchSeconds, retentionDays: content.retentionDays };
    const page = await readPage(remote, member.signing, operator, log, at, 0, () => undefined);
    if (page.kind !== "page") return page;
    const again = page.leaves.find(one => one.leaf === leaf.leaf)?.item.kind;
    if (again !== "tombstone" && again !== "retention")
      batchAlarms.push({ kind: "payload-withheld", batch: leaf.batch });
    return undefined;
  };

  const forget = (leaf: string): void => {
    if (received.delete(leaf)) gone.add(leaf);
  };

  const syncLedger = async (tell: (progress: Progress) => void): Promise<NoAnswer | undefined> => {
    const answer = await read(remote, "/v1/instance");
    if (answer.kind !== "answer") return answer;
    const said = readJson(answer.bytes, instance);
    const promiseKey = fromBase64Url(content.promiseKey, 32);
    if (said === undefined || promiseKey === undefined) return { kind: "malformed-answer" };
    if (said.promiseKey !== content.promiseKey) {
      ledgerAlarms = [{ kind: "operator-key-changed" }];
      return undefined;
    }
    const shown = await showLogs(remote, content.ledgerKey, said.ledgerKey, seen.checkpoint);
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
      for (;;) {
        const page = await readPage(
          remote,
          member.signing,
          operator,
          log,
          cursor,
          covered,
          leaf => received.get(leaf)?.batch,
        );
        if (page.kind !== "page") return page;
        for (const leaf of page.leaves) {
          const failed = await take(leaf, log);
          if (failed !== undefined) return failed;
          looked += 1;
          tell({ looked, opened: received.size });
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
    }
    if (shown.note !== undefined) seen = { ...seen, checkpoint: shown.note };
    return undefined;
  };

  const contentNow = (): MemberContent => ({ ...content, epochs: [...heldEpochs], seen, filters: [...filters] });

  return {
    view,
    members: memberWork({
      content,
      member,
      remote,
      random,
      today,
      state: () => state,
      events: () => journal.events.length,
      held: () => heldEpochs,
      keys: () => epochs,
      record: recordAll,
      hold,
    }),
    changePassphrase: async passphrase => {
      const made = await createMemberFile(contentNow(), passphrase, { random });
      if (made.kind !== "file") return made;
      const opened = await openMemberFile(made.bytes, { kind: "passphrase", passphrase });
      if (opened.kind !== "opened") return { kind: "out-of-memory" };
      fileKey.fill(0);
      fileKey = opened.fileKey;
      file = made.bytes;
      return { kind: "changed" };
    },
    sync: async (tell = () => undefined) => {
      try {
        let failed = (await syncLedger(tell)) ?? (await syncJournal());
        // What was sealed to a newer epoch was passed over: read again from the beginning with its key.
        while (failed === undefined && (await learnEpochs())) {
          cursor = fromTheBeginning;
          covered = 0;
          segmentsRead = 0;
          batchAlarms.length = 0;
          failed = (await syncLedger(tell)) ?? (await syncJournal());
        }
        if (failed !== undefined) return failed;
        const served = await checkServedDesks(
          remote,
          content,
          new Map([...epochs].map(([epoch, { recipient }]) => [epoch, recipient])),
          publishedEpochs(heldEpochs, today()).map(({ epoch }) => epoch),
        );
        if (served.kind !== "checked") return served;
        listingAlarms = served.alarms;
      } catch (error) {
        if (error instanceof Offline) return { kind: "offline" };
        throw error;
      }
      if (!journalAlarms.some(({ kind }) => kind === "rewound")) seen = { ...seen, heads: [...journal.heads] };
      const kept = replaceContent(file, fileKey, contentNow(), random);
      if (kept.kind === "file") file = kept.bytes;
      return { kind: "synced" };
    },
    open: async leaf => {
      const one = received.get(leaf);
      if (one === undefined) return { kind: "unknown-report" };
      if (content.role !== "reader" && !state.reports.has(leaf)) {
        const mailbox = one.kind === "received" ? { mailbox: one.mailbox } : {};
        await recordAll([
          {
            type: "report-read",
            leaf,
            batch: one.batch,
            ...mailbox,
            outcome: one.kind === "received" ? "opened" : "damaged",
          },
        ]);
      }
      if (one.kind === "damaged" || one.said.type !== "report") return { kind: "unknown-report" };
      return {
        leaf,
        batch: one.batch,
        content: one.said.content,
        additions: additionsOf(one.mailboxKey)
          .flatMap(({ said, batch }) =>
            said.type === "addition" ? [{ seq: said.seq, batch, content: said.content }] : [],
          )
          .sort((first, second) => first.seq - second.seq),
        pictures: one.pictures,
        replies: state.replies.get(one.mailbox) ?? [],
        details: caseDetails(state.book, leaf),
        together: wholeCases(state.book, [leaf]).flatMap(each => {
          const other = received.get(each);
          return other?.kind === "received" && other.said.type === "report"
            ? [{ leaf: each, batch: other.batch, content: other.said.content }]
            : [];
        }),
      };
    },
    decide: async decision => {
      if (content.role === "reader" || (decision.type === "rule-verified" && content.role !== "lead"))
        return { kind: "not-allowed" };
      if (!("reports" in decision)) return recordAll([decision]);
      // A split names the reports themselves; every other decision is about whole cases.
      const reports =
        decision.type === "split" ? decision.reports.toSorted() : wholeCases(state.book, decision.reports);
      const parts = Array.from({ length: Math.ceil(reports.length / MOST_REPORTS) }, (_, part) => {
        const own = reports.slice(part * MOST_REPORTS, (part + 1) * MOST_REPORTS);
        const first = reports[0];
        // Parts of one large merge hang together by their first report.
        return decision.type === "merged" && part > 0 && first !== undefined ? [first, ...own] : own;
      });
      return recordAll(parts.map(part => ({ ...decision, reports: part })));
    },
    undo: async () => {
      const undone = new Set(
        journal.events.flatMap(({ event: { body } }) => (body.type === "undone" ? [body.event] : [])),
      );
      const last = journal.events.findLast(
        ({ author, hash, event: { body } }) =>
          author === me && isCaseBody(body) && body.type !== "undone" && isUndoable(body) && !undone.has(hash),
      );
      return last === undefined ? { kind: "nothing-to-undo" } : recordAll([{ type: "undone", event: last.hash }]);
    },
    exported: async (form, count, sha) =>
      content.role === "reader" ? { kind: "not-allowed" } : recordAll([{ type: "exported", form, count, sha256: sha }]),
    clusters: () => suggestClusters(told()),
    radar: earlier =>
      sweep(
        told().map(({ id, batch, content: said }) => ({ id, batch, text: wordingOf(said) })),
        earlier,
      ),
    keepFilters: kept => {
      filters = [...kept];
    },
    reply: async (leaf, text) => {
      const one = received.get(leaf);
      if (one?.kind !== "received") return { kind: "unknown-report" };
      if (content.role === "reader") return { kind: "not-allowed" };
      const mailbox = fromBase64Url(one.mailbox, 32);
      if (mailbox === undefined) return { kind: "unknown-report" };
      const sequence =
        (state.replies.get(one.mailbox) ?? []).reduce((highest, sent) => Math.max(highest, sent.sequence), 0) + 1;
      const signed = signReply({ desk: content.desk, mailbox, sequence, text }, member.signing);
      const sealed = await sealReply(signed, content.path, one.said.reply);
      if (sealed.kind !== "sealed") return sealed;
      const sent = await call(remote, member.signing, "POST", "/v1/desk/replies", {
        mailbox: one.mailbox,
        note: toBase64Url(sealed.bytes),
      });
      if (sent.kind !== "answer") return sent;
      await recordAll([
        {
          type: "replied",
          leaf,
          mailbox: one.mailbox,
          sequence,
          text,
          ...(latestBatch < 0 ? {} : { batch: latestBatch }),
        },
      ]);
      return { kind: "sent" };
    },
    addPasskey: passkey => {
      const made = addPasskey(file, fileKey, passkey, random);
      if (made.kind !== "file") return made;
      file = made.bytes;
      return { kind: "added" };
    },
    memberFile: () => file,
    lock: () => {
      received.clear();
      gone.clear();
      epochs.clear();
      delivered = [];
      journal = { desk: content.desk, events: [], heads: [] };
      state = foldJournal(journal, certificateReader(content));
      fileKey.fill(0);
      member.signing.seed.fill(0);
    },
  };
};

const headsStatement = v.object({ type: v.literal("heads"), desk: v.string(), heads: v.string() });

const anchoredHeads = (bytes: Uint8Array, desk: string): string | undefined => {
  const said = readJson(bytes, headsStatement);
  return said?.desk === desk ? said.heads : undefined;
};
