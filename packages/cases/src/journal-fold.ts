/**
 * What a journal says: members, epochs, reports and replies, folded from events in their order.
 * Specification: docs/formats/journal.md. Certificates are checked by what the caller passes in.
 */

import { isCaseBody } from "./case-event.ts";
import { type CaseBook, foldCases } from "./case-fold.ts";
import type { Admitted, Journal } from "./journal.ts";
import type { EventBody, SignedText } from "./journal-event.ts";

export type Role = "lead" | "case-worker" | "reader";

/** Checks one certificate against its issuer (`issuer` absent: the root) and names whom it makes what. */
export type ReadCertificate = (
  certificate: SignedText,
  issuer: "root" | string,
) => { readonly subject: string; readonly role: Role } | undefined;

export type Member = {
  readonly key: string;
  readonly role: Role;
  readonly label: string;
  readonly recipient: string | undefined;
  readonly removed: boolean;
  /** Days on which a lead added and removed her. */
  readonly since: string;
  readonly removedOn?: string;
};
export type Epoch = Extract<EventBody, { type: "epoch-opened" }>;
export type ReadReport = {
  readonly leaf: string;
  readonly batch: number;
  readonly mailbox: string | undefined;
  readonly outcome: "opened" | "damaged";
  readonly readers: readonly string[];
  readonly firstReadOn: string;
};
/** `batch`: the latest batch that its author had read. Additions up to it came before this reply. */
export type SentReply = {
  readonly sequence: number;
  readonly text: string;
  readonly by: string;
  readonly on: string;
  readonly batch?: number;
};

/** An event that counts for nothing, and why. */
export type Refused = {
  readonly hash: string;
  readonly author: string;
  readonly why: "ghost" | "not-allowed" | "removed" | "not-first" | "nothing-to-undo" | "not-yours";
};
/** Two events that both stand although they say different things. */
export type Conflict = {
  readonly kind: "same-sequence" | "same-epoch";
  readonly about: string;
  readonly number: number;
};

/** What recovery needs of every new epoch and access list: a recipient, and the key of the first call. */
export type Recovery = { readonly recipient: string; readonly caller: string };

export type DeskState = {
  readonly members: ReadonlyMap<string, Member>;
  readonly epochs: ReadonlyMap<number, Epoch>;
  readonly reports: ReadonlyMap<string, ReadReport>;
  readonly replies: ReadonlyMap<string, readonly SentReply[]>;
  readonly book: CaseBook;
  /** To which new epochs are wrapped so that the recovery shares open them. */
  readonly recovery: Recovery | undefined;
  readonly refused: readonly Refused[];
  readonly conflicts: readonly Conflict[];
};

/** Everything that is not named here is case work. */
const needs: Readonly<Partial<Record<EventBody["type"], Role>>> = {
  "desk-created": "lead",
  "member-added": "lead",
  "member-removed": "lead",
  "epoch-opened": "lead",
  // A lawyer's word about a rule binds the whole desk: the lead gives it.
  "rule-verified": "lead",
};
const rank: Readonly<Record<Role, number>> = { reader: 0, "case-worker": 1, lead: 2 };

/** Folds the journal. The same set of events gives the same state, whatever the order in which they came. */
export const foldJournal = (journal: Journal, readCertificate: ReadCertificate): DeskState => {
  const members = new Map<string, Member>();
  const epochs = new Map<number, Epoch>();
  const reports = new Map<string, ReadReport>();
  const replies = new Map<string, SentReply[]>();
  const refused: Refused[] = [];
  const conflicts: Conflict[] = [];
  const accepted: Admitted[] = [];
  let recovery: Recovery | undefined;
  const removed = removals(journal);

  const judge = (entry: Admitted): Refused["why"] | undefined => {
    const { body } = entry.event;
    if (body.type === "desk-created") return members.size === 0 ? undefined : "not-first";
    const author = members.get(entry.author);
    const gone = removed.before(entry);
    // A lead whom the recovered root certified introduces herself: nobody else may be left to do it.
    if (author === undefined && body.type === "member-added" && introducesItself(body.certificate, entry.author))
      return undefined;
    if (author === undefined) return "ghost";
    if (gone.has(entry.author)) return "removed";
    return rank[author.role] >= rank[needs[body.type] ?? "case-worker"] ? undefined : "not-allowed";
  };

  const introducesItself = (certificate: SignedText, author: string): boolean => {
    const named = readCertificate(certificate, "root");
    return named?.subject === author && named.role === "lead";
  };

  const enrol = (
    certificate: SignedText,
    issuer: "root" | string,
    label: string,
    recipient: string | undefined,
    since: string,
  ): boolean => {
    const named = readCertificate(certificate, issuer);
    if (named === undefined) return false;
    const known = members.get(named.subject);
    if (known === undefined)
      members.set(named.subject, { key: named.subject, role: named.role, label, recipient, removed: false, since });
    else if (recipient !== undefined && known.recipient === undefined)
      members.set(named.subject, { ...known, label, recipient });
    return true;
  };

  for (const entry of journal.events) {
    const { body } = entry.event;
    const why = judge(entry);
    if (why !== undefined) {
      refused.push({ hash: entry.hash, author: entry.author, why });
      continue;
    }
    accepted.push(entry);
    if (isCaseBody(body)) continue;
    switch (body.type) {
      case "desk-created": {
        const named = readCertificate(body.certificate, "root");
        // The first lead writes the first event, with the certificate that the root gave to that very key.
        if (named === undefined || named.subject !== entry.author || named.role !== "lead")
          refused.push({ hash: entry.hash, author: entry.author, why: "ghost" });
        else {
          enrol(body.certificate, "root", "", undefined, entry.event.day);
          recovery = body.recovery;
        }
        break;
      }
      case "member-added":
        if (
          !enrol(body.certificate, entry.author, body.label, body.recipient, entry.event.day) &&
          !enrol(body.certificate, "root", body.label, body.recipient, entry.event.day)
        )
          refused.push({ hash: entry.hash, author: entry.author, why: "ghost" });
        break;
      case "member-removed": {
        const member = members.get(body.member);
        // Only a removal that counts: otherwise whoever may not remove could silence a lead.
        removed.take(entry, body.member);
        if (member !== undefined && !member.removed)
          members.set(body.member, { ...member, removed: true, removedOn: entry.event.day });
        break;
      }
      case "epoch-opened":
        if (epochs.has(body.epoch)) conflicts.push({ kind: "same-epoch", about: entry.hash, number: body.epoch });
        else epochs.set(body.epoch, body);
        break;
      case "report-read": {
        const known = reports.get(body.leaf);
        reports.set(body.leaf, {
          leaf: body.leaf,
          batch: body.batch,
          mailbox: known?.mailbox ?? body.mailbox,
          outcome: known?.outcome === "opened" ? "opened" : body.outcome,
          readers: known === undefined ? [entry.author] : [...new Set([...known.readers, entry.author])],
          firstReadOn: known === undefined || entry.event.day < known.firstReadOn ? entry.event.day : known.firstReadOn,
        });
        break;
      }
      case "replied": {
        const sent = replies.get(body.mailbox) ?? [];
        if (sent.some(({ sequence }) => sequence === body.sequence))
          conflicts.push({ kind: "same-sequence", about: body.mailbox, number: body.sequence });
        replies.set(body.mailbox, [
          ...sent,
          {
            sequence: body.sequence,
            text: body.text,
            by: entry.author,
            on: entry.event.day,
            ...(body.batch === undefined ? {} : { batch: body.batch }),
          },
        ]);
        break;
      }
      default:
        unreachable(body);
    }
  }
  const book = foldCases(accepted, journal.events, member => members.get(member)?.role === "lead");
  return { members, epochs, reports, replies, book, recovery, refused: [...refused, ...book.idle], conflicts };
};

/** Removals that count, along the graph. Asked about events in fold order; a removal is taken in once it was accepted. */
const removals = (journal: Journal) => {
  const none: ReadonlySet<string> = new Set();
  const any = journal.events.some(({ event }) => event.body.type === "member-removed");
  const behind = new Map<string, ReadonlySet<string>>();
  return {
    /** Who had been removed in the past of an event, as its author saw it. */
    before: ({ hash, event }: Admitted): ReadonlySet<string> => {
      if (!any) return none;
      const gone = new Set<string>();
      for (const parent of event.prev === undefined ? event.heads : [...event.heads, event.prev])
        for (const member of behind.get(parent) ?? none) gone.add(member);
      behind.set(hash, gone);
      return gone;
    },
    take: ({ hash }: Admitted, member: string): void => {
      behind.set(hash, new Set([...(behind.get(hash) ?? none), member]));
    },
  };
};

const unreachable = (value: never): never => {
  throw new Error(`unknown event: ${typeof value}`);
};
