/** Attacks that cross several formats. Those on one format stand beside it; docs/formats/seal.md lists all by name. */

import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { aDesk } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";
import { concat, equalBytes, fromBase64Url, hex, toBase64Url, utf8 } from "./bytes.ts";
import { type Call, readCall, signCall, verifyCall } from "./call.ts";
import { sealEnvelope } from "./close.ts";
import { packContainer, unpackContainer } from "./container.ts";
import { envelopeParts } from "./envelope.ts";
import { openEnvelope } from "./open.ts";
import { openReply, sealReply, signReply } from "./reply.ts";
import { deletionKey, keysOfSecret } from "./return-code.ts";
import { newSigningKey, openStatement, type Signed, type SigningKey, signStatement } from "./statement.ts";
import { openTombstone, signTombstone } from "./tombstone.ts";

const random = seeded("attacks");
const desk = await aDesk();
const reporter = await keysOfSecret(random(32));
const attacker = await keysOfSecret(random(32));

const facts = (mailbox: Uint8Array, sequence: number, text: string) => ({
  v: "perde-report/1",
  type: sequence === 0 ? "report" : "addition",
  seq: sequence,
  for: [desk.root.desk],
  mailbox: toBase64Url(mailbox),
  content: { text },
});

/** What a desk does with an envelope: opens it, and asks who signed what lies inside. */
const arriving = async (signed: Signed) => {
  const container = packContainer(utf8(JSON.stringify({ v: "perde-report/1", signed })), [], "16k");
  const { slot, recipient } = desk.descriptor;
  const parts = envelopeParts(await sealEnvelope({ container, recipients: [{ slot, recipient }], random }));
  if (parts.kind !== "envelope") throw new Error("not an envelope");
  const opened = await openEnvelope({ ...parts, slot, identity: desk.epoch.identity });
  const unpacked = opened.kind === "opened" ? unpackContainer(opened.container) : opened;
  if (unpacked.kind !== "container") throw new Error("not a container");
  const { headerJson } = unpacked;
  const inner =
    typeof headerJson === "object" && headerJson !== null && "signed" in headerJson ? headerJson.signed : undefined;
  return openStatement("report", inner);
};

/** The mailbox that a statement claims and the key that signed it: an addition counts only where they are one. */
const claims = (value: unknown): string =>
  typeof value === "object" && value !== null && "mailbox" in value && typeof value.mailbox === "string"
    ? value.mailbox
    : "";

describe("facts added by someone else", () => {
  it("in the reporter's name are seen: the signer is not the mailbox they claim", async () => {
    const forged = signStatement("report", facts(reporter.mailbox.publicKey, 1, "I take it back"), attacker.mailbox);
    const opened = await arriving(forged);
    expect(opened.kind === "statement" && claims(opened.value) === toBase64Url(opened.by)).toBe(false);
  });
  it("with the reporter's key beside another's signature do not verify", async () => {
    const forged = signStatement("report", facts(reporter.mailbox.publicKey, 1, "I take it back"), attacker.mailbox);
    const by = toBase64Url(reporter.mailbox.publicKey);
    expect(await arriving({ ...forged, by })).toEqual({ kind: "bad-signature" });
  });
  it("by the reporter herself verify", async () => {
    const opened = await arriving(
      signStatement("report", facts(reporter.mailbox.publicKey, 1, "One more thing"), reporter.mailbox),
    );
    expect(opened.kind === "statement" && claims(opened.value) === toBase64Url(opened.by)).toBe(true);
  });
});

describe("a report sealed again by a desk that received it", () => {
  it("still names the desks it was for, and cannot be re-addressed", async () => {
    const original = signStatement(
      "report",
      facts(reporter.mailbox.publicKey, 0, "They asked for a photo"),
      reporter.mailbox,
    );
    const readdressed = {
      ...original,
      statement: original.statement.replace(desk.root.desk, "AAAAAAAAAAAAAAAAAAAAAA"),
    };
    expect(await arriving(readdressed)).toEqual({ kind: "bad-signature" });
  });
});

describe("a replayed call", () => {
  const call: Call = {
    origin: "http://localhost:8700",
    method: "POST",
    path: "/v1/mailbox/drop",
    bodyHash: sha256(new Uint8Array(0)),
  };
  const header = signCall({ ...call, nonce: toBase64Url(random(16)) }, reporter.mailbox);
  it("has its nonce in the signed bytes: once spent, the header is worth nothing", () => {
    const spent = new Set<string>();
    const accept = (value: string): boolean => {
      const read = readCall(value);
      if (read === undefined || spent.has(hex(read.nonce))) return false;
      spent.add(hex(read.nonce));
      return verifyCall(value, call).kind === "call";
    };
    expect(accept(header)).toBe(true);
    expect(accept(header)).toBe(false);
    const [key, , sig] = header.split(".");
    expect(accept(`${key}.${toBase64Url(random(16))}.${sig}`)).toBe(false);
  });
});

describe("a tombstone by a wrong key", () => {
  /** A stand-in for the ledger's leaf: any hash that commits to the deletion key and both hashes. */
  const leafOf = (deleter: Uint8Array, headerHash: Uint8Array, payloadHash: Uint8Array): Uint8Array =>
    sha256(concat(deleter, headerHash, payloadHash));
  const hashes = { headerHash: random(32), payloadHash: random(32) };
  const leaf = leafOf(deletionKey(reporter, 0).publicKey, hashes.headerHash, hashes.payloadHash);
  const explains = (deleter: SigningKey): boolean => {
    const opened = openTombstone(signTombstone({ deleter, ...hashes }));
    return (
      opened.kind === "tombstone" && equalBytes(leafOf(opened.deleter, opened.headerHash, opened.payloadHash), leaf)
    );
  };
  it("explains no leaf; that of another envelope of the same reporter neither", () => {
    expect(explains(deletionKey(reporter, 0))).toBe(true);
    expect(explains(deletionKey(reporter, 1))).toBe(false);
    expect(explains(deletionKey(attacker, 0))).toBe(false);
    expect(explains(reporter.mailbox)).toBe(false);
  });
});

describe("one signature in another's place", () => {
  it("never verifies: every use has its own type", () => {
    const key = newSigningKey(random(32));
    const types = [
      "certificate",
      "descriptor",
      "access",
      "reply",
      "report",
      "tombstone",
      "retention",
      "promise",
      "call",
      "journal",
    ];
    const crossed = types.flatMap(type =>
      types.filter(
        other => other !== type && openStatement(other, signStatement(type, { v: 1 }, key)).kind !== "bad-signature",
      ),
    );
    expect(crossed).toEqual([]);
  });
  it("of a reply does not pass for one to the attacker's own mailbox", async () => {
    const signed = signReply(
      { desk: desk.root.desk, mailbox: reporter.mailboxId, sequence: 1, text: "Call us" },
      desk.worker.signing,
    );
    const sealed = await sealReply(signed, desk.chain, attacker.reply.recipient);
    const bytes = sealed.kind === "sealed" ? sealed.bytes : new Uint8Array(0);
    const mailbox = {
      identity: attacker.reply.identity,
      mailboxId: attacker.mailboxId,
      roots: [desk.root.signing.publicKey],
    };
    expect(await openReply(bytes, mailbox)).toEqual({ kind: "forged" });
  });
});

describe("a key in a spelling of its own", () => {
  it("is no second name for the same mailbox: base64url has one spelling", () => {
    const name = toBase64Url(reporter.mailbox.publicKey);
    const spellings = ["A", "B", "C", "D"]
      .map(last => name.slice(0, -1) + last)
      .filter(text => fromBase64Url(text, 32) !== undefined);
    expect(spellings.length).toBeLessThanOrEqual(1);
  });
});
