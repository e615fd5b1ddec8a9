import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Arena, arenaOn } from "./arena.ts";
import { reach } from "./describe.ts";
import { openEngine } from "./fast.ts";
import { fastSource } from "./fast-code.ts";
import { lumaOf } from "./luma.ts";
import { plain } from "./plain.ts";
import { numbersFrom } from "./random.ts";
import { shrinkTo, tapsOf } from "./shrink.ts";

const noise = (length: number, seed: number): Uint8Array => {
  const next = numbersFrom(seed);
  return Uint8Array.from({ length }, () => next(256));
};

const anArena = () => arenaOn(new WebAssembly.Memory({ initial: 4 }), 4_000_000);

describe("shrinking", () => {
  it("keeps a plain field plain at every size", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 90 }),
        fc.integer({ min: 3, max: 90 }),
        fc.integer({ min: 0, max: 255 }),
        (from, to, value) => {
          const plane = { width: from, height: from, data: new Uint8Array(from * from).fill(value) };
          const small = shrinkTo(plane, Math.min(from, to), Math.min(from, to), plain, anArena());
          expect(small.data.every(seen => seen === value)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("nearest", () => {
  it("finds an exact copy at distance 0", () => {
    const arena = anArena();
    const others = arena.bytes(40 * 32);
    others.set(noise(40 * 32, 4));
    const wanted = arena.bytes(32);
    wanted.set(others.subarray(17 * 32, 18 * 32));
    const places = arena.ints(80);
    for (let k = 0; k < 80; k += 1) places[k] = k * 1000;
    const out = arena.ints(3);
    plain.nearest(wanted, 1, others, 40, places, 16, out);
    expect([out[0], out[1]]).toEqual([17, 0]);
    expect(out[2]).toBeGreaterThan(60);
  });

  it("does not take a second copy at the same place for a rival", () => {
    const arena = anArena();
    const others = arena.bytes(3 * 32);
    others.set(noise(96, 9));
    others.copyWithin(32, 0, 32);
    const wanted = arena.bytes(32);
    wanted.set(others.subarray(0, 32));
    const places = arena.ints(6);
    places.set([100, 100, 104, 100, 9000, 9000]);
    const out = arena.ints(3);
    plain.nearest(wanted, 1, others, 3, places, 16, out);
    expect(out[1]).toBe(0);
    expect(out[2]).toBeGreaterThan(60);
  });
});

describe("the arena", () => {
  it("holds zeros after a wipe, whatever was in it", () => {
    const memory = new WebAssembly.Memory({ initial: 4 });
    const arena = arenaOn(memory, 100_000);
    arena.bytes(5000).fill(7);
    const to = arena.used();
    arena.floats(100).fill(1.5);
    arena.release(to);
    arena.wipe();
    expect(new Uint8Array(memory.buffer).every(byte => byte === 0)).toBe(true);
  });
});

describe("brightness", () => {
  it("is the same by the compiled kernel, and for a whole picture and its strips", async () => {
    const { kernels, memory } = await openEngine();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(3 as const, 4 as const),
        fc.integer({ min: 1, max: 4 }),
        fc.integer(),
        (width, height, channels, factor, seed) => {
          const data = noise(width * height * channels, seed);
          const [fast, slow] = [arenaOn(memory, 3_000_000), anArena()];
          const seen = lumaOf({ width, height, data }, factor, kernels, fast);
          const meant = lumaOf({ width, height, data }, factor, plain, slow);
          expect(Buffer.from(seen.data).equals(Buffer.from(meant.data))).toBe(true);
          if (width < factor || height < factor) return;
          const first = data.subarray(0, width * factor * channels);
          let sum = 0;
          for (let dy = 0; dy < factor; dy += 1)
            for (let dx = 0; dx < factor; dx += 1) {
              const at = (dy * width + dx) * channels;
              sum += 77 * first[at]! + 150 * first[at + 1]! + 29 * first[at + 2]!;
            }
          expect(seen.data[0]).toBe(Math.floor(sum / (256 * factor * factor)));
          fast.wipe();
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe("the compiled kernels", () => {
  it("were made from the source that lies beside them", async () => {
    const source = await readFile(new URL("../kernels/kernels.as.ts", import.meta.url));
    expect(createHash("sha256").update(source).digest("hex")).toBe(fastSource);
  });

  it("give the same bytes as the plain ones", async () => {
    const { kernels, memory } = await openEngine();
    expect(kernels.name).toBe("fast");
    const size = fc.integer({ min: 7, max: 90 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 1, max: 80 }),
        fc.integer(),
        fc.integer({ min: 2, max: 30 }),
        (width, height, threshold, seed, step) => {
          const arena = arenaOn(memory, 3_000_000);
          const source = arena.bytes(width * height);
          // Blocks with some noise: plain noise has no corners.
          const next = numbersFrom(seed);
          const block = Uint8Array.from({ length: 64 }, () => next(256));
          for (let i = 0; i < source.length; i += 1) {
            const x = Math.floor((i % width) / step) & 7;
            const y = Math.floor(Math.floor(i / width) / step) & 7;
            source[i] = Math.min(255, block[y * 8 + x]! + next(6));
          }
          const both = (run: (on: typeof plain) => Uint8Array | Uint16Array | Int32Array | Float32Array): void => {
            expect(
              Buffer.from(Uint8Array.from(bytesOf(run(kernels)))).equals(
                Buffer.from(Uint8Array.from(bytesOf(run(plain)))),
              ),
            ).toBe(true);
          };
          both(k => {
            const out = arena.bytes(width * height);
            k.smooth(source, width, height, out, arena.shorts(width * height));
            return out;
          });
          both(k => {
            const out = arena.shorts(width * height);
            out.fill(0);
            k.corners(source, width, height, threshold, out);
            return out;
          });
          if (Math.min(width, height) > 2 * reach) {
            const plane = { width, height, data: source };
            const [x, y] = [reach + next(width - 2 * reach), reach + next(height - 2 * reach)];
            both(k => {
              const out = arena.bytes(33);
              out[32] = k.describe(plane, x, y, out, 0);
              return out;
            });
          }
          const w = Math.max(4, width - next(Math.floor(width / 2)));
          const h = Math.max(4, height - next(Math.floor(height / 2)));
          both(k => {
            const across = arena.ints(w * 4);
            const down = arena.ints(h * 4);
            tapsOf(width, w, across);
            tapsOf(height, h, down);
            const out = arena.bytes(w * h);
            k.resample(source, width, height, out, w, h, across, down, arena.shorts(w * height));
            return out;
          });
          both(k => {
            const others = arena.bytes(32 * 40);
            const from = numbersFrom(seed + 1);
            for (let i = 0; i < others.length; i += 1) others[i] = from(from(3) === 0 ? 2 : 256);
            const places = arena.ints(80);
            for (let i = 0; i < 80; i += 1) places[i] = from(60);
            const out = arena.ints(3 * 40);
            k.nearest(others, 40, others, 40, places, from(40), out);
            return out;
          });
          const into = 1 + next(40);
          const channels = 4 * (1 + next(8));
          const numbers = layerOf(9 * channels, channels, next, arena);
          for (const stride of [1, 2] as const) {
            for (const from of [1, channels]) {
              const [wide, high] = [1 + next(9), 1 + next(6)];
              const values = arena.bytes(wide * high * from);
              for (let k = 0; k < values.length; k += 1) values[k] = next(256);
              both(k => {
                const out = arena.bytes(Math.ceil(wide / stride) * Math.ceil(high / stride) * channels);
                const { weights, bias, multiplier } = numbers;
                k.wideLayer(values, wide, high, from, stride, weights, bias, multiplier, out, channels);
                return out;
              });
            }
          }
          both(k => {
            const out = arena.bytes(6 * channels);
            const { weights, bias, multiplier } = layerOf(into * channels, channels, numbersFrom(seed), arena);
            const values = arena.bytes(6 * into);
            values.set(source.subarray(0, values.length));
            k.pointLayer(values, 6, into, weights, bias, multiplier, out, channels);
            return out;
          });
          const singles = (length: number): Float32Array => {
            const values = arena.singles(length);
            for (let k = 0; k < length; k += 1) values[k] = (next(20_001) - 10_000) / 3_000;
            return values;
          };
          const [wide, high, four] = [3 + next(6), 1 + next(4), 4 * (1 + next(5))];
          const [taps, weights, bias] = [singles(9 * 32), singles(four * 32), singles(32)];
          const maps = singles(wide * high * four);
          const below = singles(wide * four);
          const row = next(high);
          both(k => {
            const out = arena.singles(wide * 32);
            k.separableRow(maps, wide, high, row, four, taps, weights, bias, arena.singles(four), out, 32);
            return out;
          });
          both(k => {
            const out = arena.singles((wide - 2) * 32);
            k.brightRow(source, width, wide, taps, bias, out, 32);
            return out;
          });
          both(k => {
            const out = arena.singles(((wide + 1) >> 1) * four);
            k.largestOfFour(maps, below, wide, four, out);
            return out;
          });
          arena.wipe();
        },
      ),
      { numRuns: 40 },
    );
  });
});

const layerOf = (count: number, channels: number, next: (below: number) => number, arena: Arena) => {
  const bytes = arena.bytes(count);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, count);
  for (let k = 0; k < count; k += 1) weights[k] = next(256) - 128;
  const bias = arena.ints(channels);
  const multiplier = arena.ints(channels);
  for (let k = 0; k < channels; k += 1) {
    bias[k] = next(40_000) - 20_000;
    multiplier[k] = next(1_000_000);
  }
  return { weights, bias, multiplier };
};

const bytesOf = (values: Uint8Array | Uint16Array | Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
