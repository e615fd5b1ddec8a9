/**
 * Reading a ledger that nobody need trust: docs/formats/ledger.md, "Reading a ledger".
 * Every answer is either shown to follow from a signed checkpoint, or is a closed answer that names what was wrong.
 */

import { sameBytes } from "./bytes.ts";
import { type Advance, advance, type Checkpoint, type NotACheckpoint, openCheckpoint } from "./checkpoint.ts";
import type { Verifier } from "./note.ts";
import { isCount } from "./proof-ranges.ts";
import {
  decodeEntries,
  type HashReader,
  hashReader,
  proveConsistency,
  readFrontier,
  TILE_WIDTH,
  type TileTrouble,
  tilePath,
} from "./tile.ts";
import { append, leafHash, root, verifyConsistency } from "./tree.ts";

/**
 * Fetches one path under the intake's origin: its bytes, or nothing when the server has none.
 * Rejects when the network fails; the rejection passes through every function here.
 */
export type Get = (path: string) => Promise<Uint8Array | undefined>;

const under = "/ledger/";

/** The latest checkpoint as served, and what it says. */
export type Shown = { readonly kind: "shown"; readonly note: Uint8Array; readonly checkpoint: Checkpoint };

/** The latest checkpoint, if the ledger of this key signed it. */
export const fetchCheckpoint = async (
  get: Get,
  verifierKey: string | Verifier,
): Promise<Shown | NotACheckpoint | { readonly kind: "missing" }> => {
  const note = await get(`${under}checkpoint`);
  if (note === undefined) return { kind: "missing" };
  const checkpoint = openCheckpoint(note, verifierKey);
  return "kind" in checkpoint ? checkpoint : { kind: "shown", note, checkpoint };
};

/** A partial tile may be gone once the full one exists: the full one begins with it. */
const getCut = async (get: Get, level: number | "entries", index: number, width: number, bytesEach: number) => {
  const exact = await get(under + tilePath(level, index, width));
  if (exact !== undefined || width === TILE_WIDTH) return exact;
  return (await get(under + tilePath(level, index)))?.slice(0, width * bytesEach);
};

/** Reads hashes from the tiles of a ledger. One reader serves one checkpoint. */
export const readerOf = (get: Get): HashReader =>
  hashReader((level, index, width) => getCut(get, level, index, width, 32));

/**
 * Compares the latest checkpoint with the one seen before. Nothing is fetched but tiles, and only when the ledger grew.
 * @param seen the remembered checkpoint, opened
 */
export const compareWithSeen = async (
  get: Get,
  seen: Checkpoint,
  shown: Checkpoint,
  reader: HashReader = readerOf(get),
): Promise<Advance | TileTrouble> => {
  if (shown.size <= seen.size) return advance(seen, shown, []);
  const proved = await proveConsistency(reader, seen.size, shown.size);
  return proved.kind === "proof" ? advance(seen, shown, proved.proof) : proved;
};

/** Which leaves closed together: `start` up to, not including, `start + size`, in log `log` of the instance. */
export type BatchRange = {
  readonly batch: number;
  readonly start: number;
  readonly size: number;
  readonly log: number;
};

/** Reads `{"batch":n,"start":i,"size":k,"log":l}`; refuses other fields and another spelling. */
export const parseBatchRange = (
  bytes: Uint8Array,
): ({ readonly kind: "range" } & BatchRange) | { readonly kind: "malformed" } => {
  const text = bytes.length > 128 ? "" : String.fromCharCode(...bytes);
  const number = "(0|[1-9][0-9]{0,15})";
  const parts = new RegExp(`^\\{"batch":${number},"start":${number},"size":${number},"log":${number}\\}$`).exec(text);
  if (parts === null) return { kind: "malformed" };
  const [batch, start, size, log] = [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4])];
  if (!isCount(batch) || !isCount(start + size) || !isCount(log)) return { kind: "malformed" };
  return { kind: "range", batch, start, size, log };
};

/** The text that `parseBatchRange` reads. */
export const formatBatchRange = ({ batch, start, size, log }: BatchRange): string =>
  JSON.stringify({ batch, start, size, log });

/** Where a closed batch lies. The server's word: what the range holds is checked by `readLeaves`. */
export const fetchBatchRange = async (
  get: Get,
  batch: number | "latest",
): Promise<({ readonly kind: "range" } & BatchRange) | { readonly kind: "missing" | "malformed" }> => {
  const bytes = await get(`${under}batches/${batch}`);
  if (bytes === undefined) return { kind: "missing" };
  const range = parseBatchRange(bytes);
  return range.kind === "range" && batch !== "latest" && range.batch !== batch ? { kind: "malformed" } : range;
};

export type Range = { readonly start: number; readonly size: number };

export type Leaves =
  | { readonly kind: "leaves"; readonly leaves: readonly Uint8Array[] }
  /** What was served does not lead to the root of the checkpoint: evidence against the server. */
  | { readonly kind: "not-in-ledger" }
  | { readonly kind: "outside" }
  | TileTrouble;

/** Bundles fetched at once. */
const atOnce = 8;

/** The leaves as the bundles have them, unchecked. */
const fetchLeaves = async (get: Get, { start, size }: Range, treeSize: number): Promise<Leaves> => {
  const leaves: Uint8Array[] = [];
  const last = Math.ceil((start + size) / TILE_WIDTH);
  for (let index = Math.floor(start / TILE_WIDTH); index < last; index += atOnce) {
    const bundles = Array.from({ length: Math.min(atOnce, last - index) }, async (_, place) => {
      const width = Math.min(TILE_WIDTH, treeSize - (index + place) * TILE_WIDTH);
      const path = tilePath("entries", index + place, width);
      const bundle = await getCut(get, "entries", index + place, width, 34);
      if (bundle === undefined) return { kind: "tile-missing" as const, path };
      const decoded = decodeEntries(bundle, width);
      return decoded.kind === "leaves" ? decoded : { kind: "tile-malformed" as const, path };
    });
    for (const bundle of await Promise.all(bundles)) {
      if (bundle.kind !== "leaves") return bundle;
      leaves.push(...bundle.leaves);
    }
  }
  const offset = start % TILE_WIDTH;
  return { kind: "leaves", leaves: leaves.slice(offset, offset + size) };
};

/**
 * Every leaf of a range, shown to stand there: the right edge before the range, grown by these leaves, is proved to begin
 * the tree of the checkpoint. One changed, missing or added leaf breaks it.
 */
export const readLeaves = async (
  get: Get,
  checkpoint: Checkpoint,
  range: Range,
  reader: HashReader = readerOf(get),
): Promise<Leaves> => {
  const end = range.start + range.size;
  if (!isCount(range.start) || !isCount(range.size) || !isCount(end) || end > checkpoint.size)
    return { kind: "outside" };
  const [served, before, proved] = await Promise.all([
    fetchLeaves(get, range, checkpoint.size),
    readFrontier(reader, range.start, checkpoint.size),
    proveConsistency(reader, end, checkpoint.size),
  ]);
  if (served.kind !== "leaves") return served;
  if (before.kind !== "frontier") return before;
  if (proved.kind !== "proof") return proved;
  const oldRoot = root(append(before, served.leaves.map(leafHash)));
  const { proof } = proved;
  const stands = verifyConsistency({
    oldSize: end,
    oldRoot,
    newSize: checkpoint.size,
    newRoot: checkpoint.root,
    proof,
  });
  return stands && served.leaves.length === range.size ? served : { kind: "not-in-ledger" };
};

export type Found =
  | { readonly kind: "included"; readonly index: number }
  /** The range was read whole and checked: the leaf is not in it. */
  | { readonly kind: "absent" }
  | Exclude<Leaves, { kind: "leaves" }>;

/** Whether a leaf stands in a range of the ledger, and where. The server learns the range, not the leaf. */
export const findLeaf = async (
  get: Get,
  checkpoint: Checkpoint,
  leaf: Uint8Array,
  range: Range,
  reader: HashReader = readerOf(get),
): Promise<Found> => {
  const read = await readLeaves(get, checkpoint, range, reader);
  if (read.kind !== "leaves") return read;
  const place = read.leaves.findIndex(other => sameBytes(leaf, other));
  return place < 0 ? { kind: "absent" } : { kind: "included", index: range.start + place };
};
