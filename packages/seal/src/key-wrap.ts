/** Key wraps: a secret of 32 or 33 bytes for one hybrid recipient, as an age file. docs/formats/desk-keys.md, "Wraps". */

import { Encrypter } from "age-encryption";
import { equalBytes } from "./bytes.ts";
import { type Member, wrapHash } from "./certificate.ts";
import { openOneStanza } from "./note.ts";
import { isHybridRecipient } from "./recipient.ts";

export type Wrapped = { readonly kind: "wrapped"; readonly bytes: Uint8Array } | { readonly kind: "foreign-recipient" };

const wrap = async (secret: Uint8Array, recipient: string): Promise<Uint8Array> => {
  if (!isHybridRecipient(recipient)) throw new RangeError("only hybrid recipients can be sealed to");
  if (secret.length !== 32 && secret.length !== 33) throw new RangeError("a wrapped secret has 32 or 33 bytes");
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(secret);
};

/**
 * Wraps a secret to a member of the folded chain. A recipient that is not the one in the member's certificate is
 * refused: a server that hands out its own recipient gets nothing.
 */
export const wrapForMember = async (secret: Uint8Array, member: Member, recipient: string): Promise<Wrapped> =>
  equalBytes(wrapHash(recipient), member.wrap)
    ? { kind: "wrapped", bytes: await wrap(secret, recipient) }
    : { kind: "foreign-recipient" };

/** Wraps a secret to the desk's own recovery recipient, or to one's own key. */
export const wrapSeed = wrap;

/** The secret, or `not-for-this-key` for a wrong key and for any altered byte. */
export const unwrapSeed = async (
  file: Uint8Array,
  identity: string,
): Promise<{ readonly kind: "seed"; readonly seed: Uint8Array } | { readonly kind: "not-for-this-key" }> => {
  const seed = await openOneStanza(file, identity);
  return seed !== undefined && (seed.length === 32 || seed.length === 33)
    ? { kind: "seed", seed }
    : { kind: "not-for-this-key" };
};
