/** The desk's journal as this member knows it: what was delivered, what it says, and what is not posted yet. */
import { type Admitted, append, type Journal, readJournal } from "@perde/cases/journal";
import type { EventBody, SignedText } from "@perde/cases/journal-event";
import { type DeskState, foldJournal } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import type { RandomBytes } from "@perde/seal/bytes";
import type { SigningKey } from "@perde/seal/statement";
import { certificateReader } from "./certificates.ts";
import type { RecoveryWrap } from "./epochs.ts";
import { type JournalKeys, journalSigning, postEvents, readSegments } from "./journal-sync.ts";
import type { NoAnswer, Remote } from "./remote.ts";
import type { DeskAlarm } from "./view.ts";

export type JournalBook = {
  readonly journal: () => Journal;
  readonly state: () => DeskState;
  readonly unposted: () => number;
  readonly alarms: () => readonly DeskAlarm[];
  /** Salted hashes of heads that some segment explains: what the ledger shows must be among them. */
  readonly explains: (hash: string) => boolean;
  /** Epochs whose opening has not been posted yet: nothing that others could read may be written under them. */
  readonly freshEpochs: () => ReadonlySet<number>;
  /** Writes events, posted as one segment. What cannot be posted now stays and is posted by the next sync. */
  readonly record: (bodies: readonly EventBody[], recovery?: readonly RecoveryWrap[]) => Promise<void>;
  /** Fetches what is new, posts what waits. */
  readonly sync: () => Promise<NoAnswer | undefined>;
  /** Reads all segments again, as with the key of a newly learnt epoch. */
  readonly reread: () => void;
  readonly clear: () => void;
};

/** What the journal needs of an open vault. */
export type JournalWork = {
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
  let delivered: readonly SignedText[] = [];
  let unposted: readonly Admitted[] = [];
  let unpostedRecovery: readonly RecoveryWrap[] = [];
  let segmentsRead = 0;
  let alarms: readonly DeskAlarm[] = [];
  const explained = new Set<string>();

  const post = async (): Promise<NoAnswer | undefined> => {
    if (unposted.length === 0) return undefined;
    const events = unposted;
    const posted = await postEvents(
      remote,
      signer,
      work.newest(),
      events,
      journal.heads,
      content.desk,
      random,
      unpostedRecovery,
    );
    if (posted.kind !== "posted") return posted;
    unpostedRecovery = [];
    unposted = unposted.slice(events.length);
    return undefined;
  };

  return {
    journal: () => journal,
    state: () => state,
    unposted: () => unposted.length,
    alarms: () => alarms,
    explains: hash => explained.has(hash),
    freshEpochs: () =>
      new Set(unposted.flatMap(({ event: { body } }) => (body.type === "epoch-opened" ? [body.epoch] : []))),
    record: async (bodies, recovery = []) => {
      unpostedRecovery = [...unpostedRecovery, ...recovery];
      const known = journal.events.length;
      for (const body of bodies) journal = append(journal, me, body, today(), signing);
      unposted = [...unposted, ...journal.events.slice(known)];
      state = foldJournal(journal, readCertificate);
      for (const body of bodies) work.changed(leavesOf(body));
      await post();
    },
    sync: async () => {
      const fetched = await readSegments(remote, signer, content.desk, work.keyOf, segmentsRead);
      if (fetched.kind !== "segments") return fetched;
      segmentsRead = fetched.latest;
      for (const hash of fetched.headHashes) explained.add(hash);
      const known = new Set(delivered.map(({ sig }) => sig));
      const fresh = fetched.events.filter(({ sig }) => !known.has(sig));
      delivered = [...delivered, ...fresh];
      const own = unposted.map(({ signed }) => signed);
      const before = journal.events.length;
      const all = readJournal(content.desk, [...delivered, ...own], work.seenHeads(), signing);
      journal = all.journal;
      alarms = [...all.alarms, ...(fetched.damaged > 0 ? [{ kind: "journal-damaged" } as const] : [])];
      if (fresh.length > 0 || before !== journal.events.length) {
        state = foldJournal(journal, readCertificate);
        work.changed("all");
      }
      return post();
    },
    reread: () => {
      segmentsRead = 0;
    },
    clear: () => {
      delivered = [];
      unposted = [];
      journal = { desk: content.desk, events: [], heads: [] };
      state = foldJournal(journal, readCertificate);
    },
  };
};
