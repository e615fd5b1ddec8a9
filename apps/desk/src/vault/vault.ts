/**
 * The vault: the only place with private keys. It runs in a worker of the desk's page; everything that leaves it is the
 * plain data of `view.ts`. Locking forgets keys and contents. Its parts: `contents.ts` (opened reports), `journal-book.ts`,
 * `ledger-reading.ts`, `inbox.ts` (the list), `members.ts`.
 */
import { type CaseBody, type ExportForm, isCaseBody, isUndoable, MOST_REPORTS } from "@perde/cases/case-event";
import { type Suggestion, suggestClusters } from "@perde/cases/cluster";
import type { EventBody } from "@perde/cases/journal-event";
import { type MemberContent, parseMemberContent } from "@perde/cases/member-content";
import type { Radar } from "@perde/cases/radar";
import type { ReportContent } from "@perde/cases/report";
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
import { caseDetails, rowWork, wholeCases } from "./case-rows.ts";
import { type Chest, memoryChest } from "./chest.ts";
import { newContents } from "./contents.ts";
import { type HeldEpoch, keysOf, publishedEpochs, type RecoveryWrap } from "./epochs.ts";
import { type ExportApprovals, exportApprovals } from "./export-approvals.ts";
import { type CaseForm, type ExportedCases, exportCases } from "./export-cases.ts";
import { type Inbox, newInbox } from "./inbox.ts";
import { newJournalBook } from "./journal-book.ts";
import { newLedgerReading, type Progress, type Unfinished } from "./ledger-reading.ts";
import { type MemberWork, memberWork } from "./members.ts";
import { type Openers, openHere } from "./openers.ts";
import { type Counting, countReports, type PaperDesk, paperDesk, type WhichCases } from "./paper-work.ts";
import { call, type NoAnswer, Offline, type Remote } from "./remote.ts";
import { openSealedStore, type SealedStore } from "./sealed-store.ts";
import { checkServedDesks, type ListingAlarm } from "./served-desks.ts";
import { newSnapshot } from "./snapshot.ts";
import { sweepReports } from "./sweep-reports.ts";
import type { OpenedReport, Row, SavedFilter, SavedTemplate, View } from "./view.ts";

export type Surroundings = {
  readonly fetch: typeof fetch;
  readonly random: RandomBytes;
  readonly today: () => string;
  /** Where sealed bytes are kept between two unlockings; without one they end with the vault. */
  readonly chest?: Chest;
};

export type Unlocked =
  | { readonly kind: "unlocked"; readonly vault: Vault }
  | { readonly kind: "does-not-open" | "malformed" | "weak" | "out-of-memory" };

export type Synced = { readonly kind: "synced" } | Unfinished;
export type Replied =
  | { readonly kind: "sent" }
  | NoAnswer
  | { readonly kind: "too-long" | "unknown-report" | "not-allowed" };

/** `not-kept`: neither this browser nor the intake could keep it. */
export type Recorded =
  | { readonly kind: "recorded" }
  | { readonly kind: "not-allowed" | "nothing-to-undo" | "not-kept" };

/** A decision about many reports; more than one event can hold are recorded as several. */
export type Decision = CaseBody extends infer Body
  ? Body extends { readonly type: "undone" | "exported" | "export-asked" | "export-answered" }
    ? never
    : Body
  : never;

/** A decision about cases, before it is said about which. */
export type Choice = Decision extends infer One
  ? One extends { readonly reports: readonly string[] }
    ? Omit<One, "reports">
    : never
  : never;

export type Vault = {
  readonly view: () => View;
  /** The list: filtered, ordered, chosen from. */
  readonly inbox: Omit<Inbox, "touch" | "clear">;
  /** Leaves of all reports, additions apart; damaged and deleted ones too. */
  readonly leaves: () => Iterable<string>;
  readonly row: (leaf: string) => Row | undefined;
  /** What reports say in full, by their leaves. */
  readonly said: (leaves: readonly string[]) => Promise<ReadonlyMap<string, ReportContent>>;
  /** Fetches what is new, compares it with the ledger and the journal, opens what is for this desk. */
  readonly sync: (tell?: (progress: Progress) => void) => Promise<Synced>;
  /** Ends a fetching that goes on; what is open stays open, and the next fetching goes on from there. */
  readonly stop: () => void;
  /** From now on these open envelopes. */
  readonly useOpeners: (openers: Openers) => void;
  /** Opens one report for reading and writes it down in the journal. */
  readonly open: (leaf: string) => Promise<OpenedReport | { readonly kind: "unknown-report" }>;
  readonly reply: (leaf: string, text: string) => Promise<Replied>;
  /** Writes a decision about cases into the journal. `reports` name cases: it holds for all reports of each. */
  readonly decide: (decision: Decision) => Promise<Recorded>;
  /** Takes back this member's last decision that still holds, or the one that `event` names. */
  readonly undo: (event?: string) => Promise<Recorded>;
  /** Writes down what leaves the desk, before it does. `sha256`: of the bytes, base64url. */
  readonly exported: (form: ExportForm, count: number, sha256: string) => Promise<Recorded>;
  /** A report, a case or a cluster as a file; nothing is recorded yet. */
  readonly exportCases: (form: CaseForm, leaves: readonly string[]) => Promise<ExportedCases | undefined>;
  readonly approvals: ExportApprovals;
  /** What papers are made of. */
  readonly paperDesk: (which: WhichCases) => Promise<PaperDesk>;
  /** Every report that figures count. */
  readonly counting: () => Counting;
  readonly clusters: () => Promise<readonly Suggestion[]>;
  /** `goOn` is told how far the sweep is, 0 to 1, and answers whether it is still wanted; `undefined`: it was not. */
  readonly radar: (earlier: readonly string[], goOn: (share: number) => boolean) => Promise<Radar | undefined>;
  /** Keeps named filters in the member file. */
  readonly keepFilters: (filters: readonly SavedFilter[]) => void;
  /** Keeps the member's own replies in the member file. */
  readonly keepTemplates: (templates: readonly SavedTemplate[]) => void;
  readonly members: MemberWork;
  /** Makes the member file anew under another passphrase: a new file key, no passkeys. */
  readonly changePassphrase: (passphrase: string) => Promise<{ readonly kind: "changed" | "out-of-memory" }>;
  /** One more passkey in the member file, beside its passphrase. At most MOST_PASSKEYS of them. */
  readonly addPasskey: (passkey: Passkey) => { readonly kind: "added" | "malformed" };
  /** The member file with what was seen last, to be kept. */
  readonly memberFile: () => Uint8Array;
  readonly lock: () => void;
};

const MOST_EXPORTS_SHOWN = 100;

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
  const store = await openSealedStore(surroundings.chest ?? memoryChest(), seed, content.desk, surroundings.random);
  const vault = newVault(
    { file, fileKey: opened.fileKey, content, member: await newMember(seed), epochs, store },
    surroundings,
  );
  await vault.begin();
  return { kind: "unlocked", vault };
};

type Held = {
  readonly file: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly content: MemberContent;
  readonly member: MemberKeys;
  readonly epochs: Map<number, EpochKeys>;
  readonly store: SealedStore;
};

/** So many opened leaves are kept at once while more are being opened. */
const KEEP_STEP = 128;

const newVault = (
  held: Held,
  { fetch, random, today }: Surroundings,
): Vault & { readonly begin: () => Promise<void> } => {
  const { content, member, epochs, store } = held;
  const remote: Remote = { origin: content.intake, fetch };
  const me = toBase64Url(member.signing.publicKey);
  const contents = newContents(store);
  let heldEpochs: readonly HeldEpoch[] = content.epochs;
  let fileKey = held.fileKey;
  let file = held.file;
  let seen = content.seen;
  let filters = content.filters ?? [];
  let templates = content.templates ?? [];
  let listingAlarms: readonly ListingAlarm[] = [];
  let revision = 0;
  let openers: Openers = openHere;
  let stopped = false;

  const changed = (leaves: Iterable<string> | "all"): void => {
    revision += 1;
    inbox.touch(leaves);
  };

  /** The epoch to write under. One whose opening has not been posted yet is nothing that others could read. */
  const newest = () => {
    const fresh = book.freshEpochs();
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

  const book = newJournalBook({
    store,
    content,
    signer: member.signing,
    me,
    remote,
    random,
    today,
    keyOf: epoch => epochs.get(epoch)?.journalKey,
    newest,
    seenHeads: () => seen.heads,
    changed,
  });
  const ledger = newLedgerReading({
    content,
    signer: member.signing,
    remote,
    epochs,
    contents,
    checkpoint: () => seen.checkpoint,
    keepCheckpoint: note => {
      seen = { ...seen, checkpoint: note };
    },
    changed,
    openers: () => openers,
    stopped: () => stopped,
    opened: async () => {
      if (contents.waiting() >= KEEP_STEP) await keep();
    },
  });
  const snapshot = newSnapshot({
    store,
    signer: member.signing,
    desk: content.desk,
    contents,
    book,
    ledger,
    heldEpochs: () => [...epochs.keys()],
    seenHeads: () => seen.heads,
  });
  /** Texts for searching come into memory after the list is there. */
  let texts: Promise<boolean> = Promise.resolve(true);
  const keep = async (): Promise<boolean> => {
    await texts;
    return snapshot.save();
  };

  const rowOf = (leaf: string): Row | undefined => {
    const work = rowWork(book.state().book, leaf);
    const one = contents.brief(leaf);
    if (one === undefined)
      return ledger.isGone(leaf) ? { leaf, batch: -1, state: "deleted", additions: 0, pictures: 0, work } : undefined;
    const { batch } = one;
    if (one.kind === "damaged")
      return { leaf, batch, state: "damaged", damage: one.why, additions: 0, pictures: 0, work };
    if (one.kind === "addition") return undefined;
    const replied = (book.state().replies.get(one.mailbox) ?? []).length > 0;
    const wasRead = book.state().reports.get(leaf)?.outcome === "opened";
    return {
      leaf,
      batch,
      state: replied ? "replied" : wasRead ? "read" : "new",
      said: one.said,
      additions: contents.additionsOf(one.mailbox).length,
      pictures: one.pictures,
      work,
    };
  };

  const leaves = function* (): Iterable<string> {
    for (const { kind, leaf } of contents.briefs()) if (kind !== "addition") yield leaf;
    yield* ledger.gone();
  };
  const inbox = newInbox({
    leaves,
    caseOf: leaf => book.state().book.cases.get(leaf)?.reports ?? [leaf],
    row: rowOf,
    text: contents.text,
    members: () => [...book.state().members.values()],
    today,
  });

  const view = (): View => {
    const state = book.state();
    const withheld = [...ledger.anchored()].some(hash => !book.explained().has(hash));
    return {
      name: content.name,
      desk: content.desk,
      place: content.place,
      root: content.root,
      label: content.label,
      role: content.role,
      revision,
      alarms: [
        ...ledger.alarms(),
        ...listingAlarms,
        ...book.alarms(),
        ...(withheld ? [{ kind: "journal-withheld" } as const] : []),
        ...state.refused.map(({ why, author }) => ({ kind: "journal-refused", why, author }) as const),
        ...state.conflicts.map(({ kind, number }) => ({ kind: "journal-conflict", what: kind, number }) as const),
      ],
      latestBatch: ledger.latestBatch(),
      epochsUntil:
        heldEpochs
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? "",
      unposted: book.unposted(),
      me,
      members: [...state.members.values()].map(({ recipient: _recipient, ...member }) => member),
      exports: state.book.exports
        .slice(-MOST_EXPORTS_SHOWN)
        .toReversed()
        .map(({ value: { form, count }, by, on }) => ({ form, count, by, on })),
      requests: state.book.requests.filter(({ on }) => on === today()),
      filters,
      templates,
    };
  };

  const recordAll = async (bodies: readonly EventBody[], recovery: readonly RecoveryWrap[] = []): Promise<Recorded> => {
    return { kind: (await book.record(bodies, recovery)) ? "recorded" : "not-kept" };
  };

  /** Reports in full that are not in quarantine: what clusters and the radar look at. */
  const told = async () => {
    const { cases } = book.state().book;
    const own = [...contents.briefs()].filter(
      ({ kind, leaf }) => kind === "report" && cases.get(leaf)?.quarantine === undefined,
    );
    const said = await contents.said(own.map(({ leaf }) => leaf));
    return own.flatMap(({ leaf, batch }) => {
      const one = said.get(leaf);
      return one === undefined ? [] : [{ id: leaf, batch, content: one }];
    });
  };

  const hold = async (more: readonly HeldEpoch[]): Promise<void> => {
    heldEpochs = [...heldEpochs, ...more];
    for (const [epoch, keys] of await keysOf(more)) epochs.set(epoch, keys);
  };

  /** Epochs that others opened and wrapped to this member. */
  const learnEpochs = async (): Promise<boolean> => {
    const learnt: HeldEpoch[] = [];
    for (const { epoch, from, to, wraps } of book.state().epochs.values()) {
      const wrap = epochs.has(epoch) ? undefined : wraps.find(one => one.member === me);
      const sealed = wrap === undefined ? undefined : fromBase64Url(wrap.wrapped);
      const opened = sealed === undefined ? undefined : await unwrapSeed(sealed, member.wrap.identity);
      if (opened?.kind === "seed") learnt.push({ epoch, from, to, seed: toBase64Url(opened.seed) });
    }
    await hold(learnt);
    return learnt.some(({ epoch }) => !snapshot.epochs().has(epoch));
  };

  const contentNow = (): MemberContent => ({
    ...content,
    epochs: [...heldEpochs],
    seen,
    filters: [...filters],
    templates: [...templates],
  });

  const renewFile = (): void => {
    const kept = replaceContent(file, fileKey, contentNow(), random);
    if (kept.kind === "file") file = kept.bytes;
  };

  let syncing: Promise<Synced> | undefined;
  const syncAll = async (tell: (progress: Progress) => void): Promise<Synced> => {
    stopped = false;
    try {
      // The journal first, so that whatever is decided meanwhile follows on it; then again, for what the ledger shows by now.
      const readAll = async () => (await book.sync()) ?? (await ledger.sync(tell)) ?? (await book.sync());
      let failed = await readAll();
      // What was sealed to a newer epoch was passed over: read again from the beginning with its key.
      while (failed === undefined && (await learnEpochs())) {
        ledger.reread();
        book.reread();
        failed = await readAll();
      }
      if (failed !== undefined) {
        await keep();
        return failed;
      }
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
    if (!book.alarms().some(({ kind }) => kind === "rewound")) seen = { ...seen, heads: [...book.journal().heads] };
    await keep();
    renewFile();
    return { kind: "synced" };
  };

  return {
    begin: async () => {
      if ((await snapshot.load()) !== "loaded") return;
      await learnEpochs();
      texts = contents.loadTexts();
      void texts.then(async whole => {
        // The list shows what was opened; without its texts it would search in vain.
        if (!whole) await snapshot.throwAway();
        // Lines look their texts up: they need not be made anew.
        changed(whole ? [] : "all");
      });
    },
    view,
    inbox,
    leaves,
    row: rowOf,
    said: contents.said,
    members: memberWork({
      content,
      member,
      remote,
      random,
      today,
      state: book.state,
      events: () => book.journal().events.length,
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
    stop: () => {
      stopped = true;
    },
    useOpeners: given => {
      openers = given;
    },
    // Whoever asks while one goes on hears how that one ends.
    sync: (tell = () => undefined) => {
      syncing ??= syncAll(tell).finally(() => {
        syncing = undefined;
      });
      return syncing;
    },
    open: async leaf => {
      const one = await contents.whole(leaf);
      if (one === undefined) return { kind: "unknown-report" };
      if (content.role !== "reader" && !book.state().reports.has(leaf)) {
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
      const additions = await Promise.all(contents.additionsOf(one.mailbox).map(contents.whole));
      const whole = wholeCases(book.state().book, [leaf]);
      const said = await contents.said(whole);
      return {
        leaf,
        batch: one.batch,
        content: one.said.content,
        additions: additions
          .flatMap(added =>
            added?.kind === "received" && added.said.type === "addition"
              ? [{ seq: added.said.seq, batch: added.batch, content: added.said.content }]
              : [],
          )
          .sort((first, second) => first.seq - second.seq),
        pictures: one.pictures,
        replies: book.state().replies.get(one.mailbox) ?? [],
        details: caseDetails(book.state().book, leaf),
        together: whole.flatMap(each => {
          const [content, batch] = [said.get(each), contents.brief(each)?.batch];
          return content === undefined || batch === undefined ? [] : [{ leaf: each, batch, content }];
        }),
      };
    },
    decide: async decision => {
      if (content.role === "reader" || (decision.type === "rule-verified" && content.role !== "lead"))
        return { kind: "not-allowed" };
      if (!("reports" in decision)) return recordAll([decision]);
      // A split and a suggested group name the reports themselves; every other decision is about whole cases.
      const reports =
        decision.type === "split" || decision.type === "kept-apart"
          ? decision.reports.toSorted()
          : wholeCases(book.state().book, decision.reports);
      const parts = Array.from({ length: Math.ceil(reports.length / MOST_REPORTS) }, (_, part) => {
        const own = reports.slice(part * MOST_REPORTS, (part + 1) * MOST_REPORTS);
        const first = reports[0];
        // Parts of one large merge hang together by their first report.
        return decision.type === "merged" && part > 0 && first !== undefined ? [first, ...own] : own;
      });
      return recordAll(parts.map(part => ({ ...decision, reports: part })));
    },
    undo: async event => {
      const { events } = book.journal();
      const undone = new Set(events.flatMap(({ event: { body } }) => (body.type === "undone" ? [body.event] : [])));
      const last = events.findLast(
        ({ author, hash, event: { body } }) =>
          (event === undefined ? author === me : event === hash && (author === me || content.role === "lead")) &&
          isCaseBody(body) &&
          body.type !== "undone" &&
          isUndoable(body) &&
          !undone.has(hash),
      );
      return last === undefined ? { kind: "nothing-to-undo" } : recordAll([{ type: "undone", event: last.hash }]);
    },
    approvals: exportApprovals({
      me,
      isReader: content.role === "reader",
      today,
      state: book.state,
      record: recordAll,
    }),
    exportCases: (form, leaves) =>
      exportCases(form, leaves, {
        desk: content.desk,
        today: today(),
        book: book.state().book,
        contents,
        repliesTo: mailbox => book.state().replies.get(mailbox) ?? [],
      }),
    exported: async (form, count, sha) =>
      content.role === "reader" ? { kind: "not-allowed" } : recordAll([{ type: "exported", form, count, sha256: sha }]),
    paperDesk: which => paperDesk(content.place, book.state().book, contents, which),
    counting: () => countReports(book.journal().events, book.state().book, contents),
    clusters: async () =>
      suggestClusters(
        await told(),
        book.state().book.apart.map(({ value }) => value),
      ),
    radar: async (earlier, goOn) =>
      sweepReports(
        (await told()).map(({ id, batch, content: said }) => ({ id, batch, text: wordingOf(said) })),
        earlier,
        goOn,
      ),
    keepFilters: kept => {
      filters = [...kept];
      renewFile();
    },
    keepTemplates: kept => {
      templates = [...kept];
      renewFile();
    },
    reply: async (leaf, text) => {
      const one = await contents.whole(leaf);
      if (one?.kind !== "received") return { kind: "unknown-report" };
      if (content.role === "reader") return { kind: "not-allowed" };
      const mailbox = fromBase64Url(one.mailbox, 32);
      if (mailbox === undefined) return { kind: "unknown-report" };
      const sequence =
        (book.state().replies.get(one.mailbox) ?? []).reduce((highest, sent) => Math.max(highest, sent.sequence), 0) +
        1;
      const signed = signReply({ desk: content.desk, mailbox, sequence, text }, member.signing);
      const sealed = await sealReply(signed, content.path, one.said.reply);
      if (sealed.kind !== "sealed") return sealed;
      const sent = await call(remote, member.signing, "POST", "/v1/desk/replies", {
        mailbox: one.mailbox,
        note: toBase64Url(sealed.bytes),
      });
      if (sent.kind !== "answer") return sent;
      const latest = ledger.latestBatch();
      await recordAll([
        {
          type: "replied",
          leaf,
          mailbox: one.mailbox,
          sequence,
          text,
          ...(latest < 0 ? {} : { batch: latest }),
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
      contents.clear();
      inbox.clear();
      ledger.clear();
      book.clear();
      epochs.clear();
      fileKey.fill(0);
      member.signing.seed.fill(0);
    },
  };
};
