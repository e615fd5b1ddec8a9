/** The desk's journal as this member knows it: what was delivered, what it says, and what is not posted yet. */
import { type Admitted, type Alarm, admit, appendAll, arrange, type Journal } from "@perde/cases/journal";
import { type EventBody, parseEvent } from "@perde/cases/journal-event";
import { type DeskState, foldJournal } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import type { RandomBytes } from "@perde/seal/bytes";
import { parseSigned, type SigningKey } from "@perde/seal/statement";
import * as v from "valibot";
import { certificateReader } from "./certificates.ts";
import type { RecoveryWrap } from "./epochs.ts";
import { type JournalKeys, journalSigning, postEvents, readSegments } from "./journal-sync.ts";
import type { NoAnswer, Remote } from "./remote.ts";
import type { Changes, SealedStore } from "./sealed-store.ts";
import type { DeskAlarm } from "./view.ts";

export type JournalBook = {
  readonly journal: () => Journal;
  readonly state: () => DeskState;
  readonly unposted: () => number;
  readonly alarms: () => readonly DeskAlarm[];
  /** Salted hashes of heads that some segment explains: what the ledger shows must be among them. */
  readonly explained: () => ReadonlySet<string>;
  readonly explain: (hashes: readonly string[]) => void;
  /** Is this event known? */
  readonly has: (hash: string) => boolean;
  /** Epochs whose opening has not been posted yet: nothing that others could read may be written under them. */
  readonly freshEpochs: () => ReadonlySet<number>;
  /**
   * Writes events. They lie sealed in the outbox before this answers, and are posted as one segment; what cannot be posted now
   * is posted by the next sync. `false`: neither the browser nor the intake keeps them.
   */
  readonly record: (bodies: readonly EventBody[], recovery?: readonly RecoveryWrap[]) => Promise<boolean>;
  /** Fetches what is new, posts what waits. */
  readonly sync: () => Promise<NoAnswer | undefined>;
  /** Seals what is new; the answer is to be called once it is stored. */
  readonly save: (changes: Changes, generation: number) => Promise<SavedJournal>;
  /** Takes up what was kept; `false`: a chunk is missing or is not what the manifest says. */
  readonly load: (kept: KeptJournal) => Promise<boolean>;
  /** Takes up events that were recorded and may not have reached the intake. */
  readonly loadOutbox: () => Promise<void>;
  /** Reads all segments again, as with the key of a newly learnt epoch. */
  readonly reread: () => void;
  readonly clear: () => void;
};

/** Chunks of admitted events as a manifest names them, their heads, and where segments were read to. */
export type KeptJournal = {
  readonly chunks: readonly { readonly generation: number; readonly count: number }[];
  readonly heads: readonly string[];
  readonly segments: number;
};
export type SavedJournal = { readonly kept: KeptJournal; readonly stored: () => void };

/** What the journal needs of an open vault. */
export type JournalWork = {
  readonly store: SealedStore;
  readonly content: MemberContent;
  readonly signer: SigningKey;
  readonly me: string;
  readonly remote: Remote;
  readonly random: RandomBytes;
  readonly today: () => string;
  readonly keyOf: (epoch: number) => Uint8Array | undefined;
  /** The epoch to write under. */
  readonly newest: () => JournalKeys;
  /** Heads that this member saw before. */
  readonly seenHeads: () => readonly string[];
  /** Told which reports an event is about, or that everything may have changed. */
  readonly changed: (leaves: Iterable<string> | "all") => void;
};

const PER_CHUNK = 128;
/** UTF-16 units of statements in one segment, which may have 1 MiB once it is sealed and spelled. */
const SEGMENT_TEXT = 300_000;
const outboxAt = (index: string) => ({ kind: "outbox" as const, generation: 0, index });

const signedText = v.pipe(
  v.unknown(),
  v.transform(parseSigned),
  v.check(signed => signed !== undefined),
  v.transform(signed => signed ?? { statement: "", by: "", sig: "" }),
);
const keptEvents = v.array(v.object({ hash: v.string(), author: v.string(), signed: signedText }));
const keptOutbox = v.object({
  events: v.array(signedText),
  recovery: v.array(v.object({ epoch: v.number(), wrapped: v.string() })),
});

const leavesOf = (body: EventBody): readonly string[] | "all" => {
  if ("reports" in body) return body.reports;
  if ("leaf" in body) return [body.leaf];
  return "all";
};

export const newJournalBook = (work: JournalWork): JournalBook => {
  const { content, signer, me, remote, random, today } = work;
  const signing = journalSigning(signer);
  const readCertificate = certificateReader(content);
  let journal: Journal = { desk: content.desk, events: [], heads: [] };
  let state = foldJournal(journal, readCertificate);
  /** Everything admitted, in the order in which it came; some may still lack their ancestors. */
  const admitted = new Map<string, Admitted>();
  const refused: Alarm[] = [];
  const delivered = new Set<string>();
  let unposted: readonly Admitted[] = [];
  let unpostedRecovery: readonly RecoveryWrap[] = [];
  let segmentsRead = 0;
  let alarms: readonly DeskAlarm[] = [];
  const explained = new Set<string>();
  let damaged = false;
  let arranged = false;
  /** Chunks that lie in the store, and how many of the admitted are in them. */
  let chunks: KeptJournal["chunks"] = [];
  let storedCount = 0;
  let outbox: readonly { readonly index: string; readonly hashes: readonly string[] }[] = [];

  const arrangeAll = (): void => {
    const all = arrange(content.desk, admitted.values(), work.seenHeads());
    journal = all.journal;
    alarms = [...refused, ...all.alarms, ...(damaged ? [{ kind: "journal-damaged" } as const] : [])];
    arranged = true;
    state = foldJournal(journal, readCertificate);
    work.changed("all");
  };

  /** The events that wait, as many as one segment takes. */
  const nextSegment = (): readonly Admitted[] => {
    let bytes = 0;
    return unposted.filter((entry, place) => {
      bytes += entry.signed.statement.length;
      return place === 0 || bytes <= SEGMENT_TEXT;
    });
  };

  const post = async (): Promise<NoAnswer | undefined> => {
    while (unposted.length > 0) {
      const events = nextSegment();
      const last = events.at(-1);
      // Its author had seen everything before it, so the last of them is the head of what is posted by now.
      const heads = events.length === unposted.length || last === undefined ? journal.heads : [last.hash];
      const { desk } = content;
      const posted = await postEvents(remote, signer, work.newest(), events, heads, desk, random, unpostedRecovery);
      if (posted.kind !== "posted") return posted;
      unpostedRecovery = [];
      const done = new Set(events);
      unposted = unposted.filter(entry => !done.has(entry));
    }
    return undefined;
  };

  const sync = async (): Promise<NoAnswer | undefined> => {
    const fetched = await readSegments(remote, signer, content.desk, work.keyOf, segmentsRead);
    if (fetched.kind !== "segments") return fetched;
    segmentsRead = fetched.latest;
    for (const hash of fetched.headHashes) explained.add(hash);
    const before = admitted.size;
    const unread = refused.length;
    for (const signed of fetched.events) {
      const hash = signing.hash(signed);
      delivered.add(hash);
      if (admitted.has(hash)) continue;
      const entry = admit(content.desk, signed, signing);
      if ("kind" in entry) refused.push(entry);
      else admitted.set(entry.hash, entry);
    }
    if (fetched.damaged > 0) damaged = true;
    unposted = unposted.filter(({ hash }) => !delivered.has(hash));
    if (admitted.size > before || refused.length > unread || !arranged) arrangeAll();
    return post();
  };

  return {
    journal: () => journal,
    state: () => state,
    unposted: () => unposted.length,
    alarms: () => alarms,
    explained: () => explained,
    explain: hashes => {
      for (const hash of hashes) explained.add(hash);
    },
    has: hash => admitted.has(hash),
    freshEpochs: () =>
      new Set(unposted.flatMap(({ event: { body } }) => (body.type === "epoch-opened" ? [body.epoch] : []))),
    record: async (bodies, recovery = []) => {
      // Nothing is appended to a journal that has not been read: it would begin a second one.
      if (!arranged && (await sync()) !== undefined && !arranged) return false;
      const known = journal.events.length;
      journal = appendAll(journal, me, bodies, today(), signing);
      const fresh = journal.events.slice(known);
      for (const entry of fresh) admitted.set(entry.hash, entry);
      unposted = [...unposted, ...fresh];
      unpostedRecovery = [...unpostedRecovery, ...recovery];
      state = foldJournal(journal, readCertificate);
      for (const body of bodies) work.changed(leavesOf(body));
      const [first] = fresh;
      if (first === undefined) return true;
      const events = fresh.map(({ signed }) => signed);
      const kept = await work.store.change(changes =>
        changes.putJson(outboxAt(first.hash), { events, recovery: [...recovery] }),
      );
      if (kept) outbox = [...outbox, { index: first.hash, hashes: fresh.map(({ hash }) => hash) }];
      return (await post()) === undefined || kept;
    },
    sync,
    save: async (changes, generation) => {
      const all = [...admitted.values()];
      const waiting = new Set(unposted.map(({ hash }) => hash));
      const posted = outbox.filter(({ hashes }) => !hashes.some(hash => waiting.has(hash)));
      const next = [...chunks];
      let from = storedCount;
      const last = next.at(-1);
      // The last chunk is filled up before a new one begins.
      if (last !== undefined && last.count < PER_CHUNK && from < all.length) {
        from -= last.count;
        next.pop();
      }
      const kept: KeptJournal = { chunks: next, heads: [...journal.heads], segments: segmentsRead };
      for (; from < all.length; from += PER_CHUNK) {
        const part = all.slice(from, from + PER_CHUNK);
        const at = { kind: "journal" as const, generation, index: String(next.length) };
        next.push({ generation, count: part.length });
        await changes.putJson(
          at,
          part.map(({ hash, author, signed }) => ({ hash, author, signed })),
        );
      }
      for (const { index } of posted) changes.remove("outbox", index);
      return {
        kept,
        stored: () => {
          chunks = next;
          storedCount = all.length;
          outbox = outbox.filter(one => !posted.includes(one));
        },
      };
    },
    load: async kept => {
      const opened = await work.store.openJson(
        kept.chunks.map(({ generation }, place) => ({ kind: "journal", generation, index: String(place) })),
      );
      for (const [place, { count }] of kept.chunks.entries()) {
        const parsed = v.safeParse(keptEvents, opened[place]);
        if (!parsed.success || parsed.output.length !== count) return false;
        for (const { hash, author, signed } of parsed.output) {
          const event = parseEvent(JSON.parse(signed.statement));
          if (event === undefined) return false;
          admitted.set(hash, { hash, author, event, signed });
        }
      }
      arrangeAll();
      if (journal.heads.join() !== [...kept.heads].join()) return false;
      segmentsRead = kept.segments;
      chunks = kept.chunks;
      storedCount = admitted.size;
      return true;
    },
    loadOutbox: async () => {
      for (const index of await work.store.indexes("outbox")) {
        const parsed = v.safeParse(keptOutbox, (await work.store.openJson([outboxAt(index)]))[0]);
        if (!parsed.success) continue;
        const entries = parsed.output.events.flatMap(signed => {
          const entry = admit(content.desk, signed, signing);
          return "kind" in entry ? [] : [entry];
        });
        outbox = [...outbox, { index, hashes: entries.map(({ hash }) => hash) }];
        unposted = [...unposted, ...entries];
        unpostedRecovery = [...unpostedRecovery, ...parsed.output.recovery];
        for (const entry of entries) admitted.set(entry.hash, entry);
      }
      unposted = unposted.toSorted((one, other) => one.event.seq - other.event.seq);
      // Without what came before them they say nothing yet: the next sync brings it.
      if (unposted.length > 0 && arranged) arrangeAll();
    },
    reread: () => {
      segmentsRead = 0;
      damaged = false;
      arranged = false;
    },
    clear: () => {
      admitted.clear();
      delivered.clear();
      explained.clear();
      refused.length = 0;
      unposted = [];
      outbox = [];
      chunks = [];
      storedCount = 0;
      segmentsRead = 0;
      arranged = false;
      journal = { desk: content.desk, events: [], heads: [] };
      state = foldJournal(journal, readCertificate);
    },
  };
};
