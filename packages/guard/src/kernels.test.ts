import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arenaOn } from "./arena.ts";
import { plain } from "./plain.ts";
import { numbersFrom } from "./random.ts";
import { shrinkTo } from "./shrink.ts";

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
