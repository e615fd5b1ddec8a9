import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeBatch, explainLeaf, type LeafItem } from "./batch.ts";
import { deleterOf, envelopeLeaf, fillerLeaf, statementLeaf } from "./leaf.ts";
import { flipped, hex, invented, inventedRandom, someLeaves } from "./ledger.testing.ts";

const close = (envelopes: number, statements: number, seed = "seed") =>
  closeBatch({
    envelopes: someLeaves(envelopes, "envelope"),
    statements: someLeaves(statements, "statement"),
    random: inventedRandom(seed),
  });

describe("a closed batch", () => {
  it("has a multiple of 16 leaves, at least 16, and each given leaf once", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(10), fc.string(), (envelopes, statements, seed) => {
        const entries = close(envelopes, statements, seed);
        expect(entries.length % 16).toBe(0);
        expect(entries.length).toBe(Math.max(16, Math.ceil((envelopes + statements) / 16) * 16));
        for (const [kind, count] of [
          ["envelope", envelopes],
          ["statement", statements],
        ] as const) {
          const mine = entries.filter(entry => entry.kind === kind);
          const expected = someLeaves(count, kind);
          expect(mine).toHaveLength(count);
          for (const entry of mine) if (entry.kind !== "filler") expect(entry.leaf).toEqual(expected[entry.given]);
        }
        for (const entry of entries)
          if (entry.kind === "filler") expect(entry.leaf).toEqual(fillerLeaf(entry.preimage));
      }),
    );
  });
  it("puts every leaf at every place equally often", () => {
    const rounds = 4000;
    const counts = Array.from({ length: 16 }, () => new Array<number>(16).fill(0));
    const random = inventedRandom("fair");
    for (let round = 0; round < rounds; round++) {
      const entries = closeBatch({ envelopes: someLeaves(16), statements: [], random });
      for (const [place, entry] of entries.entries()) if (entry.kind !== "filler") counts[entry.given]![place]!++;
    }
    // Chi squared over 256 cells with 225 degrees of freedom: above 300 once in about a thousand fair shuffles.
    const expected = rounds / 16;
    const chi = counts.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(300);
  });
  it("draws again where a remainder would favour small numbers", () => {
    // 2^32 - 1 is beyond the largest multiple of 3: a draw of it for three places is not used.
    const drawn: number[] = [];
    const closing = closeBatch({
      envelopes: someLeaves(16),
      statements: [],
      random: bytes => {
        drawn.push(bytes);
        return new Uint8Array(bytes).fill(drawn.length === 1 ? 255 : 0);
      },
    });
    expect(closing).toHaveLength(16);
    expect(drawn).toHaveLength(15); // 16 divides 2^32, so the first draw counts
    const again: number[] = [];
    closeBatch({
      envelopes: someLeaves(16),
      statements: [],
      random: bytes => {
        again.push(bytes);
        return new Uint8Array(bytes).fill(again.length === 2 ? 255 : 0); // 15 divides 2^32 - 1 but not 2^32
      },
    });
    expect(again).toHaveLength(16);
  });
});

describe("explaining a leaf", () => {
  const publicKey = invented("deletion key");
  const header = invented("header bytes");
  const preimage = { deleter: deleterOf(publicKey), headerHash: sha256(header), payloadHash: invented("payload") };
  const leaf = envelopeLeaf(preimage);
  const { deleter, headerHash, payloadHash } = preimage;
  const signed = "signed";
  const good = (item: { signed: unknown }) => item.signed === signed;

  it.each<[string, Uint8Array, LeafItem]>([
    ["an envelope by its header", leaf, { kind: "envelope", deleter, header, payloadHash }],
    ["an envelope by its header's hash", leaf, { kind: "envelope", deleter, headerHash, payloadHash }],
    ["a tombstone", leaf, { kind: "tombstone", publicKey, headerHash, payloadHash, signed }],
    ["retention", leaf, { kind: "retention", deleter, headerHash, payloadHash, signed }],
    ["a filler", fillerLeaf(header), { kind: "filler", preimage: header }],
    ["a statement", statementLeaf(header), { kind: "statement", bytes: header }],
  ])("%s explains its leaf, and no leaf with one bit changed", (_, of, item) => {
    expect(explainLeaf(of, item, good)).toEqual({ kind: "explained", as: item.kind });
    for (let place = 0; place < 32; place++)
      expect(explainLeaf(flipped(of, place), item, good)).toEqual({ kind: "unexplained" });
  });
  it("a tombstone of any other key explains nothing, even well signed", () => {
    const item = {
      kind: "tombstone",
      publicKey: invented("server's own key"),
      headerHash,
      payloadHash,
      signed,
    } as const;
    expect(explainLeaf(leaf, item, () => true)).toEqual({ kind: "unexplained" });
  });
  it("a deletion badly signed explains nothing", () => {
    const hashes = { headerHash, payloadHash, signed: "forged" };
    expect(explainLeaf(leaf, { kind: "tombstone", publicKey, ...hashes }, good)).toEqual({ kind: "unexplained" });
    expect(explainLeaf(leaf, { kind: "retention", deleter, ...hashes }, good)).toEqual({ kind: "unexplained" });
  });
  it("parts of another length explain nothing and do not throw", () => {
    const short = new Uint8Array(31);
    expect(explainLeaf(leaf, { kind: "filler", preimage: short }, good)).toEqual({ kind: "unexplained" });
    expect(explainLeaf(leaf, { ...preimage, kind: "envelope", deleter: short }, good)).toEqual({ kind: "unexplained" });
    const item = { kind: "tombstone", publicKey: short, headerHash, payloadHash, signed } as const;
    expect(explainLeaf(leaf, item, good)).toEqual({ kind: "unexplained" });
  });
  it("no kind of leaf can be shown as another", () => {
    const leaves = [leaf, fillerLeaf(header), statementLeaf(header)].map(hex);
    expect(new Set(leaves).size).toBe(3);
  });
});
