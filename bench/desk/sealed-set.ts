/**
 * A desk with many sealed reports, made once into an ignored cache: a real data folder of an intake, with a founded desk
 * and batches of a thousand. Envelopes go into the store by its own door, so that no puzzle is solved for them.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "@perde/intake/clock";
import { closeBatch } from "@perde/intake/close-batch";
import { databaseFile, openFolder } from "@perde/intake/data-folder";
import { type Intake, sha256 } from "@perde/intake/intake";
import { recorder } from "@perde/intake/record";
import { type Running, startIntake } from "@perde/intake/serve";
import { openThreadedStore } from "@perde/intake/store/threaded";
import { envelopeLeaf } from "@perde/ledger/leaf";
import { fromBase64Url } from "@perde/seal/bytes";
import { epochKeys } from "@perde/seal/desk-keys";
import { envelopeParts } from "@perde/seal/envelope";
import { wireBytes } from "@perde/seal/size-class";
import { foundDesk } from "../../apps/desk/src/vault/found-desk.ts";
import { aFounding, passphrase } from "../../e2e/world/desk.ts";
import { random } from "../../e2e/world/reporter.ts";
import { root } from "../../tasks/root.ts";
import type { Sealing } from "./sealer.ts";

/** Where a prepared set lies, and on which ports its intake stands: a member file names its intake by origin. */
export type SealedSet = { readonly folder: string; readonly count: number; readonly passphrase: string };

const PER_BATCH = 1000;
const portsOf = (count: number) => {
  const base = 18_700 + (count % 97) * 3;
  return { voter: base, desk: base + 1, public: base + 2 };
};

export const setOf = (count: number): SealedSet => ({
  folder: join(root, ".cache", `desk-${count}`),
  count,
  passphrase,
});
export const isPrepared = ({ folder }: SealedSet): boolean => existsSync(join(folder, "member.json"));
export const memberFileOf = ({ folder }: SealedSet): Uint8Array => readFileSync(join(folder, "member.json"));

/** Starts the intake of a prepared set, with the built sites when they are there. */
export const serveSet = async ({ folder, count }: SealedSet): Promise<Running> => {
  const sites = join(root, "dist", "trial");
  const running = await startIntake({
    dataDir: join(folder, "data"),
    ports: portsOf(count),
    trial: true,
    batchSeconds: 3600,
    sites: { voter: join(sites, "voter"), desk: join(sites, "desk"), public: join(sites, "public") },
  });
  if (running.kind !== "running") throw new Error(`the intake does not start: ${running.kind}`);
  return running;
};

const sealIn = (task: Sealing): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "sealer.ts"), JSON.stringify(task)], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("exit", code => (code === 0 ? resolve() : reject(new Error("sealing failed"))));
  });

/** Puts the sealed files into the store of a stopped intake, batch by batch. */
const fill = async (folder: string, parts: readonly string[]): Promise<void> => {
  const opened = openFolder(join(folder, "data"), random);
  if (opened.kind !== "folder") throw new Error(opened.kind);
  const { keys } = opened;
  const stored = await openThreadedStore(databaseFile(join(folder, "data")), {
    id: random(16),
    demo: false,
    promiseKey: keys.promise.publicKey,
    ledgerKey: keys.ledger.publicKey,
    origin: "perde/bench/0",
  });
  if (stored.kind !== "store") throw new Error(stored.kind);
  const { store } = stored;
  const intake: Intake = {
    instance: (await store.instance()).id,
    store,
    clock: systemClock,
    random,
    keys,
    load: { bits: () => 0, mayTake: () => true, arrived: () => undefined, inMemory: () => undefined },
    recorder: recorder(store, systemClock),
    forgotten: { upTo: await store.spentFloor() },
    settings: {
      origins: { voter: "http://localhost", desk: "http://localhost", public: "http://localhost" },
      batchSeconds: 3600,
      retentionDays: 365,
      trial: true,
      demo: false,
      deskOrigins: [],
    },
    fault: error => {
      throw error;
    },
  };
  const generation = Math.floor(Date.now() / 3_600_000) + 1;
  const bytes = 32 + wireBytes("16k");
  for (const part of parts) {
    const file = readFileSync(part);
    for (let from = 0; from < file.length; from += PER_BATCH * bytes) {
      const batch = file.subarray(from, from + PER_BATCH * bytes);
      await Promise.all(
        Array.from({ length: batch.length / bytes }, (_, at) => {
          const one = new Uint8Array(batch.subarray(at * bytes, (at + 1) * bytes));
          const deleter = one.subarray(0, 32);
          const envelope = envelopeParts(one.subarray(32), sha256);
          if (envelope.kind !== "envelope") throw new Error(envelope.kind);
          const { header, payload, headerHash, payloadHash } = envelope;
          const leaf = envelopeLeaf({ deleter, headerHash, payloadHash });
          return store.accept(
            { leaf, deleter, headerHash, payloadHash, header, payload },
            { id: random(17), generation },
          );
        }),
      );
      await closeBatch(intake);
    }
    rmSync(part);
  }
  await store.close();
  opened.release();
};

/** Makes the set if it is not there: founding, sealing on two processes, filling. */
export const prepareSet = async (set: SealedSet): Promise<void> => {
  if (isPrepared(set)) return;
  const { folder, count } = set;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const running = await serveSet(set);
  const story = { running, dataDir: join(folder, "data"), end: running.close };
  const founded = await foundDesk(
    { origin: running.origins.desk, fetch },
    await aFounding(story, "Desk of many reports"),
    random,
  );
  if (founded.kind !== "founded") throw new Error(founded.kind);
  await running.closeBatch();
  await running.close();
  const [epoch] = founded.content.epochs;
  const seed = epoch === undefined ? undefined : fromBase64Url(epoch.seed, 32);
  if (seed === undefined) throw new Error("a desk without epochs");
  const { recipient } = await epochKeys(seed);
  const half = Math.ceil(count / 2);
  const parts = [0, 1].map(part => ({
    out: join(folder, `part-${part}`),
    from: part * half,
    to: Math.min(count, (part + 1) * half),
    desk: founded.content.desk,
    recipient,
  }));
  await Promise.all(parts.map(sealIn));
  await fill(
    folder,
    parts.map(({ out }) => out),
  );
  writeFileSync(join(folder, "member.json"), founded.file);
};
