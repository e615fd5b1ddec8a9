/**
 * The few loops that touch every pixel or every pair of features. `plain.ts` is their meaning in TypeScript;
 * `fast.ts` runs the same loops compiled with SIMD. Both give the same bytes (kernels.test.ts).
 */

import type { Plane } from "./pixels.ts";

export type Kernels = {
  readonly name: "plain" | "fast";

  /**
   * Brightness, (77 R + 150 G + 29 B) / 256, of rows of three or four bytes a pixel, averaged over `factor` x `factor` pixels
   * and rounded down. `source` holds `height` times `factor` rows, `sourceWidth` at least `width` times `factor`.
   */
  luma(
    source: Uint8Array,
    sourceWidth: number,
    channels: 3 | 4,
    factor: number,
    out: Uint8Array,
    width: number,
    height: number,
  ): void;

  /** Three-tap resampling in both directions (`tapsOf`); `middle` holds width x sourceHeight values of 8.8 bits. */
  resample(
    source: Uint8Array,
    sourceWidth: number,
    sourceHeight: number,
    out: Uint8Array,
    width: number,
    height: number,
    across: Int32Array,
    down: Int32Array,
    middle: Uint16Array,
  ): void;

  /** 5 x 5 binomial smoothing (1 4 6 4 1), borders of two pixels copied; `middle` has the size of the plane. */
  smooth(source: Uint8Array, width: number, height: number, out: Uint8Array, middle: Uint16Array): void;

  /**
   * Corner strength (FAST, 9 of 16 around differing by more than `threshold`), 0 where there is no corner; written
   * for rows and columns at least 3 from the border. `out` has the size of the plane and comes zeroed.
   */
  corners(source: Uint8Array, width: number, height: number, threshold: number, out: Uint16Array): void;

  /** The description of one corner of a smoothed plane (`describe.ts`): 32 bytes into `out` from `at`; its direction. */
  describe(plane: Plane, x: number, y: number, out: Uint8Array, at: number): number;

  /**
   * For each of `count` wanted descriptors the nearest of `otherCount` others: [index, distance, second distance],
   * where the second lies more than `apart` pixels from the first (`places` holds x, y of the others).
   */
  nearest(
    wanted: Uint8Array,
    count: number,
    others: Uint8Array,
    otherCount: number,
    places: Int32Array,
    apart: number,
    out: Int32Array,
  ): void;

  /**
   * A 1x1 layer of a network in whole numbers: `channels` outputs, a multiple of four, of each of `places` places with `into`
   * values side by side; `weights` out by in. A sum s, which starts at the bias, leaves as min(255, max(0,
   * floor((s m + 2^23) / 2^24))), m being the channel's multiplier.
   */
  pointLayer(
    source: Uint8Array,
    places: number,
    into: number,
    weights: Int8Array,
    bias: Int32Array,
    multiplier: Int32Array,
    out: Uint8Array,
    channels: number,
  ): void;

  /**
   * A 3x3 layer likewise, with zeros around its input: every output of the one input channel (`into` 1), or each output of the
   * channel of its own number (`into` = `channels`). `taps`: nine places, row by row, each with one weight a channel.
   */
  wideLayer(
    source: Uint8Array,
    width: number,
    height: number,
    into: number,
    stride: 1 | 2,
    taps: Int8Array,
    bias: Int32Array,
    multiplier: Int32Array,
    out: Uint8Array,
    channels: number,
  ): void;

  /**
   * One row of a 3x3 layer in single precision on brightness, without a border: `channels` (a multiple of four) values for each of
   * width - 2 places of the row that begins at `from`. `weights`: nine places, each with one a channel. Here and below a sum starts at the bias, every product and sum is
   * rounded to single precision in the order of `plain.ts`, and leaves as the larger of itself and its tenth.
   */
  brightRow(
    source: Uint8Array,
    from: number,
    width: number,
    weights: Float32Array,
    bias: Float32Array,
    out: Float32Array,
    channels: number,
  ): void;

  /**
   * Row `y` of a separable layer in single precision: nine taps a channel, zeros around the input, then `channels` (a multiple of
   * 16) outputs of the `into` (a multiple of four) values of each place; `weights` in by out; `room` for `into` values.
   */
  separableRow(
    source: Float32Array,
    width: number,
    height: number,
    y: number,
    into: number,
    taps: Float32Array,
    weights: Float32Array,
    bias: Float32Array,
    room: Float32Array,
    out: Float32Array,
    channels: number,
  ): void;

  /** The largest of each two by two places of two rows of `width`; an odd last column stands alone. */
  largestOfFour(above: Float32Array, below: Float32Array, width: number, channels: number, out: Float32Array): void;
};

/** Bytes of one descriptor. */
export const descriptorBytes = 32;
