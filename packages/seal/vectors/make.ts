/**
 * Writes the vectors of this folder: `node packages/seal/vectors/make.ts`. Everything follows from fixed seeds; where
 * age-encryption draws its own randomness, the platform's source is replaced by a seeded one while it does. So a second
 * run writes the same bytes, and `vectors.test.ts` fails when it would not.
 */

import { writeFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { Encrypter, identityToRecipient } from "age-encryption";
import { signAccess } from "../src/access.ts";
import { wrapKeyFromSeed } from "../src/age-key.ts";
import { hex, toBase64Url, utf8 } from "../src/bytes.ts";
import { signCall } from "../src/call.ts";
import { sealEnvelope, sealNote } from "../src/close.ts";
import { contentBytes, packContainer } from "../src/container.ts";
import { deskIdOf, epochKeys, newMember, newRoot, signCertificate, wrapSeed } from "../src/desk-keys.ts";
import { envelopeParts } from "../src/envelope.ts";
import { fingerprint } from "../src/fingerprint.ts";
import { sealEvent } from "../src/journal-seal.ts";
import { createMemberFile, LEAST_FILE_COST } from "../src/member-file.ts";
import { signPromise } from "../src/promise.ts";
import { newPuzzle, solvePuzzle } from "../src/puzzle.ts";
import { sealReply, signReply } from "../src/reply.ts";
import { deletionKey, keysOfSecret, newCode, stretchSecret } from "../src/return-code.ts";
import { splitRoot } from "../src/shares.ts";
import { newSigningKey, signStatement } from "../src/statement.ts";
import { signRetention, signTombstone } from "../src/tombstone.ts";
import { splitForTwo } from "../src/unlock-two.ts";
import { aDesk, certify } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";

/** Runs `work` with a seeded `crypto.getRandomValues`, one use at a time. */
const withSeededPlatform = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const random = seeded(`platform ${name}`);
  const own = Object.getOwnPropertyDescriptor(crypto, "getRandomValues");
  Object.defineProperty(crypto, "getRandomValues", {
    configurable: true,
    value: (array: Uint8Array) => {
      array.set(random(array.length));
      return array;
    },
  });
  try {
    return await work();
  } finally {
    if (own === undefined) Reflect.deleteProperty(crypto, "getRandomValues");
    else Object.defineProperty(crypto, "getRandomValues", own);
  }
};

const b64 = toBase64Url;

const statements = () => {
  const random = seeded("vectors statements");
  const key = newSigningKey(random(32));
  const other = newSigningKey(random(32));
  const value = { v: 1, text: "Дауыс беру құпия", list: [1, true, null] };
  const good = signStatement("report", value, key);
  const spaced = signStatement("report", value, key);
  const call = { origin: "http://localhost:8700", method: "POST", path: "/v1/mailbox/read", bodyHash: random(32) };
  const hashes = { headerHash: random(32), payloadHash: random(32) };
  return {
    seed: b64(key.seed),
    publicKey: b64(key.publicKey),
    cases: [
      { name: "good", type: "report", signed: good, opens: "statement", value },
      { name: "under another type", type: "reply", signed: good, opens: "bad-signature" },
      {
        name: "named as another's",
        type: "report",
        signed: { ...good, by: b64(other.publicKey) },
        opens: "bad-signature",
      },
      {
        name: "one word altered",
        type: "report",
        signed: { ...good, statement: good.statement.replace("true", "null") },
        opens: "bad-signature",
      },
      {
        name: "white space",
        type: "report",
        signed: { ...spaced, statement: `${spaced.statement} ` },
        opens: "malformed",
      },
      { name: "a field too many", type: "report", signed: { ...good, day: "2026-11-22" }, opens: "malformed" },
      { name: "a repeated name", type: "report", signed: { ...good, statement: '{"v":1,"v":1}' }, opens: "malformed" },
      { name: "nine levels", type: "report", signed: { ...good, statement: "[[[[[[[[[]]]]]]]]]" }, opens: "malformed" },
      {
        name: "spare bits in the key",
        type: "report",
        signed: { ...good, by: `${good.by.slice(0, -1)}B` },
        opens: "malformed",
      },
    ],
    promise: { signed: signPromise({ instance: random(16), envelope: random(32), batch: 5 }, key) },
    call: {
      origin: call.origin,
      method: call.method,
      path: call.path,
      bodyHash: b64(call.bodyHash),
      header: signCall({ ...call, nonce: b64(random(16)) }, key),
    },
    tombstone: {
      headerHash: b64(hashes.headerHash),
      payloadHash: b64(hashes.payloadHash),
      signed: signTombstone({ deleter: key, ...hashes }),
    },
    retention: signRetention({ deleter: sha256(key.publicKey), ...hashes }, other),
  };
};

const containers = () => {
  const header = { v: "perde-report/1", signed: { statement: "{}", by: "", sig: "" } };
  const attachments = [seeded("vectors attachment")(300), new Uint8Array(0)];
  const packed = packContainer(utf8(JSON.stringify(header)), attachments, "16k");
  const end = packed.length - 1;
  return {
    header,
    attachments: attachments.map(b64),
    sizeClass: "16k",
    content: b64(packed.subarray(0, contentBytes(utf8(JSON.stringify(header)), attachments))),
    altered: [
      { name: "another magic", at: 0, byte: 0x50, opens: "damaged" },
      { name: "version 2", at: 13, byte: 0x32, opens: "unknown-version" },
      { name: "a header longer than 12 KiB", at: 17, byte: 0x40, opens: "damaged" },
      { name: "a header that is cut", at: 18, byte: 0x10, opens: "damaged" },
      { name: "nine attachments", at: 19 + JSON.stringify(header).length, byte: 9, opens: "damaged" },
      { name: "padding that is not zero", at: end, byte: 1, opens: "damaged" },
    ],
  };
};

const envelopes = async () => {
  const random = seeded("vectors envelope");
  const [first, third, stranger] = [
    await wrapKeyFromSeed(random(32)),
    await wrapKeyFromSeed(random(32)),
    await wrapKeyFromSeed(random(32)),
  ];
  const container = packContainer(utf8('{"v":"perde-report/1"}'), [], "16k");
  const recipients = [
    { slot: 0, recipient: first.recipient },
    { slot: 2, recipient: third.recipient },
  ] as const;
  const wire = await withSeededPlatform("envelope", () => sealEnvelope({ container, recipients, random }));
  const parts = envelopeParts(wire);
  if (parts.kind !== "envelope") throw new Error("the vector is no envelope");
  const note = await withSeededPlatform("note", () =>
    sealNote({ v: 1, envelope: b64(parts.headerHash) }, first.recipient),
  );
  const secret = random(32);
  const wrapped = await withSeededPlatform("wrap", () => wrapSeed(secret, first.recipient));
  const classicIdentity = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
  const classic = await withSeededPlatform("classic", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(classicIdentity));
    return await encrypter.encrypt(container.subarray(0, 100));
  });
  return {
    identities: { slot0: first.identity, slot2: third.identity, stranger: stranger.identity },
    recipients: { slot0: first.recipient, slot2: third.recipient },
    containerStart: b64(container.subarray(0, 64)),
    wire: b64(wire),
    headerHash: b64(parts.headerHash),
    payloadHash: b64(parts.payloadHash),
    opening: [
      { name: "slot 0", slot: 0, identity: first.identity, opens: "opened" },
      { name: "slot 2", slot: 2, identity: third.identity, opens: "opened" },
      { name: "the key of slot 0 at slot 1", slot: 1, identity: first.identity, opens: "not-for-this-key" },
      { name: "a stranger at a throw-away stanza", slot: 3, identity: stranger.identity, opens: "not-for-this-key" },
      { name: "a flipped byte of the payload", slot: 0, identity: first.identity, flip: 6400, opens: "damaged" },
      { name: "a flipped last byte", slot: 0, identity: first.identity, flip: 22_713, opens: "damaged" },
      { name: "a flipped byte of the MAC", slot: 0, identity: first.identity, flip: 6260, opens: "damaged" },
      {
        name: "a flipped byte of its own stanza",
        slot: 0,
        identity: first.identity,
        flip: 1540,
        opens: "not-for-this-key",
      },
    ],
    note: { wire: b64(note), value: { v: 1, envelope: b64(parts.headerHash) } },
    wrap: { wire: b64(wrapped), secret: b64(secret) },
    classic: { identity: classicIdentity, file: b64(classic), plain: b64(container.subarray(0, 100)) },
  };
};

const deskKeys = async () => {
  const random = seeded("vectors desk");
  const [rootSeed, memberSeed, epochSeed] = [random(32), random(32), random(32)];
  const [root, member, epoch] = [await newRoot(rootSeed), await newMember(memberSeed), await epochKeys(epochSeed)];
  const desk = await aDesk("Desk of Vectors");
  const stranger = await newMember(random(32));
  const ghost = certify(desk.root.desk, stranger, { role: "lead", serial: 3, by: desk.worker.signing });
  const removal = signCertificate(
    { desk: desk.root.desk, subject: desk.worker.signing.publicKey, role: "removed", serial: 3, from: "2026-11-20" },
    desk.lead.signing,
  );
  const place = { desk: desk.root.desk, epoch: 1, author: b64(desk.worker.signing.publicKey), sequence: 4 };
  const event = utf8('{"statement":"…"}');
  const shares = splitRoot(rootSeed, 2, 3, random);
  const print = await fingerprint(root.signing.publicKey);
  if (print.kind !== "fingerprint") throw new Error("no memory for a fingerprint");
  return {
    root: {
      seed: b64(rootSeed),
      publicKey: b64(root.signing.publicKey),
      desk: deskIdOf(root.signing.publicKey),
      recoveryIdentity: root.recovery.identity,
      fingerprint: print.indexes,
    },
    member: { seed: b64(memberSeed), publicKey: b64(member.signing.publicKey), wrapIdentity: member.wrap.identity },
    epoch: {
      seed: b64(epochSeed),
      identity: epoch.identity,
      recipient: epoch.recipient,
      journalKey: b64(epoch.journalKey),
    },
    chain: {
      root: b64(desk.root.signing.publicKey),
      cases: [
        { name: "two members", certificates: desk.chain, folds: "chain", roles: ["lead", "case-worker"] },
        { name: "one removed", certificates: [...desk.chain, removal], folds: "chain", roles: ["lead"] },
        { name: "a ghost", certificates: [...desk.chain, ghost], folds: "ghost", roles: [] },
        { name: "one withheld", certificates: desk.chain.slice(1), folds: "broken", roles: [] },
      ],
    },
    listing: desk.listing,
    access: signAccess({ desk: desk.root.desk, serial: 1, members: [desk.lead.signing.publicKey] }, desk.lead.signing),
    journalEvent: {
      place,
      key: b64(epoch.journalKey),
      event: b64(event),
      sealed: b64(sealEvent(event, place, epoch.journalKey, random(24))),
    },
    shares: { k: 2, seed: b64(rootSeed), words: shares },
    unlockTwo: { seed: b64(epochSeed), shares: splitForTwo(epochSeed, 3, random).map(b64) },
  };
};

const returnCodes = async () => {
  const random = seeded("vectors code");
  const code = newCode(random(16));
  const instance = random(16);
  const stretched = await stretchSecret(code, instance);
  if (stretched.kind !== "stretched") throw new Error("no memory for a return code");
  const keys = await keysOfSecret(stretched.bytes);
  const desk = await aDesk("Desk of Vectors");
  const signed = signReply(
    { desk: desk.root.desk, mailbox: keys.mailboxId, sequence: 1, text: "Хабарыңызды оқыдық." },
    desk.worker.signing,
  );
  const reply = await withSeededPlatform("reply", () => sealReply(signed, desk.chain, keys.reply.recipient));
  if (reply.kind !== "sealed") throw new Error("the reply is too long");
  return {
    code,
    instance: b64(instance),
    stretched: b64(stretched.bytes),
    mailbox: b64(keys.mailbox.publicKey),
    mailboxId: b64(keys.mailboxId),
    replyIdentity: keys.reply.identity,
    deletion: [0, 1].map(sequence => b64(deletionKey(keys, sequence).publicKey)),
    reply: { root: b64(desk.root.signing.publicKey), wire: b64(reply.bytes), text: "Хабарыңызды оқыдық." },
  };
};

const puzzles = async () => {
  const random = seeded("vectors puzzle");
  const key = random(32);
  const nonce = random(16);
  const token = newPuzzle({ class: "256k", bits: 8, expires: 29_680_000, nonce }, key);
  return {
    key: b64(key),
    class: "256k",
    bits: 8,
    expires: 29_680_000,
    nonce: b64(nonce),
    token,
    solution: await solvePuzzle(token),
  };
};

const memberFiles = async () => {
  const random = seeded("vectors member file");
  const content = { signing: b64(random(32)), wrap: b64(random(32)) };
  const passkey = { credential: random(20), salt: random(32), output: random(32) };
  const passphrase = "six invented words for this vector";
  const made = await createMemberFile(content, passphrase, { random, passkeys: [passkey], cost: LEAST_FILE_COST });
  if (made.kind !== "file") throw new Error("no memory for a member file");
  return {
    file: new TextDecoder().decode(made.bytes),
    passphrase,
    passkey: { credential: b64(passkey.credential), salt: b64(passkey.salt), output: b64(passkey.output) },
    content,
  };
};

/** Every file of this folder by its name. */
export const makeVectors = async (): Promise<Readonly<Record<string, unknown>>> => ({
  "statements.json": statements(),
  "container.json": containers(),
  "envelope.json": await envelopes(),
  "desk-keys.json": await deskKeys(),
  "return-code.json": await returnCodes(),
  "puzzle.json": await puzzles(),
  "member-file.json": await memberFiles(),
});

if (import.meta.main) {
  for (const [name, value] of Object.entries(await makeVectors())) {
    const text = `${JSON.stringify(value, null, 1)}\n`;
    writeFileSync(new URL(name, import.meta.url), text);
    console.log(
      `${name} ${text.length} ${hex(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text).slice()))).slice(0, 16)}`,
    );
  }
}
