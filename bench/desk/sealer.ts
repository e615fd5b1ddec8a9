// Seals invented reports for one desk and writes them one after another: 32 bytes of deletion commitment, then the envelope.
// A process of its own, so that two can share the work.

import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import type { ReportStatement } from "@perde/cases/report";
import { wrapKeyFromSeed } from "@perde/seal/age-key";
import { toBase64Url, utf8 } from "@perde/seal/bytes";
import { packContainer } from "@perde/seal/container";
import { quickSeal } from "@perde/seal/quick-seal.testing";
import { signedBytes } from "@perde/seal/statement";
import { contentOf } from "./invented.ts";

/** What one process seals: reports `from` to `to` of the set. */
export type Sealing = {
  readonly out: string;
  readonly from: number;
  readonly to: number;
  readonly desk: string;
  readonly recipient: string;
};

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const task: Sealing = JSON.parse(process.argv[2] ?? "{}");
const seal = await quickSeal(task.recipient, random);
const people: string[] = [];
for (let person = 0; person < 64; person++) people.push((await wrapKeyFromSeed(random(32))).recipient);

const file = openSync(task.out, "w");
for (let number = task.from; number < task.to; number++) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const by = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
  const deleter = createHash("sha256").update(random(32)).digest();
  const statement: ReportStatement = {
    type: "report",
    seq: 0,
    for: [task.desk],
    reply: people[number % people.length] ?? "",
    deleter: toBase64Url(deleter),
    attachments: [],
    content: contentOf(number),
  };
  const text = JSON.stringify(statement);
  const sig = new Uint8Array(sign(null, signedBytes("report", text), privateKey));
  const signed = { statement: text, by: toBase64Url(by), sig: toBase64Url(sig) };
  writeSync(file, deleter);
  writeSync(file, await seal(packContainer(utf8(JSON.stringify({ v: "perde-report/1", signed })), [], "16k")));
}
closeSync(file);
