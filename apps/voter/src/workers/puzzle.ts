/** Solves the intake's puzzles while she reads, so that sending need not wait. */
import { solvePuzzle } from "@perde/seal/puzzle";
import { answerCalls } from "@perde/site/remote";

const offer = {
  solve: ({ token }: { readonly token: string }): Promise<string> => solvePuzzle(token),
};

export type PuzzleOffer = typeof offer;

answerCalls(offer);
