import { concat } from "@perde/seal/bytes";
import { checkPuzzle, newPuzzle, type PuzzleClass, SOLUTION_LENGTH, TOKEN_LENGTH } from "@perde/seal/puzzle";
import type { Intake } from "./intake.ts";
import type { Spending } from "./store/store.ts";

/** Minutes for which a puzzle may be used. */
export const PUZZLE_MINUTES = 60;

/** Characters of the header `Perde-Puzzle`: token, dot, solution. */
export const PUZZLE_HEADER = TOKEN_LENGTH + 1 + SOLUTION_LENGTH;

export const puzzleClasses: readonly PuzzleClass[] = ["16k", "256k", "1m", "4m", "note"];

export type CheckedPuzzle =
  | { readonly kind: "ok"; readonly spending: Spending }
  | { readonly kind: "puzzle-wrong" | "puzzle-expired" };

/**
 * Minutes since 1970, never before the hour up to which spent things were forgotten. So a clock that ran a day ahead and
 * was set right revives nothing: until it has caught up, time stands.
 */
export const minuteNow = ({ clock, forgotten }: Pick<Intake, "clock" | "forgotten">): number =>
  Math.max(Math.floor(clock.now() / 60_000), forgotten.upTo * 60);

/** The hour in which something expires: what the store keeps of it. */
export const generationOf = (expires: number): number => Math.floor(expires / 60);

const [puzzlePrefix, noncePrefix] = [new Uint8Array([1]), new Uint8Array([2])];
export const puzzleId = (nonce: Uint8Array): Uint8Array => concat(puzzlePrefix, nonce);
export const nonceId = (nonce: Uint8Array): Uint8Array => concat(noncePrefix, nonce);

/** A puzzle at today's price. Nothing is stored. */
export const issuePuzzle = (intake: Intake, puzzleClass: PuzzleClass): string =>
  newPuzzle(
    {
      class: puzzleClass,
      bits: intake.load.bits(puzzleClass),
      expires: minuteNow(intake) + PUZZLE_MINUTES,
      nonce: intake.random(16),
    },
    intake.keys.puzzle,
  );

/** Checks without spending: a puzzle is spent in the transaction of what it pays for. */
export const checkedPuzzle = (intake: Intake, header: string | undefined, puzzleClass: PuzzleClass): CheckedPuzzle => {
  if (header === undefined || header.length !== PUZZLE_HEADER || header[TOKEN_LENGTH] !== ".")
    return { kind: "puzzle-wrong" };
  const [token, solution] = [header.slice(0, TOKEN_LENGTH), header.slice(TOKEN_LENGTH + 1)];
  const checked = checkPuzzle(token, solution, intake.keys.puzzle, minuteNow(intake), puzzleClass);
  switch (checked.kind) {
    case "ok": {
      const { nonce, expires } = checked.puzzle;
      return { kind: "ok", spending: { id: puzzleId(nonce), generation: generationOf(expires) } };
    }
    case "expired":
      return { kind: "puzzle-expired" };
    case "forged":
    case "wrong":
      return { kind: "puzzle-wrong" };
    default:
      return unreachable(checked);
  }
};

/** Forgets what can no longer be used anyway; from then on the store refuses everything as old. */
export const forgetSpent = async (intake: Intake): Promise<void> => {
  const generation = generationOf(minuteNow(intake));
  intake.forgotten.upTo = generation;
  await intake.store.forgetSpent(generation);
};

const unreachable = (value: never): never => {
  throw new Error(`unforeseen: ${JSON.stringify(value)}`);
};
