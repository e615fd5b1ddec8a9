import fc from "fast-check";
import { expect, test } from "vitest";
import { arenaOn } from "./arena.ts";
import { openEngine } from "./fast.ts";
import { gateInput, gateOf, mayHoldDocument, networkOf } from "./gate.ts";
import { carryOut, inOrder } from "./network.ts";
import type { Plane } from "./pixels.ts";
import { plain } from "./plain.ts";
import { numbersFrom } from "./random.ts";

const arena = arenaOn(new WebAssembly.Memory({ initial: 4 }), 8_000_000);

/** A picture by formula, so that anyone can make it: whole numbers alone. */
const planeBy = (width: number, height: number, value: (x: number, y: number) => number): Plane => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width)) & 255),
});

const ruled = (x: number, y: number): number =>
  x > 60 && x < 260 && y > 30 && y < 210 ? (y % 12 < 3 && x % 7 < 5 ? 40 : 235) : 90;

test("gives the answers of the vectors", () => {
  const seen = [
    planeBy(240, 192, () => 0),
    planeBy(240, 192, (x, y) => x + y),
    planeBy(320, 240, (x, y) => x * x + 3 * y * y),
    planeBy(320, 240, ruled),
    planeBy(192, 240, (x, y) => x ^ y),
    planeBy(31, 17, (x, y) => 8 * x + 3 * y),
  ].map(plane => gateOf(plane, plain, arena));
  expect(seen).toMatchInlineSnapshot(`
    [
      {
        "ballot": -890,
        "document": -1013,
      },
      {
        "ballot": -903,
        "document": -1030,
      },
      {
        "ballot": -335,
        "document": -491,
      },
      {
        "ballot": 611,
        "document": 1497,
      },
      {
        "ballot": -285,
        "document": -250,
      },
      {
        "ballot": -846,
        "document": -967,
      },
    ]
  `);
});

test("a high picture is looked at as if x and y were exchanged", () => {
  const high = gateOf(
    planeBy(240, 320, (x, y) => ruled(y, x)),
    plain,
    arena,
  );
  expect(high).toEqual(gateOf(planeBy(320, 240, ruled), plain, arena));
});

test("the input is the exact mean of the area that each value covers", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer(),
      (width, height, seed) => {
        const next = numbersFrom(seed);
        const plane = planeBy(width, height, () => next(256));
        const input = gateInput(plane, arena);
        const [across, down] = height > width ? [height, width] : [width, height];
        const at = (x: number, y: number): number => plane.data[height > width ? x * width + y : y * width + x]!;
        const [i, j] = [next(240), next(192)];
        let sum = 0;
        for (let y = 0; y < down; y += 1) {
          const high = Math.max(0, Math.min((j + 1) * down, (y + 1) * 192) - Math.max(j * down, y * 192));
          if (high === 0) continue;
          for (let x = 0; x < across; x += 1)
            sum +=
              high * Math.max(0, Math.min((i + 1) * across, (x + 1) * 240) - Math.max(i * across, x * 240)) * at(x, y);
        }
        expect(input[j * 240 + i]).toBe(Math.floor(sum / (across * down)));
        arena.wipe();
      },
    ),
    { numRuns: 30 },
  );
});

test("a layer over several channels gives the sums of its definition", () => {
  const next = numbersFrom(5);
  const [width, height, into, out] = [7, 5, 3, 8];
  const written = Int8Array.from({ length: out * into * 9 }, () => next(256) - 128);
  const bias = Int32Array.from({ length: out }, () => next(20_000));
  const multiplier = Int32Array.from({ length: out }, () => next(200_000));
  const data = Uint8Array.from({ length: width * height * into }, () => next(256));
  for (const stride of [1, 2] as const) {
    const layer = {
      kind: "full",
      stride,
      into,
      out,
      weights: inOrder(written, "full", into, out),
      bias,
      multiplier,
    } as const;
    const made = carryOut(layer, { width, height, channels: into, data }, plain, arena);
    for (let at = 0; at < made.data.length; at += 1) {
      const k = at % out;
      const x = Math.floor(at / out) % made.width;
      const y = Math.floor(at / out / made.width);
      let sum = bias[k]!;
      for (let place = 0; place < 9; place += 1) {
        const [sx, sy] = [x * stride + (place % 3) - 1, y * stride + Math.floor(place / 3) - 1];
        if (sx < 0 || sy < 0 || sx >= width || sy >= height) continue;
        for (let n = 0; n < into; n += 1)
          sum += data[(sy * width + sx) * into + n]! * written[(k * into + n) * 9 + place]!;
      }
      expect(made.data[at]).toBe(Math.max(0, Math.min(255, Math.floor((sum * multiplier[k]! + 2 ** 23) / 2 ** 24))));
    }
  }
  arena.wipe();
});

test("compiled kernels give the answers of the plain ones", async () => {
  const { kernels, memory } = await openEngine();
  expect(kernels.name).toBe("fast");
  const fast = arenaOn(memory, 8_000_000);
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 400 }),
      fc.integer({ min: 20, max: 400 }),
      fc.integer(),
      (width, height, seed) => {
        const next = numbersFrom(seed);
        const step = 1 + next(30);
        const block = Uint8Array.from({ length: 64 }, () => next(256));
        const plane = planeBy(
          width,
          height,
          (x, y) => block[(Math.floor(y / step) & 7) * 8 + (Math.floor(x / step) & 7)]! + next(9),
        );
        expect(gateOf(plane, kernels, fast)).toEqual(gateOf(plane, plain, arena));
      },
    ),
    { numRuns: 20 },
  );
});

test("what is squeezed too much to be judged goes on", () => {
  expect(
    mayHoldDocument(
      planeBy(400, 100, () => 0),
      plain,
      arena,
    ),
  ).toBe(true);
});

test("leaves nothing of the picture in memory", () => {
  gateOf(planeBy(320, 240, ruled), plain, arena);
  expect(new Uint8Array(arena.memory.buffer).some(byte => byte !== 0)).toBe(false);
});

test("numbers that are cut short are refused", () => {
  expect(() => networkOf(Uint8Array.of(0x50, 0x47, 0x57, 0x31, 0, 1, 2, 3))).toThrow();
  expect(() => networkOf(Uint8Array.of(1, 2, 3, 4, 5))).toThrow();
});
