import { aKey, flipped, serve, servedFiles, someLeaves, verifierKeyOf } from "@perde/ledger/ledger.testing";
import { describe, expect, it } from "vitest";
import { checkLedger } from "./check-ledger.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const key = verifierKeyOf(aKey());
const leaves = someLeaves(320);
const latest = '{"batch":19,"start":304,"size":16,"log":0}';
const filesOf = (all: readonly Uint8Array[]) => servedFiles(all).set("/ledger/batches/latest", utf8(latest));
const noteOf = (all: readonly Uint8Array[]) => new TextDecoder().decode(servedFiles(all).get("/ledger/checkpoint"));
const kinds = async (files: ReadonlyMap<string, Uint8Array>, kept = "", verifier = key) =>
  (await checkLedger(serve(files), verifier, kept)).findings.map(({ kind }) => kind);

describe("checking the ledger in the browser", () => {
  it("finds the signature good, the kept checkpoint continued and the latest batch whole", async () => {
    const checked = await checkLedger(serve(filesOf(leaves)), key, noteOf(leaves.slice(0, 48)));
    expect(checked.findings).toEqual([
      { kind: "signed", size: 320 },
      { kind: "consistent", size: 48 },
      { kind: "batch", batch: 19, size: 16 },
    ]);
    expect(checked.note).toBe(noteOf(leaves));
  });
  it("takes a kept checkpoint with spaces around it and Windows line ends", async () => {
    const pasted = `\n  ${noteOf(leaves).replaceAll("\n", "\r\n").trim()} `;
    expect(await kinds(filesOf(leaves), pasted)).toEqual(["signed", "consistent", "batch"]);
  });
  it("sounds the alarm for a rewound and for a forked ledger", async () => {
    expect(await kinds(filesOf(leaves.slice(0, 160)), noteOf(leaves))).toEqual(["rewound"]);
    expect(await kinds(filesOf(leaves), noteOf(someLeaves(320, "other")))).toEqual(["forked"]);
    expect(await kinds(filesOf(leaves), noteOf(someLeaves(48, "other")))).toEqual(["forked"]);
  });
  it("sounds the alarm when a leaf of the latest batch was changed", async () => {
    const files = filesOf(leaves);
    const path = "/ledger/tile/entries/001.p/64";
    files.set(path, flipped(files.get(path)!, 34 * (304 - 256) + 9));
    expect(await kinds(files)).toEqual(["signed", "leaves"]);
  });
  it("names a wrong key, a spoilt kept checkpoint, and a ledger that has not begun", async () => {
    expect(await kinds(filesOf(leaves), "", verifierKeyOf(aKey("other")))).toEqual(["key"]);
    expect(await kinds(filesOf(leaves), noteOf(leaves).slice(3))).toEqual(["signed", "kept"]);
    expect(await kinds(new Map())).toEqual(["none"]);
  });
  it("leaves a batch that closed after this checkpoint for the next time", async () => {
    const files = filesOf(leaves).set("/ledger/batches/latest", utf8('{"batch":20,"start":320,"size":16,"log":0}'));
    expect(await kinds(files)).toEqual(["signed"]);
  });
});
