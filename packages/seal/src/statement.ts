/**
 * Signed statements: docs/formats/statements.md.
 * The signed bytes are carried as they were signed and never written anew before checking.
 */

import { ed25519 } from "@noble/curves/ed25519.js";
import { concat, toBase64Url, utf8 } from "./bytes.ts";
import { bytesField, fieldsOf } from "./fields.ts";
import { parseStrictJson } from "./strict-json.ts";

/** An Ed25519 key pair as plain data: it crosses from page to worker. */
export type SigningKey = { readonly seed: Uint8Array; readonly publicKey: Uint8Array };

/** Whoever can sign without showing the seed: a server's native Ed25519, a key held by the platform. */
export type Signer = { readonly publicKey: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array };

/** `statement`: compact JSON text; `by`: Ed25519 public key; `sig`: Ed25519 signature; both base64url. */
export type Signed = { readonly statement: string; readonly by: string; readonly sig: string };

export type OpenStatement =
  | { readonly kind: "statement"; readonly by: Uint8Array; readonly value: unknown }
  | { readonly kind: "bad-signature" }
  | { readonly kind: "malformed" };

/** Longest statement text, in UTF-16 units, unless a format sets another limit. */
const longest = 65_536;

/** @param seed 32 bytes @throws RangeError for another length */
export const newSigningKey = (seed: Uint8Array): SigningKey => {
  if (seed.length !== 32) throw new RangeError("a signing seed has 32 bytes");
  return { seed, publicKey: ed25519.getPublicKey(seed) };
};

/** The bytes under the signature: `perde-signed/1` LF type LF statement, in UTF-8. */
export const signedBytes = (type: string, statement: string): Uint8Array => {
  if (!/^[a-z][a-z-]{0,31}$/.test(type)) throw new RangeError("a statement type is a short lower-case word");
  return concat(utf8(`perde-signed/1\n${type}\n`), utf8(statement));
};

const signatureBy = (key: SigningKey | Signer, message: Uint8Array): Uint8Array =>
  "sign" in key ? key.sign(message) : ed25519.sign(message, key.seed);

/**
 * Signs `value` as a statement of `type`. The value must be one that JSON keeps: `openStatement` gives it back.
 * @throws RangeError when it is not (a lone surrogate, nesting deeper than 8, `undefined`)
 */
export const signStatement = (type: string, value: unknown, key: SigningKey | Signer): Signed => {
  const statement = JSON.stringify(value);
  if (statement === undefined || parseStrictJson(statement, longest) === undefined)
    throw new RangeError("this value cannot be a statement");
  const sig = signatureBy(key, signedBytes(type, statement));
  return { statement, by: toBase64Url(key.publicKey), sig: toBase64Url(sig) };
};

/** Ed25519 by RFC 8032 without the looser rules of ZIP 215; keys of small order are refused. */
export const verifySignature = (sig: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    return ed25519.verify(sig, message, publicKey, { zip215: false });
  } catch {
    return false; // noble throws for a point that does not decode
  }
};

/** The shape of a signed statement; says nothing about the signature. Unknown fields are refused. */
export const parseSigned = (value: unknown): Signed | undefined => {
  const fields = fieldsOf(value, ["statement", "by", "sig"]);
  if (fields === undefined) return undefined;
  const { statement, by, sig } = fields;
  if (typeof statement !== "string" || typeof by !== "string" || typeof sig !== "string") return undefined;
  return { statement, by, sig };
};

/**
 * Checks the signature for `type` and answers who signed and what. Who that is, the caller decides:
 * a good signature by an unknown key proves nothing.
 */
export const openStatement = (type: string, signed: unknown, maxLength = longest): OpenStatement => {
  const parsed = parseSigned(signed);
  const by = bytesField(parsed?.by, 32);
  const sig = bytesField(parsed?.sig, 64);
  if (parsed === undefined || by === undefined || sig === undefined) return { kind: "malformed" };
  const json = parseStrictJson(parsed.statement, maxLength);
  if (json === undefined) return { kind: "malformed" };
  if (!verifySignature(sig, signedBytes(type, parsed.statement), by)) return { kind: "bad-signature" };
  return { kind: "statement", by, value: json.value };
};
