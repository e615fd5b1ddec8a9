/**
 * Envelopes for benches with many of them. Only the stanza of slot 0 is made anew for each; the three that are for nobody are
 * made once, which saves most of the time. No desk ever tries them, so they open like any other.
 */
import { Encrypter, type Recipient, Stanza } from "age-encryption";
import { wrapKeyFromSeed } from "./age-key.ts";
import type { RandomBytes } from "./bytes.ts";

const stanzaFor = async (recipient: string, fileKey: Uint8Array): Promise<Stanza> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const [, line = "", body = ""] = new TextDecoder("latin1").decode(await encrypter.encrypt(fileKey)).split("\n");
  return new Stanza(
    line.split(" ").slice(1),
    Uint8Array.from(atob(body), letter => letter.charCodeAt(0)),
  );
};

/** Seals padded containers for the desk with slot 0. */
export const quickSeal = async (
  recipient: string,
  random: RandomBytes,
): Promise<(container: Uint8Array) => Promise<Uint8Array>> => {
  const nobody: Recipient[] = [];
  for (let slot = 1; slot < 4; slot++) {
    const stanza = await stanzaFor((await wrapKeyFromSeed(random(32))).recipient, random(16));
    nobody.push({ wrapFileKey: () => [stanza] });
  }
  return container => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    for (const one of nobody) encrypter.addRecipient(one);
    return encrypter.encrypt(container);
  };
};
