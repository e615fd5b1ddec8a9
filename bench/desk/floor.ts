// The floor of a first opening: envelopes of the same shape are decrypted and nothing else is done. A process of its own; two of
// them at once are what two workers could do at best.
import { wrapKeyFromSeed } from "@perde/seal/age-key";
import { envelopeParts } from "@perde/seal/envelope";
import { openEnvelope } from "@perde/seal/open";
import { quickSeal } from "@perde/seal/quick-seal.testing";
import { containerBytes } from "@perde/seal/size-class";

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const seconds = Number(process.argv[2] ?? "10");
const key = await wrapKeyFromSeed(random(32));
const seal = await quickSeal(key.recipient, random);
const envelopes = [];
for (let number = 0; number < 40; number++) {
  const parts = envelopeParts(await seal(random(containerBytes("16k"))));
  if (parts.kind !== "envelope") throw new Error(parts.kind);
  envelopes.push(parts);
}
let opened = 0;
const from = performance.now();
while (performance.now() - from < seconds * 1000)
  for (const envelope of envelopes) {
    const one = await openEnvelope({ ...envelope, slot: 0, identity: key.identity });
    if (one.kind !== "opened") throw new Error(one.kind);
    opened += 1;
  }
console.log(opened / ((performance.now() - from) / 1000));
