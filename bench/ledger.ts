/** Ledger: appending and proving, beside a floor of bare SHA-256 over the same number of nodes. node bench/ledger.ts */
import { createHash } from "node:crypto";
import {
  decodeEntries,
  encodeEntries,
  extendTiles,
  hashReader,
  proveConsistency,
  proveInclusion,
  tilePath,
} from "@perde/ledger/tile";
import { append, emptyFrontier, leafHash, root, verifyConsistency, verifyInclusion } from "@perde/ledger/tree";
import { type Figure, writeFigures } from "./results.ts";

export const leafCount = 65_536;
const proofCount = 500;

/** Milliseconds of the fastest of three runs: the others tell of the machine, not of the code. */
const timed = async (work: () => unknown): Promise<number> => {
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    await work();
    runs.push(performance.now() - from);
  }
  return Math.min(...runs);
};

/** Figures: a leaf costs two hashes (its own and on average one node), so the floor hashes twice as often as there are leaves. */
export const benchLedger = async (): Promise<readonly Figure[]> => {
  const node = new Uint8Array(65).fill(1);
  const leaves = Array.from(
    { length: leafCount },
    (_, place) => new Uint8Array(createHash("sha256").update(String(place)).digest()),
  );
  const bare = await timed(() => {
    for (let count = 0; count < leafCount * 2; count++) createHash("sha256").update(node).digest();
  });
  const appending = await timed(() => root(append(emptyFrontier, leaves.map(leafHash))));
  const hashes = leaves.map(leafHash);
  const store = new Map<string, Uint8Array>();
  const tiling = await timed(async () => {
    const written = await extendTiles(
      hashReader(async () => undefined),
      0,
      hashes,
    );
    if (written.kind !== "tiles") throw new Error(written.kind);
    for (const { level, index, width, bytes } of written.tiles) store.set(tilePath(level, index, width), bytes);
  });
  const treeRoot = root(append(emptyFrontier, hashes));
  const reader = () => hashReader(async (level, index, width) => store.get(tilePath(level, index, width)));
  const proving = await timed(async () => {
    for (let count = 0; count < proofCount; count++) {
      const index = (count * 7919) % leafCount;
      const proved = await proveInclusion(reader(), index, leafCount);
      const given = { leafHash: hashes[index]!, index, size: leafCount, root: treeRoot };
      if (proved.kind !== "proof" || !verifyInclusion({ ...given, proof: proved.proof })) throw new Error("no proof");
    }
  });
  const oldSize = 40_000;
  const oldRoot = root(append(emptyFrontier, hashes.slice(0, oldSize)));
  const comparing = await timed(async () => {
    const proved = await proveConsistency(reader(), oldSize, leafCount);
    const given = { oldSize, oldRoot, newSize: leafCount, newRoot: treeRoot };
    if (proved.kind !== "proof" || !verifyConsistency({ ...given, proof: proved.proof })) throw new Error("no proof");
  });
  const bundle = encodeEntries(leaves.slice(0, 256));
  const bundling = await timed(() => {
    for (let count = 0; count < leafCount / 256; count++) decodeEntries(bundle, 256);
  });
  const perLeaf = (milliseconds: number) => (milliseconds * 1000) / leafCount;
  return [
    { what: "floor: two SHA-256 by Node a leaf", value: perLeaf(bare), unit: "µs", ratio: 1 },
    { what: "append and root, a leaf", value: perLeaf(appending), unit: "µs", ratio: appending / bare },
    { what: "tiles of 65,536 leaves, a leaf", value: perLeaf(tiling), unit: "µs", ratio: tiling / bare },
    { what: "read an entry bundle, a leaf", value: perLeaf(bundling), unit: "µs", ratio: bundling / bare },
    { what: "inclusion from tiles, proved and verified", value: proving / proofCount, unit: "ms" },
    { what: "consistency from tiles, proved and verified", value: comparing, unit: "ms" },
  ];
};

if (import.meta.main) writeFigures("ledger", "The ledger", await benchLedger());
