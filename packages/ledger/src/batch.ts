/** Closing a batch, and explaining its leaves to a desk: docs/formats/ledger.md, "Batches" and "Explanations". */

import { sha256 } from "@noble/hashes/sha2.js";
import { check32, HASH_BYTES, sameBytes } from "./bytes.ts";
import { deleterOf, type EnvelopePreimage, envelopeLeaf, fillerLeaf, statementLeaf } from "./leaf.ts";

/** Every batch has a multiple of this many leaves, and never none. */
export const BATCH_STEP = 16;

/** `given`: the place of the leaf in the list that was passed in; `preimage`: the 32 random bytes of a filler, to keep. */
export type BatchEntry =
  | { readonly kind: "envelope" | "statement"; readonly leaf: Uint8Array; readonly given: number }
  | { readonly kind: "filler"; readonly leaf: Uint8Array; readonly preimage: Uint8Array };

export type OpenBatch = {
  readonly envelopes: readonly Uint8Array[];
  readonly statements: readonly Uint8Array[];
  /** Uniform random bytes; the operating system's. */
  readonly random: (bytes: number) => Uint8Array;
};

/** How many leaves a batch of so many envelopes and statements has. */
export const batchSize = (given: number): number => Math.max(1, Math.ceil(given / BATCH_STEP)) * BATCH_STEP;

/** A uniform number below `bound` (1 to 2^32). Draws again rather than favour small numbers. */
const below = (bound: number, random: OpenBatch["random"]): number => {
  const fair = Math.floor(2 ** 32 / bound) * bound;
  for (;;) {
    const drawn = random(4).reduce((value, byte) => value * 256 + byte, 0);
    if (drawn < fair) return drawn % bound;
  }
};

/** The leaves in their final order: given ones, fillers up to the size, shuffled by Fisher and Yates. */
export const closeBatch = ({ envelopes, statements, random }: OpenBatch): readonly BatchEntry[] => {
  const entries: BatchEntry[] = [
    ...envelopes.map((leaf, given): BatchEntry => ({ kind: "envelope", leaf: check32(leaf, "a leaf"), given })),
    ...statements.map((leaf, given): BatchEntry => ({ kind: "statement", leaf: check32(leaf, "a leaf"), given })),
  ];
  const size = batchSize(entries.length);
  while (entries.length < size) {
    const preimage = random(HASH_BYTES);
    entries.push({ kind: "filler", leaf: fillerLeaf(preimage), preimage });
  }
  for (let last = size - 1; last > 0; last--) {
    const other = below(last + 1, random);
    const kept = entries[last]!;
    entries[last] = entries[other]!;
    entries[other] = kept;
  }
  return entries;
};

type Hashes = { readonly headerHash: Uint8Array; readonly payloadHash: Uint8Array };

/** Deleted by its reporter. `publicKey` is the deletion key itself, `signed` the tombstone as it came. */
export type TombstoneItem = Hashes & {
  readonly kind: "tombstone";
  readonly publicKey: Uint8Array;
  readonly signed: unknown;
};

/** Deleted by age. The operator signs it; whether the batch is old enough is for the desk to say in `verify`. */
export type RetentionItem = EnvelopePreimage & { readonly kind: "retention"; readonly signed: unknown };

/** What a server answers about one leaf. An envelope comes with its header or the header's hash. */
export type LeafItem =
  | {
      readonly kind: "envelope";
      readonly deleter: Uint8Array;
      readonly header: Uint8Array;
      readonly payloadHash: Uint8Array;
    }
  | ({ readonly kind: "envelope" } & EnvelopePreimage)
  | TombstoneItem
  | RetentionItem
  | { readonly kind: "filler"; readonly preimage: Uint8Array }
  | { readonly kind: "statement"; readonly bytes: Uint8Array };

/**
 * Whether `signed` is a signature of the right key over exactly these hashes.
 * For a tombstone the right key is `publicKey`; for retention it is the operator's.
 */
export type VerifyDeletion = (item: TombstoneItem | RetentionItem) => boolean;

export type Explanation =
  | { readonly kind: "explained"; readonly as: LeafItem["kind"] }
  /** An alarm, and evidence together with the checkpoint: the ledger holds a leaf that nothing accounts for. */
  | { readonly kind: "unexplained" };

const are32 = (...parts: readonly Uint8Array[]): boolean => parts.every(({ length }) => length === HASH_BYTES);

const leafOfItem = (item: LeafItem): Uint8Array | undefined => {
  switch (item.kind) {
    case "envelope": {
      const headerHash = "header" in item ? sha256(item.header) : item.headerHash;
      const { deleter, payloadHash } = item;
      return are32(deleter, headerHash, payloadHash) ? envelopeLeaf({ deleter, headerHash, payloadHash }) : undefined;
    }
    case "tombstone": {
      const { publicKey, headerHash, payloadHash } = item;
      if (!are32(publicKey, headerHash, payloadHash)) return undefined;
      return envelopeLeaf({ deleter: deleterOf(publicKey), headerHash, payloadHash });
    }
    case "retention":
      return are32(item.deleter, item.headerHash, item.payloadHash) ? envelopeLeaf(item) : undefined;
    case "filler":
      return are32(item.preimage) ? fillerLeaf(item.preimage) : undefined;
    case "statement":
      return statementLeaf(item.bytes);
    default:
      return unreachable(item);
  }
};

/** Whether `item` accounts for `leaf`. What does not hash to the leaf, and a deletion badly signed, explains nothing. */
export const explainLeaf = (leaf: Uint8Array, item: LeafItem, verify: VerifyDeletion): Explanation => {
  const computed = leafOfItem(item);
  if (computed === undefined || !sameBytes(computed, leaf)) return { kind: "unexplained" };
  if ((item.kind === "tombstone" || item.kind === "retention") && !verify(item)) return { kind: "unexplained" };
  return { kind: "explained", as: item.kind };
};

const unreachable = (item: never): never => {
  throw new TypeError(`no such item: ${String(item)}`);
};
