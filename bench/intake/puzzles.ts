import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newPuzzle, SOLUTION_LENGTH } from "@perde/seal/puzzle";
import { operatorKeys } from "../../apps/intake/src/operator-keys.ts";

/**
 * Puzzles of difficulty nought, made with the operator's secret: any solution holds, checking costs what it always costs.
 */
export const preparePuzzles = (dataDir: string, puzzleClass: "16k" | "256k", count: number): readonly string[] => {
  const seed = (name: string): Uint8Array =>
    new Uint8Array(
      Buffer.from(
        readFileSync(join(dataDir, "keys", `${name}.key`), "utf8")
          .trim()
          .split(" ")[2] ?? "",
        "base64url",
      ),
    );
  const keys = operatorKeys({ promise: seed("promise"), ledger: seed("ledger"), secret: seed("secret") });
  const expires = Math.floor(Date.now() / 60_000) + 60;
  return Array.from(
    { length: count },
    () =>
      `${newPuzzle({ class: puzzleClass, bits: 0, expires, nonce: new Uint8Array(randomBytes(16)) }, keys.puzzle)}.${"A".repeat(SOLUTION_LENGTH)}`,
  );
};
