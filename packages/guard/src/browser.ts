/** The guard as a page uses it: one worker, one picture at a time, progress, and an end at any moment. */
import type { Redaction } from "./redact.ts";
import type { Quad, Verdict } from "./verdict.ts";
import type { Reply, Request } from "./worker.ts";

export type Wishes = {
  /** Told the share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Ends the work at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
};

export type BrowserGuard = {
  inspect(bytes: Uint8Array<ArrayBuffer>, wishes?: Wishes): Promise<Verdict>;
  redact(bytes: Uint8Array<ArrayBuffer>, areas: readonly Quad[], wishes?: Wishes): Promise<Redaction>;
  close(): void;
};

/** Milliseconds after which a picture is held on a phone. */
const limitMs = 20_000;

/**
 * `makeWorker` starts `worker.ts`; `packs` are the bytes of the template packs. When a worker fails, the picture it
 * held is answered with "blocked", and the next picture gets a new worker.
 */
export const openGuard = (makeWorker: () => Worker, packs: readonly Uint8Array<ArrayBuffer>[]): BrowserGuard => {
  let worker: Worker | null = null;
  const stop = (): void => {
    worker?.terminate();
    worker = null;
  };
  const send = (request: Request): void => worker?.postMessage(request);
  const ask = <T>(request: Request, wishes: Wishes, pick: (reply: Reply) => T | undefined, failed: T): Promise<T> => {
    wishes.signal?.throwIfAborted();
    if (worker === null) {
      worker = makeWorker();
      send({ ask: "open", packs });
    }
    const current = worker;
    return new Promise((resolve, reject) => {
      const end = new AbortController();
      const settle = (act: () => void): void => {
        end.abort();
        act();
      };
      const options = { signal: end.signal };
      wishes.signal?.addEventListener(
        "abort",
        () =>
          settle(() => {
            stop();
            reject(wishes.signal?.reason);
          }),
        options,
      );
      const fail = (): void =>
        settle(() => {
          stop();
          resolve(failed);
        });
      current.addEventListener("error", fail, options);
      current.addEventListener("messageerror", fail, options);
      current.addEventListener(
        "message",
        ({ data }: MessageEvent<Reply>) => {
          if (data.say === "progress") wishes.onProgress?.(data.share);
          const picked = pick(data);
          if (picked !== undefined) settle(() => resolve(picked));
        },
        options,
      );
      send(request);
    });
  };
  return {
    inspect: (bytes, wishes = {}) =>
      ask<Verdict>(
        { ask: "inspect", bytes, limitMs },
        wishes,
        reply => (reply.say === "verdict" ? reply.verdict : undefined),
        { kind: "blocked", why: "out-of-memory", findings: [] },
      ),
    redact: (bytes, areas, wishes = {}) =>
      ask<Redaction>(
        { ask: "redact", bytes, areas },
        wishes,
        reply => (reply.say === "redaction" ? reply.redaction : undefined),
        { kind: "still-readable" },
      ),
    close: stop,
  };
};
