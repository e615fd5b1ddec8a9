import { utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, type Checkpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { aKey, checkpointOf, flipped, someLeaves, verifierKeyOf } from "./ledger.testing.ts";
import { longestNote, mostSignatures, openNote, signNote, verifierFor } from "./note.ts";
import { consistencyProof, leafHash } from "./tree.ts";

const leaves = someLeaves(40);
const key = aKey();
const successor = { ...aKey("another key"), name: key.name };
const stranger = aKey("witness.example");
const checkpoint = checkpointOf(leaves);
const note = signCheckpoint(checkpoint, key);
const opened = (text: string | Uint8Array) => openCheckpoint(text, verifierKeyOf(key));
const at = (size: number): Checkpoint => checkpointOf(leaves.slice(0, size));
const proofFrom = (size: number) => consistencyProof(leaves.map(leafHash), size);

describe("a checkpoint", () => {
  it("opens with the key of its ledger, as text or as bytes", () => {
    expect(opened(note)).toEqual(checkpoint);
    expect(opened(utf8ToBytes(note))).toEqual(checkpoint);
  });
  it("signed by a stranger opens for nobody else", () => {
    expect(opened(signNote(`${note.split("\n\n")[0]!}\n`, stranger))).toEqual({ kind: "wrong-key" });
    expect(openCheckpoint(note, verifierKeyOf(stranger))).toEqual({ kind: "wrong-key" });
  });
  it("of another ledger signed by this key is of the wrong origin", () => {
    const other = `other.example\n${note.split("\n").slice(1, 3).join("\n")}\n`;
    expect(opened(signNote(other, key))).toEqual({ kind: "wrong-origin" });
  });
  it("signed by the old and the new key opens with either", () => {
    const both = signCheckpoint(checkpoint, key, successor);
    expect(opened(both)).toEqual(checkpoint);
    expect(openCheckpoint(both, verifierKeyOf(successor))).toEqual(checkpoint);
  });
  it("with cosignatures of unknown keys opens all the same", () => {
    const cosigned = note + signNote("x\n", stranger).split("\n\n")[1];
    expect(opened(cosigned)).toEqual(checkpoint);
    const verifiers = [verifierFor(key), verifierFor(stranger)];
    expect(openNote(cosigned, verifiers)).toEqual({ kind: "bad-signature", name: "witness.example" });
  });
  it("with one changed byte never opens", () => {
    const bytes = utf8ToBytes(note);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (place, bit) => {
        expect(opened(flipped(bytes, place, bit))).toHaveProperty("kind");
      }),
      { numRuns: 300 },
    );
  });
  it("is read in one spelling only", () => {
    const [origin, size, root] = ["ledger.example/1", "40", note.split("\n")[2]!];
    const texts = [
      `${origin}\n040\n${root}\n`,
      `${origin}\n+40\n${root}\n`,
      `${origin}\n9007199254740992\n${root}\n`,
      `${origin}\n40\n${root}`,
      `${origin}\n40\n${root}\nextension\n`,
      `\n40\n${root}\n`,
      `${origin}\n40\n${root.slice(0, -2)}B=\n`,
      `${origin}\n40\nAAAA\n`,
      `${origin}\r\n40\n${root}\n`,
      `${origin}\n0\n${root}\n`,
    ];
    for (const text of texts) expect(parseCheckpoint(text)).toEqual({ kind: "malformed" });
    expect(parseCheckpoint(`${origin}\n${size}\n${root}\n`)).toEqual(checkpoint);
  });
  it("too long, or with too many signatures, is malformed before anything is verified", () => {
    const line = note.split("\n\n")[1]!;
    expect(opened(note + line.repeat(mostSignatures))).toEqual({ kind: "malformed" });
    expect(opened(note + line.repeat(mostSignatures - 1))).toEqual(checkpoint);
    expect(opened(new Uint8Array(longestNote + 1).fill(65))).toEqual({ kind: "malformed" });
  });
  it("is not signed under another name, nor when it cannot be one", () => {
    expect(() => signCheckpoint(checkpoint, stranger)).toThrow(RangeError);
    expect(() => signCheckpoint({ ...checkpoint, size: -1 }, key)).toThrow(RangeError);
    expect(() => signNote("no line feed", key)).toThrow(RangeError);
  });
  it("does not open with what is no verifier key", () => {
    expect(openCheckpoint(note, "ledger.example/1")).toEqual({ kind: "malformed" });
  });
});

describe("advance", () => {
  it("accepts the tree that continues what was seen, from nothing and from itself too", () => {
    for (const size of [0, 1, 7, 16, 39, 40])
      expect(advance(at(size), opened(note), proofFrom(size))).toEqual({ kind: "consistent", checkpoint });
  });
  it("names a smaller tree rewound", () => {
    expect(advance(checkpoint, at(39), [])).toEqual({ kind: "rewound" });
  });
  it("names another tree of the same size, and one that lost an old leaf, forked", () => {
    const other = checkpointOf(someLeaves(40, "other"));
    expect(advance(checkpoint, other, [])).toEqual({ kind: "forked" });
    const forged = leaves.map((leaf, place) => (place === 3 ? someLeaves(1, "forged")[0]! : leaf));
    const proof = consistencyProof(forged.map(leafHash), 10);
    expect(advance(at(10), checkpointOf(forged), proof)).toEqual({ kind: "forked" });
  });
  it("passes on what did not open, and refuses another ledger", () => {
    expect(advance(at(10), openCheckpoint("", verifierKeyOf(key)), [])).toEqual({ kind: "malformed" });
    expect(advance(at(10), openCheckpoint(note, verifierKeyOf(stranger)), [])).toEqual({ kind: "wrong-key" });
    expect(advance(at(10), checkpointOf(leaves, "other.example"), proofFrom(10))).toEqual({ kind: "wrong-origin" });
  });
});
