/**
 * The graph of a desk's journal: admitting events, finding what is withheld, forked or rewound, appending.
 * Specification: docs/formats/journal.md. Signing and checking signatures are passed in; nothing here knows a key.
 */
import { type EventBody, type JournalEvent, parseEvent, type SignedText } from "./journal-event.ts";

/** How this module reaches cryptography: `@perde/seal/statement` in the desk, the same in tests. */
export type Signing = {
  /** Signs a value as statement type "journal". */
  readonly sign: (value: unknown) => SignedText;
  /** The signer's key and the value, when the signature holds. */
  readonly open: (signed: SignedText) => { readonly by: string; readonly value: unknown } | undefined;
  /** SHA-256 of author, line feed and statement, base64url: the same words of two authors are two events. */
  readonly hash: (signed: SignedText) => string;
};

/** An event that passed every check of its own. */
export type Admitted = {
  readonly hash: string;
  readonly author: string;
  readonly event: JournalEvent;
  readonly signed: SignedText;
};

/** Evidence against the journal as it was delivered. */
export type Alarm =
  | { readonly kind: "bad-signature" | "malformed" | "foreign-desk" }
  | { readonly kind: "gap"; readonly author: string; readonly seq: number }
  | { readonly kind: "fork"; readonly author: string; readonly seq: number; readonly hashes: readonly [string, string] }
  | { readonly kind: "missing-head"; readonly hash: string }
  | { readonly kind: "rewound"; readonly hash: string };

/** The journal as far as it is known: plain data, in the order of the fold. */
export type Journal = {
  readonly desk: string;
  readonly events: readonly Admitted[];
  readonly heads: readonly string[];
};

const byHash = (one: Admitted, other: Admitted): number => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : 0);

const parentsOf = ({ event }: Admitted): readonly string[] =>
  event.prev === undefined ? event.heads : [...event.heads, event.prev];

const parse = (desk: string, signed: SignedText, signing: Signing): Admitted | Alarm => {
  const opened = signing.open(signed);
  if (opened === undefined) return { kind: "bad-signature" };
  const event = parseEvent(opened.value);
  if (event === undefined) return { kind: "malformed" };
  if (event.desk !== desk) return { kind: "foreign-desk" };
  return { hash: signing.hash(signed), author: opened.by, event, signed };
};

/** One signed text as an event of this desk, or why it is none. */
export const admit = (desk: string, signed: SignedText, signing: Signing): Admitted | Alarm =>
  parse(desk, signed, signing);

/**
 * Puts admitted events in order, repeats apart. `seen` are the heads this client knew before: a journal without them was
 * rewound. Events whose ancestors are missing are left out and named.
 */
export const arrange = (
  desk: string,
  admitted: Iterable<Admitted>,
  seen: readonly string[],
): { readonly journal: Journal; readonly alarms: readonly Alarm[] } => {
  const known = new Map<string, Admitted>();
  for (const entry of admitted) known.set(entry.hash, entry);
  const alarms: Alarm[] = [...forksAndGaps([...known.values()])];
  const order = topological(known);
  const placed = new Set(order.map(({ hash }) => hash));
  const missing = new Set([...known.values()].flatMap(parentsOf).filter(hash => !known.has(hash)));
  for (const hash of [...missing].sort()) alarms.push({ kind: "missing-head", hash });
  for (const hash of seen) if (!placed.has(hash)) alarms.push({ kind: "rewound", hash });
  return { journal: { desk, events: order, heads: headsOf(order) }, alarms };
};

/** Reads everything that was delivered, in any order: what is admitted comes back in fold order, with every alarm. */
export const readJournal = (
  desk: string,
  delivered: readonly SignedText[],
  seen: readonly string[],
  signing: Signing,
): { readonly journal: Journal; readonly alarms: readonly Alarm[] } => {
  const entries = delivered.map(signed => admit(desk, signed, signing));
  const refused = entries.filter(entry => "kind" in entry);
  const arranged = arrange(
    desk,
    entries.flatMap(entry => ("kind" in entry ? [] : [entry])),
    seen,
  );
  return { journal: arranged.journal, alarms: [...refused, ...arranged.alarms] };
};

const forksAndGaps = (events: readonly Admitted[]): readonly Alarm[] => {
  const alarms: Alarm[] = [];
  const authors = Map.groupBy(events, ({ author }) => author);
  for (const [author, own] of [...authors].sort()) {
    const numbers = Map.groupBy(own, ({ event }) => event.seq);
    let expected = 0;
    for (const [seq, same] of [...numbers].sort(([one], [other]) => one - other)) {
      // One gap is named, however wide: numbers are the author's own and may be absurd.
      if (seq !== expected) alarms.push({ kind: "gap", author, seq: expected });
      expected = seq + 1;
      const [first, second] = [...same].sort(byHash);
      if (first !== undefined && second !== undefined)
        alarms.push({ kind: "fork", author, seq, hashes: [first.hash, second.hash] });
    }
  }
  return alarms;
};

/** Kahn's algorithm (topological order); among events that are ready, the lowest hash comes first. */
const topological = (known: ReadonlyMap<string, Admitted>): readonly Admitted[] => {
  const waiting = new Map<string, number>();
  const children = new Map<string, string[]>();
  for (const entry of known.values()) {
    const parents = [...new Set(parentsOf(entry))];
    waiting.set(entry.hash, parents.length);
    for (const parent of parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [entry.hash]);
      else siblings.push(entry.hash);
    }
  }
  const ready = [...waiting].flatMap(([hash, count]) => (count === 0 ? [hash] : [])).sort();
  const order: Admitted[] = [];
  for (let hash = ready.shift(); hash !== undefined; hash = ready.shift()) {
    const entry = known.get(hash);
    if (entry !== undefined) order.push(entry);
    for (const child of children.get(hash) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) insert(ready, child);
    }
  }
  return order;
};

/** Keeps the list sorted: the place is found by halving. */
const insert = (sorted: string[], hash: string): void => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? "") < hash) from = middle + 1;
    else to = middle;
  }
  sorted.splice(from, 0, hash);
};

const headsOf = (events: readonly Admitted[]): readonly string[] => {
  const covered = new Set(events.flatMap(parentsOf));
  return events.flatMap(({ hash }) => (covered.has(hash) ? [] : [hash])).sort();
};

/** Adds events by `author`, who has seen the whole of `journal`, one after another. */
export const appendAll = (
  journal: Journal,
  author: string,
  bodies: readonly EventBody[],
  day: string,
  signing: Signing,
): Journal => {
  const events = [...journal.events];
  let { heads } = journal;
  let own = events.findLast(entry => entry.author === author);
  for (const body of bodies) {
    const event: JournalEvent = {
      v: 1,
      desk: journal.desk,
      seq: own === undefined ? 0 : own.event.seq + 1,
      ...(own === undefined ? {} : { prev: own.hash }),
      heads: [...heads],
      day,
      body,
    };
    const parsed = parse(journal.desk, signing.sign(event), signing);
    if ("kind" in parsed) throw new Error(`own event refused: ${parsed.kind}`);
    if (parsed.author !== author) throw new Error("signed by another key than the author's");
    events.push(parsed);
    own = parsed;
    // It names every head before it, so it is the only one.
    heads = [parsed.hash];
  }
  return { desk: journal.desk, events, heads };
};

/** Adds one event by `author`, who has seen the whole of `journal`. */
export const append = (journal: Journal, author: string, body: EventBody, day: string, signing: Signing): Journal =>
  appendAll(journal, author, [body], day, signing);
