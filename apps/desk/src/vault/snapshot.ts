/** What is kept between two unlockings, as a whole: docs/formats/desk-snapshot.md, "Manifest" and "When it is thrown away". */

import { equalBytes } from "@perde/seal/bytes";
import type { SigningKey } from "@perde/seal/statement";
import { openStatement, signStatement } from "@perde/seal/statement";
import * as v from "valibot";
import type { Contents } from "./contents.ts";
import type { JournalBook } from "./journal-book.ts";
import { type LedgerReading, parseReadingPlace } from "./ledger-reading.ts";
import type { ChunkKind, ChunkPlace, SealedStore } from "./sealed-store.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const chunks = v.array(v.tuple([count, count]));
const manifest = v.strictObject({
  v: v.literal(1),
  desk: v.string(),
  generation: count,
  groups: chunks,
  journal: chunks,
  heads: v.array(v.string()),
  epochs: v.array(count),
  segments: count,
});
type Manifest = v.InferOutput<typeof manifest>;
const reading = v.object({ ledger: v.unknown(), explained: v.array(v.string()) });

/** Longest manifest: groups of 128, so about three million reports. */
const longestManifest = 400_000;
const manifestAt: ChunkPlace = { kind: "manifest", generation: 0, index: "0" };
const cache: readonly ChunkKind[] = ["list", "text", "body", "pictures", "journal", "reading", "manifest"];

const pairs = (kept: readonly { readonly generation: number; readonly count: number }[]): [number, number][] =>
  kept.map(({ generation, count: many }) => [generation, many]);
const unpaired = (kept: readonly (readonly [number, number])[]) =>
  kept.map(([generation, many]) => ({ generation, count: many }));

export type Snapshot = {
  /** Takes up what was kept. `fresh`: there is nothing, or there was a doubt and it was thrown away. */
  readonly load: () => Promise<"loaded" | "fresh">;
  /** Keeps everything as it is now. Writings follow on each other; `false`: the browser kept nothing. */
  readonly save: () => Promise<boolean>;
  /** Epochs with which everything that is kept was read. */
  readonly epochs: () => ReadonlySet<number>;
  readonly throwAway: () => Promise<void>;
};

/** What a snapshot is made of. */
export type Kept = {
  readonly store: SealedStore;
  readonly signer: SigningKey;
  readonly desk: string;
  readonly contents: Contents;
  readonly book: JournalBook;
  readonly ledger: LedgerReading;
  readonly heldEpochs: () => readonly number[];
  /** Heads that the member file has seen. */
  readonly seenHeads: () => readonly string[];
};

export const newSnapshot = (kept: Kept): Snapshot => {
  const { store, signer, desk, contents, book, ledger } = kept;
  let generation = 0;
  /** What the last writing held, but for the contents: nothing is written when nothing changed. */
  let written: string | undefined;
  let epochs: ReadonlySet<number> = new Set();
  let last: Promise<boolean> = Promise.resolve(true);

  const readManifest = async (): Promise<Manifest | undefined> => {
    const [sealed] = await store.openJson([manifestAt]);
    const opened = openStatement("snapshot", sealed, longestManifest);
    if (opened.kind !== "statement" || !equalBytes(opened.by, signer.publicKey)) return undefined;
    const parsed = v.safeParse(manifest, opened.value);
    return parsed.success && parsed.output.desk === desk ? parsed.output : undefined;
  };

  const throwAway = async (): Promise<void> => {
    const there = await Promise.all(cache.map(async kind => ({ kind, indexes: await store.indexes(kind) })));
    await store.change(async changes => {
      for (const { kind, indexes } of there) for (const index of indexes) changes.remove(kind, index);
    });
    contents.clear();
    book.clear();
    ledger.clear();
    epochs = new Set();
    written = undefined;
  };

  const take = async (found: Manifest): Promise<boolean> => {
    const [said] = await store.openJson([{ kind: "reading", generation: found.generation, index: "0" }]);
    const parsed = v.safeParse(reading, said);
    const place = parsed.success ? parseReadingPlace(parsed.output.ledger) : undefined;
    if (!parsed.success || place === undefined) return false;
    const journal = { chunks: unpaired(found.journal), heads: found.heads, segments: found.segments };
    if (!(await contents.load(unpaired(found.groups))) || !(await book.load(journal))) return false;
    ledger.resume(place);
    book.explain(parsed.output.explained);
    generation = found.generation;
    epochs = new Set(found.epochs);
    return true;
  };

  const write = async (): Promise<boolean> => {
    const held = [...kept.heldEpochs()];
    const state = JSON.stringify([ledger.place(), book.journal().heads, book.unposted(), held]);
    if (state === written && contents.waiting() === 0) return true;
    const next = generation + 1;
    const stored: (() => void)[] = [];
    const done = await store.change(async changes => {
      // All three look at what is there in one turn, so that they fit together; sealing takes its time afterwards.
      const place = ledger.place();
      const [explained, anchored] = [book.explained(), ledger.anchored()];
      const open = {
        ledger: { ...place, anchored: place.anchored.filter(hash => !explained.has(hash)) },
        explained: [...explained].filter(hash => !anchored.has(hash)),
      };
      const [groups, journal] = await Promise.all([contents.save(changes, next), book.save(changes, next)]);
      stored.push(groups.stored, journal.stored);
      await changes.putJson({ kind: "reading", generation: next, index: "0" }, open);
      const said: Manifest = {
        v: 1,
        desk,
        generation: next,
        groups: pairs(groups.groups),
        journal: pairs(journal.kept.chunks),
        heads: [...journal.kept.heads],
        epochs: held,
        segments: journal.kept.segments,
      };
      await changes.putJson(manifestAt, signStatement("snapshot", said, signer));
    });
    if (!done) return false;
    generation = next;
    written = state;
    epochs = new Set(held);
    for (const call of stored) call();
    return true;
  };

  return {
    load: async () => {
      const found = await readManifest();
      const loaded = found !== undefined && (await take(found));
      if (!loaded) await throwAway();
      await book.loadOutbox();
      if (!loaded) return "fresh";
      if (kept.seenHeads().every(book.has)) return "loaded";
      await throwAway();
      await book.loadOutbox();
      return "fresh";
    },
    save: () => {
      last = last.then(write, write);
      return last;
    },
    epochs: () => epochs,
    throwAway,
  };
};
