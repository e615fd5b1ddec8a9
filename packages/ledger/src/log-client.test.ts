import { utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import {
  aKey,
  checkpointOf,
  flipped,
  invented,
  serve,
  servedFiles,
  someLeaves,
  verifierKeyOf,
} from "./ledger.testing.ts";
import {
  compareWithSeen,
  fetchBatchRange,
  fetchCheckpoint,
  findLeaf,
  formatBatchRange,
  parseBatchRange,
  readLeaves,
} from "./log-client.ts";

const leaves = someLeaves(600);
const key = aKey();
const files = servedFiles(leaves, key);
const checkpoint = checkpointOf(leaves);
const withFile = (path: string, change: (bytes: Uint8Array) => Uint8Array | undefined) => {
  const changed = new Map(files);
  const bytes = change(changed.get(path)!);
  if (bytes === undefined) changed.delete(path);
  else changed.set(path, bytes);
  return serve(changed);
};

describe("the checkpoint", () => {
  it("is shown when its ledger signed it", async () => {
    expect(await fetchCheckpoint(serve(files), verifierKeyOf(key))).toMatchObject({ kind: "shown", checkpoint });
  });
  it("missing, changed or of another key is named so", async () => {
    expect(await fetchCheckpoint(serve(new Map()), verifierKeyOf(key))).toEqual({ kind: "missing" });
    const changed = withFile("/ledger/checkpoint", bytes => flipped(bytes, 18));
    expect(await fetchCheckpoint(changed, verifierKeyOf(key))).toEqual({ kind: "wrong-key" });
    expect(await fetchCheckpoint(serve(files), verifierKeyOf(aKey("other")))).toEqual({ kind: "wrong-key" });
  });
});

describe("against a checkpoint seen before", () => {
  it.each([1, 16, 255, 256, 300, 599, 600])("the ledger that grew from %i leaves is consistent", async size => {
    const seen = checkpointOf(leaves.slice(0, size));
    expect(await compareWithSeen(serve(files), seen, checkpoint)).toEqual({ kind: "consistent", checkpoint });
  });
  it("a rewound ledger is named", async () => {
    const shorter = leaves.slice(0, 592);
    const answer = await compareWithSeen(serve(servedFiles(shorter)), checkpoint, checkpointOf(shorter));
    expect(answer).toEqual({ kind: "rewound" });
  });
  it("a forked ledger is named, at the same size and after growing", async () => {
    const forked = [...someLeaves(1, "forged"), ...leaves.slice(1)];
    const get = serve(servedFiles(forked));
    expect(await compareWithSeen(get, checkpoint, checkpointOf(forked))).toEqual({ kind: "forked" });
    expect(await compareWithSeen(get, checkpointOf(leaves.slice(0, 40)), checkpointOf(forked))).toEqual({
      kind: "forked",
    });
  });
  it("a changed tile is a fork, a missing one is named", async () => {
    const seen = checkpointOf(leaves.slice(0, 300));
    const changed = withFile("/ledger/tile/0/001", bytes => flipped(bytes, 32 * 50));
    expect(await compareWithSeen(changed, seen, checkpoint)).toEqual({ kind: "forked" });
    const missing = withFile("/ledger/tile/0/001", () => undefined);
    expect(await compareWithSeen(missing, seen, checkpoint)).toEqual({ kind: "tile-missing", path: "tile/0/001" });
  });
});

describe("reading leaves", () => {
  it.each([
    [0, 16],
    [240, 32],
    [250, 300],
    [512, 88],
    [0, 600],
    [599, 1],
    [100, 0],
  ])("from %i, %i of them, gives what stands there", async (start, size) => {
    const read = await readLeaves(serve(files), checkpoint, { start, size });
    expect(read).toEqual({ kind: "leaves", leaves: leaves.slice(start, start + size) });
  });
  it("one changed bit of a leaf is evidence against the server", async () => {
    for (const place of [2, 33, 34 * 15 + 2]) {
      const get = withFile("/ledger/tile/entries/000", bytes => flipped(bytes, place));
      expect(await readLeaves(get, checkpoint, { start: 0, size: 16 })).toEqual({ kind: "not-in-ledger" });
    }
  });
  it("leaves of another order are evidence against the server", async () => {
    const swapped = withFile("/ledger/tile/entries/000", bytes => {
      const copy = bytes.slice();
      copy.set(bytes.slice(0, 34), 34);
      copy.set(bytes.slice(34, 68), 0);
      return copy;
    });
    expect(await readLeaves(swapped, checkpoint, { start: 0, size: 16 })).toEqual({ kind: "not-in-ledger" });
  });
  it("a full tile stands in for a partial one that is gone", async () => {
    const before = leaves.slice(0, 300);
    const seen = checkpointOf(before);
    const kept = [...servedFiles(before)].filter(([path]) => !path.includes("/001.p/44"));
    const read = await readLeaves(serve(new Map([...kept, ...files])), seen, { start: 256, size: 44 });
    expect(read).toEqual({ kind: "leaves", leaves: leaves.slice(256, 300) });
  });
  it("a range beyond the checkpoint is outside, and a bundle of another length is malformed", async () => {
    expect(await readLeaves(serve(files), checkpoint, { start: 590, size: 16 })).toEqual({ kind: "outside" });
    expect(await readLeaves(serve(files), checkpoint, { start: -1, size: 1 })).toEqual({ kind: "outside" });
    const short = withFile("/ledger/tile/entries/000", bytes => bytes.slice(1));
    const read = await readLeaves(short, checkpoint, { start: 0, size: 16 });
    expect(read).toEqual({ kind: "tile-malformed", path: "tile/entries/000" });
  });
});

describe("finding a leaf", () => {
  it("says where it stands", async () => {
    const found = await findLeaf(serve(files), checkpoint, leaves[301]!, { start: 288, size: 16 });
    expect(found).toEqual({ kind: "included", index: 301 });
  });
  it("says that it is absent only of a range that was checked whole", async () => {
    const found = await findLeaf(serve(files), checkpoint, invented("withheld"), { start: 288, size: 16 });
    expect(found).toEqual({ kind: "absent" });
    const hidden = withFile("/ledger/tile/entries/001", bytes => flipped(bytes, 34 * (301 - 256) + 5));
    expect(await findLeaf(hidden, checkpoint, leaves[301]!, { start: 288, size: 16 })).toEqual({
      kind: "not-in-ledger",
    });
  });
  it("asks for nothing that depends on the leaf", async () => {
    const asked = await Promise.all(
      [leaves[288]!, leaves[303]!, invented("absent")].map(async leaf => {
        const get = serve(files);
        await findLeaf(get, checkpoint, leaf, { start: 288, size: 16 });
        return get.asked;
      }),
    );
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
  });
});

describe("where a batch lies", () => {
  it("is read and written in one spelling", async () => {
    const range = { batch: 3, start: 48, size: 16, log: 0 };
    expect(parseBatchRange(utf8ToBytes(formatBatchRange(range)))).toEqual({ kind: "range", ...range });
    expect(await fetchBatchRange(serve(files), 3)).toEqual({ kind: "range", ...range });
    expect(await fetchBatchRange(serve(files), 999)).toEqual({ kind: "missing" });
  });
  it.each([
    '{"batch":3,"start":48}',
    '{"batch":3,"start":48,"size":16,"log":0,"more":1}',
    '{"start":48,"batch":3,"size":16,"log":0}',
    "[]",
    '{"batch":03,"start":48,"size":16,"log":0}',
  ])("%s is malformed", text => expect(parseBatchRange(utf8ToBytes(text))).toEqual({ kind: "malformed" }));
  it("of another batch is malformed", async () => {
    const get = serve(new Map([["/ledger/batches/3", utf8ToBytes('{"batch":4,"start":64,"size":16,"log":0}')]]));
    expect(await fetchBatchRange(get, 3)).toEqual({ kind: "malformed" });
  });
});
