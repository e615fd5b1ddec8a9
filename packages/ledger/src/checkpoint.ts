/**
 * Checkpoints: C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint; docs/formats/ledger.md, "Checkpoints".
 * A checkpoint says what a whole ledger was at one size. Extension lines are allowed by the specification and refused
 * here: a ledger of Perde writes none, and what is not compared must not be signed.
 */

import { check32, fromBase64, HASH_BYTES, sameBytes, toBase64 } from "./bytes.ts";
import { type NoteKey, openNote, parseVerifierKey, signNote, type Verifier } from "./note.ts";
import { isCount } from "./proof-ranges.ts";
import { emptyRoot, verifyConsistency } from "./tree.ts";

/** `origin`: the name of the ledger, one line; `size`: leaves, up to 2^53 - 1; `root`: 32 bytes. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

export type NotACheckpoint = {
  /**
   * `malformed`: not a signed note, not a checkpoint, or the verifier key itself is none; `wrong-key`: no good signature of
   * that key; `wrong-origin`: that key signed it, but for another ledger.
   */
  readonly kind: "malformed" | "wrong-key" | "wrong-origin";
};

const isOrigin = (origin: string): boolean =>
  origin.length > 0 && origin.length <= 255 && origin.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(origin);

/** The text of a checkpoint: three lines. @throws RangeError for what no ledger can be */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string => {
  if (!isOrigin(origin)) throw new RangeError("an origin is one line");
  if (!isCount(size)) throw new RangeError("a size is a count");
  return `${origin}\n${size}\n${toBase64(check32(root, "a root"))}\n`;
};

/** Reads exactly what `formatCheckpoint` writes. */
export const parseCheckpoint = (text: string): Checkpoint | { readonly kind: "malformed" } => {
  const lines = text.length > 1024 ? null : /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  const root = lines === null ? undefined : fromBase64(lines[3]!);
  if (lines === null || root?.length !== HASH_BYTES) return { kind: "malformed" };
  const origin = lines[1]!;
  const size = Number(lines[2]);
  if (!isOrigin(origin) || !isCount(size) || (size === 0 && !sameBytes(root, emptyRoot))) return { kind: "malformed" };
  return { origin, size, root };
};

/**
 * The signed note of a checkpoint. The key's name is the origin.
 * @throws RangeError when a key is named otherwise
 */
export const signCheckpoint = (checkpoint: Checkpoint, ...keys: readonly [NoteKey, ...NoteKey[]]): string => {
  if (keys.some(({ name }) => name !== checkpoint.origin)) throw new RangeError("a ledger signs under its own origin");
  return signNote(formatCheckpoint(checkpoint), ...keys);
};

/** The checkpoint in `note` if the ledger of that key signed it. Signatures of other keys are left aside. */
export const openCheckpoint = (
  note: string | Uint8Array,
  verifierKey: string | Verifier,
): Checkpoint | NotACheckpoint => {
  const verifier = typeof verifierKey === "string" ? parseVerifierKey(verifierKey) : verifierKey;
  if (verifier.kind !== "verifier") return { kind: "malformed" };
  const opened = openNote(note, [verifier]);
  if (opened.kind === "malformed") return { kind: "malformed" };
  if (opened.kind !== "opened") return { kind: "wrong-key" };
  const checkpoint = parseCheckpoint(opened.text);
  if ("kind" in checkpoint) return checkpoint;
  return checkpoint.origin === verifier.name ? checkpoint : { kind: "wrong-origin" };
};

export type Advance =
  | { readonly kind: "consistent"; readonly checkpoint: Checkpoint }
  /** Smaller than what was seen: leaves are gone, or an old checkpoint is shown again. */
  | { readonly kind: "rewound" }
  /** Not shown to continue what was seen: another tree of the same size, or a proof that does not hold. */
  | { readonly kind: "forked" }
  | NotACheckpoint;

/**
 * Compares what was seen with what is shown now.
 * @param seen the remembered checkpoint, opened
 * @param next the answer of `openCheckpoint`: what it refuses is refused here
 * @param proof of consistency from `seen.size` to `next.size`; empty when they are equal or nothing was seen
 */
export const advance = (seen: Checkpoint, next: Checkpoint | NotACheckpoint, proof: readonly Uint8Array[]): Advance => {
  if ("kind" in next) return { kind: next.kind };
  if (next.origin !== seen.origin) return { kind: "wrong-origin" };
  if (next.size < seen.size) return { kind: "rewound" };
  const sizes = { oldSize: seen.size, newSize: next.size };
  const continues = verifyConsistency({ ...sizes, oldRoot: seen.root, newRoot: next.root, proof });
  return continues ? { kind: "consistent", checkpoint: next } : { kind: "forked" };
};
