/**
 * The edge of a shadow, or a fold, that runs across a zone. It goes on outside the frame, where a mark ends: so it is sought
 * among what is seen around the field alone.
 */
import { cosineOf, sineOf } from "./directions.ts";

/** A straight edge: direction across it, how far it lies from the patch's middle, and what each side adds to the light. */
export type Edge = {
  readonly turn: number;
  readonly at: number;
  readonly before: number;
  readonly beyond: number;
};

/** Whether a place, from the patch's middle, lies on the far side. */
export const isBeyond = ({ turn, at }: Edge, cx: number, cy: number): boolean =>
  (cosineOf(turn) * cx + sineOf(turn) * cy) / 4096 > at;

const half = 26;
const widths = 2;
const bins = (2 * 38) / widths;

/** The least step that is an edge, as a share of the light. */
const leastStep = 0.05;

type Value = { readonly x: number; readonly y: number; readonly value: number };

/** The edge whose two sides differ most in `values` (paper around the field); null where they hardly differ anywhere. */
export const edgeAcross = (values: readonly Value[], level: number): Edge | null => {
  const rest = values.map(({ value }) => Math.max(-0.6 * level, Math.min(0.6 * level, value - level)));
  const n = rest.length;
  const sum = rest.reduce((a, b) => a + b, 0);
  let best: Edge | null = null;
  let most = 0;
  const counts = new Float64Array(bins);
  const sums = new Float64Array(bins);
  for (let turn = 0; turn < 16; turn += 1) {
    counts.fill(0);
    sums.fill(0);
    values.forEach(({ x, y }, k) => {
      const along = (cosineOf(turn) * (x - half + 0.5) + sineOf(turn) * (y - half + 0.5)) / 4096;
      const bin = Math.floor((along + 38) / widths);
      counts[bin] = counts[bin]! + 1;
      sums[bin] = sums[bin]! + rest[k]!;
    });
    let before = 0;
    let total = 0;
    for (let bin = 0; bin < bins - 1; bin += 1) {
      before += counts[bin]!;
      total += sums[bin]!;
      if (before < 0.08 * n || before > 0.92 * n) continue;
      const low = total / before;
      const high = (sum - total) / (n - before);
      const explained = before * (n - before) * (high - low) * (high - low);
      if (explained <= most || Math.abs(high - low) < leastStep * level) continue;
      most = explained;
      best = { turn, at: (bin + 1) * widths - 38, before: low, beyond: high };
    }
  }
  return best;
};
