/**
 * Epoch seeds under `unlock: two`: docs/formats/desk-keys.md, "Wraps". Any two of the members' shares give the seed, one gives
 * nothing at all: opening needs two members on one machine.
 */

import { concat, type RandomBytes } from "./bytes.ts";
import { interpolate, splitSecret } from "./shamir.ts";

export type JoinedSeed =
  | { readonly kind: "seed"; readonly seed: Uint8Array }
  | { readonly kind: "same-share" }
  | { readonly kind: "malformed" };

/** One share of 33 bytes a member, for `wrapForMember`. @throws RangeError unless 2 ≤ members ≤ 255 and 32 bytes of seed */
export const splitForTwo = (seed: Uint8Array, members: number, random: RandomBytes): readonly Uint8Array[] => {
  if (seed.length !== 32) throw new RangeError("an epoch seed has 32 bytes");
  return splitSecret(seed, 2, members, random).map(({ x, y }) => concat(new Uint8Array([x]), y));
};

/** The seed of two unwrapped shares. Shares of two seeds give a third, which opens nothing. */
export const joinTwo = (first: Uint8Array, second: Uint8Array): JoinedSeed => {
  const [a, b] = [first[0] ?? 0, second[0] ?? 0];
  if (first.length !== 33 || second.length !== 33 || a === 0 || b === 0) return { kind: "malformed" };
  if (a === b) return { kind: "same-share" };
  const points = [first, second].map(share => ({ x: share[0] ?? 0, y: share.subarray(1) }));
  return { kind: "seed", seed: interpolate(points, 0) };
};
