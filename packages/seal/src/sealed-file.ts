/** A whole file for one chosen recipient, as an age file with one hybrid stanza. docs/formats/export.md, "Sealed". */
import { Encrypter } from "age-encryption";
import { openOneStanza } from "./note.ts";
import { isHybridRecipient } from "./recipient.ts";

export type SealedFile =
  | { readonly kind: "sealed"; readonly bytes: Uint8Array }
  /** Not `age1pq1…`, or mistyped: its checksum fails. Classic recipients are refused. */
  | { readonly kind: "bad-recipient" };

export const sealFile = async (bytes: Uint8Array, recipient: string): Promise<SealedFile> => {
  if (!isHybridRecipient(recipient)) return { kind: "bad-recipient" };
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    return { kind: "bad-recipient" }; // the checksum of its spelling fails
  }
  return { kind: "sealed", bytes: await encrypter.encrypt(bytes) };
};

/** `not-for-this-key`: another key, or any altered byte. */
export const openFile = async (
  file: Uint8Array,
  identity: string,
): Promise<{ readonly kind: "file"; readonly bytes: Uint8Array } | { readonly kind: "not-for-this-key" }> => {
  const bytes = await openOneStanza(file, identity);
  return bytes === undefined ? { kind: "not-for-this-key" } : { kind: "file", bytes };
};
