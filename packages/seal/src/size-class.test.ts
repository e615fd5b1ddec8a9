import { describe, expect, it } from "vitest";
import {
  containerBytes,
  payloadBytes,
  sizeClasses,
  sizeClassFor,
  sizeClassOfPayload,
  sizeClassOfWire,
  wireBytes,
} from "./size-class.ts";

describe("sizes", () => {
  it("are these and no others", () => {
    expect(sizeClasses.map(wireBytes)).toEqual([22_714, 268_522, 1_055_146, 4_201_642]);
    expect(sizeClasses.map(containerBytes)).toEqual([16_384, 262_144, 1_048_576, 4_194_304]);
  });
  it.each(sizeClasses)("of %s are recognised exactly", sizeClass => {
    expect(sizeClassOfWire(wireBytes(sizeClass))).toBe(sizeClass);
    expect(sizeClassOfPayload(payloadBytes(sizeClass))).toBe(sizeClass);
    expect(sizeClassOfWire(wireBytes(sizeClass) + 1)).toBeUndefined();
    expect(sizeClassFor(containerBytes(sizeClass))).toBe(sizeClass);
  });
  it("grow to the next class by one byte, and end at 4 MiB", () => {
    expect(sizeClassFor(16_385)).toBe("256k");
    expect(sizeClassFor(4_194_305)).toBeUndefined();
  });
});
