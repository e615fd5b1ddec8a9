import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDesk } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";
import { unwrapSeed, wrapSeed } from "./desk-keys.ts";
import { joinTwo, splitForTwo } from "./unlock-two.ts";

const random = seeded("unlock two");
const seed = random(32);
const shares = splitForTwo(seed, 4, random);
const share = (index: number): Uint8Array => shares[index] ?? new Uint8Array(0);

describe("an epoch seed for two", () => {
  it("comes back from any two members", () => {
    for (const [a, b] of [
      [0, 1],
      [3, 1],
      [2, 0],
    ] as const)
      expect(joinTwo(share(a), share(b))).toEqual({ kind: "seed", seed });
  });
  it("does not come back from one member twice", () => {
    expect(joinTwo(share(2), share(2))).toEqual({ kind: "same-share" });
  });
  it("is as likely any other seed to whoever holds one share", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), guess => {
        const slope = share(0)
          .subarray(1)
          .map((byte, i) => byte ^ (guess[i] ?? 0));
        const [own] = splitForTwo(guess, 2, () => slope);
        return own !== undefined && Buffer.compare(own, share(0)) === 0;
      }),
    );
  });
  it("travels in wraps of 33 bytes", async () => {
    const { worker } = await aDesk();
    const wrapped = await wrapSeed(share(1), worker.wrap.recipient);
    expect(wrapped.length).toBe(1692);
    expect(await unwrapSeed(wrapped, worker.wrap.identity)).toEqual({ kind: "seed", seed: share(1) });
  });
  it("is malformed in any other length or without a number", () => {
    expect(joinTwo(share(0).subarray(1), share(1))).toEqual({ kind: "malformed" });
    expect(joinTwo(new Uint8Array(33), share(1))).toEqual({ kind: "malformed" });
  });
  it("cannot be split for one", () => {
    expect(() => splitForTwo(seed, 1, random)).toThrow(RangeError);
  });
});
