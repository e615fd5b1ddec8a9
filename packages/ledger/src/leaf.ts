/**
 * Leaves of Perde: docs/formats/ledger.md, "Leaves". A leaf is 32 bytes and tells nothing to whoever lacks its preimage;
 * it is the entry of the tree, so the tree holds `leafHash(leaf)`.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { check32 } from "./bytes.ts";

const domain = utf8ToBytes("perde-leaf/1\n");
const leafOf = (kind: 0 | 1 | 2, ...preimage: Uint8Array[]): Uint8Array =>
  sha256(concatBytes(domain, Uint8Array.of(kind), ...preimage));

/**
 * What the leaf of an envelope commits to.
 * `deleter`: SHA-256 of the public key that alone may delete it; `headerHash`, `payloadHash`: SHA-256 of the two parts.
 */
export type EnvelopePreimage = {
  readonly deleter: Uint8Array;
  readonly headerHash: Uint8Array;
  readonly payloadHash: Uint8Array;
};

/** The commitment to a deletion key (decision 0004). @param publicKey Ed25519, 32 bytes */
export const deleterOf = (publicKey: Uint8Array): Uint8Array => sha256(check32(publicKey, "a deletion key"));

/** @throws RangeError unless each part has 32 bytes */
export const envelopeLeaf = ({ deleter, headerHash, payloadHash }: EnvelopePreimage): Uint8Array =>
  leafOf(1, check32(deleter, "a deleter"), check32(headerHash, "a hash"), check32(payloadHash, "a hash"));

/** A leaf that stands for nothing. @param random32 32 random bytes, kept to explain the leaf */
export const fillerLeaf = (random32: Uint8Array): Uint8Array => leafOf(0, check32(random32, "a filler"));

/** A leaf for a public statement: a descriptor, a manifest, published figures, a salted journal head. */
export const statementLeaf = (statement: Uint8Array): Uint8Array => leafOf(2, sha256(statement));
