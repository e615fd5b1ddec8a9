/**
 * Sending a sealed envelope: puzzle, envelope, promise, note. Each stage can be repeated: the intake knows an envelope
 * again by its hash, so that a lost answer never stores a report twice.
 */
import { getNonce, postEnvelope, postMailboxNote, type Trouble } from "./intake.ts";
import type { Note } from "./note.ts";
import type { Session } from "./session.ts";
import type { Parcel } from "./workers/seal.ts";

export type Stage = "puzzle" | "send" | "note";

/** How far a parcel has come. `batch` is known once the promise was checked. */
export type Delivery = {
  readonly parcel: Parcel;
  /** The note as it was before this envelope; absent for the first. */
  readonly earlier?: Note | undefined;
  readonly desks: readonly string[];
  readonly puzzle?: string | undefined;
  readonly batch?: number | undefined;
  /** Whether the envelope may already lie with the intake. */
  readonly attempted: boolean;
};

export type Delivered =
  | { readonly kind: "delivered"; readonly note: Note }
  | {
      readonly kind: "stopped";
      readonly at: Stage;
      readonly why: Trouble | { readonly kind: "false-promise" };
      readonly delivery: Delivery;
    };

/** A signed call of the mailbox: nonce, signature, request. */
export const mailboxCall = async <Value>(
  session: Session,
  path: string,
  body: Uint8Array<ArrayBuffer>,
  post: (call: string) => Promise<{ readonly kind: "ok"; readonly value: Value } | Trouble>,
): Promise<{ readonly kind: "ok"; readonly value: Value } | Trouble> => {
  const nonce = await getNonce();
  if (nonce.kind !== "ok") return nonce;
  return post(await session.sealer().call("sign", { origin: location.origin, path, body, nonce: nonce.value }));
};

/** Puzzles that can no longer be used are replaced; every other refusal is final for this attempt. */
const puzzleIsOver = (trouble: Trouble): boolean => trouble.kind === "refused" && trouble.error.startsWith("puzzle-");

const noteOf = ({ parcel, earlier, desks }: Delivery, batch: number): Note => ({
  v: 1,
  envelopes: [...(earlier?.envelopes ?? []), { ...parcel.envelope, batch }],
  desks,
});

/** Takes a delivery from where it stopped as far as it goes. `onStage` hears what is being done. */
export const deliver = async (
  session: Session,
  from: Delivery,
  onStage: (stage: Stage) => void,
): Promise<Delivered> => {
  let delivery = from;
  const stopped = (at: Stage, why: Trouble | { readonly kind: "false-promise" }): Delivered => ({
    kind: "stopped",
    at,
    why,
    delivery,
  });

  for (let tries = 0; delivery.batch === undefined; tries++) {
    onStage("puzzle");
    const puzzle = delivery.puzzle ? { kind: "ok" as const, value: delivery.puzzle } : undefined;
    const paid = puzzle ?? (await session.takePuzzle(delivery.parcel.sizeClass));
    if (paid.kind !== "ok") return stopped("puzzle", paid);
    const instance = await session.instance();
    if (instance.kind !== "ok") return stopped("puzzle", instance);
    onStage("send");
    delivery = { ...delivery, puzzle: paid.value, attempted: true };
    const answer = await postEnvelope(delivery.parcel.wire, paid.value, delivery.parcel.deleter);
    if (answer.kind !== "ok") {
      // Busy and refused are said before anything is stored; only a lost answer leaves the envelope's fate open.
      if (answer.kind !== "offline") delivery = { ...delivery, attempted: from.attempted };
      if (!puzzleIsOver(answer)) return stopped("send", answer);
      delivery = { ...delivery, puzzle: undefined };
      if (tries > 1) return stopped("send", answer);
      continue;
    }
    const { promiseKey, instance: id } = instance.value;
    const { leaf } = delivery.parcel.envelope;
    const promise = { promise: answer.value.promise, promiseKey, instance: id, leaf };
    const checked = await session.sealer().call("promised", promise);
    if (checked.kind !== "promised") return stopped("send", { kind: "false-promise" });
    delivery = { ...delivery, batch: checked.batch };
  }

  onStage("note");
  const note = noteOf(delivery, delivery.batch);
  const body = await session.sealer().call("sealOwnNote", { note });
  for (let tries = 0; ; tries++) {
    const puzzle = await session.takePuzzle("note");
    if (puzzle.kind !== "ok") return stopped("note", puzzle);
    const answer = await mailboxCall(session, "/v1/mailbox/note", body, call =>
      postMailboxNote(body, call, puzzle.value),
    );
    if (answer.kind === "ok") return { kind: "delivered", note };
    if (!puzzleIsOver(answer) || tries > 1) return stopped("note", answer);
  }
};
