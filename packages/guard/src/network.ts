/** Small networks in whole numbers: their layers as the kernels want them, laid into the arena and carried out. */
import type { Arena } from "./arena.ts";
import type { Kernels } from "./kernels.ts";

export type LayerKind = "full" | "deep" | "point";

/**
 * `weights` of a layer that sees one channel at a time: place by place, each with one a channel. Of any other: out by what
 * it sees, and where it sees nine places, these row by row, each with all its channels.
 */
export type Layer = {
  readonly kind: LayerKind;
  readonly stride: 1 | 2;
  readonly into: number;
  readonly out: number;
  readonly weights: Int8Array;
  readonly bias: Int32Array;
  readonly multiplier: Int32Array;
};

/** Values of one place lie side by side: index (y width + x) channels + channel. */
export type Maps = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
};

/** Weights written out by in by place, in the order of `Layer`. */
export const inOrder = (written: Int8Array, kind: LayerKind, into: number, out: number): Int8Array => {
  if (kind === "point") return written;
  if (into === 1) return written.map((_, k) => written[(k % out) * 9 + Math.floor(k / out)]!);
  return written.map((_, k) => {
    const n = k % into;
    const place = Math.floor(k / into) % 9;
    return written[(Math.floor(k / (9 * into)) * into + n) * 9 + place]!;
  });
};

/** The layer with its numbers in `arena`, where compiled kernels want them. */
export const layerIn = (layer: Layer, arena: Arena): Layer => {
  const bytes = arena.bytes(layer.weights.length);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  weights.set(layer.weights);
  const bias = arena.ints(layer.out);
  bias.set(layer.bias);
  const multiplier = arena.ints(layer.out);
  multiplier.set(layer.multiplier);
  return { ...layer, weights, bias, multiplier };
};

/** Around each place that the layer asks about nine places side by side, zeros outside the map. */
const gathered = ({ width, height, channels, data }: Maps, stride: number, arena: Arena): Uint8Array => {
  const wide = Math.ceil(width / stride);
  const high = Math.ceil(height / stride);
  const out = arena.bytes(wide * high * 9 * channels);
  let to = 0;
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      for (let r = -1; r <= 1; r += 1) {
        const row = y * stride + r;
        const isIn = row >= 0 && row < height;
        for (let c = -1; c <= 1; c += 1) {
          const column = x * stride + c;
          if (!isIn || column < 0 || column >= width) {
            for (let n = 0; n < channels; n += 1, to += 1) out[to] = 0;
            continue;
          }
          const from = (row * width + column) * channels;
          for (let n = 0; n < channels; n += 1, to += 1) out[to] = data[from + n]!;
        }
      }
    }
  }
  return out;
};

/** What one layer makes of `maps`. */
export const carryOut = (layer: Layer, maps: Maps, kernels: Kernels, arena: Arena): Maps => {
  const { kind, stride, into, out: channels, weights, bias, multiplier } = layer;
  const width = Math.ceil(maps.width / stride);
  const height = Math.ceil(maps.height / stride);
  const out = arena.bytes(width * height * channels);
  if (kind === "point" || into > 1) {
    const source = kind === "point" ? maps.data : gathered(maps, stride, arena);
    const seen = kind === "point" ? into : 9 * into;
    kernels.pointLayer(source, width * height, seen, weights, bias, multiplier, out, channels);
  } else {
    const from = kind === "full" ? 1 : channels;
    kernels.wideLayer(maps.data, maps.width, maps.height, from, stride, weights, bias, multiplier, out, channels);
  }
  return { width, height, channels, data: out };
};
