/** The kernels compiled with SIMD (kernels/kernels.as.ts), bound to one memory. */
import { discRows, pattern } from "./describe.ts";
import { cosineOf, directions, sineOf } from "./directions.ts";
import { fastCode } from "./fast-code.ts";
import type { Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";

export type Engine = { readonly kernels: Kernels; readonly memory: WebAssembly.Memory };

type Compiled = {
  luma(s: number, w: number, c: number, f: number, o: number, width: number, height: number): void;
  resample(s: number, sw: number, sh: number, o: number, w: number, h: number, a: number, d: number, m: number): void;
  smooth(s: number, w: number, h: number, o: number, m: number): void;
  corners(s: number, w: number, h: number, t: number, o: number): void;
  describe(at: number, w: number, tables: number, out: number): number;
  nearest(w: number, n: number, o: number, m: number, p: number, a: number, out: number): void;
  pointLayer(s: number, n: number, i: number, w: number, b: number, m: number, o: number, c: number): void;
  wideLayer(
    s: number,
    w: number,
    h: number,
    i: number,
    d: number,
    t: number,
    b: number,
    m: number,
    o: number,
    c: number,
  ): void;
  brightRow(s: number, w: number, k: number, b: number, o: number, c: number): void;
  separableRow(
    s: number,
    w: number,
    h: number,
    y: number,
    i: number,
    t: number,
    k: number,
    b: number,
    r: number,
    o: number,
    c: number,
  ): void;
  largestOfFour(a: number, b: number, w: number, c: number, o: number): void;
};

const names = [
  "luma",
  "resample",
  "smooth",
  "corners",
  "describe",
  "nearest",
  "pointLayer",
  "wideLayer",
  "brightRow",
  "separableRow",
  "largestOfFour",
] as const;

const isCompiled = (exports: object): exports is Compiled =>
  names.every(name => typeof Reflect.get(exports, name) === "function");

/** Where the constant tables of `describe` lie, below everything the arena hands out. */
const tablesAt = 1024;

const writeTables = (memory: WebAssembly.Memory): void => {
  const turns = Array.from({ length: directions }, (_, turn) => turn);
  new Int32Array(memory.buffer, tablesAt).set([...discRows, ...turns.map(cosineOf), ...turns.map(sineOf)]);
  new Int8Array(memory.buffer, tablesAt + 4 * (discRows.length + 2 * directions)).set(pattern);
};

const over = (compiled: Compiled, memory: WebAssembly.Memory): Kernels => {
  const within = (...parts: readonly { readonly buffer: ArrayBufferLike }[]): boolean =>
    parts.every(part => part.buffer === memory.buffer);
  return {
    name: "fast",
    luma: (source, sourceWidth, channels, factor, out, width, height) => {
      if (!within(source, out)) return plain.luma(source, sourceWidth, channels, factor, out, width, height);
      compiled.luma(source.byteOffset, sourceWidth, channels, factor, out.byteOffset, width, height);
    },
    resample: (source, sourceWidth, sourceHeight, out, width, height, across, down, middle) => {
      if (!within(source, out, across, down, middle))
        return plain.resample(source, sourceWidth, sourceHeight, out, width, height, across, down, middle);
      compiled.resample(
        source.byteOffset,
        sourceWidth,
        sourceHeight,
        out.byteOffset,
        width,
        height,
        across.byteOffset,
        down.byteOffset,
        middle.byteOffset,
      );
    },
    smooth: (source, width, height, out, middle) => {
      if (!within(source, out, middle)) return plain.smooth(source, width, height, out, middle);
      compiled.smooth(source.byteOffset, width, height, out.byteOffset, middle.byteOffset);
    },
    corners: (source, width, height, threshold, out) => {
      if (!within(source, out)) return plain.corners(source, width, height, threshold, out);
      compiled.corners(source.byteOffset, width, height, threshold, out.byteOffset);
    },
    describe: (plane, x, y, out, at) => {
      if (!within(plane.data, out)) return plain.describe(plane, x, y, out, at);
      return compiled.describe(plane.data.byteOffset + y * plane.width + x, plane.width, tablesAt, out.byteOffset + at);
    },
    nearest: (wanted, count, others, otherCount, places, apart, out) => {
      if (!within(wanted, others, places, out))
        return plain.nearest(wanted, count, others, otherCount, places, apart, out);
      compiled.nearest(
        wanted.byteOffset,
        count,
        others.byteOffset,
        otherCount,
        places.byteOffset,
        apart,
        out.byteOffset,
      );
    },
    pointLayer: (source, places, into, weights, bias, multiplier, out, channels) => {
      if (!within(source, weights, bias, multiplier, out))
        return plain.pointLayer(source, places, into, weights, bias, multiplier, out, channels);
      compiled.pointLayer(
        source.byteOffset,
        places,
        into,
        weights.byteOffset,
        bias.byteOffset,
        multiplier.byteOffset,
        out.byteOffset,
        channels,
      );
    },
    wideLayer: (source, width, height, into, stride, taps, bias, multiplier, out, channels) => {
      if (!within(source, taps, bias, multiplier, out))
        return plain.wideLayer(source, width, height, into, stride, taps, bias, multiplier, out, channels);
      compiled.wideLayer(
        source.byteOffset,
        width,
        height,
        into,
        stride,
        taps.byteOffset,
        bias.byteOffset,
        multiplier.byteOffset,
        out.byteOffset,
        channels,
      );
    },
    brightRow: (source, from, width, weights, bias, out, channels) => {
      if (!within(source, weights, bias, out))
        return plain.brightRow(source, from, width, weights, bias, out, channels);
      compiled.brightRow(
        source.byteOffset + from,
        width,
        weights.byteOffset,
        bias.byteOffset,
        out.byteOffset,
        channels,
      );
    },
    separableRow: (source, width, height, y, into, taps, weights, bias, room, out, channels) => {
      if (!within(source, taps, weights, bias, room, out))
        return plain.separableRow(source, width, height, y, into, taps, weights, bias, room, out, channels);
      compiled.separableRow(
        source.byteOffset,
        width,
        height,
        y,
        into,
        taps.byteOffset,
        weights.byteOffset,
        bias.byteOffset,
        room.byteOffset,
        out.byteOffset,
        channels,
      );
    },
    largestOfFour: (above, below, width, channels, out) => {
      if (!within(above, below, out)) return plain.largestOfFour(above, below, width, channels, out);
      compiled.largestOfFour(above.byteOffset, below.byteOffset, width, channels, out.byteOffset);
    },
  };
};

/** Compiled kernels with a memory of their own; the plain ones where compiled code may not run or SIMD is missing. */
export const openEngine = async (): Promise<Engine> => {
  const memory = new WebAssembly.Memory({ initial: 4 });
  try {
    const bytes = Uint8Array.from(atob(fastCode), letter => letter.charCodeAt(0));
    const abort = (): never => {
      throw new Error("A kernel stopped.");
    };
    const { instance } = await WebAssembly.instantiate(bytes, { env: { memory, abort } });
    writeTables(memory);
    if (isCompiled(instance.exports)) return { kernels: over(instance.exports, memory), memory };
  } catch {
    // A strict content policy or an old processor: the plain kernels give the same answers.
  }
  return { kernels: plain, memory };
};
