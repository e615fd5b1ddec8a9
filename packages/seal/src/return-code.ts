/**
 * The return code: docs/formats/return-code.md. Eight words of 2,048; the code is the eight indexes, words are only
 * their spelling. Stretching takes 32 MiB: run it in a worker, never beside picture work.
 */

import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type WrapKey, wrapKeyFromSeed } from "./age-key.ts";
import { concat, utf8 } from "./bytes.ts";
import { indexesOf, parseWords, spell, type WordList, type WordLists } from "./code-words.ts";
import { newSigningKey, type SigningKey } from "./statement.ts";
import { type StretchCost, stretch } from "./stretch.ts";

declare const returnCode: unique symbol;

/** Eight indexes 0..2047. */
export type Code = readonly number[] & { readonly [returnCode]: true };

export type ParsedCode =
  | { readonly kind: "code"; readonly code: Code }
  | { readonly kind: "count"; readonly got: number }
  | { readonly kind: "unknown-word"; readonly positions: readonly number[] };

/** All that the words give; plain data. `deletionSecret` gives one deletion key an envelope: `deletionKey`. */
export type CodeKeys = {
  readonly kind: "keys";
  readonly mailbox: SigningKey;
  readonly mailboxId: Uint8Array;
  readonly reply: WrapKey;
  readonly deletionSecret: Uint8Array;
};

export const CODE_WORDS = 8;

const cost: StretchCost = { memory: 32 * 1024, passes: 3, lanes: 1 };

const asCode = (indexes: readonly number[]): Code => indexes as Code;

/** A code from the first 88 of at least 11 random bytes' bits. */
export const newCode = (random: Uint8Array): Code => asCode(indexesOf(random, CODE_WORDS));

export const codeWords = (code: Code, list: WordList): readonly string[] => spell(code, list);

/** Reads a typed or pasted code; positions count from 0. */
export const parseCode = (text: string, lists: WordLists): ParsedCode => {
  const parsed = parseWords(text, CODE_WORDS, lists);
  return parsed.kind === "words" ? { kind: "code", code: asCode(parsed.indexes) } : parsed;
};

const derive = (secret: Uint8Array, purpose: string): Uint8Array =>
  hkdf(sha256, secret, undefined, utf8(`perde-code/1 ${purpose}`), 32);

/** SHA-256 of the mailbox's public key: it can be neither squatted nor counted up. */
export const mailboxIdOf = (mailboxPublicKey: Uint8Array): Uint8Array => sha256(mailboxPublicKey);

/** The Argon2id output of a code: what a worker computes. @param instanceId 16 bytes */
export const stretchSecret = async (
  code: Code,
  instanceId: Uint8Array,
): Promise<{ readonly kind: "stretched"; readonly bytes: Uint8Array } | { readonly kind: "out-of-memory" }> => {
  if (instanceId.length !== 16) throw new RangeError("an instance id has 16 bytes");
  const secret = new Uint8Array(CODE_WORDS * 2);
  const view = new DataView(secret.buffer);
  for (const [position, index] of code.entries()) view.setUint16(position * 2, index);
  return await stretch(secret, concat(utf8("perde-code/1"), instanceId), cost);
};

/** The keys that follow from the 32 bytes of `stretchSecret`. */
export const keysOfSecret = async (secret: Uint8Array): Promise<CodeKeys> => {
  const mailbox = newSigningKey(derive(secret, "mailbox"));
  return {
    kind: "keys",
    mailbox,
    mailboxId: mailboxIdOf(mailbox.publicKey),
    reply: await wrapKeyFromSeed(derive(secret, "reply")),
    deletionSecret: derive(secret, "deletion"),
  };
};

/** Stretches and derives. Without memory she may send without return words; the cost is never lowered. */
export const stretchCode = async (
  code: Code,
  instanceId: Uint8Array,
): Promise<CodeKeys | { readonly kind: "out-of-memory" }> => {
  const stretched = await stretchSecret(code, instanceId);
  return stretched.kind === "stretched" ? await keysOfSecret(stretched.bytes) : stretched;
};

/** The key that deletes the envelope number `sequence`: 0 is the report, 1, 2… its additions. */
export const deletionKey = (keys: Pick<CodeKeys, "deletionSecret">, sequence: number): SigningKey => {
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError("envelopes are counted from 0");
  return newSigningKey(hkdf(sha256, keys.deletionSecret, undefined, utf8(`perde-code/1 deletion ${sequence}`), 32));
};
