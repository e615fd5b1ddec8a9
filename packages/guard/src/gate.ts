/**
 * The gate, docs/formats/gate-weights.md: a small network in whole numbers that says whether paper with content is in a
 * picture. It judges nothing: what it lets through is looked at, what it does not is no document.
 */
import type { Arena } from "./arena.ts";
import { gateWeights } from "./gate-weights.ts";
import type { Plane } from "./pixels.ts";

/** Logits in 1/256: how much speaks for any document, and for a ballot. */
export type GateAnswer = { readonly document: number; readonly ballot: number };

type Kind = "full" | "deep" | "point";
type Layer = {
  readonly kind: Kind;
  readonly stride: number;
  readonly into: number;
  readonly out: number;
  readonly weights: Int8Array;
  readonly bias: Int32Array;
  readonly multiplier: Int32Array;
};
type Network = {
  readonly layers: readonly Layer[];
  readonly head: { readonly weights: Int8Array; readonly bias: Int32Array; readonly multiplier: number };
};
/** Values of one place lie side by side: index (y width + x) channels + channel. */
type Maps = { readonly width: number; readonly height: number; readonly channels: number; readonly data: Uint8Array };

export const gateWidth = 240;
export const gateHeight = 192;

const one = 16_777_216;
const half = 8_388_608;
const kinds: readonly Kind[] = ["full", "deep", "point"];

/** Reads the bytes of the format. Throws where they are not of it: the numbers are part of the program. */
export const networkOf = (bytes: Uint8Array): Network => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 5;
  const small = (count: number): Int8Array => {
    const values = Int8Array.from({ length: count }, (_, k) => view.getInt8(at + k));
    at += count;
    return values;
  };
  const large = (count: number): Int32Array => {
    const values = Int32Array.from({ length: count }, (_, k) => view.getInt32(at + 4 * k, true));
    at += 4 * count;
    return values;
  };
  if (view.getUint32(0, true) !== 0x31574750) throw new Error("not gate weights");
  const layers: Layer[] = [];
  for (let k = view.getUint8(4); k > 0; k -= 1) {
    const kind = kinds[view.getUint8(at)];
    const stride = view.getUint8(at + 1);
    const into = view.getUint16(at + 2, true);
    const out = view.getUint16(at + 4, true);
    if (kind === undefined || (stride !== 1 && stride !== 2)) throw new Error("not gate weights");
    at += 6;
    const weights = small(out * into * (kind === "point" ? 1 : 9));
    layers.push({ kind, stride, into, out, weights, bias: large(out), multiplier: large(out) });
  }
  const last = layers.at(-1);
  if (last === undefined) throw new Error("not gate weights");
  const head = { weights: small(4 * last.out), bias: large(2), multiplier: large(1)[0]! };
  if (at !== bytes.byteLength) throw new Error("not gate weights");
  return { layers, head };
};

/** The 240 x 192 input of a plane: area means, a high picture lying on its side. */
export const gateInput = ({ width, height, data }: Plane, arena: Arena): Uint8Array => {
  const out = arena.bytes(gateWidth * gateHeight);
  const isHigh = height > width;
  const across = isHigh ? height : width;
  const down = isHigh ? width : height;
  const stepX = isHigh ? width : 1;
  const stepY = isHigh ? 1 : width;
  for (let j = 0; j < gateHeight; j += 1) {
    const top = Math.floor((j * down) / gateHeight);
    const bottom = Math.max(top + 1, Math.floor(((j + 1) * down) / gateHeight));
    for (let i = 0; i < gateWidth; i += 1) {
      const left = Math.floor((i * across) / gateWidth);
      const right = Math.max(left + 1, Math.floor(((i + 1) * across) / gateWidth));
      let sum = 0;
      for (let y = top; y < bottom; y += 1) {
        let at = y * stepY + left * stepX;
        for (let x = left; x < right; x += 1, at += stepX) sum += data[at]!;
      }
      out[j * gateWidth + i] = Math.floor(sum / ((bottom - top) * (right - left)));
    }
  }
  return out;
};

const squeezed = (sum: number, multiplier: number): number => {
  const value = Math.floor((sum * multiplier + half) / one);
  return value < 0 ? 0 : value > 255 ? 255 : value;
};

const pointLayer = (input: Maps, { into, out, weights, bias, multiplier }: Layer, arena: Arena): Maps => {
  const { width, height, data } = input;
  const made = arena.bytes(width * height * out);
  for (let place = 0; place < width * height; place += 1) {
    const from = place * into;
    const to = place * out;
    for (let k = 0; k < out; k += 4) {
      let a = bias[k]!;
      let b = bias[k + 1]!;
      let c = bias[k + 2]!;
      let d = bias[k + 3]!;
      const wa = k * into;
      const wb = wa + into;
      const wc = wb + into;
      const wd = wc + into;
      for (let n = 0; n < into; n += 1) {
        const value = data[from + n]!;
        a = (a + value * weights[wa + n]!) | 0;
        b = (b + value * weights[wb + n]!) | 0;
        c = (c + value * weights[wc + n]!) | 0;
        d = (d + value * weights[wd + n]!) | 0;
      }
      made[to + k] = squeezed(a, multiplier[k]!);
      made[to + k + 1] = squeezed(b, multiplier[k + 1]!);
      made[to + k + 2] = squeezed(c, multiplier[k + 2]!);
      made[to + k + 3] = squeezed(d, multiplier[k + 3]!);
    }
  }
  return { width, height, channels: out, data: made };
};

/** A 3x3 layer, full or deep. */
const wideLayer = (input: Maps, layer: Layer, arena: Arena): Maps => {
  const { width, height, channels, data } = input;
  const { stride, into, out, weights, bias, multiplier } = layer;
  const isDeep = layer.kind === "deep";
  const wide = Math.ceil(width / stride);
  const high = Math.ceil(height / stride);
  const made = arena.bytes(wide * high * out);
  for (let y = 0; y < high; y += 1) {
    const rowFrom = y === 0 ? 1 : 0;
    const rowTo = y * stride + 2 > height ? 2 : 3;
    for (let x = 0; x < wide; x += 1) {
      const columnFrom = x === 0 ? 1 : 0;
      const columnTo = x * stride + 2 > width ? 2 : 3;
      const to = (y * wide + x) * out;
      for (let k = 0; k < out; k += 1) {
        let sum = bias[k]!;
        for (let r = rowFrom; r < rowTo; r += 1) {
          for (let c = columnFrom; c < columnTo; c += 1) {
            const from = ((y * stride + r - 1) * width + x * stride + c - 1) * channels;
            if (isDeep) sum = (sum + data[from + k]! * weights[k * 9 + r * 3 + c]!) | 0;
            else
              for (let n = 0; n < into; n += 1)
                sum = (sum + data[from + n]! * weights[(k * into + n) * 9 + r * 3 + c]!) | 0;
          }
        }
        made[to + k] = squeezed(sum, multiplier[k]!);
      }
    }
  }
  return { width: wide, height: high, channels: out, data: made };
};

const headOf = ({ width, height, channels, data }: Maps, { head }: Network): GateAnswer => {
  const places = width * height;
  const sums = [head.bias[0]!, head.bias[1]!];
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    let largest = 0;
    for (let at = channel; at < data.length; at += channels) {
      const value = data[at]!;
      sum += value;
      if (value > largest) largest = value;
    }
    for (let row = 0; row < 2; row += 1) {
      const first = row * 2 * channels;
      sums[row]! += sum * head.weights[first + channel]! + places * largest * head.weights[first + channels + channel]!;
    }
  }
  const told = (sum: number): number => Math.floor((sum * head.multiplier + half) / one);
  return { document: told(sums[0]!), ballot: told(sums[1]!) };
};

let shipped: Network | null = null;

const shippedNetwork = (): Network => {
  shipped ??= networkOf(Uint8Array.from(atob(gateWeights), character => character.charCodeAt(0)));
  return shipped;
};

/** Asks the shipped gate about a plane of any size. Everything it holds of the picture lies in `arena` and is released. */
export const gateOf = (plane: Plane, arena: Arena): GateAnswer => {
  const network = shippedNetwork();
  const room = arena.used();
  let maps: Maps = { width: gateWidth, height: gateHeight, channels: 1, data: gateInput(plane, arena) };
  for (const layer of network.layers)
    maps = layer.kind === "point" ? pointLayer(maps, layer, arena) : wideLayer(maps, layer, arena);
  const answer = headOf(maps, network);
  arena.release(room);
  return answer;
};

/**
 * Below this, in 1/256, a picture holds no document. The least at which the scenes held apart in training lost none
 * (training/README.md); with the present numbers it lets nearly every picture through, so no look depends on it yet.
 */
export const documentThreshold = -768;
