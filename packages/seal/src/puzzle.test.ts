import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import {
  checkPuzzle,
  newPuzzle,
  type Puzzle,
  readPuzzle,
  SOLUTION_LENGTH,
  solvePuzzle,
  TOKEN_LENGTH,
} from "./puzzle.ts";

const serverKey = seeded("puzzle key")(32);
const puzzle: Puzzle = { class: "16k", bits: 6, expires: 29_000_000, nonce: seeded("puzzle nonce")(16) };
const token = newPuzzle(puzzle, serverKey);
const solution = await solvePuzzle(token);
const before = puzzle.expires - 1;

describe("a puzzle", () => {
  it("is solved once and checked", () => {
    expect(checkPuzzle(token, solution, serverKey, before, "16k")).toEqual({ kind: "ok", puzzle });
  });
  it("has a token and a solution of constant length", async () => {
    for (const bits of [0, 3, 9]) {
      const one = newPuzzle({ ...puzzle, bits }, serverKey);
      expect(one.length).toBe(TOKEN_LENGTH);
      expect((await solvePuzzle(one)).length).toBe(SOLUTION_LENGTH);
    }
  });
  it("says what it asks", () => {
    expect(readPuzzle(token)).toEqual(puzzle);
  });
  it("is valid through its last minute and expired after it", () => {
    expect(checkPuzzle(token, solution, serverKey, puzzle.expires, "16k").kind).toBe("ok");
    expect(checkPuzzle(token, solution, serverKey, puzzle.expires + 1, "16k")).toEqual({ kind: "expired" });
  });
  it("of one class opens no other", () => {
    expect(checkPuzzle(token, solution, serverKey, before, "4m")).toEqual({ kind: "wrong" });
  });
  it("of another intake is forged", () => {
    expect(checkPuzzle(token, solution, seeded("other")(32), before, "16k")).toEqual({ kind: "forged" });
  });
  it("is forged after any change of the token: nobody makes it easier or longer", () => {
    const bytes = fromBase64Url(token) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bytes.slice();
        altered[at]! ^= change;
        return checkPuzzle(toBase64Url(altered), solution, serverKey, before, "16k").kind === "forged";
      }),
    );
  });
  it("is not solved by another's solution, nor by none", async () => {
    const other = newPuzzle({ ...puzzle, bits: 10, nonce: seeded("second nonce")(16) }, serverKey);
    expect(checkPuzzle(other, solution, serverKey, before, "16k")).toEqual({ kind: "wrong" });
    for (const text of ["", "A".repeat(SOLUTION_LENGTH - 1), "=".repeat(SOLUTION_LENGTH)])
      expect(checkPuzzle(token, text, serverKey, before, "16k")).toEqual({ kind: "wrong" });
  });
});

describe("solving", () => {
  it("tells its progress up to 1", async () => {
    const shares: number[] = [];
    await solvePuzzle(token, { onProgress: share => shares.push(share) });
    expect(shares).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(n => n / 8));
  });
  it("can be cancelled", async () => {
    const hard = newPuzzle({ ...puzzle, bits: 24 }, serverKey);
    const cancel = new AbortController();
    const solving = solvePuzzle(hard, { signal: cancel.signal });
    cancel.abort(new Error("left the page"));
    await expect(solving).rejects.toThrow("left the page");
  });
  it("throws for what is not a token", async () => {
    await expect(solvePuzzle("A".repeat(TOKEN_LENGTH))).rejects.toThrow(RangeError);
  });
});

describe("newPuzzle", () => {
  it("throws beyond 24 bits", () => {
    expect(() => newPuzzle({ ...puzzle, bits: 25 }, serverKey)).toThrow(RangeError);
  });
});
