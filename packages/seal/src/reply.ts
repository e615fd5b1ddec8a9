/** Replies: docs/formats/statements.md, "Reply". Signed by a member under the root, then sealed to the mailbox. */

import { equalBytes, fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";
import { deskIdOf, followPath } from "./certificate.ts";
import { sealNote } from "./close.ts";
import { bytesField, fieldsOf, isCount } from "./fields.ts";
import { openNote } from "./note.ts";
import { NOTE_CONTENT_BYTES } from "./note-format.ts";
import { openStatement, type Signed, type SigningKey, signStatement } from "./statement.ts";

/** Longest text of a reply that always fits, in UTF-8 bytes, beside a path of two certificates. */
export const REPLY_TEXT_BYTES = 1800;

/** `desk`: desk id; `mailbox`: mailbox id, 32 bytes; `sequence`: 1, 2, 3… from this desk to this mailbox. */
export type Reply = {
  readonly desk: string;
  readonly mailbox: Uint8Array;
  readonly sequence: number;
  readonly text: string;
};

export type OpenedReply =
  | ({ readonly kind: "reply" } & Reply)
  | { readonly kind: "unsigned" }
  | { readonly kind: "forged" }
  | { readonly kind: "not-for-this-key" };

/** @throws RangeError when the sequence is not 1, 2, 3… */
export const signReply = ({ desk, mailbox, sequence, text }: Reply, member: SigningKey): Signed => {
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError("replies are counted from 1");
  return signStatement("reply", { v: 1, desk, mailbox: toBase64Url(mailbox), sequence, text }, member);
};

/**
 * Seals a signed reply together with the certificates from the root to its signer.
 * `too-long` when they do not fit a note: shorten the text.
 */
export const sealReply = async (
  signed: Signed,
  path: readonly Signed[],
  recipient: string,
): Promise<{ readonly kind: "sealed"; readonly bytes: Uint8Array } | { readonly kind: "too-long" }> => {
  const value = { v: 1, signed, path };
  if (utf8(JSON.stringify(value)).length > NOTE_CONTENT_BYTES) return { kind: "too-long" };
  return { kind: "sealed", bytes: await sealNote(value, recipient) };
};

/**
 * Opens what lies in one slot of a mailbox page. Only a reply whose signer is certified under one of `roots`, for that
 * root's desk, and which names this mailbox is a `reply`; one without signature is `unsigned`; any other is `forged`. The
 * page shows neither. A gap or repeat among the sequences of a desk is for the caller to name.
 */
export const openReply = async (
  bytes: Uint8Array,
  mailbox: { readonly identity: string; readonly mailboxId: Uint8Array; readonly roots: readonly Uint8Array[] },
): Promise<OpenedReply> => {
  const note = await openNote(bytes, mailbox.identity);
  if (note.kind !== "note") return note;
  const outer = fieldsOf(note.value, ["v", "signed", "path"]);
  if (outer === undefined || outer["v"] !== 1 || !Array.isArray(outer["path"])) return { kind: "unsigned" };
  const opened = openStatement("reply", outer["signed"], NOTE_CONTENT_BYTES);
  if (opened.kind === "malformed") return { kind: "unsigned" };
  if (opened.kind === "bad-signature") return { kind: "forged" };
  const fields = fieldsOf(opened.value, ["v", "desk", "mailbox", "sequence", "text"]);
  if (fields === undefined || fields["v"] !== 1) return { kind: "forged" };
  const { desk, sequence, text } = fields;
  const addressed = bytesField(fields["mailbox"], 32);
  if (typeof desk !== "string" || fromBase64Url(desk, 16) === undefined || typeof text !== "string")
    return { kind: "forged" };
  if (!isCount(sequence) || sequence === 0 || addressed === undefined || !equalBytes(addressed, mailbox.mailboxId))
    return { kind: "forged" };
  const root = mailbox.roots.find(one => deskIdOf(one) === desk);
  const signer = root && followPath(root, outer["path"]);
  if (signer === undefined || "kind" in signer || !equalBytes(signer.subject, opened.by)) return { kind: "forged" };
  if (signer.role === "reader") return { kind: "forged" };
  return { kind: "reply", desk, mailbox: addressed, sequence, text };
};
