/** Every vector of this folder as tests; the same in Node and in a browser. Nothing here touches a platform. */

import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { openAccess } from "../src/access.ts";
import { wrapKeyFromSeed } from "../src/age-key.ts";
import { concat, equalBytes, fromBase64Url, toBase64Url, utf8 } from "../src/bytes.ts";
import { verifyCall } from "../src/call.ts";
import { sealEnvelope } from "../src/close.ts";
import { bytesOfIndexes, indexesOf } from "../src/code-words.ts";
import { packContainer, unpackContainer } from "../src/container.ts";
import { openListings } from "../src/descriptor.ts";
import { epochKeys, foldChain, newMember, newRoot, unwrapSeed } from "../src/desk-keys.ts";
import { envelopeParts } from "../src/envelope.ts";
import { fingerprint } from "../src/fingerprint.ts";
import { openEvent } from "../src/journal-seal.ts";
import { openMemberFile } from "../src/member-file.ts";
import { openNote } from "../src/note.ts";
import { openEnvelope } from "../src/open.ts";
import { checkPromise } from "../src/promise.ts";
import { checkPuzzle, readPuzzle, solvePuzzle } from "../src/puzzle.ts";
import { openReply } from "../src/reply.ts";
import { deletionKey, keysOfSecret, newCode, stretchSecret } from "../src/return-code.ts";
import { joinShares, type Share } from "../src/shares.ts";
import { HEADER_BYTES, sizeClassOfWire } from "../src/size-class.ts";
import { newSigningKey, openStatement, signStatement } from "../src/statement.ts";
import { openRetention, openTombstone } from "../src/tombstone.ts";
import { joinTwo } from "../src/unlock-two.ts";
import containers from "./container.json" with { type: "json" };
import deskKeys from "./desk-keys.json" with { type: "json" };
import envelope from "./envelope.json" with { type: "json" };
import memberFile from "./member-file.json" with { type: "json" };
import puzzle from "./puzzle.json" with { type: "json" };
import returnCode from "./return-code.json" with { type: "json" };
import statements from "./statements.json" with { type: "json" };

const bytesOf = (text: string): Uint8Array => {
  const bytes = fromBase64Url(text);
  if (bytes === undefined) throw new Error("a vector is not base64url");
  return bytes;
};

/** The bytes as a stream: whole, or in pieces of `size`. */
const streamed = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: controller => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};

const altered = (bytes: Uint8Array, at: number, byte: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = byte;
  return copy;
};

const slotOf = (slot: number): 0 | 1 | 2 | 3 => {
  if (slot === 0 || slot === 1 || slot === 2 || slot === 3) return slot;
  throw new Error("a vector names no slot");
};

const statementVectors = (): void => {
  it.each(statements.cases)("statement, $name: $opens", ({ type, signed, opens, value }) => {
    const opened = openStatement(type, signed);
    expect(opened.kind).toBe(opens);
    if (opened.kind === "statement") {
      expect(opened.value).toEqual(value);
      expect(signStatement(type, value, newSigningKey(bytesOf(statements.seed)))).toEqual(signed);
    }
  });
  it("promise, call, tombstone and retention open", () => {
    const key = bytesOf(statements.publicKey);
    expect(checkPromise(statements.promise.signed, key)).toMatchObject({ kind: "promise", batch: 5 });
    const { header, bodyHash, ...call } = statements.call;
    expect(verifyCall(header, { ...call, bodyHash: bytesOf(bodyHash) })).toMatchObject({ kind: "call", key });
    expect(openTombstone(statements.tombstone.signed)).toMatchObject({
      kind: "tombstone",
      deleter: key,
      headerHash: bytesOf(statements.tombstone.headerHash),
    });
    expect(openRetention(statements.retention)).toMatchObject({ kind: "retention", deleter: sha256(key) });
  });
};

const containerVectors = (): void => {
  const attachments = containers.attachments.map(bytesOf);
  const packed = packContainer(utf8(JSON.stringify(containers.header)), attachments, "16k");
  it("container packs to the vector's bytes and opens", () => {
    const content = bytesOf(containers.content);
    expect(equalBytes(packed, concat(content, new Uint8Array(16_384 - content.length)))).toBe(true);
    expect(unpackContainer(packed)).toEqual({
      kind: "container",
      sizeClass: "16k",
      headerJson: containers.header,
      attachments,
    });
  });
  it.each(containers.altered)("container with $name: $opens", ({ at, byte, opens }) => {
    expect(unpackContainer(altered(packed, at, byte)).kind).toBe(opens);
  });
};

const envelopeVectors = (): void => {
  const wire = bytesOf(envelope.wire);
  it("envelope has its parts and hashes", () => {
    const parts = envelopeParts(wire);
    expect(sizeClassOfWire(wire.length)).toBe("16k");
    expect(parts).toMatchObject({
      headerHash: bytesOf(envelope.headerHash),
      payloadHash: bytesOf(envelope.payloadHash),
    });
  });
  describe.each([
    ["whole", undefined],
    ["streamed", 4096],
    ["byte by byte", 1],
  ])("%s", (_, size) => {
    it.each(envelope.opening)("envelope, $name: $opens", async ({ slot, identity, opens, flip }) => {
      const bytes = flip === undefined ? wire : altered(wire, flip, (wire[flip] ?? 0) ^ 1);
      const payload = bytes.slice(HEADER_BYTES);
      const opened = await openEnvelope({
        header: bytes.slice(0, HEADER_BYTES),
        payload: size === undefined ? payload : streamed(payload, size),
        slot: slotOf(slot),
        identity,
      });
      expect(opened.kind).toBe(opens);
      if (opened.kind !== "opened") return expect(Object.keys(opened)).toEqual(["kind"]);
      expect(equalBytes(opened.container.subarray(0, 64), bytesOf(envelope.containerStart))).toBe(true);
      expect(unpackContainer(opened.container).kind).toBe("container");
    });
    it("the whole file opens with plain age and any of its keys", async () => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(envelope.identities.slot2);
      const plain = await decrypter.decrypt(streamed(wire, size ?? wire.length));
      const container = new Uint8Array(await new Response(plain).arrayBuffer());
      expect(unpackContainer(container).kind).toBe("container");
    });
  });
  it("note opens for its key only", async () => {
    const note = bytesOf(envelope.note.wire);
    expect(await openNote(note, envelope.identities.slot0)).toEqual({ kind: "note", value: envelope.note.value });
    expect(await openNote(note, envelope.identities.stranger)).toEqual({ kind: "not-for-this-key" });
  });
  it("key wrap opens for its key only", async () => {
    const wrapped = bytesOf(envelope.wrap.wire);
    expect(await unwrapSeed(wrapped, envelope.identities.slot0)).toEqual({
      kind: "seed",
      seed: bytesOf(envelope.wrap.secret),
    });
    expect(await unwrapSeed(wrapped, envelope.identities.slot2)).toEqual({ kind: "not-for-this-key" });
  });
};

const deskVectors = (): void => {
  it("root, member and epoch follow from their seeds", async () => {
    const root = await newRoot(bytesOf(deskKeys.root.seed));
    expect(toBase64Url(root.signing.publicKey)).toBe(deskKeys.root.publicKey);
    expect(root.desk).toBe(deskKeys.root.desk);
    expect(root.recovery.identity).toBe(deskKeys.root.recoveryIdentity);
    const member = await newMember(bytesOf(deskKeys.member.seed));
    expect(toBase64Url(member.signing.publicKey)).toBe(deskKeys.member.publicKey);
    expect(member.wrap).toEqual(await wrapKeyOf(deskKeys.member.wrapIdentity, member.wrap.recipient));
    const epoch = await epochKeys(bytesOf(deskKeys.epoch.seed));
    expect([epoch.identity, epoch.recipient, toBase64Url(epoch.journalKey)]).toEqual([
      deskKeys.epoch.identity,
      deskKeys.epoch.recipient,
      deskKeys.epoch.journalKey,
    ]);
  });
  it("fingerprint is the same six numbers", async () => {
    const print = await fingerprint(bytesOf(deskKeys.root.publicKey));
    expect(print).toEqual({ kind: "fingerprint", indexes: deskKeys.root.fingerprint });
  });
  it.each(deskKeys.chain.cases)("chain, $name: $folds", ({ certificates, folds, roles }) => {
    const folded = foldChain(bytesOf(deskKeys.chain.root), certificates);
    expect(folded.kind).toBe(folds);
    expect(folded.kind === "chain" ? folded.members.map(({ role }) => role) : []).toEqual(roles);
  });
  it("listing and access list open under their root and no other", () => {
    const root = bytesOf(deskKeys.chain.root);
    expect(openListings([deskKeys.listing], [root]).desks.length).toBe(1);
    expect(openListings([deskKeys.listing], [bytesOf(deskKeys.root.publicKey)]).refused[0]?.why).toBe("unknown-root");
    expect(openAccess(deskKeys.access, root, deskKeys.listing.chain).kind).toBe("access");
  });
  it("journal event opens in its place only", () => {
    const { place, key, event, sealed } = deskKeys.journalEvent;
    expect(openEvent(bytesOf(sealed), place, bytesOf(key))).toEqual({ kind: "event", event: bytesOf(event) });
    expect(openEvent(bytesOf(sealed), { ...place, sequence: 5 }, bytesOf(key)).kind).toBe("not-for-this-key");
  });
  it("any two of three shares give the seed, and one wrong number names its share", () => {
    const shares = deskKeys.shares.words.map(indexes => shareOf(indexes));
    const seed = bytesOf(deskKeys.shares.seed);
    for (const missing of [0, 1, 2])
      expect(joinShares(shares.filter((_, i) => i !== missing))).toEqual({ kind: "seed", seed });
    const [first, second] = deskKeys.shares.words;
    const wrong = shareOf((second ?? []).map((index, i) => (i === 9 ? index ^ 1 : index)));
    expect(joinShares([shareOf(first ?? []), wrong])).toEqual({ kind: "mistyped", share: 1 });
  });
};

const twoVectors = (): void => {
  it("any two shares of an epoch seed give it", () => {
    const [first, second, third] = deskKeys.unlockTwo.shares.map(bytesOf);
    const none = new Uint8Array(0);
    const seed = bytesOf(deskKeys.unlockTwo.seed);
    for (const [a = none, b = none] of [
      [first, second],
      [third, first],
      [second, third],
    ])
      expect(joinTwo(a, b)).toEqual({ kind: "seed", seed });
  });
};

/** Closing draws on the platform, so it has no vectors: what is closed here opens here. */
const closing = (): void => {
  it.each(["16k", "256k"] as const)("an envelope of %s opens to what was closed", async sizeClass => {
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const container = packContainer(utf8('{"v":"perde-report/1"}'), [random(9000)], sizeClass);
    const recipients = [{ slot: 2 as const, recipient: envelope.recipients.slot2 }];
    const parts = envelopeParts(await sealEnvelope({ container, recipients, random }));
    if (parts.kind !== "envelope") throw new Error("not an envelope");
    const opened = await openEnvelope({ ...parts, slot: 2, identity: envelope.identities.slot2 });
    expect(opened.kind === "opened" && equalBytes(opened.container, container)).toBe(true);
  });
};

/** The key whose secret the identity spells, made from the seed it holds: both halves must agree. */
const wrapKeyOf = async (identity: string, recipient: string) => {
  const made = await wrapKeyFromSeed(seedOf(identity));
  expect(made.recipient).toBe(recipient);
  return made;
};

const bech32Letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/** The 32 bytes inside AGE-SECRET-KEY-PQ-1…, read here by hand. */
const seedOf = (identity: string): Uint8Array => {
  const values = [...identity.slice("AGE-SECRET-KEY-PQ-1".length, -6)].map(letter => bech32Letters.indexOf(letter));
  const bits = values.map(value => value.toString(2).padStart(5, "0")).join("");
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2));
};

/** A share from its 28 numbers. */
const shareOf = (indexes: readonly number[]): Share => indexes as Share;

const codeVectors = (): void => {
  const code = newCode(bytesOfIndexes(returnCode.code));
  it("return code stretches to its keys", async () => {
    expect(indexesOf(bytesOfIndexes(returnCode.code), 8)).toEqual(returnCode.code);
    const stretched = await stretchSecret(code, bytesOf(returnCode.instance));
    expect(stretched).toEqual({ kind: "stretched", bytes: bytesOf(returnCode.stretched) });
    const keys = await keysOfSecret(bytesOf(returnCode.stretched));
    expect(toBase64Url(keys.mailbox.publicKey)).toBe(returnCode.mailbox);
    expect(toBase64Url(keys.mailboxId)).toBe(returnCode.mailboxId);
    expect(keys.reply.identity).toBe(returnCode.replyIdentity);
    expect([0, 1].map(n => toBase64Url(deletionKey(keys, n).publicKey))).toEqual(returnCode.deletion);
  });
  it("reply opens under its root and is forged under another", async () => {
    const mailbox = { identity: returnCode.replyIdentity, mailboxId: bytesOf(returnCode.mailboxId) };
    const wire = bytesOf(returnCode.reply.wire);
    const opened = await openReply(wire, { ...mailbox, roots: [bytesOf(returnCode.reply.root)] });
    expect(opened).toMatchObject({ kind: "reply", text: returnCode.reply.text, sequence: 1 });
    expect((await openReply(wire, { ...mailbox, roots: [bytesOf(returnCode.mailbox)] })).kind).toBe("forged");
  });
  it("puzzle is read, solved and checked", async () => {
    const { token, solution, key, expires, nonce, bits } = puzzle;
    expect(readPuzzle(token)).toEqual({ class: "256k", bits, expires, nonce: bytesOf(nonce) });
    expect(await solvePuzzle(token)).toBe(solution);
    expect(checkPuzzle(token, solution, bytesOf(key), expires, "256k").kind).toBe("ok");
  });
  it("member file opens by passphrase and by passkey", async () => {
    const file = utf8(memberFile.file);
    const { passphrase, content } = memberFile;
    const [credential, output] = [bytesOf(memberFile.passkey.credential), bytesOf(memberFile.passkey.output)];
    expect(await openMemberFile(file, { kind: "passphrase", passphrase })).toMatchObject({ kind: "opened", content });
    expect(await openMemberFile(file, { kind: "passkey", credential, output })).toMatchObject({
      kind: "opened",
      content,
    });
    expect((await openMemberFile(file, { kind: "passkey", credential, output: altered(output, 0, 0) })).kind).toBe(
      "does-not-open",
    );
  });
};

export const checkVectors = (): void => {
  describe("vectors of statements", statementVectors);
  describe("vectors of the container", containerVectors);
  describe("vectors of the envelope", envelopeVectors);
  describe("vectors of desk keys", deskVectors);
  describe("vectors of unlocking by two", twoVectors);
  describe("closing", closing);
  describe("vectors of the return code, puzzle and member file", codeVectors);
};
