import { closeBatch as compose } from "@perde/ledger/batch";
import { signCheckpoint } from "@perde/ledger/checkpoint";
import {
  decodeEntries,
  encodeEntries,
  extendTiles,
  type HashReader,
  hashReader,
  readFrontier,
  TILE_WIDTH,
  tilePath,
} from "@perde/ledger/tile";
import { append, emptyRoot, leafHash, root } from "@perde/ledger/tree";
import { dayOf } from "./clock.ts";
import type { Intake } from "./intake.ts";
import { forgetSpent } from "./puzzles.ts";
import type { Closing, Entry, Log, Store, Tile, TreeHead } from "./store/store.ts";

/**
 * Closes the open batch (`protocol.md` §5, §6; docs/formats/store.md, "Closing"). Four steps, each repeatable after a crash:
 * turn to the next batch; write entries, tiles and tree head in one transaction by compare-and-set; sign the checkpoint;
 * rewrite the open table in order of the hashes and truncate the journal of the engine.
 */
export const closeBatch = async (intake: Intake): Promise<void> => {
  const { store } = intake;
  const closing = await store.beginClose();
  await logBatch(intake, closing);
  await signLatest(intake);
  await settleAll(store);
  await forgetSpent(intake);
  intake.recorder.count("batch-closed");
  await intake.recorder.flush();
  await store.forget();
};

/** Finishes what a crash interrupted. Everything promised is then in the ledger, and every tree head is signed. */
export const recover = async (intake: Intake): Promise<void> => {
  const { store } = intake;
  const closing = await store.closing();
  if (closing !== undefined) await logBatch(intake, closing);
  await signLatest(intake);
  await settleAll(store);
  await store.forget();
};

const logBatch = async (intake: Intake, closing: Closing): Promise<void> => {
  const { store, random } = intake;
  const log = await store.log();
  const from: TreeHead = (await store.checkpoint(log.log)) ?? { size: 0, root: emptyRoot };
  const entries = compose({
    envelopes: closing.envelopes,
    statements: closing.statements.map(({ hash }) => hash),
    random,
  }).map((entry): Entry => {
    if (entry.kind === "filler") return { kind: "filler", leaf: entry.leaf, preimage: entry.preimage };
    if (entry.kind === "envelope") return { kind: "envelope", leaf: entry.leaf };
    return { kind: "statement", leaf: entry.leaf, bytes: closing.statements[entry.given]?.bytes ?? missing() };
  });
  const { to, tiles } = await grow(
    store,
    log,
    from,
    entries.map(({ leaf }) => leaf),
  );
  const committed = await store.commitBatch({
    batch: closing.batch,
    log: log.log,
    day: dayOf(intake.clock.now()),
    from: { size: from.size, root: from.root },
    to,
    entries,
    tiles,
  });
  // With one sequencer nobody else moves the tree: whoever did has the data folder too.
  if (committed === "conflict") throw new Error("the tree moved while a batch was being closed");
};

const missing = (): never => {
  throw new Error("a batch names a statement that it was not given");
};

/** The head and the tiles of the tree after these leaves. */
const grow = async (
  store: Store,
  { log }: Log,
  from: TreeHead,
  leaves: readonly Uint8Array[],
): Promise<{ to: TreeHead; tiles: readonly Tile[] }> => {
  const reader = tilesOf(store, log);
  const frontier = await readFrontier(reader, from.size, from.size);
  if (frontier.kind !== "frontier") throw new Error(`the ledger lacks ${frontier.path}`);
  const hashes = leaves.map(leafHash);
  const extended = await extendTiles(reader, from.size, hashes);
  if (extended.kind !== "tiles") throw new Error(`the ledger lacks ${extended.path}`);
  const after = append(frontier, hashes);
  const tiles = extended.tiles.map(({ level, index, width, bytes }) => ({
    path: tilePath(level, index, width),
    bytes,
  }));
  return {
    to: { size: after.size, root: root(after) },
    tiles: [...tiles, ...(await bundles(store, log, from.size, leaves))],
  };
};

/** The entry bundles that change: the leaves themselves. */
const bundles = async (
  store: Store,
  log: number,
  oldSize: number,
  leaves: readonly Uint8Array[],
): Promise<readonly Tile[]> => {
  const held = oldSize % TILE_WIDTH;
  const first = (oldSize - held) / TILE_WIDTH;
  let row: readonly Uint8Array[] = leaves;
  if (held > 0) {
    const bytes = await store.tile(log, tilePath("entries", first, held));
    const decoded = bytes === undefined ? undefined : decodeEntries(bytes, held);
    if (decoded?.kind !== "leaves") throw new Error("the ledger lacks an entry bundle");
    row = [...decoded.leaves, ...leaves];
  }
  return Array.from({ length: Math.ceil(row.length / TILE_WIDTH) }, (_, at) => {
    const part = row.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH);
    return { path: tilePath("entries", first + at, part.length), bytes: encodeEntries(part) };
  });
};

/** Reads hash tiles of a log out of the store. */
export const tilesOf = (store: Store, log: number): HashReader =>
  hashReader((level, index, width) => store.tile(log, tilePath(level, index, width)));

/** Signs the tree head that stands; Ed25519 gives the same note every time. */
export const signLatest = async ({ store, keys }: Pick<Intake, "store" | "keys">): Promise<void> => {
  const { log, origin } = await store.log();
  const head = await store.checkpoint(log);
  if (head === undefined || head.note !== undefined) return;
  const note = signCheckpoint({ origin, size: head.size, root: head.root }, { name: origin, seed: keys.ledger.seed });
  await store.signCheckpoint(log, head.size, note);
};

/** Bytes moved between two turns of the event loop: requests wait no longer than that takes. */
const SLICE = 2 * 1024 * 1024;

const settleAll = async (store: Store): Promise<void> => {
  while (!(await store.settle(SLICE))) await new Promise(resolve => setImmediate(resolve));
};

/** Closes batches one after another, never two at once. */
export const closer = (intake: Intake): (() => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return () => {
    const next = last.then(() => closeBatch(intake));
    last = next.catch(() => undefined); // the caller hears of it; the next close begins where this one stopped
    return next;
  };
};
