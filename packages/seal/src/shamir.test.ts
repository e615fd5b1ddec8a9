import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalBytes } from "./bytes.ts";
import { interpolate, invert, multiply, splitSecret } from "./shamir.ts";

/** Multiplication as the textbook has it: a shift at a time with branches. Written apart from the one under test. */
const textbook = (a: number, b: number): number => {
  let wide = 0;
  for (let i = 0; i < 8; i++) if ((b >> i) & 1) wide ^= a << i;
  for (let i = 14; i >= 8; i--) if ((wide >> i) & 1) wide ^= 0x11b << (i - 8);
  return wide;
};

describe("GF(256)", () => {
  it("multiplies every pair as the textbook does", () => {
    let wrong = 0;
    for (let a = 0; a < 256; a++) for (let b = 0; b < 256; b++) if (multiply(a, b) !== textbook(a, b)) wrong++;
    expect(wrong).toBe(0);
    expect(multiply(0x57, 0x83)).toBe(0xc1); // FIPS 197, section 4.2
  });
  it("inverts every value but 0", () => {
    for (let a = 1; a < 256; a++) expect(multiply(a, invert(a))).toBe(1);
    expect(invert(0)).toBe(0);
  });
});

const randomOf = (bytes: Uint8Array) => {
  let at = 0;
  return (length: number) => Uint8Array.from({ length }, () => bytes[at++ % bytes.length] ?? 0);
};

describe("a split secret", () => {
  const sets = fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.nat(5),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
    )
    .map(([k, more, secret, noise]) => ({
      k,
      n: k + more,
      secret,
      points: splitSecret(secret, k, k + more, randomOf(noise)),
    }));

  it("comes back from any k of its points, in any order", () => {
    const choice = sets.chain(set =>
      fc.record({
        set: fc.constant(set),
        chosen: fc.shuffledSubarray([...set.points], { minLength: set.k, maxLength: set.k }),
      }),
    );
    fc.assert(fc.property(choice, ({ set, chosen }) => equalBytes(interpolate(chosen, 0), set.secret)));
  });
  it("is consistent with every other secret when one point is missing", () => {
    fc.assert(
      fc.property(sets, fc.uint8Array({ minLength: 32, maxLength: 32 }), ({ k, points }, guess) => {
        const known = points.slice(0, k - 1);
        const missing = points[k - 1];
        if (missing === undefined) return false;
        const y = interpolate([...known, { x: 0, y: guess }], missing.x);
        return equalBytes(interpolate([...known, { x: missing.x, y }], 0), guess);
      }),
    );
  });
  it.each([
    [0, 3],
    [3, 2],
    [1.5, 3],
    [2, 256],
  ])("throws for %d of %d", (k, n) => {
    expect(() => splitSecret(new Uint8Array(32), k, n, length => new Uint8Array(length))).toThrow(RangeError);
  });
});
