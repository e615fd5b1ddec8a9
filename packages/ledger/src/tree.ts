/**
 * The Merkle tree of RFC 6962, section 2.1, with SHA-256: docs/formats/ledger.md, "Tree".
 * Hashes are 32 bytes; sizes and indexes are integers from 0 to 2^53 - 1.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { check32, HASH_BYTES, sameBytes } from "./bytes.ts";
import { consistencyRanges, inclusionRanges, isCount, splitOf } from "./proof-ranges.ts";

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of one entry of the tree: SHA-256(0x00 ‖ entry). In a ledger of Perde an entry is a leaf of 32 bytes. */
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concatBytes(leafPrefix, entry));

/** Hash over two subtrees: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(nodePrefix, left, right));

/** Root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array(0));

const rootOfRange = (leafHashes: readonly Uint8Array[], from: number, to: number): Uint8Array => {
  if (to - from === 1) return check32(leafHashes[from]!, "a leaf hash");
  const middle = from + splitOf(to - from);
  return nodeHash(rootOfRange(leafHashes, from, middle), rootOfRange(leafHashes, middle, to));
};

/** Root of the tree over these leaf hashes, in order. */
export const rootOf = (leafHashes: readonly Uint8Array[]): Uint8Array =>
  leafHashes.length === 0 ? emptyRoot : rootOfRange(leafHashes, 0, leafHashes.length);

/** Proof that leaf `index` stands in the tree over `leafHashes`. @throws RangeError outside the tree */
export const inclusionProof = (leafHashes: readonly Uint8Array[], index: number): readonly Uint8Array[] =>
  inclusionRanges(index, leafHashes.length).map(({ from, to }) => rootOfRange(leafHashes, from, to));

/** Proof that the first `oldSize` of `leafHashes` were the whole tree before. @throws RangeError for a larger old tree */
export const consistencyProof = (leafHashes: readonly Uint8Array[], oldSize: number): readonly Uint8Array[] =>
  consistencyRanges(oldSize, leafHashes.length).map(({ from, to }) => rootOfRange(leafHashes, from, to));

const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === HASH_BYTES);

export type Inclusion = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

/** Whether `proof` leads from the leaf to the root: exactly the hashes needed, no more and no fewer. */
export const verifyInclusion = ({ leafHash: leaf, index, size, proof, root }: Inclusion): boolean => {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  const beside = inclusionRanges(index, size);
  if (beside.length !== proof.length) return false;
  const computed = beside.reduce(
    (hash, { from }, place) => (from > index ? nodeHash(hash, proof[place]!) : nodeHash(proof[place]!, hash)),
    leaf,
  );
  return sameBytes(computed, root);
};

export type Consistency = {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * Whether the old tree is the beginning of the new one. The empty tree is the beginning of every tree: its proof is
 * empty, and its root must be `emptyRoot`.
 */
export const verifyConsistency = ({ oldSize, oldRoot, newSize, newRoot, proof }: Consistency): boolean => {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (!areHashes([oldRoot, newRoot, ...proof])) return false;
  const named = consistencyRanges(oldSize, newSize);
  if (named.length !== proof.length) return false;
  if (oldSize === 0 && !sameBytes(oldRoot, emptyRoot)) return false;
  if (newSize === 0 && !sameBytes(newRoot, emptyRoot)) return false;
  if (oldSize === newSize) return sameBytes(oldRoot, newRoot);
  if (oldSize === 0) return true;
  // When the old tree is one complete subtree, its root is not sent: it is what the two sides start from.
  const wholeOldTree = named[0]!.from === oldSize;
  let oldHash = wholeOldTree ? oldRoot : proof[0]!;
  let newHash = oldHash;
  for (let place = wholeOldTree ? 0 : 1; place < proof.length; place++) {
    const hash = proof[place]!;
    if (named[place]!.from >= oldSize) newHash = nodeHash(newHash, hash);
    else {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
    }
  }
  return sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot);
};

/**
 * The right edge of a tree: roots of the complete subtrees that make up its `size` leaves, largest first, one for each
 * bit set in `size`. All a server needs to append and to know its root.
 */
export type Frontier = { readonly size: number; readonly edge: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, edge: [] };

/** The frontier after these leaf hashes. Costs about two hashes a leaf, whatever the size of the tree. */
export const append = (frontier: Frontier, leafHashes: readonly Uint8Array[]): Frontier => {
  const edge = [...frontier.edge];
  let size = frontier.size;
  for (const leaf of leafHashes) {
    let hash = check32(leaf, "a leaf hash");
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(edge.pop()!, hash);
    edge.push(hash);
    size++;
  }
  return { size, edge };
};

/** The root of the tree with this right edge. */
export const root = ({ edge }: Frontier): Uint8Array =>
  edge.length === 0 ? emptyRoot : edge.reduceRight((right, left) => nodeHash(left, right));
