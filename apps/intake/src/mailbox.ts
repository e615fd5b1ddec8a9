import { createCipheriv, createHmac } from "node:crypto";
import { concat } from "@perde/seal/bytes";
import { hasOneHybridStanza } from "@perde/seal/envelope";
import { NOTE_WIRE_BYTES } from "@perde/seal/note-format";
import * as v from "valibot";
import { type Answer, binary, padded, refuse } from "./answers.ts";
import { dayOf } from "./clock.ts";
import { type Intake, sha256 } from "./intake.ts";
import { bytesText, parseJson } from "./outside-json.ts";
import { checkedPuzzle } from "./puzzles.ts";

/**
 * Mailboxes: docs/formats/http.md, "Mailboxes". A mailbox is named by the hash of a key that only eight words give.
 * Reading always answers one page of eight slots; what holds nothing is filled by bytes that are the same at every
 * reading, so that unknown, deleted and half-full look alike.
 */
export const SLOTS_A_PAGE = 8;
export const PAGES = 8;
export const PAGE_BYTES = SLOTS_A_PAGE * NOTE_WIRE_BYTES;
const LAST_SLOT = SLOTS_A_PAGE * PAGES - 1;

const reading = v.strictObject({
  v: v.literal(1),
  page: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PAGES - 1)),
});

/** @param key the mailbox's public key, of which the call was signed */
export const readMailbox = async (intake: Intake, key: Uint8Array, body: Uint8Array): Promise<Answer> => {
  const asked = parseJson(reading, body, 256);
  if (asked === undefined) return refuse("malformed");
  const mailbox = sha256(key);
  const first = asked.page * SLOTS_A_PAGE;
  const held = await intake.store.notes(mailbox, first, SLOTS_A_PAGE);
  // Every slot is filled first, so that the work does not tell how many hold something.
  const page = concat(...Array.from({ length: SLOTS_A_PAGE }, (_, at) => filler(intake, mailbox, first + at)));
  for (const { slot, bytes } of held) page.set(bytes, (slot - first) * NOTE_WIRE_BYTES);
  return binary(page);
};

/** The bytes of an empty slot: a key stream under a key made of the operator's secret, the mailbox and the slot. */
const filler = (intake: Intake, mailbox: Uint8Array, slot: number): Uint8Array => {
  const key = createHmac("sha256", intake.keys.filler)
    .update(mailbox)
    .update(new Uint8Array([slot]))
    .digest();
  return createCipheriv("aes-256-ctr", key, new Uint8Array(16)).update(new Uint8Array(NOTE_WIRE_BYTES));
};

/** The reporter's note to herself, slot 0. The same key may replace it. */
export const putNote = async (
  intake: Intake,
  key: Uint8Array,
  body: Uint8Array,
  puzzle: string | undefined,
): Promise<Answer> => {
  if (body.length !== NOTE_WIRE_BYTES) return refuse("wrong-size");
  if (!hasOneHybridStanza(body)) return refuse("not-age");
  const looked = checkedPuzzle(intake, puzzle, "note");
  if (looked.kind !== "ok") return refuse(looked.kind);
  const put = await intake.store.putNote(sha256(key), body, dayOf(intake.clock.now()), looked.spending);
  return put === "put" ? padded({ stored: true }, 201) : refuse("puzzle-spent");
};

/** Body and puzzle have the form of a note, so that a deletion looks like a report. */
export const deleteMailbox = async (
  intake: Intake,
  key: Uint8Array,
  body: Uint8Array,
  puzzle: string | undefined,
): Promise<Answer> => {
  if (body.length !== NOTE_WIRE_BYTES) return refuse("wrong-size");
  if (body.some(byte => byte !== 0)) return refuse("malformed");
  const looked = checkedPuzzle(intake, puzzle, "note");
  if (looked.kind !== "ok") return refuse(looked.kind);
  const deleted = await intake.store.deleteMailbox(sha256(key), looked.spending);
  await intake.store.forget();
  return deleted === "deleted" ? padded({ deleted: true }, 201) : refuse("puzzle-spent");
};

const replying = v.strictObject({ mailbox: bytesText(32), note: bytesText(NOTE_WIRE_BYTES) });

/** A desk's reply. Whether the mailbox exists is not told: it is stored either way. */
export const putReply = async (intake: Intake, body: Uint8Array): Promise<Answer> => {
  const reply = parseJson(replying, body, 16_384);
  if (reply === undefined) return refuse("malformed");
  if (!hasOneHybridStanza(reply.note)) return refuse("not-age");
  const slot = await intake.store.addReply(reply.mailbox, reply.note, dayOf(intake.clock.now()), LAST_SLOT);
  if (slot === "full") return refuse("mailbox-full");
  intake.recorder.count("reply-stored");
  return padded({ sequence: slot }, 201);
};
