import { envelopeLeaf } from "@perde/ledger/leaf";
import { fromBase64Url } from "@perde/seal/bytes";
import { envelopeParts } from "@perde/seal/envelope";
import { signPromise } from "@perde/seal/promise";
import type { PuzzleClass } from "@perde/seal/puzzle";
import { type Answer, padded, refuse } from "./answers.ts";
import { type Intake, sha256 } from "./intake.ts";
import { checkedPuzzle, issuePuzzle, puzzleClasses } from "./puzzles.ts";

/** What a POST of an envelope brings besides its body. */
export type EnvelopeHeaders = { readonly puzzle: string | undefined; readonly deleter: string | undefined };

export const givePuzzle = async (intake: Intake, puzzleClass: string): Promise<Answer> => {
  const known = puzzleClasses.find(each => each === puzzleClass);
  if (known === undefined) return refuse("not-found");
  if (known !== "note" && !intake.load.mayTake(known)) return busy(intake);
  return padded({ token: issuePuzzle(intake, known) });
};

/**
 * Takes an envelope: `protocol.md` §5. Known ones get the promise they had, whatever the puzzle. A new one and its
 * puzzle are one transaction, and the answer follows its commit.
 * @param wire the body; not kept after the answer, so its memory may be used again
 */
export const takeEnvelope = async (intake: Intake, wire: Uint8Array, headers: EnvelopeHeaders): Promise<Answer> => {
  const deleter = headers.deleter === undefined ? undefined : fromBase64Url(headers.deleter, 32);
  if (deleter === undefined) return refused(intake, "malformed");
  const parts = envelopeParts(wire, sha256);
  if (parts.kind !== "envelope") return refused(intake, parts.kind);
  const { header, payload, headerHash, payloadHash, sizeClass } = parts;
  const leaf = envelopeLeaf({ deleter, headerHash, payloadHash });

  const puzzle = checkedPuzzle(intake, headers.puzzle, sizeClass);
  const hindrance = puzzle.kind !== "ok" ? puzzle.kind : intake.load.mayTake(sizeClass) ? undefined : "busy";
  if (puzzle.kind !== "ok" || hindrance !== undefined) {
    const known = await intake.store.batchOf(leaf);
    if (known !== undefined) return knownAlready(intake, leaf, known);
    return hindrance === undefined || hindrance === "busy" ? busy(intake) : refused(intake, hindrance);
  }

  // The store looks for a known envelope first, in the transaction in which it spends the puzzle.
  const accepted = await intake.store.accept(
    { leaf, deleter, headerHash, payloadHash, header, payload },
    puzzle.spending,
  );
  switch (accepted.kind) {
    case "puzzle-spent":
      return refused(intake, "puzzle-spent");
    case "known":
      return knownAlready(intake, leaf, accepted.batch);
    case "accepted":
      intake.load.arrived(wire.length);
      intake.recorder.count("envelope-accepted");
      return promise(intake, leaf, accepted.batch);
  }
};

const knownAlready = (intake: Intake, leaf: Uint8Array, batch: number): Answer => {
  intake.recorder.count("envelope-known");
  return promise(intake, leaf, batch);
};

const promise = (intake: Intake, leaf: Uint8Array, batch: number): Answer =>
  padded({ promise: signPromise({ instance: intake.instance, envelope: leaf, batch }, intake.keys.promise) }, 201);

type Refused =
  | "malformed"
  | "wrong-size"
  | "not-age"
  | "classic-recipient"
  | "wrong-stanzas"
  | "puzzle-wrong"
  | "puzzle-expired"
  | "puzzle-spent";

const refused = (intake: Intake, kind: Refused): Answer => {
  intake.recorder.count("envelope-refused");
  return refuse(kind);
};

const busy = (intake: Intake): Answer => {
  intake.recorder.count("busy");
  return refuse("busy");
};

/** Spends a puzzle by itself, for what is not an envelope. */
export const payPuzzle = async (intake: Intake, header: string | undefined, puzzleClass: PuzzleClass) => {
  const puzzle = checkedPuzzle(intake, header, puzzleClass);
  if (puzzle.kind !== "ok") return puzzle.kind;
  return (await intake.store.spend(puzzle.spending)) === "spent-now" ? "ok" : "puzzle-spent";
};
