/**
 * The door of the guard for decoded pictures: no file, no clock, no network. The same pixels give the same verdict on
 * every platform.
 */
import { type LookOptions, lookAt } from "./look.ts";
import type { Frame, Pixels } from "./pixels.ts";
import type { Shelf } from "./shelf.ts";
import type { Verdict } from "./verdict.ts";

export type InspectOptions = LookOptions;

/** Says whether a ballot is in the picture and whether it is marked; never how. */
export const inspect = (pixels: Pixels, shelf: Shelf, options: InspectOptions = {}): Verdict =>
  lookAt(pixels, shelf, options).verdict;

/** The verdict about a frame of a file; its pixels are zeroed. */
export const inspectFrame = ({ pixels, upright, gate }: Frame, shelf: Shelf, isOutOfTime: () => boolean): Verdict => {
  const verdict: Verdict =
    gate === "closed"
      ? { kind: "clear", findings: [] }
      : inspect(pixels, shelf, { isOutOfTime, upright, isPastGate: gate === "open" });
  pixels.data.fill(0);
  return verdict;
};
