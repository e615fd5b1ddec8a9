import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invented } from "../testing/lists.ts";
import { seeded } from "../testing/seeded.ts";
import { joinShares, parseShare, type Share, shareWords, splitRoot } from "./shares.ts";

const random = seeded("shares");
const seed = random(32);
const shares = splitRoot(seed, 2, 3, random);
const others = splitRoot(seed, 2, 3, random);
const at = (index: number, of = shares): Share => {
  const one = of[index];
  if (one === undefined) throw new Error("no such share");
  return one;
};
/** The share with one word exchanged for another of the list, as a hurried reader would. */
const misread = (share: Share, position: number, change: number): Share => {
  const text = shareWords(share, invented.kk)
    .map((word, i) => (i === position ? invented.kk[((share[i] ?? 0) + change) % 2048] : word))
    .join(" ");
  const parsed = parseShare(text, invented);
  if (parsed.kind !== "share") throw new Error("the words are not a share");
  return parsed.share;
};

describe("shares of a root seed", () => {
  it("are 28 words each, read back in any language", () => {
    for (const list of [invented.kk, invented.ru, invented.en]) {
      const words = shareWords(at(0), list);
      expect(words.length).toBe(28);
      expect(parseShare(words.join("\n"), invented)).toEqual({ kind: "share", share: at(0) });
    }
  });
  it("join from any k of n, in any order, and from more than k", () => {
    const split = fc
      .record({
        seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
        k: fc.integer({ min: 1, max: 15 }),
        more: fc.nat(4),
      })
      .chain(({ seed: one, k, more }) =>
        fc.record({
          seed: fc.constant(one),
          chosen: fc.shuffledSubarray([...splitRoot(one, k, k + more, random)], { minLength: k }),
        }),
      );
    fc.assert(
      fc.property(
        split,
        ({ seed: one, chosen }) => JSON.stringify(joinShares(chosen)) === JSON.stringify({ kind: "seed", seed: one }),
      ),
      { numRuns: 40 },
    );
  });
  it("fewer than k say how many are needed", () => {
    expect(joinShares([at(0)])).toEqual({ kind: "too-few", have: 1, need: 2 });
  });
  it.each([
    [16, 20],
    [0, 3],
    [3, 2],
    [2, 256],
  ])("%d of %d cannot be made", (k, n) => {
    expect(() => splitRoot(seed, k, n, random)).toThrow(RangeError);
  });
});

describe("a damaged set", () => {
  it("names the mistyped share, whichever word is wrong", () => {
    fc.assert(
      fc.property(fc.nat(27), fc.integer({ min: 1, max: 2047 }), (position, change) => {
        const joined = joinShares([at(2), misread(at(0), position, change)]);
        return JSON.stringify(joined) === '{"kind":"mistyped","share":1}';
      }),
    );
  });
  it("names two words that changed places", () => {
    const swapped = [...at(1)];
    [swapped[3], swapped[4]] = [swapped[4] ?? 0, swapped[3] ?? 0];
    expect(joinShares([at(0), swapped as readonly number[] as Share])).toEqual({ kind: "mistyped", share: 1 });
  });
  it("names a share of another set of the same seed", () => {
    expect(joinShares([at(0), at(1, others)])).toEqual({ kind: "foreign-set", share: 1 });
    expect(joinShares([at(1, others), at(0), at(2)])).toEqual({ kind: "foreign-set", share: 0 });
  });
  it("names a share that was given twice", () => {
    expect(joinShares([at(0), at(0)])).toEqual({ kind: "duplicate", share: 1 });
  });
  it("names a share that agrees with its checksum and not with the others", () => {
    const liar = splitRoot(random(32), 2, 3, length =>
      length === 2 ? Uint8Array.from(setOf(shares)) : random(length),
    );
    expect(joinShares([at(0), at(1), at(2, liar)])).toEqual({ kind: "foreign-set", share: 2 });
  });
  it("counts words and names those in no list", () => {
    const words = shareWords(at(0), invented.en);
    expect(parseShare(words.slice(1).join(" "), invented)).toEqual({ kind: "count", got: 27 });
    expect(parseShare([...words.slice(0, 27), "zzz"].join(" "), invented)).toEqual({
      kind: "unknown-word",
      positions: [27],
    });
  });
  it("without any share needs one", () => {
    expect(joinShares([])).toEqual({ kind: "too-few", have: 0, need: 1 });
  });
});

/** The two bytes of the set id: bits 264 to 279 of a share. */
function setOf(set: readonly Share[]): readonly number[] {
  const bits = at(0, set)
    .map(index => index.toString(2).padStart(11, "0"))
    .join("");
  return [bits.slice(264, 272), bits.slice(272, 280)].map(byte => Number.parseInt(byte, 2));
}
