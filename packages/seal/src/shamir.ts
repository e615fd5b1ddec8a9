/**
 * Shamir's scheme over GF(2^8) with the polynomial of AES: docs/formats/desk-keys.md, "Shares".
 * No table is indexed by a secret and no branch depends on one: multiplication is eight masked steps.
 */

import type { RandomBytes } from "./bytes.ts";

/** x^8 + x^4 + x^3 + x + 1, without its highest term. */
const reduction = 0x1b;

export const multiply = (a: number, b: number): number => {
  let product = 0;
  let factor = a;
  for (let bit = 0; bit < 8; bit++) {
    product ^= factor & -((b >> bit) & 1);
    factor = ((factor << 1) & 0xff) ^ (reduction & -(factor >> 7));
  }
  return product;
};

/** a^254: the inverse, and 0 for 0. */
export const invert = (a: number): number => {
  let power = a;
  let result = 1;
  for (let i = 0; i < 7; i++) {
    power = multiply(power, power);
    result = multiply(result, power);
  }
  return result;
};

/** `x`: 1..255, public; `y`: as long as the secret. */
export type Point = { readonly x: number; readonly y: Uint8Array };

/** Points 1..n of random polynomials of degree k-1 whose constant terms are the secret's bytes. */
export const splitSecret = (secret: Uint8Array, k: number, n: number, random: RandomBytes): readonly Point[] => {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 1 || n < k || n > 255)
    throw new RangeError("shares need 1 ≤ k ≤ n ≤ 255");
  const coefficients = Array.from({ length: k - 1 }, () => random(secret.length));
  return Array.from({ length: n }, (_, i) => {
    const x = i + 1;
    const y = secret.map((constant, at) => {
      const highest = coefficients.reduceRight((sum, row) => multiply(sum ^ row[at]!, x), 0);
      return constant ^ highest;
    });
    return { x, y };
  });
};

/** The polynomial through the points, at `at` (0 gives the secret). The xs differ and are public. */
export const interpolate = (points: readonly Point[], at: number): Uint8Array => {
  const result = new Uint8Array(points[0]?.y.length ?? 0);
  for (const { x, y } of points) {
    let weight = 1;
    for (const { x: other } of points) {
      if (other !== x) weight = multiply(weight, multiply(other ^ at, invert(other ^ x)));
    }
    for (let i = 0; i < result.length; i++) result[i]! ^= multiply(weight, y[i]!);
  }
  return result;
};
