/**
 * Opening: the desk's door. Notes and replies open by `note.ts`, which the reporter has too. docs/formats/envelope.md, "Opening".
 * Nothing of a payload is handed out before all of it has been authenticated.
 */

import { Decrypter, type Identity, type Stanza } from "age-encryption";
import { concat, concatAll } from "./bytes.ts";
import type { Slot } from "./close.ts";
import { headerFault } from "./envelope.ts";
import { HEADER_BYTES, payloadBytes, sizeClassOfPayload } from "./size-class.ts";

/** `damaged`: this key is meant, but the header was altered after sealing. */
export type TriedHeader =
  | { readonly kind: "file-key"; readonly fileKey: Uint8Array }
  | { readonly kind: "not-for-this-key" }
  | { readonly kind: "damaged" };

export type OpenedEnvelope =
  | { readonly kind: "opened"; readonly container: Uint8Array }
  | { readonly kind: "not-for-this-key" }
  | { readonly kind: "damaged" };

/**
 * The library's hybrid identity shown one stanza only. `Decrypter.unwrapFileKey` is private in its types; the version is
 * pinned, and "opens with its own slot only" in open.test.ts fails if it goes.
 */
const atSlot = (identity: string, slot: number, found: (fileKey: Uint8Array) => void): Identity => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return {
    unwrapFileKey: async (stanzas: Stanza[]) => {
      const fileKey = await decrypter["unwrapFileKey"](stanzas.slice(slot, slot + 1));
      if (fileKey !== null) found(fileKey);
      return fileKey;
    },
  };
};

/**
 * Tries the stanza of one slot of a header, and no other: a report that names this desk at another slot is not for it.
 * @param key the desk's slot and an epoch identity (AGE-SECRET-KEY-PQ-1…)
 */
export const tryHeader = async (
  header: Uint8Array,
  key: { readonly slot: Slot; readonly identity: string },
): Promise<TriedHeader> => {
  if (header.length !== HEADER_BYTES || headerFault(header) !== undefined) return { kind: "not-for-this-key" };
  let own = false;
  const decrypter = new Decrypter();
  decrypter.addIdentity(atSlot(key.identity, key.slot, () => (own = true)));
  try {
    return { kind: "file-key", fileKey: await decrypter.decryptHeader(header) };
  } catch {
    // The library throws both when no stanza opens and when one does but the header's MAC is wrong.
    return { kind: own ? "damaged" : "not-for-this-key" };
  }
};

/** A payload whole, or as it arrives, in pieces of any length. */
export type Payload = Uint8Array | ReadableStream<Uint8Array>;

const mostPayload = payloadBytes("4m");

/** All pieces of a stream, or `undefined` once they exceed the largest payload. */
const collect = async (payload: Payload): Promise<Uint8Array | undefined> => {
  if (payload instanceof Uint8Array) return payload;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = payload.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > mostPayload) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(next.value);
  }
  return concatAll(pieces);
};

/**
 * Opens a payload with the file key of its header. `undefined` when any byte of either was altered, when the payload
 * ends early, goes on, or is not one of the four sizes. A stream that fails (the network) rejects as it failed.
 */
export const openPayload = async (
  header: Uint8Array,
  payload: Payload,
  fileKey: Uint8Array,
): Promise<Uint8Array | undefined> => {
  const whole = await collect(payload);
  if (whole === undefined || sizeClassOfPayload(whole.length) === undefined) return undefined;
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  try {
    return await decrypter.decrypt(concat(header, whole));
  } catch {
    return undefined; // authentication failed in some chunk: nothing of it is shown
  }
};

/** Opens an envelope for the desk with this slot. */
export const openEnvelope = async (envelope: {
  readonly header: Uint8Array;
  readonly payload: Payload;
  readonly slot: Slot;
  readonly identity: string;
}): Promise<OpenedEnvelope> => {
  const { header, payload, slot, identity } = envelope;
  const tried = await tryHeader(header, { slot, identity });
  if (tried.kind !== "file-key") return tried;
  const container = await openPayload(header, payload, tried.fileKey);
  return container === undefined ? { kind: "damaged" } : { kind: "opened", container };
};
