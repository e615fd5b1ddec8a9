/** A reporter without a browser: the same doors as the voter's page, for stories that are about servers and desks. */
import { createHash, createPrivateKey, randomBytes, sign } from "node:crypto";
import type { ReportContent, ReportStatement } from "@perde/cases/report";
import { fromBase64Url, toBase64Url, utf8 } from "@perde/seal/bytes";
import { signCall } from "@perde/seal/call";
import { NOTE_WIRE_BYTES, sealEnvelope } from "@perde/seal/close";
import { contentBytes, packContainer } from "@perde/seal/container";
import { type Descriptor, openListings } from "@perde/seal/descriptor";
import { envelopeParts } from "@perde/seal/envelope";
import { solvePuzzle } from "@perde/seal/puzzle";
import { openReply } from "@perde/seal/reply";
import { type CodeKeys, deletionKey, keysOfSecret } from "@perde/seal/return-code";
import { sizeClassFor } from "@perde/seal/size-class";
import { signedBytes, signStatement } from "@perde/seal/statement";
import { signTombstone } from "@perde/seal/tombstone";

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash("sha256").update(bytes).digest());

export type Desk = { readonly desk: string; readonly root: Uint8Array; readonly descriptor: Descriptor };

/** The desks as served, believed as they are: stories about belief use the page itself. */
export const servedDesks = async (voter: string): Promise<readonly Desk[]> => {
  const { listings } = (await (await fetch(`${voter}/v1/desks`)).json()) as { listings: readonly { root: string }[] };
  const roots = listings.flatMap(({ root }) => fromBase64Url(root, 32) ?? []);
  return openListings(listings, roots).desks.flatMap(({ desk, root, descriptors }) => {
    const descriptor = descriptors[0];
    return descriptor === undefined ? [] : [{ desk, root, descriptor }];
  });
};

const puzzle = async (voter: string, sizeClass: string): Promise<string> => {
  const { token } = (await (await fetch(`${voter}/v1/puzzles/${sizeClass}`)).json()) as { token: string };
  return `${token}.${await solvePuzzle(token)}`;
};

export type Sent = {
  readonly status: number;
  readonly wire: Uint8Array;
  readonly headerHash: Uint8Array;
  readonly payloadHash: Uint8Array;
  readonly answer: unknown;
};

export type Person = { readonly keys: CodeKeys };
export const aPerson = async (): Promise<Person> => ({ keys: await keysOfSecret(random(32)) });

type Changed = {
  readonly statement?: (statement: ReportStatement) => unknown;
  /** Any text in place of the statement, signed as it is: what no honest page would write. */
  readonly text?: string;
  readonly signer?: CodeKeys;
};

const signText = (text: string, { mailbox }: CodeKeys) => {
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), mailbox.seed]),
    format: "der",
    type: "pkcs8",
  });
  const sig = new Uint8Array(sign(null, signedBytes("report", text), key));
  return { statement: text, by: toBase64Url(mailbox.publicKey), sig: toBase64Url(sig) };
};

/** Seals and sends what a person says; `changed` lets a story cheat before signing or sign with another key. */
export const send = async (
  voter: string,
  person: Person,
  desks: readonly Desk[],
  said:
    | { readonly report: ReportContent }
    | { readonly addition: { language: "kk" | "ru" | "en"; text: string }; readonly seq: number },
  pictures: readonly { readonly type: "image/png" | "image/jpeg" | "image/webp"; readonly bytes: Uint8Array }[] = [],
  changed: Changed = {},
): Promise<Sent> => {
  const seq = "report" in said ? 0 : said.seq;
  const deleter = sha256(deletionKey(person.keys, seq).publicKey);
  const frame = {
    for: desks.map(({ desk }) => desk),
    reply: person.keys.reply.recipient,
    deleter: toBase64Url(deleter),
    attachments: pictures.map(({ type, bytes }) => ({ type, bytes: bytes.length, sha256: toBase64Url(sha256(bytes)) })),
  };
  const statement: ReportStatement =
    "report" in said
      ? { type: "report", seq: 0, ...frame, content: said.report }
      : { type: "addition", seq, ...frame, content: said.addition };
  const signer = changed.signer ?? person.keys;
  const signed =
    changed.text === undefined
      ? signStatement("report", changed.statement?.(statement) ?? statement, signer.mailbox)
      : signText(changed.text, signer);
  const header = utf8(JSON.stringify({ v: "perde-report/1", signed }));
  const attachments = pictures.map(({ bytes }) => bytes);
  const sizeClass = sizeClassFor(contentBytes(header, attachments));
  if (sizeClass === undefined) throw new Error("too large for any class");
  const wire = await sealEnvelope({
    container: packContainer(header, attachments, sizeClass),
    recipients: desks.map(({ descriptor }) => ({ slot: descriptor.slot, recipient: descriptor.recipient })),
    random,
  });
  return deliver(voter, wire, deleter, sizeClass);
};

/** Posts an envelope as it is. */
export const deliver = async (
  voter: string,
  wire: Uint8Array,
  deleter: Uint8Array,
  sizeClass: string,
): Promise<Sent> => {
  const response = await fetch(`${voter}/v1/envelopes`, {
    method: "POST",
    body: Buffer.from(wire),
    headers: { "perde-puzzle": await puzzle(voter, sizeClass), "perde-deleter": toBase64Url(deleter) },
  });
  const parts = envelopeParts(wire);
  const hashes =
    parts.kind === "envelope"
      ? { headerHash: parts.headerHash, payloadHash: parts.payloadHash }
      : { headerHash: deleter, payloadHash: deleter };
  return { status: response.status, wire, ...hashes, answer: await response.json() };
};

const call = async (
  voter: string,
  person: Person,
  path: string,
  body: Uint8Array,
  headers: Record<string, string> = {},
) => {
  const { nonce } = (await (await fetch(`${voter}/v1/nonce`)).json()) as { nonce: string };
  const signed = signCall({ origin: voter, method: "POST", path, bodyHash: sha256(body), nonce }, person.keys.mailbox);
  return fetch(`${voter}${path}`, {
    method: "POST",
    body: Buffer.from(body),
    headers: { ...headers, "perde-call": signed },
  });
};

/** Everything in the first page of a person's mailbox that opens as a signed reply under `roots`. */
export const readReplies = async (voter: string, person: Person, roots: readonly Uint8Array[]) => {
  const response = await call(voter, person, "/v1/mailbox/read", utf8(JSON.stringify({ v: 1, page: 0 })));
  const page = new Uint8Array(await response.arrayBuffer());
  const slots = Array.from({ length: page.length / NOTE_WIRE_BYTES }, (_, slot) =>
    page.subarray(slot * NOTE_WIRE_BYTES, (slot + 1) * NOTE_WIRE_BYTES),
  );
  const { reply, mailboxId } = person.keys;
  return Promise.all(slots.map(slot => openReply(slot, { identity: reply.identity, mailboxId, roots })));
};

/** Deletes one envelope; answers the status. */
export const erase = async (voter: string, person: Person, sent: Sent, seq = 0): Promise<number> => {
  const tombstone = signTombstone({
    deleter: deletionKey(person.keys, seq),
    headerHash: sent.headerHash,
    payloadHash: sent.payloadHash,
  });
  const body = JSON.stringify({ v: 1, tombstones: [tombstone] }).padEnd(22_714, " ");
  const response = await fetch(`${voter}/v1/deletions`, {
    method: "POST",
    body,
    headers: { "perde-puzzle": await puzzle(voter, "16k") },
  });
  return response.status;
};
