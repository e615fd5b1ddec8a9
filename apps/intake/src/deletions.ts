import { deleterOf, envelopeLeaf } from "@perde/ledger/leaf";
import { wireBytes } from "@perde/seal/size-class";
import { openTombstone } from "@perde/seal/tombstone";
import * as v from "valibot";
import { type Answer, padded, refuse } from "./answers.ts";
import { payPuzzle } from "./envelopes.ts";
import type { Intake } from "./intake.ts";
import { parseJson, signedSchema } from "./outside-json.ts";

/**
 * Deletion by a reporter. On the wire it has the size of a small report: JSON, then spaces. Each tombstone is signed by
 * the deletion key to which its leaf commits; the ciphertext goes at once, the leaf stays and says nothing.
 */
const deletion = v.strictObject({
  v: v.literal(1),
  tombstones: v.pipe(v.array(signedSchema), v.minLength(1), v.maxLength(8)),
});

export const DELETION_BYTES = wireBytes("16k");

export const takeDeletion = async (intake: Intake, body: Uint8Array, puzzle: string | undefined): Promise<Answer> => {
  if (body.length !== DELETION_BYTES) return refuse("wrong-size");
  const parsed = parseJson(deletion, body, DELETION_BYTES);
  if (parsed === undefined) return refuse("malformed");
  const tombstones: { leaf: Uint8Array; by: "reporter"; signed: string }[] = [];
  for (const signed of parsed.tombstones) {
    const opened = openTombstone(signed);
    if (opened.kind !== "tombstone") return refuse("malformed");
    const { deleter, headerHash, payloadHash } = opened;
    tombstones.push({
      leaf: envelopeLeaf({ deleter: deleterOf(deleter), headerHash, payloadHash }),
      by: "reporter",
      signed: JSON.stringify(signed),
    });
  }
  const paid = await payPuzzle(intake, puzzle, "16k");
  if (paid !== "ok") return refuse(paid);
  const buried = await intake.store.bury(tombstones);
  await intake.store.forget();
  intake.recorder.count("envelope-deleted", buried.filter(each => each === "buried").length);
  return padded({ deleted: true }, 201);
};
