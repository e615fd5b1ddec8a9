/** Keys of a desk: docs/formats/desk-keys.md. Everything follows from seeds; where they come from is the caller's. */

import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type WrapKey, wrapKeyFromSeed } from "./age-key.ts";
import { equalBytes, utf8 } from "./bytes.ts";
import { deskIdOf } from "./certificate.ts";
import { newSigningKey, type SigningKey } from "./statement.ts";

export {
  type BrokenChain,
  type Certificate,
  type Chain,
  deskIdOf,
  foldChain,
  followPath,
  type Member,
  openCertificate,
  type Role,
  signCertificate,
  wrapHash,
} from "./certificate.ts";
export { unwrapSeed, wrapForMember, wrapSeed } from "./key-wrap.ts";

/** Exists only while a desk is set up or recovered; never stored whole. */
export type Root = { readonly signing: SigningKey; readonly recovery: WrapKey; readonly desk: string };

/** One member: signs, and has secrets wrapped to it. Kept in the member file. */
export type MemberKeys = { readonly signing: SigningKey; readonly wrap: WrapKey };

/** One month of a desk: reports are sealed to `recipient`; journal events to `journalKey` (32 bytes). */
export type EpochKeys = { readonly identity: string; readonly recipient: string; readonly journalKey: Uint8Array };

const derive = (seed: Uint8Array, purpose: string): Uint8Array => {
  if (seed.length !== 32) throw new RangeError("a seed has 32 bytes");
  return hkdf(sha256, seed, undefined, utf8(purpose), 32);
};

/** @param seed 32 bytes, random */
export const newRoot = async (seed: Uint8Array): Promise<Root> => {
  const signing = newSigningKey(derive(seed, "perde-root/1 signing"));
  const recovery = await wrapKeyFromSeed(derive(seed, "perde-root/1 recovery"));
  return { signing, recovery, desk: deskIdOf(signing.publicKey) };
};

/** The root that shares joined to, checked against the desk's own public key before anything is done with it. */
export const recoverRoot = async (
  seed: Uint8Array,
  rootPublicKey: Uint8Array,
): Promise<{ readonly kind: "root"; readonly root: Root } | { readonly kind: "other-desk" }> => {
  const root = await newRoot(seed);
  return equalBytes(root.signing.publicKey, rootPublicKey) ? { kind: "root", root } : { kind: "other-desk" };
};

/** @param seed 32 bytes, random */
export const newMember = async (seed: Uint8Array): Promise<MemberKeys> => ({
  signing: newSigningKey(derive(seed, "perde-member/1 signing")),
  wrap: await wrapKeyFromSeed(derive(seed, "perde-member/1 wrap")),
});

/** @param seed 32 bytes, random, wrapped to the members and to the recovery recipient */
export const epochKeys = async (seed: Uint8Array): Promise<EpochKeys> => {
  const { identity, recipient } = await wrapKeyFromSeed(derive(seed, "perde-epoch/1 identity"));
  return { identity, recipient, journalKey: derive(seed, "perde-epoch/1 journal") };
};
