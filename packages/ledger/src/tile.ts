/**
 * Tiles of a ledger: C2SP tlog-tiles, https://c2sp.org/tlog-tiles; docs/formats/ledger.md, "Tiles".
 * A server keeps and serves tiles; a client computes every proof from them. Tiles need not be trusted: a proof computed
 * from wrong tiles does not lead to the root of the checkpoint.
 */

import { concatBytes } from "@noble/hashes/utils.js";
import { HASH_BYTES } from "./bytes.ts";
import { consistencyRanges, edgeRanges, inclusionRanges, isCount, type Range } from "./proof-ranges.ts";
import { TILE_WIDTH, type Tile, tilePath } from "./tile-path.ts";
import { type Frontier, root, rootOf } from "./tree.ts";

export { decodeEntries, ENTRY_BYTES, encodeEntries } from "./entry-bundle.ts";
export { parseTilePath, TILE_WIDTH, type Tile, type TileLevel, tilePath } from "./tile-path.ts";

/** Leaves under one hash of this level. */
const leavesUnder = (level: number): number => TILE_WIDTH ** level;

/** A tile of hashes; `Tile` is also an entry bundle. */
export type HashTile = Tile & { readonly level: number };

/**
 * Which hash tiles change when a tree grows: those to write. A full tile never changes again.
 * Entry bundles change like the tiles of level 0. @throws RangeError when the tree shrinks
 */
export const tilesFor = (oldSize: number, newSize: number): readonly HashTile[] => {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) throw new RangeError("a tree only grows");
  const tiles: HashTile[] = [];
  for (let level = 0; leavesUnder(level) <= newSize; level++) {
    const before = Math.floor(oldSize / leavesUnder(level));
    const after = Math.floor(newSize / leavesUnder(level));
    if (before === after) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, after - index * TILE_WIDTH) });
  }
  return tiles;
};

/** The bytes of a tile, or nothing when the store or server has none. Rejects only when the reading itself fails. */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array | undefined>;

export type HashReader = { readonly readTile: ReadTile };

/** Reads hashes out of tiles. Each tile is asked for once: make a new reader for every checkpoint. */
export const hashReader = (readTile: ReadTile): HashReader => {
  const asked = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    readTile: (level, index, width) => {
      const path = tilePath(level, index, width);
      const known = asked.get(path) ?? readTile(level, index, width);
      asked.set(path, known);
      return known;
    },
  };
};

/** What a server can get wrong about a tile; `path` as in `tilePath`. */
export type TileTrouble = { readonly kind: "tile-missing" | "tile-malformed"; readonly path: string };

/** A range of a proof as complete subtrees, left to right. */
const completeParts = ({ from, to }: Range): readonly Range[] =>
  edgeRanges(to - from).map(part => ({ from: from + part.from, to: from + part.to }));

/** The tile in a tree of `size` leaves that holds a complete subtree, and which of its hashes are the subtree's. */
const placeOf = ({ from, to }: Range, size: number): { tile: HashTile; first: number; count: number } => {
  let level = 0;
  while (leavesUnder(level + 1) <= to - from) level++;
  const under = leavesUnder(level);
  const index = Math.floor(from / under / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, Math.floor(size / under) - index * TILE_WIDTH);
  return { tile: { level, index, width }, first: from / under - index * TILE_WIDTH, count: (to - from) / under };
};

const hashesIn = (tile: Uint8Array, first: number, count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, place) =>
    tile.slice((first + place) * HASH_BYTES, (first + place + 1) * HASH_BYTES),
  );

/** Roots of complete subtrees (a power of two of leaves, all of them in the tree), their tiles read at once. */
const readRoots = async (
  reader: HashReader,
  ranges: readonly Range[],
  size: number,
): Promise<{ readonly kind: "roots"; readonly roots: readonly Uint8Array[] } | TileTrouble> => {
  const read = await Promise.all(
    ranges.map(async range => {
      const { tile, first, count } = placeOf(range, size);
      const { level, index, width } = tile;
      return {
        path: tilePath(level, index, width),
        width,
        first,
        count,
        bytes: await reader.readTile(level, index, width),
      };
    }),
  );
  const roots: Uint8Array[] = [];
  for (const { path, width, first, count, bytes } of read) {
    if (bytes === undefined) return { kind: "tile-missing", path };
    if (bytes.length !== width * HASH_BYTES) return { kind: "tile-malformed", path };
    roots.push(rootOf(hashesIn(bytes, first, count)));
  }
  return { kind: "roots", roots };
};

/** A proof as `verifyInclusion` and `verifyConsistency` take it. It proves nothing until they have said so. */
export type Proof = { readonly kind: "proof"; readonly proof: readonly Uint8Array[] };

const prove = async (reader: HashReader, ranges: readonly Range[], size: number): Promise<Proof | TileTrouble> => {
  const parts = ranges.map(completeParts);
  const read = await readRoots(reader, parts.flat(), size);
  if (read.kind !== "roots") return read;
  let next = 0;
  const proof = parts.map(({ length }) => {
    const roots = read.roots.slice(next, next + length);
    next += length;
    return root({ size, edge: roots });
  });
  return { kind: "proof", proof };
};

/** The proof that leaf `index` stands in the tree of `size` leaves. @throws RangeError outside the tree */
export const proveInclusion = (reader: HashReader, index: number, size: number): Promise<Proof | TileTrouble> =>
  prove(reader, inclusionRanges(index, size), size);

/** The proof that the tree of `oldSize` leaves begins the tree of `newSize`. @throws RangeError when it is larger */
export const proveConsistency = (reader: HashReader, oldSize: number, newSize: number): Promise<Proof | TileTrouble> =>
  prove(reader, consistencyRanges(oldSize, newSize), newSize);

/** The right edge of the first `at` leaves, read out of the tiles of a tree of `size` leaves. Check its root before use. */
export const readFrontier = async (
  reader: HashReader,
  at: number,
  size: number,
): Promise<({ readonly kind: "frontier" } & Frontier) | TileTrouble> => {
  const read = await readRoots(reader, edgeRanges(at), size);
  return read.kind === "roots" ? { kind: "frontier", size: at, edge: read.roots } : read;
};

export type WrittenTile = HashTile & { readonly bytes: Uint8Array };

/**
 * The tiles to write when `leafHashes` are appended to a tree of `oldSize` leaves, with their bytes: those of `tilesFor`.
 * Reads at most one partial tile of each level.
 */
export const extendTiles = async (
  reader: HashReader,
  oldSize: number,
  leafHashes: readonly Uint8Array[],
): Promise<{ readonly kind: "tiles"; readonly tiles: readonly WrittenTile[] } | TileTrouble> => {
  const written: WrittenTile[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0; level++) {
    const before = Math.floor(oldSize / leavesUnder(level));
    const start = before - (before % TILE_WIDTH);
    let row = added;
    if (before > start) {
      const width = before - start;
      const index = start / TILE_WIDTH;
      const bytes = await reader.readTile(level, index, width);
      const path = tilePath(level, index, width);
      if (bytes === undefined) return { kind: "tile-missing", path };
      if (bytes.length !== width * HASH_BYTES) return { kind: "tile-malformed", path };
      row = [...hashesIn(bytes, 0, width), ...added];
    }
    const above: Uint8Array[] = [];
    for (let first = 0; first < row.length; first += TILE_WIDTH) {
      const hashes = row.slice(first, first + TILE_WIDTH);
      written.push({ level, index: (start + first) / TILE_WIDTH, width: hashes.length, bytes: concatBytes(...hashes) });
      if (hashes.length === TILE_WIDTH) above.push(rootOf(hashes));
    }
    added = above;
  }
  return { kind: "tiles", tiles: written };
};
