import { expect, test } from "vitest";
import { arenaOn } from "./arena.ts";
import { gateOf, networkOf } from "./gate.ts";
import type { Plane } from "./pixels.ts";

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
  ].map(plane => gateOf(plane, arena));
  expect(seen).toMatchInlineSnapshot(`
    [
      {
        "ballot": -701,
        "document": -715,
      },
      {
        "ballot": -554,
        "document": -404,
      },
      {
        "ballot": 0,
        "document": 163,
      },
      {
        "ballot": 221,
        "document": 1206,
      },
      {
        "ballot": 31,
        "document": 530,
      },
      {
        "ballot": -297,
        "document": 196,
      },
    ]
  `);
});

test("a high picture is looked at as if x and y were exchanged", () => {
  const high = gateOf(
    planeBy(240, 320, (x, y) => ruled(y, x)),
    arena,
  );
  expect(high).toEqual(gateOf(planeBy(320, 240, ruled), arena));
});

test("leaves nothing of the picture in memory", () => {
  gateOf(planeBy(320, 240, ruled), arena);
  expect(new Uint8Array(arena.memory.buffer).some(byte => byte !== 0)).toBe(false);
});

test("numbers that are cut short are refused", () => {
  expect(() => networkOf(Uint8Array.of(0x50, 0x47, 0x57, 0x31, 0, 1, 2, 3))).toThrow();
  expect(() => networkOf(Uint8Array.of(1, 2, 3, 4, 5))).toThrow();
});
