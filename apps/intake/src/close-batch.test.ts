import { randomBytes } from "node:crypto";
import { explainLeaf, type LeafItem } from "@perde/ledger/batch";
import { advance, openCheckpoint } from "@perde/ledger/checkpoint";
import { parseVerifierKey } from "@perde/ledger/note";
import { proveConsistency, proveInclusion } from "@perde/ledger/tile";
import { leafHash, verifyInclusion } from "@perde/ledger/tree";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeBatch, recover, signLatest, tilesOf } from "./close-batch.ts";
import { anEnvelope, anIntake, post, type TestIntake } from "./intake.testing.ts";
import { statementOf } from "./statements.ts";

let test: TestIntake;
beforeEach(async () => {
  test = await anIntake();
});
afterEach(async () => {
  await test.end();
});

const checkpoint = async () => {
  const { ledgerKey } = await (await test.apps.public.request("/v1/instance")).json();
  const note = await (await test.apps.public.request("/ledger/checkpoint")).text();
  const opened = openCheckpoint(note, ledgerKey);
  if ("kind" in opened) throw new Error(opened.kind);
  expect(parseVerifierKey(ledgerKey).kind).toBe("verifier");
  return opened;
};
const store = () => test.intake.store;

describe("a batch", () => {
  it("closes also when it is empty, with sixteen fillers", async () => {
    await test.closeBatch();
    const entries = await store().entries(0);
    expect(entries.map(({ kind }) => kind)).toEqual(Array.from({ length: 16 }, () => "filler"));
    expect((await checkpoint()).size).toBe(16);
  });
  it("holds a multiple of sixteen leaves, each explained by its entry", async () => {
    for (let report = 0; report < 17; report++) await post(test.apps.voter, anEnvelope());
    const { hash, bytes } = statementOf({ v: 1, type: "manifest" });
    await store().addStatement(hash, bytes);
    await test.closeBatch();
    const entries = await store().entries(0);
    expect(entries).toHaveLength(32);
    for (const entry of entries) {
      const stored = entry.kind === "envelope" ? await store().envelope(entry.leaf) : undefined;
      const item: LeafItem = entry.kind === "envelope" ? { kind: "envelope", ...(stored ?? neverStored()) } : entry;
      expect(explainLeaf(entry.leaf, item, () => false).kind).toBe("explained");
    }
    expect(entries.filter(({ kind }) => kind === "statement")).toHaveLength(1);
    expect(entries.filter(({ kind }) => kind === "envelope")).toHaveLength(17);
  });
  it("is shuffled: arrival is not the order of its leaves, and neither is the order of hashes", async () => {
    const posted: string[] = [];
    for (let report = 0; report < 16; report++)
      posted.push(Buffer.from((await post(test.apps.voter, anEnvelope())).leaf).toString("hex"));
    await test.closeBatch();
    const order = (await store().entries(0)).map(({ leaf }) => Buffer.from(leaf).toString("hex"));
    expect(order.toSorted()).toEqual(posted.toSorted());
    expect(order).not.toEqual(posted);
    expect(order).not.toEqual(posted.toSorted());
  });
  it("proves each of its leaves against the signed checkpoint", async () => {
    for (let report = 0; report < 5; report++) await post(test.apps.voter, anEnvelope());
    await test.closeBatch();
    await test.closeBatch();
    const { size, root } = await checkpoint();
    for (const [index, { leaf }] of (await store().entries(0)).entries()) {
      const proved = await proveInclusion(tilesOf(store(), 0), index, size);
      if (proved.kind !== "proof") throw new Error(proved.kind);
      expect(verifyInclusion({ leafHash: leafHash(leaf), index, size, proof: proved.proof, root })).toBe(true);
    }
  });
  it("continues the tree before it, over the border of a tile", async () => {
    await test.closeBatch();
    const seen = await checkpoint();
    for (let batch = 0; batch < 20; batch++) await test.closeBatch();
    const next = await checkpoint();
    expect(next.size).toBe(21 * 16);
    const proved = await proveConsistency(tilesOf(store(), 0), seen.size, next.size);
    if (proved.kind !== "proof") throw new Error(proved.kind);
    expect(advance(seen, next, proved.proof).kind).toBe("consistent");
  });
  it("serves a partial tile out of the full one when that has come", async () => {
    await test.closeBatch();
    const early = Buffer.from(await (await test.apps.voter.request("/ledger/tile/entries/000.p/16")).arrayBuffer());
    for (let batch = 0; batch < 16; batch++) await test.closeBatch();
    const late = Buffer.from(await (await test.apps.voter.request("/ledger/tile/entries/000.p/16")).arrayBuffer());
    expect(late.equals(early)).toBe(true);
    expect((await test.apps.voter.request("/ledger/tile/0/000")).headers.get("cache-control")).toContain("immutable");
  });
  it("that closes while reports arrive keeps every promise", async () => {
    const promises: { batch: number; leaf: string }[] = [];
    const sending = Array.from({ length: 40 }, async () => {
      const { response, leaf } = await post(test.apps.voter, anEnvelope());
      const { promise } = await response.json();
      promises.push({ batch: JSON.parse(promise.statement).batch, leaf: Buffer.from(leaf).toString("hex") });
    });
    await Promise.all([...sending, test.closeBatch(), test.closeBatch()]);
    await test.closeBatch();
    for (const { batch, leaf } of promises)
      expect((await store().entries(batch)).map(entry => Buffer.from(entry.leaf).toString("hex"))).toContain(leaf);
  });
});

describe("when the server died in the middle of a close", () => {
  it("after turning to the next batch: the batch is closed at the next start", async () => {
    const { leaf } = await post(test.apps.voter, anEnvelope());
    await store().beginClose();
    await recover(test.intake);
    expect((await store().entries(0)).some(entry => Buffer.compare(entry.leaf, leaf) === 0)).toBe(true);
    expect((await checkpoint()).size).toBe(16);
    expect(await store().openBatch()).toBe(1);
  });
  it("after the commit and before the signature: the same head is signed, with the same bytes", async () => {
    await closeBatch(test.intake);
    const { log } = await store().log();
    const signed = (await store().checkpoint(log))?.note;
    await signLatest(test.intake);
    await recover(test.intake);
    expect((await store().checkpoint(log))?.note).toBe(signed);
  });
  it("before the open table was emptied: it is emptied at the next start", async () => {
    const { leaf } = await post(test.apps.voter, anEnvelope());
    await store().beginClose();
    await recover(test.intake);
    expect(await store().settle(1)).toBe(true);
    expect(await store().payload(leaf)).toBeDefined();
  });
  it("a tree that was moved by someone else is not overwritten", async () => {
    await closeBatch(test.intake);
    const { size } = await checkpoint();
    const closing = await store().beginClose();
    const lie = { size, root: new Uint8Array(randomBytes(32)) };
    const attempt = { batch: closing.batch, log: 0, day: "2026-11-20", from: lie, to: lie, entries: [], tiles: [] };
    expect(await store().commitBatch(attempt)).toBe("conflict");
    expect((await checkpoint()).size).toBe(size);
  });
});

const neverStored = (): never => {
  throw new Error("an envelope of the batch is not stored");
};
