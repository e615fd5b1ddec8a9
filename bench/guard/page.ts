/** A page with the guard as a site uses it, and a clock that sees how long the page stood still. Opened by `chromium-page.ts`. */
import { type BrowserGuard, openGuard } from "@perde/guard/browser";

export type Timed = {
  /** Milliseconds from the bytes to the verdict: with the worker's start, and with a worker that is warm. */
  readonly first: number;
  readonly warm: readonly number[];
  /** Milliseconds of reading alone, in full, by the browser's own decoder. */
  readonly decode: readonly number[];
  /** Longest time in which the page could not run, while the guard worked. */
  readonly longestGap: number;
  readonly verdict: string;
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), character => character.charCodeAt(0));

const guardWith = (packs: readonly string[]): BrowserGuard =>
  openGuard(
    () => new Worker(new URL("../../packages/guard/src/worker.ts", import.meta.url), { type: "module" }),
    packs.map(bytesOf),
  );

let guard: BrowserGuard | null = null;

const open = (packs: readonly string[]): void => {
  guard?.close();
  guard = guardWith(packs);
};

/** The verdict as the worker gives it, as text. */
const inspect = async (file: string): Promise<string> => JSON.stringify(await guard!.inspect(bytesOf(file)));

const time = async (packs: readonly string[], picture: string, rounds: number): Promise<Timed> => {
  const file = bytesOf(picture);
  const decode: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    (await createImageBitmap(new Blob([file]))).close();
    decode.push(performance.now() - started);
  }
  const asked = guardWith(packs);
  let longestGap = 0;
  let last = performance.now();
  const clock = setInterval(() => {
    longestGap = Math.max(longestGap, performance.now() - last);
    last = performance.now();
  }, 4);
  const times: number[] = [];
  let verdict = "";
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    verdict = (await asked.inspect(file.slice())).kind;
    times.push(performance.now() - started);
  }
  clearInterval(clock);
  asked.close();
  return { first: times[0]!, warm: times.slice(1), decode, longestGap, verdict };
};

const asked = { open, inspect, time };

export type Asked = typeof asked;

Object.assign(globalThis, { asked });
