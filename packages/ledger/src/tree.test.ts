import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flipped, someLeaves } from "./ledger.testing.ts";
import {
  append,
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  inclusionProof,
  leafHash,
  root,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "./tree.ts";

const hashes = someLeaves(70).map(leafHash);
const treeOf = (size: number) => hashes.slice(0, size);
const inclusionOf = (index: number, size: number) => ({
  leafHash: hashes[index]!,
  index,
  size,
  proof: inclusionProof(treeOf(size), index),
  root: rootOf(treeOf(size)),
});
const consistencyOf = (oldSize: number, newSize: number) => ({
  oldSize,
  oldRoot: rootOf(treeOf(oldSize)),
  newSize,
  newRoot: rootOf(treeOf(newSize)),
  proof: consistencyProof(treeOf(newSize), oldSize),
});
const indexInTree = fc.integer({ min: 1, max: 70 }).chain(size => fc.tuple(fc.nat(size - 1), fc.constant(size)));
const oldAndNew = fc
  .integer({ min: 2, max: 70 })
  .chain(size => fc.tuple(fc.integer({ min: 1, max: size - 1 }), fc.constant(size)));

describe("inclusion", () => {
  it("every leaf of every tree up to 70 leaves verifies", () => {
    for (let size = 1; size <= 70; size++)
      for (let index = 0; index < size; index++) expect(verifyInclusion(inclusionOf(index, size))).toBe(true);
  });
  it("no leaf verifies at another place or in a tree of another size with the same proof", () => {
    for (let size = 1; size <= 20; size++)
      for (let index = 0; index < size; index++)
        for (let other = -1; other <= 21; other++) {
          const given = inclusionOf(index, size);
          expect(verifyInclusion({ ...given, index: other })).toBe(other === index);
        }
  });
  it("one changed bit anywhere fails", () => {
    fc.assert(
      fc.property(indexInTree, fc.nat(), fc.nat(7), ([index, size], place, bit) => {
        const given = inclusionOf(index, size);
        const parts = [given.leafHash, given.root, ...given.proof];
        const at = place % (parts.length * 32);
        const changed = parts.map((part, number) =>
          number === Math.floor(at / 32) ? flipped(part, at % 32, bit) : part,
        );
        const [leaf, treeRoot, ...proof] = changed;
        expect(verifyInclusion({ ...given, leafHash: leaf!, root: treeRoot!, proof })).toBe(false);
      }),
    );
  });
  it("a proof with a hash too many, too few, or of another length fails", () => {
    const given = inclusionOf(5, 13);
    for (const proof of [
      given.proof.slice(1),
      given.proof.slice(0, -1),
      [...given.proof, given.root],
      [given.root, ...given.proof],
    ])
      expect(verifyInclusion({ ...given, proof })).toBe(false);
    expect(verifyInclusion({ ...given, proof: given.proof.map(hash => hash.slice(1)) })).toBe(false);
    expect(verifyInclusion({ ...given, root: new Uint8Array(0) })).toBe(false);
  });
  it("sizes and places that are no counts fail", () => {
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(verifyInclusion({ ...inclusionOf(5, 13), size: wrong })).toBe(false);
    expect(verifyInclusion({ ...inclusionOf(0, 1), index: 1 })).toBe(false);
  });
});

describe("consistency", () => {
  it("every growth up to 70 leaves verifies, from nothing too", () => {
    for (let newSize = 0; newSize <= 70; newSize++)
      for (let oldSize = 0; oldSize <= newSize; oldSize++)
        expect(verifyConsistency(consistencyOf(oldSize, newSize))).toBe(true);
  });
  it("one changed bit in a root or in the proof fails", () => {
    fc.assert(
      fc.property(oldAndNew, fc.nat(), fc.nat(7), ([oldSize, newSize], place, bit) => {
        const given = consistencyOf(oldSize, newSize);
        const parts = [given.oldRoot, given.newRoot, ...given.proof];
        const at = place % (parts.length * 32);
        const changed = parts.map((part, number) =>
          number === Math.floor(at / 32) ? flipped(part, at % 32, bit) : part,
        );
        const [oldRoot, newRoot, ...proof] = changed;
        expect(verifyConsistency({ ...given, oldRoot: oldRoot!, newRoot: newRoot!, proof })).toBe(false);
      }),
    );
  });
  it("a tree in which an old leaf was replaced is not consistent, whatever leaf it was", () => {
    fc.assert(
      fc.property(oldAndNew, fc.nat(), ([oldSize, newSize], which) => {
        const forged = [...treeOf(newSize)];
        forged[which % oldSize] = leafHash(new Uint8Array(32));
        const proof = consistencyProof(forged, oldSize);
        const given = { ...consistencyOf(oldSize, newSize), newRoot: rootOf(forged), proof };
        expect(verifyConsistency(given)).toBe(false);
      }),
    );
  });
  it("a tree never shrinks, and equal sizes need equal roots and no proof", () => {
    const { oldRoot, newRoot, proof } = consistencyOf(5, 9);
    expect(verifyConsistency({ oldSize: 9, oldRoot: newRoot, newSize: 5, newRoot: oldRoot, proof })).toBe(false);
    expect(verifyConsistency({ oldSize: 9, oldRoot, newSize: 9, newRoot, proof: [] })).toBe(false);
    expect(verifyConsistency({ oldSize: 9, oldRoot: newRoot, newSize: 9, newRoot, proof: [newRoot] })).toBe(false);
  });
  it("the empty tree has its own root only", () => {
    expect(verifyConsistency({ ...consistencyOf(0, 9), oldRoot: hashes[0]! })).toBe(false);
    expect(verifyConsistency({ oldSize: 0, oldRoot: emptyRoot, newSize: 0, newRoot: hashes[0]!, proof: [] })).toBe(
      false,
    );
  });
});

describe("frontier", () => {
  it("grown in any steps it has the root of the whole tree and one hash for each bit of its size", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), steps => {
        let frontier = emptyFrontier;
        for (const step of steps)
          frontier = append(frontier, hashes.slice(frontier.size, Math.min(70, frontier.size + step)));
        expect(root(frontier)).toEqual(rootOf(treeOf(frontier.size)));
        expect(frontier.edge).toHaveLength([...frontier.size.toString(2)].filter(bit => bit === "1").length);
      }),
    );
  });
  it("appending leaves the frontier given as it was", () => {
    const before = append(emptyFrontier, treeOf(5));
    const kept = structuredClone(before);
    append(before, treeOf(3));
    expect(before).toEqual(kept);
  });
  it("an entry of another length than 32 bytes is a mistake of the caller", () => {
    expect(() => append(emptyFrontier, [new Uint8Array(31)])).toThrow(RangeError);
  });
});
