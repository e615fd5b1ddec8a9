/**
 * Notes and replies: the reporter's door back. It opens what was sealed to one recipient and cannot open an envelope.
 * docs/formats/envelope.md, "Notes".
 */

import { Decrypter } from "age-encryption";
import { hasOneHybridStanza } from "./envelope.ts";
import { NOTE_WIRE_BYTES, unpadNote } from "./note-format.ts";

export { NOTE_CONTENT_BYTES, NOTE_WIRE_BYTES, sealNote } from "./close.ts";

export type OpenedNote = { readonly kind: "note"; readonly value: unknown } | { readonly kind: "not-for-this-key" };

/** Opens a file with exactly one hybrid stanza. Flat: a wrong key and an altered byte look alike. */
export const openOneStanza = async (file: Uint8Array, identity: string): Promise<Uint8Array | undefined> => {
  if (!hasOneHybridStanza(file)) return undefined;
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(file);
  } catch {
    return undefined; // not for this key, or altered
  }
};

/** Opens a note, a reply or filler. Filler, another's note and a damaged one are all `not-for-this-key`. */
export const openNote = async (bytes: Uint8Array, identity: string): Promise<OpenedNote> => {
  if (bytes.length !== NOTE_WIRE_BYTES) return { kind: "not-for-this-key" };
  const plain = await openOneStanza(bytes, identity);
  const note = plain && unpadNote(plain);
  return note === undefined ? { kind: "not-for-this-key" } : { kind: "note", value: note.value };
};
