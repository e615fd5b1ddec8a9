/**
 * The outside of an envelope, as intake and desk see it without any key: docs/formats/envelope.md.
 * Nothing here can open one.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { HEADER_BYTES, type SizeClass, sizeClassOfWire } from "./size-class.ts";

export type EnvelopeParts = {
  readonly kind: "envelope";
  readonly sizeClass: SizeClass;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly headerHash: Uint8Array;
  readonly payloadHash: Uint8Array;
};

export type NotAnEnvelope = { readonly kind: "wrong-size" | "not-age" | "classic-recipient" | "wrong-stanzas" };

const versionLine = "age-encryption.org/v1\n";
const stanza = "-> mlkem768x25519 [A-Za-z0-9+/]{1493}[AQgw]\\n[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\\n";
const mac = "--- [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\\n";
const headerOf = (stanzas: number): RegExp => new RegExp(`^${versionLine}(?:${stanza}){${stanzas}}${mac}$`);
const fourStanzas = headerOf(4);
const oneStanza = headerOf(1);
const classic = /\n-> (?:X25519|scrypt|ssh-rsa|ssh-ed25519|p256tag|piv-p256)[ \n]/;

const ascii = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** Why these bytes are not the header of exactly four hybrid stanzas; `undefined` when they are. */
export const headerFault = (header: Uint8Array): "not-age" | "classic-recipient" | "wrong-stanzas" | undefined => {
  const text = ascii(header);
  if (fourStanzas.test(text)) return undefined;
  if (!text.startsWith(versionLine)) return "not-age";
  return classic.test(text) ? "classic-recipient" : "wrong-stanzas";
};

/** Bytes of an age header with one hybrid stanza: notes, replies and key wraps. */
export const ONE_STANZA_HEADER_BYTES = 1627;

/** Whether a file begins with a header of exactly one hybrid stanza. */
export const hasOneHybridStanza = (file: Uint8Array): boolean =>
  oneStanza.test(ascii(file.subarray(0, ONE_STANZA_HEADER_BYTES)));

/**
 * Takes an envelope apart. Checked in this order: its length is one of four; it is an age v1 file; no stanza is
 * classic; there are exactly four hybrid stanzas in their one spelling. The parts are views of `wire`.
 * @param hash SHA-256; a server passes its native one
 */
export const envelopeParts = (
  wire: Uint8Array,
  hash: (bytes: Uint8Array) => Uint8Array = sha256,
): EnvelopeParts | NotAnEnvelope => {
  const sizeClass = sizeClassOfWire(wire.length);
  if (sizeClass === undefined) return { kind: "wrong-size" };
  const header = wire.subarray(0, HEADER_BYTES);
  const fault = headerFault(header);
  if (fault !== undefined) return { kind: fault };
  const payload = wire.subarray(HEADER_BYTES);
  return { kind: "envelope", sizeClass, header, payload, headerHash: hash(header), payloadHash: hash(payload) };
};
