/** Sealing of journal events: docs/formats/desk-keys.md, "Journal events". XChaCha20-Poly1305, padded to 512 bytes. */

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concat, utf8 } from "./bytes.ts";

/** Where an event stands; all of it is authenticated, none of it is inside. `author`: signing key, base64url. */
export type EventPlace = {
  readonly desk: string;
  readonly epoch: number;
  readonly author: string;
  readonly sequence: number;
};

const step = 512;
const nonceBytes = 24;

const additionalData = ({ desk, epoch, author, sequence }: EventPlace): Uint8Array =>
  utf8(JSON.stringify(["perde-journal/1", desk, epoch, author, sequence]));

/**
 * Seals an event. @param journalKey 32 bytes of the epoch @param nonce 24 random bytes, never twice
 * @returns nonce, ciphertext and tag: 40 bytes more than a multiple of 512
 */
export const sealEvent = (
  event: Uint8Array,
  place: EventPlace,
  journalKey: Uint8Array,
  nonce: Uint8Array,
): Uint8Array => {
  const padded = new Uint8Array(Math.ceil((event.length + 4) / step) * step);
  new DataView(padded.buffer).setUint32(0, event.length);
  padded.set(event, 4);
  return concat(nonce, xchacha20poly1305(journalKey, nonce, additionalData(place)).encrypt(padded));
};

/** The event, or `not-for-this-key`: another key, another place, or an altered byte. */
export const openEvent = (
  sealed: Uint8Array,
  place: EventPlace,
  journalKey: Uint8Array,
): { readonly kind: "event"; readonly event: Uint8Array } | { readonly kind: "not-for-this-key" } => {
  const flat = { kind: "not-for-this-key" } as const;
  if (sealed.length < nonceBytes + step + 16 || (sealed.length - nonceBytes - 16) % step !== 0) return flat;
  try {
    const cipher = xchacha20poly1305(journalKey, sealed.subarray(0, nonceBytes), additionalData(place));
    const padded = cipher.decrypt(sealed.subarray(nonceBytes));
    const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
    if (length + 4 > padded.length || padded.length - length - 4 >= step) return flat;
    return padded.subarray(4 + length).some(byte => byte !== 0)
      ? flat
      : { kind: "event", event: padded.subarray(4, 4 + length) };
  } catch {
    return flat; // the tag does not fit
  }
};
