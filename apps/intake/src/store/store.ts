import type { Day } from "../clock.ts";

/**
 * What intake keeps, as one interface (docs/formats/store.md). Every engine passes the suite in contract.ts.
 *
 * Whatever writes answers only when the write is durable. Nothing here holds an exact time, an address, or the order of
 * arrival; days appear where retention needs them. What happens to one call happens whole or not at all.
 * An engine that cannot write rejects with `StoreUnavailable`; nothing of that call is then stored.
 */
export interface Store {
  readonly instance: () => Promise<Instance>;

  // Envelopes.
  /** Which batch holds or will hold this leaf; also for a deleted one. */
  readonly batchOf: (leaf: Uint8Array) => Promise<number | undefined>;
  /** Known: the batch of before, and no puzzle is spent. Otherwise envelope and spent puzzle in one transaction. */
  readonly accept: (envelope: NewEnvelope, puzzle: Spending) => Promise<Accepted>;
  readonly envelope: (leaf: Uint8Array) => Promise<StoredEnvelope | undefined>;
  readonly payload: (leaf: Uint8Array) => Promise<Uint8Array | undefined>;
  /** Erases the ciphertext and leaves the tombstone. `absent` when nothing lies there (never was, or was deleted). */
  readonly bury: (tombstones: readonly NewTombstone[]) => Promise<readonly ("buried" | "absent")[]>;
  readonly tombstone: (leaf: Uint8Array) => Promise<Tombstone | undefined>;
  /** Tombstones of earlier batches that desks hear of with this batch, sorted by leaf. */
  readonly tombstonesToldIn: (batch: number) => Promise<readonly Tombstone[]>;

  // Batches and the ledger.
  readonly openBatch: () => Promise<number>;
  /** Turns to the next batch: what arrives from now on goes there. An unfinished close is continued, not begun anew. */
  readonly beginClose: () => Promise<Closing>;
  /** An unfinished close, as after a crash. */
  readonly closing: () => Promise<Closing | undefined>;
  /** All of a batch at once. `conflict` when the tree no longer stands at `from`: nothing is written. */
  readonly commitBatch: (batch: ClosedBatch) => Promise<"committed" | "conflict">;
  /** Moves some of the closed envelopes out of the open batch's table, in order of their hashes. `true`: none is left. */
  readonly settle: (atMostBytes: number) => Promise<boolean>;
  /** Nothing deleted or rewritten remains in the journal of the engine. */
  readonly forget: () => Promise<void>;
  readonly batch: (number: number) => Promise<Batch | undefined>;
  readonly latestBatch: () => Promise<Batch | undefined>;
  readonly entries: (batch: number) => Promise<readonly Entry[]>;
  /** Numbers of batches closed on `day` or before that still hold ciphertext, ascending. */
  readonly batchesUpTo: (day: Day) => Promise<readonly number[]>;
  /** Notes that a batch holds no ciphertext any more. */
  readonly batchErased: (batch: number) => Promise<void>;
  readonly tile: (log: number, path: string) => Promise<Uint8Array | undefined>;
  readonly checkpoint: (log: number) => Promise<Checkpoint | undefined>;
  /** Writing the same note twice changes nothing. */
  readonly signCheckpoint: (log: number, size: number, note: string) => Promise<void>;
  readonly log: () => Promise<Log>;
  readonly logs: () => Promise<readonly Log[]>;

  // Statements on their way into the ledger.
  /** A statement already known is not taken a second time. */
  readonly addStatement: (hash: Uint8Array, bytes: Uint8Array) => Promise<void>;
  readonly statement: (hash: Uint8Array) => Promise<Uint8Array | undefined>;

  // Puzzles and nonces, once each.
  /** `spent-before` also when its generation is forgotten. */
  readonly spend: (spending: Spending) => Promise<"spent-now" | "spent-before">;
  /** Forgets what expired before `generation`, and never again accepts a generation below it. */
  readonly forgetSpent: (generation: number) => Promise<void>;
  readonly spentFloor: () => Promise<number>;

  // Mailboxes.
  /** The slots of one page that hold something. */
  readonly notes: (mailbox: Uint8Array, from: number, count: number) => Promise<readonly Note[]>;
  readonly putNote: (
    mailbox: Uint8Array,
    bytes: Uint8Array,
    day: Day,
    puzzle: Spending,
  ) => Promise<"put" | "puzzle-spent">;
  /** The next free slot from 1 on; `full` when slot `last` is taken. */
  readonly addReply: (mailbox: Uint8Array, bytes: Uint8Array, day: Day, last: number) => Promise<number | "full">;
  readonly deleteMailbox: (mailbox: Uint8Array, puzzle: Spending) => Promise<"deleted" | "puzzle-spent">;
  readonly deleteNotesUpTo: (day: Day) => Promise<number>;

  // Desks.
  readonly addInvitation: (hash: Uint8Array) => Promise<void>;
  /** Takes the invitation and makes the desk, with its statements, in one transaction. */
  readonly addDesk: (
    invitation: Uint8Array,
    desk: Desk,
    statements: readonly Statement[],
  ) => Promise<"added" | "no-invitation" | "desk-exists">;
  readonly changeDesk: (
    desk: Desk,
    statements: readonly Statement[],
  ) => Promise<"changed" | "older-serial" | "unknown">;
  readonly desk: (id: string) => Promise<Desk | undefined>;
  readonly desks: () => Promise<readonly Desk[]>;
  readonly addSegment: (desk: string, bytes: Uint8Array, heads: Statement) => Promise<number>;
  readonly segments: (desk: string, after: number, limit: number) => Promise<readonly Segment[]>;

  // Counters by day, and the day in which intake believes.
  readonly count: (day: Day, counts: ReadonlyMap<string, number>) => Promise<void>;
  readonly counts: () => Promise<readonly { readonly day: Day; readonly name: string; readonly value: number }[]>;
  readonly dropCountsBefore: (day: Day) => Promise<void>;
  readonly believedDay: () => Promise<Day | undefined>;
  readonly believeDay: (day: Day) => Promise<void>;

  /** Bytes that the store takes on the disk. */
  readonly bytes: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The engine could not write. `disk-full` and `failed` are the environment's fault, never the caller's. */
export class StoreUnavailable extends Error {
  readonly why: "disk-full" | "failed";
  constructor(why: "disk-full" | "failed") {
    super(`the store cannot write: ${why}`);
    this.name = "StoreUnavailable";
    this.why = why;
  }
}

/** What a store belongs to. The public keys are those of the operator's keys with which it was begun. */
export type Instance = {
  /** 16 bytes. */
  readonly id: Uint8Array;
  readonly demo: boolean;
  readonly promiseKey: Uint8Array;
  readonly ledgerKey: Uint8Array;
};

/** A thing that may be used once: the id of a puzzle or nonce, and the hour (since 1970) after which it is void anyway. */
export type Spending = { readonly id: Uint8Array; readonly generation: number };

export type NewEnvelope = {
  readonly leaf: Uint8Array;
  readonly deleter: Uint8Array;
  readonly headerHash: Uint8Array;
  readonly payloadHash: Uint8Array;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
};

export type Accepted =
  | { readonly kind: "accepted"; readonly batch: number }
  | { readonly kind: "known"; readonly batch: number }
  | { readonly kind: "puzzle-spent" };

export type StoredEnvelope = Omit<NewEnvelope, "payload"> & { readonly batch: number };

export type BuriedBy = "reporter" | "retention";

export type NewTombstone = {
  readonly leaf: Uint8Array;
  readonly by: BuriedBy;
  /** The signed statement as JSON. */
  readonly signed: string;
};

export type Tombstone = NewTombstone & {
  readonly home: number;
  readonly deleter: Uint8Array;
  readonly headerHash: Uint8Array;
  readonly payloadHash: Uint8Array;
};

export type Statement = { readonly hash: Uint8Array; readonly bytes: Uint8Array };

export type Closing = {
  readonly batch: number;
  /** Sorted by hash. */
  readonly envelopes: readonly Uint8Array[];
  /** Sorted by hash. */
  readonly statements: readonly Statement[];
};

export type Entry =
  | { readonly kind: "envelope"; readonly leaf: Uint8Array }
  | { readonly kind: "filler"; readonly leaf: Uint8Array; readonly preimage: Uint8Array }
  | { readonly kind: "statement"; readonly leaf: Uint8Array; readonly bytes: Uint8Array };

export type TreeHead = { readonly size: number; readonly root: Uint8Array };

export type Tile = { readonly path: string; readonly bytes: Uint8Array };

export type ClosedBatch = {
  readonly batch: number;
  readonly log: number;
  readonly day: Day;
  readonly from: TreeHead;
  readonly to: TreeHead;
  readonly entries: readonly Entry[];
  readonly tiles: readonly Tile[];
};

export type Batch = {
  readonly batch: number;
  readonly log: number;
  readonly start: number;
  readonly size: number;
  readonly day: Day;
};

export type Checkpoint = TreeHead & { readonly note: string | undefined };

/** A ledger's log: number 0 at first start, the next after every restore. */
export type Log = { readonly log: number; readonly origin: string; readonly first: number };

export type Note = { readonly slot: number; readonly bytes: Uint8Array };

export type Desk = {
  readonly id: string;
  readonly root: Uint8Array;
  /** The listing and the access list as JSON, exactly as they came. */
  readonly listing: string;
  readonly access: string;
  readonly serial: number;
};

export type Segment = { readonly sequence: number; readonly bytes: Uint8Array };
