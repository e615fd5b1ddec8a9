/**
 * A snapshot of very many opened reports, written by the vault's own parts from invented reports instead of by opening them,
 * which takes many minutes: what is measured from it is unlocking, searching and memory, not opening.
 */
import { parseMemberContent } from "@perde/cases/member-content";
import { fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import { epochKeys, newMember } from "@perde/seal/desk-keys";
import { openMemberFile } from "@perde/seal/member-file";
import { type Chest, memoryChest } from "../../apps/desk/src/vault/chest.ts";
import { newContents } from "../../apps/desk/src/vault/contents.ts";
import { newJournalBook } from "../../apps/desk/src/vault/journal-book.ts";
import { newLedgerReading } from "../../apps/desk/src/vault/ledger-reading.ts";
import { openHere } from "../../apps/desk/src/vault/openers.ts";
import { openSealedStore } from "../../apps/desk/src/vault/sealed-store.ts";
import { newSnapshot } from "../../apps/desk/src/vault/snapshot.ts";
import { random } from "../../e2e/world/reporter.ts";
import { contentOf } from "./invented.ts";
import { memberFileOf, type SealedSet } from "./sealed-set.ts";

/** A recipient of the right length; nobody answers to it. */
const reply = `age1pq1${"q".repeat(1952)}`;

/** Writes it while the set's intake runs; answers the sealed bytes by their names. */
export const writtenSnapshot = async (set: SealedSet, origin: string): Promise<Chest> => {
  const opened = await openMemberFile(memberFileOf(set), { kind: "passphrase", passphrase: set.passphrase });
  const content = opened.kind === "opened" ? parseMemberContent(opened.content) : undefined;
  const seed = content === undefined ? undefined : fromBase64Url(content.seed, 32);
  if (content === undefined || seed === undefined) throw new Error("the member file does not open");
  const epochs = new Map<number, Awaited<ReturnType<typeof epochKeys>>>();
  for (const { epoch, seed: own } of content.epochs)
    epochs.set(epoch, await epochKeys(fromBase64Url(own, 32) ?? new Uint8Array(32)));
  const [first] = epochs;
  if (first === undefined) throw new Error("a desk without epochs");
  const signer = (await newMember(seed)).signing;
  const chest = memoryChest();
  const store = await openSealedStore(chest, seed, content.desk, random);
  const contents = newContents(store);
  const remote = { origin, fetch };
  const common = { content, signer, remote, changed: () => undefined };
  const book = newJournalBook({
    ...common,
    store,
    me: toBase64Url(signer.publicKey),
    random,
    today: () => new Date().toISOString().slice(0, 10),
    keyOf: epoch => epochs.get(epoch)?.journalKey,
    newest: () => ({ epoch: first[0], journalKey: first[1].journalKey }),
    seenHeads: () => [],
  });
  const failed = await book.sync();
  if (failed !== undefined) throw new Error(failed.kind);
  const ledger = newLedgerReading({
    ...common,
    epochs,
    contents,
    openers: () => openHere,
    stopped: () => false,
    checkpoint: () => undefined,
    keepCheckpoint: () => undefined,
    opened: async () => undefined,
  });
  const latest = (await (await fetch(`${origin}/ledger/batches/latest`)).json()) as Record<string, number>;
  const batch = latest["batch"] ?? 0;
  ledger.resume({
    cursor: { after: batch, position: 0 },
    covered: (latest["start"] ?? 0) + (latest["size"] ?? 0),
    logsDone: 0,
    latestBatch: batch,
    gone: [],
    anchored: [],
    alarms: [],
  });
  const snapshot = newSnapshot({
    store,
    signer,
    desk: content.desk,
    contents,
    book,
    ledger,
    heldEpochs: () => [...epochs.keys()],
    seenHeads: () => [],
  });
  for (let number = 0; number < set.count; number += 1) {
    const mailbox = toBase64Url(random(32));
    contents.add({
      kind: "received",
      leaf: toBase64Url(random(32)),
      batch: Math.floor(number / 1000),
      mailboxKey: mailbox,
      mailbox,
      said: {
        type: "report",
        seq: 0,
        for: [content.desk],
        reply,
        deleter: mailbox,
        attachments: [],
        content: contentOf(number),
      },
      pictures: [],
    });
    if (number % 4096 === 4095) await snapshot.save();
  }
  if (!(await snapshot.save())) throw new Error("not kept");
  return chest;
};
