/**
 * The word spotter, docs/formats/word-weights.md: a small network in whole numbers that knows a closed list of title words of
 * ballots and of papers near to them. It reads nothing else: of any other word, a name or a party among them, it says "other".
 */
import type { Arena } from "../arena.ts";
import { applyX, applyY, type Homography } from "../homography.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import { wordWeights } from "./word-weights.ts";
import type { Word } from "./words.ts";

type Kind = "full" | "deep" | "point";
/** `weights` of a wide layer place by place, each with one a channel; of a point layer out by in. */
type Layer = {
  readonly kind: Kind;
  readonly stride: 1 | 2;
  readonly into: number;
  readonly out: number;
  readonly weights: Int8Array;
  readonly bias: Int32Array;
  readonly multiplier: Int32Array;
};
export type Network = {
  readonly layers: readonly Layer[];
  readonly classes: number;
  readonly hinges: readonly number[];
  /** `weights` value by value, each with one a class. */
  readonly head: { readonly weights: Int8Array; readonly bias: Int32Array; readonly multiplier: number };
};

export const cropWidth = 80;
export const cropHeight = 20;

const one = 16_777_216;
const half = 8_388_608;
const kinds: readonly Kind[] = ["full", "deep", "point"];

/** Reads the bytes of the format. Throws where they are not of it: the numbers are part of the program. */
export const spotterOf = (bytes: Uint8Array): Network => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  const byte = (): number => view.getUint8(at++);
  const short = (): number => {
    at += 2;
    return view.getUint16(at - 2, true);
  };
  const small = (count: number): Int8Array => {
    at += count;
    return Int8Array.from({ length: count }, (_, k) => view.getInt8(at - count + k));
  };
  const large = (count: number): Int32Array => {
    at += 4 * count;
    return Int32Array.from({ length: count }, (_, k) => view.getInt32(at - 4 * count + 4 * k, true));
  };
  if (view.getUint32(0, true) !== 0x31575350) throw new Error("not word weights");
  const layers: Layer[] = Array.from({ length: byte() }, () => {
    const kind = kinds[byte()];
    const stride = byte();
    const into = short();
    const out = short();
    if (kind === undefined || (stride !== 1 && stride !== 2)) throw new Error("not word weights");
    if (out % 4 !== 0 || (kind !== "point" && into !== 1)) throw new Error("not word weights");
    const weights = small(out * (kind === "point" ? into : 9));
    const taps = kind === "point" ? weights : weights.map((_, k) => weights[(k % out) * 9 + Math.floor(k / out)]!);
    return { kind, stride, into, out, weights: taps, bias: large(out), multiplier: large(out) };
  });
  const classes = byte();
  const hinges = Array.from({ length: byte() }, byte);
  // 20 x 80 halved three times is 3 x 10: the last row is cut.
  const values = 30 * layers.at(-1)!.out + hinges.length;
  const rows = small(classes * values);
  const weights = rows.map((_, k) => rows[(k % classes) * values + Math.floor(k / classes)]!);
  const head = { weights, bias: large(classes), multiplier: large(1)[0]! };
  if (at !== bytes.byteLength) throw new Error("not word weights");
  return { layers, classes, hinges, head };
};

const into = (network: Network, arena: Arena): Network => {
  const small = (values: Int8Array): Int8Array => {
    const bytes = arena.bytes(values.length);
    const out = new Int8Array(bytes.buffer, bytes.byteOffset, values.length);
    out.set(values);
    return out;
  };
  const large = (values: Int32Array): Int32Array => {
    const out = arena.ints(values.length);
    out.set(values);
    return out;
  };
  return {
    ...network,
    layers: network.layers.map(layer => ({
      ...layer,
      weights: small(layer.weights),
      bias: large(layer.bias),
      multiplier: large(layer.multiplier),
    })),
  };
};

let shipped: Network | null = null;

/** The shipped network with its numbers in `arena`, where the kernels want them. */
export const spotterIn = (arena: Arena): Network => {
  shipped ??= spotterOf(Uint8Array.from(atob(wordWeights), character => character.charCodeAt(0)));
  return into(shipped, arena);
};

/** Logits in 1/256, one a class, 0 being any other word, of a crop with ink 255 and its shape 16 w / h. */
export const logitsOf = (
  network: Network,
  crop: Uint8Array,
  shape: number,
  kernels: Kernels,
  arena: Arena,
): Float64Array => {
  const out = arena.floats(network.classes);
  const room = arena.used();
  let data = crop;
  let width = cropWidth;
  let height = cropHeight;
  for (const { kind, stride, into: from, out: channels, weights, bias, multiplier } of network.layers) {
    const wide = Math.ceil(width / stride);
    const high = Math.ceil(height / stride);
    const made = arena.bytes(wide * high * channels);
    if (kind === "point") kernels.pointLayer(data, width * height, from, weights, bias, multiplier, made, channels);
    else
      kernels.wideLayer(
        data,
        width,
        height,
        kind === "full" ? 1 : channels,
        stride,
        weights,
        bias,
        multiplier,
        made,
        channels,
      );
    data = made;
    width = wide;
    height = high;
  }
  const { weights, bias, multiplier } = network.head;
  const { classes } = network;
  const sums = arena.ints(classes);
  sums.set(bias);
  const add = (value: number, at: number): void => {
    if (value === 0) return;
    for (let k = 0; k < classes; k += 1) sums[k]! += value * weights[at * classes + k]!;
  };
  for (let n = 0; n < data.length; n += 1) add(data[n]!, n);
  for (const [n, hinge] of network.hinges.entries()) add(Math.max(0, shape - hinge), data.length + n);
  for (let k = 0; k < classes; k += 1) out[k] = Math.floor((sums[k]! * multiplier + half) / one);
  arena.release(room);
  return out;
};

/**
 * The word as the network wants it, taken from `plane`, of which `map` says where the page lies: 20 x 80 means, ink 255 and
 * paper 0. `isOver`: the page is upside down.
 */
export const cropOf = (
  plane: Plane,
  map: Homography,
  { x, y, width, height, rise }: Word,
  isOver: boolean,
  arena: Arena,
): Uint8Array => {
  const out = arena.bytes(cropWidth * cropHeight);
  const room = arena.used();
  const { data } = plane;
  const mostX = plane.width - 1.001;
  const mostY = plane.height - 1.001;
  const high = height - Math.abs(rise);
  const top = y + Math.max(0, -rise);
  // A word is so small that the map is flat over it.
  const u0 = applyX(map, x, top);
  const v0 = applyY(map, x, top);
  const ux = applyX(map, x + width, top + rise) - u0;
  const vx = applyY(map, x + width, top + rise) - v0;
  const uy = applyX(map, x, top + high) - u0;
  const vy = applyY(map, x, top + high) - v0;
  const along = Math.sqrt(ux * ux + vx * vx) / cropWidth;
  const down = Math.sqrt(uy * uy + vy * vy) / cropHeight;
  const fine = Math.max(1, Math.min(3, Math.floor(Math.max(along, down) + 0.5)));
  for (let j = 0; j < cropHeight; j += 1) {
    for (let i = 0; i < cropWidth; i += 1) {
      let sum = 0;
      for (let b = 0; b < fine; b += 1) {
        const t = (j * fine + b + 0.5) / (cropHeight * fine);
        for (let a = 0; a < fine; a += 1) {
          const s = (i * fine + a + 0.5) / (cropWidth * fine);
          let u = u0 + s * ux + t * uy - 0.5;
          let v = v0 + s * vx + t * vy - 0.5;
          u = u < 0 ? 0 : u > mostX ? mostX : u;
          v = v < 0 ? 0 : v > mostY ? mostY : v;
          const fx = Math.floor(u);
          const fy = Math.floor(v);
          const ax = u - fx;
          const ay = v - fy;
          const at = fy * plane.width + fx;
          const below = at + plane.width;
          sum +=
            (data[at]! * (1 - ax) + data[at + 1]! * ax) * (1 - ay) +
            (data[below]! * (1 - ax) + data[below + 1]! * ax) * ay;
        }
      }
      const place = j * cropWidth + i;
      out[isOver ? out.length - 1 - place : place] = Math.floor(sum / (fine * fine) + 0.5);
    }
  }
  // Ink 255, paper 0: between the darkest twentieth and the lightest fifth.
  const counts = arena.ints(256);
  for (const value of out) counts[value]! += 1;
  const valueAt = (rank: number): number => {
    let sum = 0;
    let value = 0;
    for (; value < 255; value += 1) {
      sum += counts[value]!;
      if (sum > rank) break;
    }
    return value;
  };
  const dark = valueAt(Math.floor(out.length / 20));
  const light = valueAt(Math.floor((out.length * 4) / 5));
  const span = Math.max(light - dark, 12);
  for (let k = 0; k < out.length; k += 1)
    out[k] = Math.max(0, Math.min(255, Math.floor(((light - out[k]!) * 255) / span)));
  arena.release(room);
  return out;
};
