/** Hybrid age keys (ML-KEM-768 with X25519) from a seed: docs/formats/envelope.md, "Keys". */

import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";

/** `identity`: AGE-SECRET-KEY-PQ-1…; `recipient`: age1pq1… of 1,959 characters. */
export type WrapKey = { readonly identity: string; readonly recipient: string };

/** The identity whose secret is `seed` (32 bytes). @throws RangeError for another length */
export const identityFromSeed = (seed: Uint8Array): string => {
  if (seed.length !== 32) throw new RangeError("an identity seed has 32 bytes");
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
};

/** Both halves of the key made from `seed` (32 bytes). */
export const wrapKeyFromSeed = async (seed: Uint8Array): Promise<WrapKey> => {
  const identity = identityFromSeed(seed);
  return { identity, recipient: await identityToRecipient(identity) };
};
