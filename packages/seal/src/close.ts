/**
 * Closing: the voter's door. It seals and cannot open (`open.ts` is another door). docs/formats/envelope.md.
 * age-encryption draws its own randomness (file key, encapsulations, payload nonce) from the platform's
 * `crypto.getRandomValues`; `random` serves the throw-away recipients.
 */

import { Encrypter } from "age-encryption";
import { wrapKeyFromSeed } from "./age-key.ts";
import type { RandomBytes } from "./bytes.ts";
import { envelopeParts } from "./envelope.ts";
import { NOTE_WIRE_BYTES, padNote } from "./note-format.ts";
import { isHybridRecipient } from "./recipient.ts";
import { containerBytes, sizeClasses } from "./size-class.ts";

export { NOTE_CONTENT_BYTES, NOTE_WIRE_BYTES } from "./note-format.ts";

export type Slot = 0 | 1 | 2 | 3;
export type Addressee = { readonly slot: Slot; readonly recipient: string };

const slots: readonly Slot[] = [0, 1, 2, 3];

const sealTo = async (plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!isHybridRecipient(recipient)) throw new RangeError("only hybrid recipients can be sealed to");
    encrypter.addRecipient(recipient);
  }
  return await encrypter.encrypt(plain);
};

/**
 * Seals a padded container to exactly four hybrid stanzas: stanza i for the addressee with slot i, or for a
 * throw-away key that nobody keeps. The result has exactly the wire size of the container's class.
 * @throws RangeError when the container is of no class, no addressee is given, two share a slot, or one is not hybrid
 */
export const sealEnvelope = async (envelope: {
  readonly container: Uint8Array;
  readonly recipients: readonly Addressee[];
  readonly random: RandomBytes;
}): Promise<Uint8Array> => {
  const { container, recipients, random } = envelope;
  if (!sizeClasses.some(sizeClass => containerBytes(sizeClass) === container.length))
    throw new RangeError("a container has one of four sizes");
  if (recipients.length === 0) throw new RangeError("an envelope has at least one addressee");
  if (new Set(recipients.map(({ slot }) => slot)).size !== recipients.length)
    throw new RangeError("two desks with one slot cannot be addressed together");
  const four = await Promise.all(
    slots.map(async slot => {
      const chosen = recipients.find(addressee => addressee.slot === slot);
      return chosen?.recipient ?? (await wrapKeyFromSeed(random(32))).recipient;
    }),
  );
  const wire = await sealTo(container, four);
  if (envelopeParts(wire, () => wire).kind !== "envelope") throw new Error("the sealed file is not an envelope");
  return wire;
};

/**
 * Seals a JSON value for one recipient in exactly NOTE_WIRE_BYTES bytes.
 * @throws RangeError when its compact JSON exceeds NOTE_CONTENT_BYTES in UTF-8, or the recipient is not hybrid
 */
export const sealNote = async (value: unknown, recipient: string): Promise<Uint8Array> => {
  const plain = padNote(value);
  if (plain === undefined) throw new RangeError("a note holds 4,094 bytes");
  const wire = await sealTo(plain, [recipient]);
  if (wire.length !== NOTE_WIRE_BYTES) throw new Error("the sealed file is not a note");
  return wire;
};
