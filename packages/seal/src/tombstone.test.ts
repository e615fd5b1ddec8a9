import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { newSigningKey, signStatement } from "./statement.ts";
import { openRetention, openTombstone, signRetention, signTombstone } from "./tombstone.ts";

const random = seeded("tombstone");
const deleter = newSigningKey(random(32));
const intake = newSigningKey(random(32));
const hashes = { headerHash: random(32), payloadHash: random(32) };

describe("a tombstone", () => {
  it("names its deletion key and both hashes, which give the leaf", () => {
    const opened = openTombstone(signTombstone({ deleter, ...hashes }));
    expect(opened).toEqual({ kind: "tombstone", deleter: deleter.publicKey, ...hashes });
  });
  it("by a wrong key names that key, and so explains another leaf", () => {
    const wrong = newSigningKey(random(32));
    const opened = openTombstone(signTombstone({ deleter: wrong, ...hashes }));
    expect(opened).toMatchObject({ deleter: wrong.publicKey });
  });
  it("that claims the right key without its signature is refused", () => {
    const wrong = signTombstone({ deleter: newSigningKey(random(32)), ...hashes });
    const { by } = signTombstone({ deleter, ...hashes });
    expect(openTombstone({ ...wrong, by })).toEqual({ kind: "bad-signature" });
  });
  it("is not a retention, nor the other way round", () => {
    const retention = signRetention({ deleter: sha256(deleter.publicKey), ...hashes }, intake);
    expect(openTombstone(retention)).toEqual({ kind: "bad-signature" });
    expect(openRetention(signTombstone({ deleter, ...hashes }))).toEqual({ kind: "bad-signature" });
  });
  it("with a field too many is malformed", () => {
    expect(
      openTombstone(signStatement("tombstone", { v: 1, headerHash: "", payloadHash: "", why: "" }, deleter)),
    ).toEqual({
      kind: "malformed",
    });
  });
});

describe("a retention", () => {
  it("names who signed it and whose envelope it was", () => {
    const committed = sha256(deleter.publicKey);
    const opened = openRetention(signRetention({ deleter: committed, ...hashes }, intake));
    expect(opened).toEqual({ kind: "retention", by: intake.publicKey, deleter: committed, ...hashes });
  });
});
