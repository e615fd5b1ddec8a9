/**
 * Asks the guard about one picture, on this phone. It is loaded when a picture is chosen. Every picture gets a worker of
 * its own, which ends with the answer: nothing of the picture outlives it.
 */

import { packs } from "virtual:guard-packs";
import type { Quad, Verdict } from "@perde/guard/verdict";
import type { Reply, Request } from "@perde/guard/worker";
import { startGuardWorker } from "./workers.ts";

/**
 * `covers`: what a clear picture shows of people, in its pixels. `not-loaded`: a part of the guard did not come, or not as it
 * was built; the picture was not looked at.
 */
export type Answer =
  | Exclude<Verdict, { readonly kind: "clear" }>
  | { readonly kind: "clear"; readonly covers: readonly Quad[] }
  | { readonly kind: "not-loaded" };

export type Wishes = {
  /** Told the share of the work done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Ends the work at once; the promise is rejected with the signal's reason. */
  readonly signal: AbortSignal;
};

/** Milliseconds for the look itself, and for a phone that does not even answer. */
const limitMs = 20_000;
const silentMs = 30_000;

/** The share of the work that fetching is. */
const fetching = 0.3;

const outOfTime: Answer = { kind: "blocked", why: "out-of-time", findings: [] };
const outOfMemory: Answer = { kind: "blocked", why: "out-of-memory", findings: [] };

let fetched: Promise<readonly Uint8Array<ArrayBuffer>[]> | undefined;

const fetchPacks = async (onProgress: (share: number) => void): Promise<readonly Uint8Array<ArrayBuffer>[]> => {
  let done = 0;
  return Promise.all(
    packs.map(async ({ address, integrity }) => {
      const answer = await fetch(address, { integrity });
      if (!answer.ok) throw new Error("no pack");
      const bytes = new Uint8Array(await answer.arrayBuffer());
      done += 1;
      onProgress((fetching * done) / packs.length);
      return bytes;
    }),
  );
};

/** Rejects when the network is lost or a pack is not the one that was built; the next picture tries again. */
const thePacks = async (onProgress: (share: number) => void): Promise<readonly Uint8Array<ArrayBuffer>[]> => {
  fetched ??= fetchPacks(onProgress);
  try {
    return await fetched;
  } catch (error) {
    fetched = undefined;
    throw error;
  }
};

/** The verdict of a worker that knows `known`. The bytes move into the worker: the page keeps none. */
const ask = (
  bytes: Uint8Array<ArrayBuffer>,
  known: readonly Uint8Array<ArrayBuffer>[],
  { onProgress, signal }: Wishes,
): Promise<Answer> => {
  const { worker, end } = startGuardWorker();
  const open = Promise.withResolvers<Answer>();
  const send = (request: Request, moved: Transferable[] = []): void => worker.postMessage(request, moved);
  let isOpen = false;
  const take = ({ data }: MessageEvent<Reply>): void => {
    if (data.say === "progress") onProgress(fetching + (1 - fetching) * data.share);
    if (data.say === "verdict")
      open.resolve(data.verdict.kind === "clear" ? { kind: "clear", covers: data.covers } : data.verdict);
    if (data.say !== "open") return;
    // With a design less, a ballot of that design would pass.
    isOpen = data.templates === known.length;
    if (isOpen) send({ ask: "inspect", bytes, limitMs, proposes: true }, [bytes.buffer]);
    else open.resolve({ kind: "not-loaded" });
  };
  const fail = (): void => open.resolve(isOpen ? outOfMemory : { kind: "not-loaded" });
  const cancel = (): void => open.reject(signal.reason);
  worker.addEventListener("message", take);
  worker.addEventListener("error", fail);
  worker.addEventListener("messageerror", fail);
  signal.addEventListener("abort", cancel);
  const silent = setTimeout(() => open.resolve(outOfTime), silentMs);
  send({ ask: "open", packs: known });
  return open.promise.finally(() => {
    clearTimeout(silent);
    signal.removeEventListener("abort", cancel);
    end();
  });
};

/** Whether a marked ballot is in the picture. Only `clear` lets it go on. */
export const inspect = async (file: Blob, wishes: Wishes): Promise<Answer> => {
  const known = await thePacks(wishes.onProgress).catch(() => undefined);
  wishes.signal.throwIfAborted();
  if (!known) return { kind: "not-loaded" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  wishes.signal.throwIfAborted();
  return ask(bytes, known, wishes);
};
