import { describe, expect, it, vi } from "vitest";
import { aDesk, certify } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";
import { wrapKeyFromSeed } from "./age-key.ts";
import { utf8 } from "./bytes.ts";
import { NOTE_WIRE_BYTES, sealNote } from "./close.ts";
import { newMember } from "./desk-keys.ts";
import { openReply, REPLY_TEXT_BYTES, type Reply, sealReply, signReply } from "./reply.ts";
import type { Signed, SigningKey } from "./statement.ts";

vi.setConfig({ testTimeout: 30_000 });

const random = seeded("reply");
const desk = await aDesk();
const other = await aDesk("Another Desk");
const mailboxId = random(32);
const wrap = await wrapKeyFromSeed(random(32));
const mailbox = { identity: wrap.identity, mailboxId, roots: [desk.root.signing.publicKey] };
const reply: Reply = { desk: desk.root.desk, mailbox: mailboxId, sequence: 1, text: "Хабарыңызды оқыдық." };

const arriving = async (facts: Partial<Reply> = {}, by: SigningKey = desk.worker.signing, path = desk.chain) => {
  const sealed = await sealReply(signReply({ ...reply, ...facts }, by), path, wrap.recipient);
  return sealed.kind === "sealed" ? sealed.bytes : new Uint8Array(0);
};
const sealedValue = (value: unknown) => sealNote(value, wrap.recipient);

describe("a reply", () => {
  it("by a case worker under the root names its desk and its number", async () => {
    const bytes = await arriving();
    expect(bytes.length).toBe(NOTE_WIRE_BYTES);
    expect(await openReply(bytes, mailbox)).toEqual({ kind: "reply", ...reply });
  });
  it("of the longest text fits beside a path of two, in any script and with every letter escaped", async () => {
    for (const text of ["ж".repeat(REPLY_TEXT_BYTES / 2), "a".repeat(REPLY_TEXT_BYTES)]) {
      expect(utf8(text).length).toBe(REPLY_TEXT_BYTES);
      expect((await openReply(await arriving({ text }), mailbox)).kind).toBe("reply");
    }
  });
  it("is counted from 1", () => {
    expect(() => signReply({ ...reply, sequence: 0 }, desk.worker.signing)).toThrow(RangeError);
  });
  it("that is too long says so", async () => {
    const signed = signReply({ ...reply, text: "ж".repeat(2000) }, desk.worker.signing);
    expect(await sealReply(signed, desk.chain, wrap.recipient)).toEqual({ kind: "too-long" });
  });
});

describe("a forged reply", () => {
  const forged = { kind: "forged" };
  it("by a key outside the chain shows nothing", async () => {
    const stranger = await newMember(random(32));
    expect(await openReply(await arriving({}, stranger.signing), mailbox)).toEqual(forged);
    const path = [
      ...desk.chain.slice(0, 1),
      certify(desk.root.desk, stranger, { role: "case-worker", serial: 2, by: stranger.signing }),
    ];
    expect(await openReply(await arriving({}, stranger.signing, path), mailbox)).toEqual(forged);
  });
  it("by another desk in this one's name shows nothing", async () => {
    expect(await openReply(await arriving({}, other.worker.signing, other.chain), mailbox)).toEqual(forged);
  });
  it("by a desk whose root the page does not carry shows nothing", async () => {
    const bytes = await arriving({ desk: other.root.desk }, other.worker.signing, other.chain);
    expect(await openReply(bytes, mailbox)).toEqual(forged);
    const trusting = { ...mailbox, roots: [other.root.signing.publicKey] };
    expect((await openReply(bytes, trusting)).kind).toBe("reply");
  });
  it("written for another mailbox and moved into this one shows nothing", async () => {
    expect(await openReply(await arriving({ mailbox: random(32) }), mailbox)).toEqual(forged);
  });
  it("by a reader shows nothing: readers do not write", async () => {
    const reader = await newMember(random(32));
    const path = [
      ...desk.chain.slice(0, 1),
      certify(desk.root.desk, reader, { role: "reader", serial: 2, by: desk.lead.signing }),
    ];
    expect(await openReply(await arriving({}, reader.signing, path), mailbox)).toEqual(forged);
  });
  it("whose text was exchanged shows nothing", async () => {
    const signed = signReply(reply, desk.worker.signing);
    const altered: Signed = { ...signed, statement: signed.statement.replace("оқыдық", "жойдық") };
    expect(await openReply(await sealedValue({ v: 1, signed: altered, path: desk.chain }), mailbox)).toEqual(forged);
  });
});

describe("an unsigned reply shows nothing", () => {
  it.each([["a bare text"], [{ v: 1, text: "call me" }], [{ v: 1, signed: {}, path: [] }]])("%j", async value => {
    expect(await openReply(await sealedValue(value), mailbox)).toEqual({ kind: "unsigned" });
  });
});

describe("filler and others' replies", () => {
  it("are not for this key", async () => {
    expect(await openReply(random(NOTE_WIRE_BYTES), mailbox)).toEqual({ kind: "not-for-this-key" });
    const stranger = await wrapKeyFromSeed(random(32));
    expect(await openReply(await arriving(), { ...mailbox, identity: stranger.identity })).toEqual({
      kind: "not-for-this-key",
    });
  });
});
