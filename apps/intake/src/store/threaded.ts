import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { OpenedStore } from "./sqlite.ts";
import { type Instance, type Store, StoreUnavailable } from "./store.ts";
import type { Question, Reply } from "./thread.ts";

/**
 * The embedded store on a thread of its own: while it waits for the disk, the server reads and hashes the next bodies
 * (decision 0021 tells what that brings). Bodies in shared memory are not copied on the way.
 */
export const openThreadedStore = async (
  file: string,
  fresh: Instance & { readonly origin: string },
): Promise<OpenedStore> => {
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), {
    workerData: { file, fresh, codeCache: getCompileCacheDir() },
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  const opened = await new Promise<OpenedStore | { readonly kind: "store" }>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  if (opened.kind !== "store") {
    await worker.terminate();
    return opened;
  }
  return { kind: "store", store: storeBehind(worker) };
};

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void };

const storeBehind = (worker: Worker): Store => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended = false;

  const failAll = (error: unknown): void => {
    ended = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("message", (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    switch (reply.kind) {
      case "answer":
        return asked?.resolve(reply.value);
      case "unavailable":
        return asked?.reject(new StoreUnavailable(reply.why));
      case "fault":
        return asked?.reject(reply.error);
    }
  });
  worker.on("error", failAll);
  worker.on("exit", () => failAll(new StoreUnavailable("failed")));

  const ask = (name: keyof Store, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new StoreUnavailable("failed"));
      last += 1;
      waiting.set(last, { resolve, reject });
      const question: Question = { id: last, name, args };
      worker.postMessage(question);
    });

  const close = async (): Promise<void> => {
    if (ended) return;
    await ask("close", []);
    ended = true;
    await worker.terminate();
  };

  // Every method of a store takes plain data and answers with a promise of plain data: what the channel carries.
  const methods = (Object.keys(names) as (keyof Store)[]).map(name => [
    name,
    (...args: readonly unknown[]) => ask(name, args),
  ]);
  return { ...(Object.fromEntries(methods) as Store), close };
};

/** All methods of a store; one that is missing here does not compile. */
const names: { readonly [Name in keyof Store]: true } = {
  instance: true,
  batchOf: true,
  accept: true,
  envelope: true,
  payload: true,
  bury: true,
  tombstone: true,
  tombstonesToldIn: true,
  openBatch: true,
  beginClose: true,
  closing: true,
  commitBatch: true,
  settle: true,
  forget: true,
  batch: true,
  latestBatch: true,
  entries: true,
  batchesUpTo: true,
  batchErased: true,
  tile: true,
  checkpoint: true,
  signCheckpoint: true,
  log: true,
  logs: true,
  addStatement: true,
  statement: true,
  spend: true,
  forgetSpent: true,
  spentFloor: true,
  notes: true,
  putNote: true,
  addReply: true,
  deleteMailbox: true,
  deleteNotesUpTo: true,
  addInvitation: true,
  addDesk: true,
  changeDesk: true,
  desk: true,
  desks: true,
  addSegment: true,
  segments: true,
  count: true,
  counts: true,
  dropCountsBefore: true,
  believedDay: true,
  believeDay: true,
  bytes: true,
  close: true,
};
