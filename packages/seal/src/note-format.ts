/** Notes: one value of fixed length for one hybrid recipient. docs/formats/envelope.md, "Notes". */

import { concat, fromUtf8, utf8 } from "./bytes.ts";
import { ONE_STANZA_HEADER_BYTES } from "./envelope.ts";
import { parseStrictJson } from "./strict-json.ts";

const noteBytes = 4096;

/** Longest JSON text of a note, in UTF-8 bytes. */
export const NOTE_CONTENT_BYTES = noteBytes - 2;

/** Bytes of a sealed note, whatever it says: 5,755. */
export const NOTE_WIRE_BYTES = ONE_STANZA_HEADER_BYTES + 16 + noteBytes + 16;

/** The padded plain text of a note, or `undefined` when the value is too long. */
export const padNote = (value: unknown): Uint8Array | undefined => {
  const text = utf8(JSON.stringify(value));
  if (text.length > NOTE_CONTENT_BYTES) return undefined;
  const length = new Uint8Array([text.length >> 8, text.length & 255]);
  return concat(length, text, new Uint8Array(NOTE_CONTENT_BYTES - text.length));
};

/** The value of a padded note; `undefined` for anything that `padNote` would not have written. */
export const unpadNote = (plain: Uint8Array): { readonly value: unknown } | undefined => {
  if (plain.length !== noteBytes) return undefined;
  const length = (plain[0]! << 8) | plain[1]!;
  if (length > NOTE_CONTENT_BYTES || plain.subarray(2 + length).some(byte => byte !== 0)) return undefined;
  const text = fromUtf8(plain.subarray(2, 2 + length));
  return text === undefined ? undefined : parseStrictJson(text, NOTE_CONTENT_BYTES);
};
