import type { IncomingMessage } from "node:http";
import type { Load } from "./load.ts";

/** Reading the body of an envelope straight from Node's server: one copy into shared memory that is used again. */
export type Bodies = {
  /** The whole body, or `undefined` when the connection ended before it had come. `release` gives its memory back. */
  readonly read: (
    request: IncomingMessage,
    length: number,
  ) => Promise<{ readonly body: Uint8Array; readonly release: () => void } | undefined>;
};

/**
 * Spare memory kept for each length, at least one buffer. Shared memory that is let go stays until both threads have
 * looked for garbage, so what a wave of reporters needed is kept for the next one (decision 0024).
 */
const MOST_SPARE = 4 * 1024 * 1024;

export const bodies = (load: Load): Bodies => {
  const spare = new Map<number, Buffer[]>();

  const keep = (buffer: Buffer): void => {
    const kept = spare.get(buffer.length);
    if (kept === undefined) spare.set(buffer.length, [buffer]);
    else if ((kept.length + 1) * buffer.length <= MOST_SPARE) kept.push(buffer);
  };

  const read: Bodies["read"] = (request, length) =>
    new Promise(resolve => {
      // Memory is taken when bytes arrive, not when they are announced.
      let whole: Buffer | undefined;
      let at = 0;
      let done = false;
      const release = (): void => {
        load.inMemory(-length);
        if (whole !== undefined) keep(whole);
      };
      const finish = (complete: boolean): void => {
        if (done) return;
        done = true;
        if (complete && whole !== undefined) {
          resolve({ body: whole, release });
        } else {
          if (whole !== undefined) release();
          resolve(undefined);
        }
      };
      request.on("data", (chunk: Buffer) => {
        if (done || at + chunk.length > length) return finish(false);
        if (whole === undefined) {
          load.inMemory(length);
          whole = spare.get(length)?.pop() ?? Buffer.from(new SharedArrayBuffer(length));
        }
        whole.set(chunk, at);
        at += chunk.length;
        letGo(chunk);
      });
      request.on("end", () => finish(at === length));
      request.on("error", () => finish(false));
      request.on("close", () => finish(false));
    });

  return { read };
};

/** Frees the memory of a chunk at once, when it is the chunk's alone: waiting for the collector piles up tens of MiB. */
const letGo = ({ buffer, byteLength }: Buffer): void => {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
};
