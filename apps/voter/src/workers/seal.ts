/**
 * All that holds a key: sealing, signing, opening her own notes. It runs apart from the page and cannot reach the network
 * (its own content policy). Keys stay here until the worker ends. The intake's puzzles are solved here too, in a second
 * worker of the same script.
 */
import type { AdditionContent, ReportContent, ReportStatement } from "@perde/cases/report";
import { openCheckpoint } from "@perde/ledger/checkpoint";
import { deleterOf, envelopeLeaf } from "@perde/ledger/leaf";
import { hashReader, proveInclusion, tilePath } from "@perde/ledger/tile";
import { leafHash, verifyInclusion } from "@perde/ledger/tree";
import { concat, fromBase64Url, toBase64Url, utf8 } from "@perde/seal/bytes";
import { signCall } from "@perde/seal/call";
import { NOTE_WIRE_BYTES, type Slot, sealEnvelope, sealNote } from "@perde/seal/close";
import { bytesOfIndexes } from "@perde/seal/code-words";
import { contentBytes, packContainer } from "@perde/seal/container";
import { chooseDescriptor, type DeskName, openListings } from "@perde/seal/descriptor";
import { envelopeParts } from "@perde/seal/envelope";
import { fingerprint as fingerprintOf } from "@perde/seal/fingerprint";
import { openNote } from "@perde/seal/note";
import { checkPromise } from "@perde/seal/promise";
import { solvePuzzle } from "@perde/seal/puzzle";
import { openReply } from "@perde/seal/reply";
import { type CodeKeys, deletionKey, keysOfSecret, newCode, stretchCode } from "@perde/seal/return-code";
import { type SizeClass, sizeClassFor, wireBytes } from "@perde/seal/size-class";
import { signStatement } from "@perde/seal/statement";
import { signTombstone } from "@perde/seal/tombstone";
import { answerCalls } from "@perde/site/remote";
import { type Note, type NotedEnvelope, parseNote } from "../note.ts";
import type { NewPicture } from "../picture.ts";

/** A desk that can be chosen: its chain ends in a root of this page. */
export type DeskChoice = {
  readonly desk: string;
  readonly name: DeskName;
  readonly root: string;
  readonly slot: Slot;
  readonly recipient: string;
};

/** A sealed envelope and what is needed to send, prove and delete it. Bytes in text are base64url. */
export type Parcel = {
  readonly kind: "parcel";
  readonly sizeClass: SizeClass;
  readonly wire: Uint8Array<ArrayBuffer>;
  readonly deleter: string;
  readonly envelope: Omit<NotedEnvelope, "batch">;
};

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", owned(bytes)));

/** Bytes in a buffer of their own, as requests and messages want them. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const required = (text: string, length: number): Uint8Array => {
  const bytes = fromBase64Url(text, length);
  if (!bytes) throw new TypeError("malformed base64url");
  return bytes;
};

let keys: CodeKeys | undefined;

const held = (): CodeKeys => {
  if (!keys) throw new Error("no keys");
  return keys;
};

type Desks = {
  readonly listings: unknown;
  readonly roots: readonly string[];
  readonly buildDay: string;
  readonly phoneDay: string;
};

/** The desks that can be sealed to today, and how many listings were refused. */
const desks = ({ listings, roots, buildDay, phoneDay }: Desks) => {
  const known = roots.map(root => required(root, 32));
  const opened = openListings(listings, known);
  const choices = opened.desks.flatMap((desk): DeskChoice[] => {
    const chosen = chooseDescriptor(desk, { buildDay, phoneDay });
    if (chosen.kind !== "descriptor") return [];
    const { name, slot, recipient } = chosen.descriptor;
    return [{ desk: desk.desk, name, root: toBase64Url(desk.root), slot, recipient }];
  });
  const names = opened.desks.flatMap(({ desk, descriptors }) =>
    descriptors.slice(-1).map(({ name }) => ({ desk, name })),
  );
  return { choices, names, refused: opened.refused.length };
};

const fingerprint = ({ root }: { readonly root: string }) => fingerprintOf(required(root, 32));

/** Draws a code and keeps its keys. */
const begin = async ({ instance }: { readonly instance: string }) => {
  const code = newCode(random(16));
  const stretched = await stretchCode(code, required(instance, 16));
  if (stretched.kind !== "keys") return stretched;
  keys = stretched;
  return { kind: "code" as const, code };
};

/** Keys that no words lead to: for a phone without the memory to stretch a code. */
const beginWithoutWords = async (_: { readonly instance: string }): Promise<void> => {
  keys = await keysOfSecret(random(32));
};

/** Keys of words that were typed, given as their eight indexes. */
const resume = async ({ indexes, instance }: { readonly indexes: readonly number[]; readonly instance: string }) => {
  const code = newCode(bytesOfIndexes(indexes));
  const stretched = await stretchCode(code, required(instance, 16));
  if (stretched.kind !== "keys") return stretched;
  keys = stretched;
  return { kind: "ready" as const };
};

type ToSeal = {
  readonly sequence: number;
  readonly desks: readonly Pick<DeskChoice, "desk" | "slot" | "recipient">[];
  readonly content:
    | { readonly type: "report"; readonly content: ReportContent; readonly pictures: readonly NewPicture[] }
    | { readonly type: "addition"; readonly content: AdditionContent };
};

const statementOf = async ({ sequence, desks: chosen, content }: ToSeal, deleter: string): Promise<ReportStatement> => {
  const pictures = content.type === "report" ? content.pictures : [];
  const frame = {
    for: chosen.map(({ desk }) => desk),
    reply: held().reply.recipient,
    deleter,
    attachments: await Promise.all(
      pictures.map(async ({ type, bytes }) => ({
        type,
        bytes: bytes.length,
        sha256: toBase64Url(await sha256(bytes)),
      })),
    ),
  };
  return content.type === "report"
    ? { type: "report", seq: 0, ...frame, content: content.content }
    : { type: "addition", seq: sequence, ...frame, content: content.content };
};

/** Signs, packs, pads and seals. The class is the smallest that holds the content. */
const seal = async (toSeal: ToSeal): Promise<Parcel | { readonly kind: "too-large" }> => {
  const deleter = deleterOf(deletionKey(held(), toSeal.sequence).publicKey);
  const signed = signStatement("report", await statementOf(toSeal, toBase64Url(deleter)), held().mailbox);
  const header = utf8(JSON.stringify({ v: "perde-report/1", signed }));
  const pictures = toSeal.content.type === "report" ? toSeal.content.pictures.map(({ bytes }) => bytes) : [];
  const sizeClass = sizeClassFor(contentBytes(header, pictures));
  if (!sizeClass) return { kind: "too-large" };
  const container = packContainer(header, pictures, sizeClass);
  const wire = await sealEnvelope({ container, recipients: toSeal.desks, random });
  container.fill(0);
  const parts = envelopeParts(wire);
  if (parts.kind !== "envelope") throw new Error("what was sealed is no envelope");
  const { headerHash, payloadHash } = parts;
  return {
    kind: "parcel",
    sizeClass,
    wire: owned(wire),
    deleter: toBase64Url(deleter),
    envelope: {
      sequence: toSeal.sequence,
      leaf: toBase64Url(envelopeLeaf({ deleter, headerHash, payloadHash })),
      header: toBase64Url(headerHash),
      payload: toBase64Url(payloadHash),
    },
  };
};

type ToCheck = {
  readonly promise: unknown;
  readonly promiseKey: string;
  readonly instance: string;
  readonly leaf: string;
};

/** Whether the answer is this intake's signed promise for this very envelope; if so, the batch by which it will be in. */
const promised = ({ promise, promiseKey, instance, leaf }: ToCheck) => {
  const checked = checkPromise(promise, required(promiseKey, 32));
  const ours =
    checked.kind === "promise" && toBase64Url(checked.instance) === instance && toBase64Url(checked.envelope) === leaf;
  return ours ? { kind: "promised" as const, batch: checked.batch } : { kind: "invalid" as const };
};

/** The note to herself, sealed to her own key. */
const sealOwnNote = async ({ note }: { readonly note: Note }) => owned(await sealNote(note, held().reply.recipient));

type ToSign = { readonly origin: string; readonly path: string; readonly body: Uint8Array; readonly nonce: string };

/** The header of a call by the mailbox's key. */
const sign = async ({ origin, path, body, nonce }: ToSign): Promise<string> =>
  signCall({ origin, method: "POST", path, bodyHash: await sha256(body), nonce }, held().mailbox);

export type ShownReply = { readonly desk: string; readonly sequence: number; readonly text: string };

type ToRead = { readonly page: Uint8Array; readonly first: boolean; readonly roots: readonly string[] };

/** What a mailbox page holds for these words: the note in slot 0 of the first page, replies after it. */
const readPage = async ({ page, first, roots }: ToRead) => {
  const { reply, mailboxId } = held();
  const known = roots.map(root => required(root, 32));
  const slots = Array.from({ length: Math.floor(page.length / NOTE_WIRE_BYTES) }, (_, slot) =>
    page.subarray(slot * NOTE_WIRE_BYTES, (slot + 1) * NOTE_WIRE_BYTES),
  );
  const own = first && slots[0] ? await openNote(slots[0], reply.identity) : undefined;
  const note = own?.kind === "note" ? parseNote(own.value) : undefined;
  const replies: ShownReply[] = [];
  let refused = 0;
  let opened = 0;
  for (const slot of first ? slots.slice(1) : slots) {
    const answer = await openReply(slot, { identity: reply.identity, mailboxId, roots: known });
    if (answer.kind === "not-for-this-key") continue;
    opened += 1;
    if (answer.kind === "reply") replies.push({ desk: answer.desk, sequence: answer.sequence, text: answer.text });
    else refused += 1;
  }
  return { note, replies, refused, full: opened === (first ? slots.length - 1 : slots.length) };
};

/** The body of a deletion: tombstones of all her envelopes, as long as a small report. */
const bury = ({ envelopes }: { readonly envelopes: readonly NotedEnvelope[] }): Uint8Array<ArrayBuffer> => {
  const tombstones = envelopes.map(({ sequence, header, payload }) =>
    signTombstone({
      deleter: deletionKey(held(), sequence),
      headerHash: required(header, 32),
      payloadHash: required(payload, 32),
    }),
  );
  const text = utf8(JSON.stringify({ v: 1, tombstones }));
  return owned(concat(text, new Uint8Array(wireBytes("16k") - text.length).fill(0x20)));
};

type InTree = {
  readonly checkpoint: Uint8Array;
  readonly ledgerKey: string;
  readonly leaf: Uint8Array;
  readonly position: number;
  /** Tiles fetched so far, by path. */
  readonly tiles: Readonly<Record<string, Uint8Array>>;
};

/** How many leaves a checkpoint that this ledger signed speaks of. */
const ledgerSize = ({ checkpoint, ledgerKey }: Pick<InTree, "checkpoint" | "ledgerKey">): number | undefined => {
  const opened = openCheckpoint(checkpoint, ledgerKey);
  return "kind" in opened ? undefined : opened.size;
};

/** Whether the leaf stands at its position in the tree of the checkpoint, or which tile is needed to tell. */
const inTree = async ({ checkpoint, ledgerKey, leaf, position, tiles }: InTree) => {
  const opened = openCheckpoint(checkpoint, ledgerKey);
  if ("kind" in opened) return { kind: "unchecked" as const };
  const reader = hashReader(async (level, index, width) => tiles[tilePath(level, index, width)]);
  const { size, root } = opened;
  const proof = await proveInclusion(reader, position, size);
  if (proof.kind === "tile-missing") return { kind: "needs" as const, path: proof.path };
  if (proof.kind !== "proof") return { kind: "unchecked" as const };
  const proven = verifyInclusion({ leafHash: leafHash(leaf), index: position, size, proof: proof.proof, root });
  return { kind: proven ? ("in" as const) : ("missing" as const) };
};

/** The body of a mailbox's deletion has the length of a note and says nothing. */
const emptyNote = (_: Record<string, never>) => new Uint8Array(NOTE_WIRE_BYTES);

const solve = ({ token }: { readonly token: string }): Promise<string> => solvePuzzle(token);

const offer = {
  solve,
  desks,
  fingerprint,
  begin,
  beginWithoutWords,
  resume,
  seal,
  promised,
  sealOwnNote,
  sign,
  readPage,
  bury,
  emptyNote,
  ledgerSize,
  inTree,
};

export type SealOffer = typeof offer;

answerCalls(offer);
