/**
 * The gate, docs/formats/gate-weights.md: a small network in whole numbers that says whether paper with content is in a
 * picture. It judges nothing: what it lets through is looked at, what it does not is no document.
 */
import type { Arena } from "./arena.ts";
import { gateWeights } from "./gate-weights.ts";
import type { Kernels } from "./kernels.ts";
import { carryOut, inOrder, type Layer, type LayerKind, layerIn, type Maps } from "./network.ts";
import type { Plane } from "./pixels.ts";
import { halve } from "./shrink.ts";

/** Logits in 1/256: how much speaks for any document, and for a ballot. */
export type GateAnswer = { readonly document: number; readonly ballot: number };

type Network = {
  readonly layers: readonly Layer[];
  readonly head: { readonly weights: Int8Array; readonly bias: Int32Array; readonly multiplier: number };
};

export const gateWidth = 240;
export const gateHeight = 192;

/** A picture longer than this many times its width is squeezed too much for the gate to judge. */
const longest = 3;

const one = 16_777_216;
const half = 8_388_608;
const kinds: readonly LayerKind[] = ["full", "deep", "point"];

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
    if (kind === undefined || (stride !== 1 && stride !== 2) || out % 4 !== 0) throw new Error("not gate weights");
    at += 6;
    const weights = inOrder(small(out * into * (kind === "point" ? 1 : 9)), kind, into, out);
    layers.push({ kind, stride, into, out, weights, bias: large(out), multiplier: large(out) });
  }
  const last = layers.at(-1);
  if (last === undefined) throw new Error("not gate weights");
  const head = { weights: small(4 * last.out), bias: large(2), multiplier: large(1)[0]! };
  if (at !== bytes.byteLength) throw new Error("not gate weights");
  return { layers, head };
};

/** Sums along one direction: for each of `to` outputs the first input, and `from` times the share of it that lies within. */
const meansAlong = (
  data: Uint8Array | Float64Array,
  from: number,
  to: number,
  lines: number,
  step: number,
  lineStep: number,
  out: Float64Array,
): void => {
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStep;
    for (let i = 0; i < to; i += 1) {
      const left = i * from;
      const right = left + from;
      const first = Math.floor(left / to);
      const last = Math.ceil(right / to) - 1;
      // The first and the last input are covered in part, those between them in full.
      const head = start + first * step;
      const tail = start + last * step;
      let between = 0;
      for (let at = head + step; at < tail; at += step) between += data[at]!;
      out[line * to + i] =
        first === last
          ? data[head]! * from
          : data[head]! * ((first + 1) * to - left) + between * to + data[tail]! * (right - last * to);
    }
  }
};

/** The 240 x 192 input of a plane: exact means of the area that each value covers, a high picture lying on its side. */
export const gateInput = (plane: Plane, arena: Arena): Uint8Array => {
  const out = arena.bytes(gateWidth * gateHeight);
  const room = arena.used();
  const isHigh = plane.height > plane.width;
  let source = plane;
  while (
    Math.max(source.width, source.height) >= 4 * gateWidth &&
    Math.min(source.width, source.height) >= 4 * gateHeight
  )
    source = halve(source, arena);
  const { width, height, data } = source;
  const across = isHigh ? height : width;
  const down = isHigh ? width : height;
  const middle = arena.floats(down * gateWidth);
  meansAlong(data, across, gateWidth, down, isHigh ? width : 1, isHigh ? 1 : width, middle);
  const sums = arena.floats(gateWidth * gateHeight);
  meansAlong(middle, down, gateHeight, gateWidth, gateWidth, 1, sums);
  const area = across * down;
  for (let i = 0; i < gateWidth; i += 1)
    for (let j = 0; j < gateHeight; j += 1) out[j * gateWidth + i] = Math.floor(sums[i * gateHeight + j]! / area);
  arena.release(room);
  return out;
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

const answerTo = (
  input: Uint8Array,
  layers: readonly Layer[],
  network: Network,
  kernels: Kernels,
  arena: Arena,
): GateAnswer => {
  const room = arena.used();
  let maps: Maps = { width: gateWidth, height: gateHeight, channels: 1, data: input };
  for (const layer of layers) maps = carryOut(layer, maps, kernels, arena);
  const answer = headOf(maps, network);
  arena.release(room);
  return answer;
};

/**
 * Asks the shipped gate about a plane of any size, and about it turned by half a turn: the mean of both errs less than one.
 * Everything it holds of the picture lies in `arena` and is released.
 */
export const gateOf = (plane: Plane, kernels: Kernels, arena: Arena): GateAnswer => {
  const network = shippedNetwork();
  const room = arena.used();
  const layers = network.layers.map(layer => layerIn(layer, arena));
  const input = gateInput(plane, arena);
  const upright = answerTo(input, layers, network, kernels, arena);
  const over = answerTo(input.reverse(), layers, network, kernels, arena);
  arena.release(room);
  return {
    document: Math.floor((upright.document + over.document) / 2),
    ballot: Math.floor((upright.ballot + over.ballot) / 2),
  };
};

/** Below this, in 1/256, a picture holds no document: training/README.md says how it was chosen. */
export const documentThreshold = -832;

/** Whether a document may be in the picture: what the gate cannot judge goes on. */
export const mayHoldDocument = (plane: Plane, kernels: Kernels, arena: Arena): boolean => {
  const longer = Math.max(plane.width, plane.height);
  return (
    longer > longest * Math.min(plane.width, plane.height) || gateOf(plane, kernels, arena).document > documentThreshold
  );
};
