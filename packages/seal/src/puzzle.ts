/**
 * The puzzle: docs/formats/puzzle.md. Eight small SHA-256 searches instead of one large one, so that the time varies
 * little; checking costs one HMAC and nine hashes. It slows machines, not writers.
 */

import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, equalBytes, fromBase64Url, toBase64Url, utf8 } from "./bytes.ts";

export type PuzzleClass = "16k" | "256k" | "1m" | "4m" | "note";

/** `bits`: leading zero bits of each of the eight hashes, 0..24; `expires`: whole minutes since 1970; `nonce`: 16 bytes. */
export type Puzzle = {
  readonly class: PuzzleClass;
  readonly bits: number;
  readonly expires: number;
  readonly nonce: Uint8Array;
};

export type PuzzleCheck =
  | { readonly kind: "ok"; readonly puzzle: Puzzle }
  | { readonly kind: "expired" }
  | { readonly kind: "wrong" }
  | { readonly kind: "forged" };

const classes: readonly PuzzleClass[] = ["16k", "256k", "1m", "4m", "note"];
const searches = 8;
const bodyBytes = 23;
const macBytes = 16;

/** Characters of a token and of a solution: both constant. */
export const TOKEN_LENGTH = 52;
export const SOLUTION_LENGTH = 43;
export const MAX_PUZZLE_BITS = 24;

const macOf = (body: Uint8Array, serverKey: Uint8Array): Uint8Array =>
  hmac(sha256, serverKey, concat(utf8("perde-puzzle/1\n"), body)).subarray(0, macBytes);

/** Writes a token under the intake's secret. @throws RangeError for bits or a nonce out of range */
export const newPuzzle = (puzzle: Puzzle, serverKey: Uint8Array): string => {
  const { bits, expires, nonce } = puzzle;
  if (!Number.isInteger(bits) || bits < 0 || bits > MAX_PUZZLE_BITS || nonce.length !== 16)
    throw new RangeError("a puzzle has 0..24 bits and a nonce of 16 bytes");
  const body = new Uint8Array(bodyBytes);
  body[0] = 1;
  body[1] = classes.indexOf(puzzle.class);
  body[2] = bits;
  new DataView(body.buffer).setUint32(3, expires);
  body.set(nonce, 7);
  return toBase64Url(concat(body, macOf(body, serverKey)));
};

const readBody = (
  token: string,
): { readonly body: Uint8Array; readonly mac: Uint8Array; readonly puzzle: Puzzle } | undefined => {
  const bytes = fromBase64Url(token, bodyBytes + macBytes);
  if (bytes === undefined || bytes[0] !== 1 || bytes[2]! > MAX_PUZZLE_BITS) return undefined;
  const puzzleClass = classes[bytes[1]!];
  if (puzzleClass === undefined) return undefined;
  const body = bytes.subarray(0, bodyBytes);
  const expires = new DataView(body.buffer, body.byteOffset).getUint32(3);
  const puzzle: Puzzle = { class: puzzleClass, bits: bytes[2]!, expires, nonce: bytes.slice(7, bodyBytes) };
  return { body, mac: bytes.subarray(bodyBytes), puzzle };
};

/** What a token asks, unchecked: for showing progress. `undefined` when it is not a token. */
export const readPuzzle = (token: string): Puzzle | undefined => readBody(token)?.puzzle;

/** 37 bytes: hash of the token, number of the search, counter. They fit one block of SHA-256. */
const questionOf = (token: string, search: number): { readonly bytes: Uint8Array; readonly view: DataView } => {
  const bytes = new Uint8Array(37);
  bytes.set(sha256(utf8(token)));
  bytes[32] = search;
  return { bytes, view: new DataView(bytes.buffer) };
};

const leadingZeros = (hash: Uint8Array): number => {
  const first = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0;
  return Math.clz32(first);
};

/**
 * Searches for a solution: 8 × 2^bits hashes on average. It works in slices of 16,384 hashes and lets other work in
 * between, so a worker stays reachable; `onProgress` is told finished searches as a share of 1.
 * @throws RangeError when the token is none; the signal's reason when it is aborted
 */
export const solvePuzzle = async (
  token: string,
  options: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<string> => {
  const puzzle = readPuzzle(token);
  if (puzzle === undefined) throw new RangeError("this is not a puzzle");
  const solution = new Uint8Array(searches * 4);
  const answers = new DataView(solution.buffer);
  let hashes = 0;
  for (let search = 0; search < searches; search++) {
    const { bytes, view } = questionOf(token, search);
    for (let counter = 0; ; counter++) {
      view.setUint32(33, counter);
      if (leadingZeros(sha256(bytes)) >= puzzle.bits) {
        answers.setUint32(search * 4, counter);
        break;
      }
      if (++hashes % 16_384 === 0) {
        await new Promise(resolve => setTimeout(resolve, 0));
        options.signal?.throwIfAborted();
      }
    }
    options.onProgress?.((search + 1) / searches);
  }
  return toBase64Url(solution);
};

/**
 * Checks a solution. `forged`: this intake did not write the token; `wrong`: it is for another class, or does not
 * solve it. The caller spends `puzzle.nonce`: a solution is good once.
 * @param nowMinutes whole minutes since 1970
 */
export const checkPuzzle = (
  token: string,
  solution: string,
  serverKey: Uint8Array,
  nowMinutes: number,
  puzzleClass: PuzzleClass,
): PuzzleCheck => {
  const read = readBody(token);
  if (read === undefined || !equalBytes(macOf(read.body, serverKey), read.mac)) return { kind: "forged" };
  if (nowMinutes > read.puzzle.expires) return { kind: "expired" };
  const answers = fromBase64Url(solution, searches * 4);
  if (answers === undefined || read.puzzle.class !== puzzleClass) return { kind: "wrong" };
  const { bytes } = questionOf(token, 0);
  for (let search = 0; search < searches; search++) {
    bytes[32] = search;
    bytes.set(answers.subarray(search * 4, search * 4 + 4), 33);
    if (leadingZeros(sha256(bytes)) < read.puzzle.bits) return { kind: "wrong" };
  }
  return { kind: "ok", puzzle: read.puzzle };
};
