/** Signed calls: docs/formats/statements.md, "Calls". There is no session; a nonce of the intake is good once. */

import { ed25519 } from "@noble/curves/ed25519.js";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { type SigningKey, signedBytes, verifySignature } from "./statement.ts";

/** `origin` as the browser spells it; `path` with its query; `bodyHash`: SHA-256 of the body, of nothing when empty. */
export type Call = {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly bodyHash: Uint8Array;
};

export type VerifiedCall =
  | { readonly kind: "call"; readonly key: Uint8Array; readonly nonce: Uint8Array }
  | { readonly kind: "malformed" }
  | { readonly kind: "bad-signature" };

/** Bytes of a nonce, and characters of the header value `key.nonce.signature`. */
export const NONCE_BYTES = 16;
export const CALL_LENGTH = 43 + 1 + 22 + 1 + 86;

const messageOf = ({ origin, method, path, bodyHash }: Call, nonce: string): Uint8Array =>
  signedBytes("call", JSON.stringify({ v: 1, origin, method, path, bodyHash: toBase64Url(bodyHash), nonce }));

/** The value of the header `Perde-Call`. `nonce`: base64url of 16 bytes, as the intake gave it. */
export const signCall = (call: Call & { readonly nonce: string }, key: SigningKey): string => {
  if (fromBase64Url(call.nonce, NONCE_BYTES) === undefined) throw new RangeError("a nonce has 16 bytes");
  const sig = ed25519.sign(messageOf(call, call.nonce), key.seed);
  return `${toBase64Url(key.publicKey)}.${call.nonce}.${toBase64Url(sig)}`;
};

/** The parts of a header value, unchecked: lets a server spend the nonce before it verifies. */
export const readCall = (
  value: string,
): { readonly key: Uint8Array; readonly nonce: Uint8Array; readonly sig: Uint8Array } | undefined => {
  if (value.length !== CALL_LENGTH) return undefined;
  const parts = value.split(".");
  if (parts.length !== 3) return undefined;
  const [key, nonce, sig] = [
    fromBase64Url(parts[0]!, 32),
    fromBase64Url(parts[1]!, NONCE_BYTES),
    fromBase64Url(parts[2]!, 64),
  ];
  return key === undefined || nonce === undefined || sig === undefined ? undefined : { key, nonce, sig };
};

/**
 * Checks that the holder of `key` signed exactly this call. The caller then spends the nonce (unknown or spent: refused)
 * and decides what this key may do.
 * @param verify Ed25519 by RFC 8032; a server passes its native one
 */
export const verifyCall = (value: string, call: Call, verify = verifySignature): VerifiedCall => {
  const read = readCall(value);
  if (read === undefined) return { kind: "malformed" };
  const message = messageOf(call, toBase64Url(read.nonce));
  if (!verify(read.sig, message, read.key)) return { kind: "bad-signature" };
  return { kind: "call", key: read.key, nonce: read.nonce };
};
