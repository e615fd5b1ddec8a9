/** The vectors of packages/ledger/vectors, run whole: once in Node, once in a browser. */

import { utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import ctLog from "../vectors/ct-log.json" with { type: "json" };
import perde from "../vectors/perde-ledger.json" with { type: "json" };
import rfc6962 from "../vectors/rfc6962-tree.json" with { type: "json" };
import signedNote from "../vectors/signed-note.json" with { type: "json" };
import tiles from "../vectors/tiles.json" with { type: "json" };
import { closeBatch } from "./batch.ts";
import { fromBase64 } from "./bytes.ts";
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { deleterOf, envelopeLeaf, fillerLeaf, statementLeaf } from "./leaf.ts";
import { hex, inventedRandom, unhex } from "./ledger.testing.ts";
import { formatVerifierKey, openNote, parseVerifierKey, signNote, type Verifier } from "./note.ts";
import { parseTilePath, tilePath, tilesFor } from "./tile.ts";
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

const base64 = (text: string): Uint8Array => fromBase64(text)!;

const verifier = (key: string): Verifier => {
  const parsed = parseVerifierKey(key);
  if (parsed.kind !== "verifier") throw new Error(parsed.kind);
  return parsed;
};

const treeVectors = (): void => {
  const hashes = rfc6962.entries.map(entry => leafHash(unhex(entry)));
  it("the empty tree has the root of the vectors", () => expect(hex(emptyRoot)).toBe(rfc6962.emptyRoot));
  it.each(rfc6962.roots.map((expected, place) => ({ size: place + 1, expected })))(
    "$size leaves have the root of the vectors",
    ({ size, expected }) => {
      expect(hex(rootOf(hashes.slice(0, size)))).toBe(expected);
      expect(hex(root(append(emptyFrontier, hashes.slice(0, size))))).toBe(expected);
    },
  );
  it.each(rfc6962.inclusion)(
    "leaf $index of $size has the proof of the vectors, and it verifies",
    ({ index, size, proof }) => {
      expect(inclusionProof(hashes.slice(0, size), index).map(hex)).toEqual(proof);
      const against = { index, size, proof: proof.map(unhex), root: unhex(rfc6962.roots[size - 1]!) };
      expect(verifyInclusion({ leafHash: hashes[index]!, ...against })).toBe(true);
    },
  );
  it.each(rfc6962.consistency)(
    "$oldSize to $newSize has the proof of the vectors, and it verifies",
    ({ oldSize, newSize, proof }) => {
      expect(consistencyProof(hashes.slice(0, newSize), oldSize).map(hex)).toEqual(proof);
      const [oldRoot, newRoot] = [oldSize, newSize].map(size => unhex(rfc6962.roots[size - 1]!));
      expect(
        verifyConsistency({ oldSize, newSize, oldRoot: oldRoot!, newRoot: newRoot!, proof: proof.map(unhex) }),
      ).toBe(true);
    },
  );
};

const logVectors = (): void => {
  const { size, root: rootText, inclusion, consistency } = ctLog;
  it("an entry of the log verifies, and no other place of it does", () => {
    const given = {
      leafHash: base64(inclusion.leafHash),
      size,
      root: base64(rootText),
      proof: inclusion.proof.map(base64),
    };
    expect(verifyInclusion({ ...given, index: inclusion.index })).toBe(true);
    expect(verifyInclusion({ ...given, index: inclusion.index + 1 })).toBe(false);
  });
  it("its growth verifies, and the roots do not change places", () => {
    const [oldRoot, newRoot] = [base64(consistency.oldRoot), base64(rootText)];
    const given = { oldSize: consistency.oldSize, newSize: size, proof: consistency.proof.map(base64) };
    expect(verifyConsistency({ ...given, oldRoot, newRoot })).toBe(true);
    expect(verifyConsistency({ ...given, oldRoot: newRoot, newRoot: oldRoot })).toBe(false);
  });
};

const noteVectors = (): void => {
  const { text, keys, refusedKeys, malformedNotes } = signedNote;
  const [peter, enoch] = [keys[0]!, keys[1]!];
  const note = `${text}\n${peter.line}${enoch.line}`;
  it("signing gives the published note", () => {
    expect(signNote(text, { name: peter.name, seed: base64(peter.seed!).slice(1) })).toBe(`${text}\n${peter.line}`);
  });
  it("a verifier key read and written is the same", () => {
    for (const { verifierKey } of keys) expect(formatVerifierKey(verifier(verifierKey))).toBe(verifierKey);
  });
  it.each(refusedKeys)("a $kind verifier key is refused", ({ key, kind }) => {
    expect(parseVerifierKey(key).kind).toBe(kind);
  });
  it("no cut and no changed byte of a verifier key is accepted", () => {
    const key = peter.verifierKey;
    for (let from = 0; from <= key.length; from++)
      for (let to = from + 1; to <= key.length; to++)
        if (to - from < key.length) expect(parseVerifierKey(key.slice(from, to)).kind).not.toBe("verifier");
    for (let at = 0; at < key.length; at++) {
      const other = String.fromCharCode(key.charCodeAt(at) + 1);
      expect(parseVerifierKey(key.slice(0, at) + other + key.slice(at + 1)).kind).not.toBe("verifier");
    }
  });
  it("one known signer opens the note; the other is counted as unknown", () => {
    const opened = openNote(note, [verifier(peter.verifierKey)]);
    expect(opened).toMatchObject({ kind: "opened", text, unknown: 1 });
    expect(
      openNote(
        utf8ToBytes(note),
        keys.map(key => verifier(key.verifierKey)),
      ),
    ).toMatchObject({ unknown: 0 });
    expect(openNote(note, [])).toEqual({ kind: "no-known-signature" });
  });
  it.each(malformedNotes.map(malformed => ({ malformed })))("$malformed is malformed", ({ malformed }) => {
    expect(openNote(malformed, [verifier(peter.verifierKey)])).toEqual({ kind: "malformed" });
  });
  it.each([signedNote.checkpointText, signedNote.otherCheckpointText])(
    "a published checkpoint text is read and written the same",
    text => {
      const checkpoint = parseCheckpoint(text);
      if ("kind" in checkpoint) throw new Error(checkpoint.kind);
      expect(formatCheckpoint(checkpoint)).toBe(text);
    },
  );
};

const tileVectors = (): void => {
  it.each(tiles.paths)("$path names level $level, tile $index, width $width", ({ level, index, width, path }) => {
    const named = level === "entries" ? level : Number(level);
    expect(tilePath(named, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: "tile", level: named, index, width });
  });
  it.each(tiles.refused.map(path => ({ path })))("$path is no tile", ({ path }) => {
    expect(parseTilePath(path)).toEqual({ kind: "malformed" });
  });
  it.each(tiles.trees)("a tree of $size leaves has the tiles of the specification", ({ size, full, partial }) => {
    const all = tilesFor(0, size);
    expect(all.filter(({ width }) => width < 256)).toEqual(partial);
    for (const [level, count] of full.entries())
      expect(all.filter(tile => tile.level === level && tile.width === 256)).toHaveLength(count);
  });
};

const perdeVectors = (): void => {
  const { leaves, batch, tree, checkpoint } = perde;
  it("the three kinds of leaf are those of the vectors", () => {
    const deleter = deleterOf(unhex(leaves.publicKey));
    expect(hex(deleter)).toBe(leaves.deleter);
    const preimage = { deleter, headerHash: unhex(leaves.headerHash), payloadHash: unhex(leaves.payloadHash) };
    expect(hex(envelopeLeaf(preimage))).toBe(leaves.envelope);
    expect(hex(fillerLeaf(unhex(leaves.fillerPreimage)))).toBe(leaves.filler);
    expect(hex(statementLeaf(utf8ToBytes(leaves.statementText)))).toBe(leaves.statement);
  });
  it("the batch closes into the same order from the same random bytes", () => {
    const [envelopes, statements] = [batch.envelopes.map(unhex), batch.statements.map(unhex)];
    const entries = closeBatch({ envelopes, statements, random: inventedRandom(batch.random) });
    expect(entries.map(({ kind, leaf }) => ({ kind, leaf: hex(leaf) }))).toEqual(
      batch.entries.map(({ kind, leaf }) => ({ kind, leaf })),
    );
  });
  it("its tree, proofs and signed checkpoint are those of the vectors", () => {
    const hashes = batch.entries.map(({ leaf }) => leafHash(unhex(leaf)));
    expect(hex(rootOf(hashes))).toBe(tree.root);
    expect(inclusionProof(hashes, tree.inclusion.index).map(hex)).toEqual(tree.inclusion.proof);
    expect(consistencyProof(hashes, tree.consistency.oldSize).map(hex)).toEqual(tree.consistency.proof);
    const opened = openCheckpoint(checkpoint.note, checkpoint.verifierKey);
    if ("kind" in opened) throw new Error(opened.kind);
    expect(hex(opened.root)).toBe(tree.root);
    expect(signCheckpoint(opened, { name: opened.origin, seed: unhex(checkpoint.seed) })).toBe(checkpoint.note);
  });
};

export const runVectors = (): void => {
  describe("vectors of Certificate Transparency (rfc6962-tree.json)", treeVectors);
  describe("vectors of a real log of 961,984,013 entries (ct-log.json)", logVectors);
  describe("vectors of signed notes (signed-note.json)", noteVectors);
  describe("vectors of tiles (tiles.json)", tileVectors);
  describe("vectors of Perde (perde-ledger.json)", perdeVectors);
};
