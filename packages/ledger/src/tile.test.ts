import { describe, expect, it } from "vitest";
import { aKey, arePaths, flipped, servedFiles, someLeaves } from "./ledger.testing.ts";
import { readerOf } from "./log-client.ts";
import {
  decodeEntries,
  encodeEntries,
  extendTiles,
  hashReader,
  proveConsistency,
  proveInclusion,
  readFrontier,
  tilePath,
  tilesFor,
} from "./tile.ts";
import { append, consistencyProof, emptyFrontier, inclusionProof, leafHash } from "./tree.ts";

const leaves = someLeaves(1500);
const hashes = leaves.map(leafHash);
const filesOf = (size: number) => servedFiles(leaves.slice(0, size), aKey(), 1500);
const readerAt = (size: number) => {
  const files = filesOf(size);
  return readerOf(async path => files.get(path));
};

describe("proofs from tiles", () => {
  it.each([1, 2, 255, 256, 257, 511, 512, 700, 1500])(
    "of a tree of %i leaves are those computed from its leaves",
    async size => {
      const reader = readerAt(size);
      for (const index of new Set(
        [0, 1, 254, 255, 256, 511, size >> 1, size - 2, size - 1].filter(i => i >= 0 && i < size),
      ))
        expect(await proveInclusion(reader, index, size)).toEqual({
          kind: "proof",
          proof: inclusionProof(hashes.slice(0, size), index),
        });
      for (const old of new Set([0, 1, 255, 256, 257, size >> 1, size - 1, size].filter(old => old <= size)))
        expect(await proveConsistency(reader, old, size)).toEqual({
          kind: "proof",
          proof: consistencyProof(hashes.slice(0, size), old),
        });
    },
  );
  it("the right edge at any size is the frontier", async () => {
    const reader = readerAt(1500);
    for (const at of [0, 1, 255, 256, 300, 1024, 1500])
      expect(await readFrontier(reader, at, 1500)).toEqual({
        kind: "frontier",
        ...append(emptyFrontier, hashes.slice(0, at)),
      });
  });
  it("a missing tile and a tile of another length are named", async () => {
    const none = hashReader(async () => undefined);
    expect(await proveInclusion(none, 3, 300)).toEqual({ kind: "tile-missing", path: "tile/0/000" });
    const short = hashReader(async () => new Uint8Array(31));
    expect(await proveInclusion(short, 3, 300)).toEqual({ kind: "tile-malformed", path: "tile/0/000" });
  });
  it("each tile is asked for once", async () => {
    const files = filesOf(1500);
    const asked: string[] = [];
    const reader = readerOf(async path => {
      asked.push(path);
      return files.get(path);
    });
    await proveInclusion(reader, 700, 1500);
    await proveConsistency(reader, 700, 1500);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(8);
  });
});

describe("writing tiles", () => {
  it("growing in steps writes the tiles of the grown tree, and exactly those that change", async () => {
    const store = new Map<string, Uint8Array>();
    let size = 0;
    for (const step of [1, 15, 240, 1, 255, 16, 500, 300]) {
      const reader = hashReader(async (level, index, width) => store.get(tilePath(level, index, width)));
      const grown = await extendTiles(reader, size, hashes.slice(size, size + step));
      if (grown.kind !== "tiles") throw new Error(grown.kind);
      expect(grown.tiles.map(({ bytes: _, ...tile }) => tile)).toEqual(tilesFor(size, size + step));
      for (const { level, index, width, bytes } of grown.tiles) store.set(tilePath(level, index, width), bytes);
      size += step;
      for (const [path, bytes] of filesOf(size))
        if (/tile\/\d/.test(path)) expect(store.get(path.slice("/ledger/".length))).toEqual(bytes);
    }
  });
  it("a tree that has not grown needs no tile, and none shrinks", () => {
    expect(tilesFor(700, 700)).toEqual([]);
    expect(() => tilesFor(2, 1)).toThrow(RangeError);
  });
  it("a tile once full is never written again", () => {
    const written = [...tilesFor(0, 300), ...tilesFor(300, 70_000), ...tilesFor(70_000, 70_100)];
    const full = written.filter(({ width }) => width === 256).map(({ level, index }) => `${level}/${index}`);
    expect(new Set(full).size).toBe(full.length);
  });
  it("every path served is one that is read", () => expect(arePaths(filesOf(1500))).toBe(true));
});

describe("entry bundles", () => {
  const bundle = encodeEntries(leaves.slice(0, 3));
  it("carry each leaf after its length", () => {
    expect(bundle.slice(0, 2)).toEqual(Uint8Array.of(0, 32));
    expect(decodeEntries(bundle, 3)).toEqual({ kind: "leaves", leaves: leaves.slice(0, 3) });
  });
  it("of another width, and with another length inside, are malformed", () => {
    expect(decodeEntries(bundle, 2)).toEqual({ kind: "malformed" });
    expect(decodeEntries(flipped(bundle, 35), 3)).toEqual({ kind: "malformed" });
    expect(() => encodeEntries([new Uint8Array(33)])).toThrow(RangeError);
  });
});
