/** Fingerprints: docs/formats/desk-keys.md, "Fingerprint". Six words of a public key, for posters and for comparing aloud. */

import { utf8 } from "./bytes.ts";
import { indexesOf, spell, type WordList } from "./code-words.ts";
import { type StretchCost, stretch } from "./stretch.ts";

export const FINGERPRINT_WORDS = 6;

const cost: StretchCost = { memory: 32 * 1024, passes: 3, lanes: 1 };

export type Fingerprint =
  | { readonly kind: "fingerprint"; readonly indexes: readonly number[] }
  | { readonly kind: "out-of-memory" };

/** Six indexes of a root's (or an invitee's) Ed25519 public key; slow on purpose, so keep the answer. */
export const fingerprint = async (publicKey: Uint8Array): Promise<Fingerprint> => {
  if (publicKey.length !== 32) throw new RangeError("a public key has 32 bytes");
  const stretched = await stretch(publicKey, utf8("perde-fingerprint/1"), cost);
  if (stretched.kind !== "stretched") return stretched;
  return { kind: "fingerprint", indexes: indexesOf(stretched.bytes, FINGERPRINT_WORDS) };
};

/** The same six indexes in one language. */
export const fingerprintWords = (indexes: readonly number[], list: WordList): readonly string[] => spell(indexes, list);
