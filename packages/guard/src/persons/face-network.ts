/**
 * The face detector's network, docs/formats/face-weights.md: one convolution and five separable ones over brightness,
 * pooled to cells of 32 pixels. Sums run in one fixed order and no function of the host's mathematics is used, so that every
 * platform answers alike.
 */
import type { Arena } from "../arena.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import { faceWeights } from "./face-weights.ts";

/** Values of one place lie side by side: index (y width + x) channels + channel. */
export type Maps = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array;
};

/** `deep`: nine weights a channel, by place; `point`: for each value that goes in, one for each that comes out. */
type Layer = {
  readonly into: number;
  readonly out: number;
  readonly deep: Float32Array;
  readonly point: Float32Array;
  readonly bias: Float32Array;
};

type Network = {
  /** Nine weights a channel on brightness, and what the mean of the three colours adds. */
  readonly first: { readonly weights: Float32Array; readonly bias: Float32Array };
  readonly layers: readonly Layer[];
  readonly last: { readonly weights: Float32Array; readonly bias: Float32Array };
};

const firstOut = 16;
const sides = [16, 32, 64, 128, 256, 512];

/** Values of one cell: five anchors of five. */
export const cellValues = 25;

/** What the network was trained to take from red, green and blue. */
const means = [117.001, 114.697, 97.404];

/** Reads the bytes of the format. Throws where they are not of it: the numbers are part of the program. */
const networkOf = (bytes: Uint8Array): Network => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== 0x31574650) throw new Error("not face weights");
  let at = 5;
  const next = (count: number): Float64Array => {
    if (view.getUint32(at, true) !== count) throw new Error("not face weights");
    const scale = view.getFloat64(at + 4, true);
    const least = view.getFloat64(at + 12, true);
    const values = Float64Array.from(bytes.subarray(at + 20, at + 20 + count), value => value * scale + least);
    at += 20 + count;
    return values;
  };
  const singles = (count: number): Float32Array => Float32Array.from(next(count));
  const colours = next(9 * 3 * firstOut);
  const bias = next(firstOut);
  const weights = new Float64Array(9 * firstOut);
  for (let k = 0; k < 9; k += 1) {
    for (let c = 0; c < 3; c += 1) {
      for (let o = 0; o < firstOut; o += 1) {
        const weight = colours[(k * 3 + c) * firstOut + o]! / 255;
        weights[k * firstOut + o]! += weight;
        bias[o]! -= weight * means[c]!;
      }
    }
  }
  const layers = sides.slice(1).map((out, k): Layer => {
    const into = sides[k]!;
    return { into, out, deep: singles(9 * into), point: singles(into * out), bias: singles(out) };
  });
  const last = { weights: singles(512 * cellValues), bias: singles(cellValues) };
  if (at !== bytes.byteLength) throw new Error("not face weights");
  return { first: { weights: Float32Array.from(weights), bias: Float32Array.from(bias) }, layers, last };
};

let known: Network | null = null;

/** The network as it is shipped; read when it is first needed. */
const theNetwork = (): Network => {
  known ??= networkOf(Uint8Array.from(atob(faceWeights), letter => letter.charCodeAt(0)));
  return known;
};

const half = (length: number): number => (length + 1) >> 1;

/** Rows made one after the other and pooled two by two. */
const pooledMaps = (
  width: number,
  height: number,
  channels: number,
  makeRow: (y: number, out: Float32Array) => void,
  kernels: Kernels,
  arena: Arena,
): Maps => {
  const across = half(width) * channels;
  const data = arena.singles(half(height) * across);
  const room = arena.used();
  const above = arena.singles(width * channels);
  const below = arena.singles(width * channels);
  for (let y = 0; y < height; y += 2) {
    makeRow(y, above);
    if (y + 1 < height) makeRow(y + 1, below);
    kernels.largestOfFour(above, y + 1 < height ? below : above, width, channels, data.subarray((y >> 1) * across));
  }
  arena.release(room);
  return { width: half(width), height: half(height), channels, data };
};

/** The last pooling moves by one: each place keeps the largest of itself and its neighbours right and below. */
const spread = ({ width, height, channels, data }: Maps): void => {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * channels;
      const right = x + 1 < width ? channels : 0;
      const down = y + 1 < height ? width * channels : 0;
      for (let c = at; c < at + channels; c += 1)
        data[c] = Math.max(data[c]!, data[c + right]!, data[c + down]!, data[c + right + down]!);
    }
  }
};

/** For each cell its 25 values. `plane` is at least 32 x 32. */
export const faceCells = (plane: Plane, kernels: Kernels, arena: Arena): Maps => {
  const { first, layers, last } = theNetwork();
  // The kernels take numbers from the arena's memory alone.
  const lent = (values: Float32Array): Float32Array => {
    const copy = arena.singles(values.length);
    copy.set(values);
    return copy;
  };
  const [weights, firstBias] = [lent(first.weights), lent(first.bias)];
  const firstRow = (y: number, out: Float32Array): void =>
    kernels.brightRow(plane.data, y * plane.width, plane.width, weights, firstBias, out, firstOut);
  let maps = pooledMaps(plane.width - 2, plane.height - 2, firstOut, firstRow, kernels, arena);
  for (const layer of layers) {
    const { width, height, data } = maps;
    const [deep, point, bias] = [lent(layer.deep), lent(layer.point), lent(layer.bias)];
    const room = arena.singles(layer.into);
    const row = (y: number, out: Float32Array): void =>
      kernels.separableRow(data, width, height, y, layer.into, deep, point, bias, room, out, layer.out);
    if (layer !== layers.at(-1)) {
      maps = pooledMaps(width, height, layer.out, row, kernels, arena);
      continue;
    }
    const across = width * layer.out;
    const whole = arena.singles(height * across);
    for (let y = 0; y < height; y += 1) row(y, whole.subarray(y * across, (y + 1) * across));
    maps = { width, height, channels: layer.out, data: whole };
    spread(maps);
  }
  const { width, height, channels, data } = maps;
  const out = arena.singles(width * height * cellValues);
  for (let place = 0; place < width * height; place += 1) {
    for (let o = 0; o < cellValues; o += 1) {
      let sum = last.bias[o]!;
      for (let k = 0; k < channels; k += 1) sum += data[place * channels + k]! * last.weights[k * cellValues + o]!;
      out[place * cellValues + o] = sum;
    }
  }
  return { width, height, channels: cellValues, data: out };
};
