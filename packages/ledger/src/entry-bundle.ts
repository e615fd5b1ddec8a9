/** Entry bundles: the leaves of a ledger as they are served; C2SP tlog-tiles, https://c2sp.org/tlog-tiles, "Log entries". */

import { HASH_BYTES } from "./bytes.ts";

/** Bytes of one leaf in an entry bundle: its length as two bytes, then the leaf. */
export const ENTRY_BYTES = 2 + HASH_BYTES;

/** An entry bundle of leaves. @throws RangeError for a leaf that has not 32 bytes */
export const encodeEntries = (leaves: readonly Uint8Array[]): Uint8Array => {
  const bundle = new Uint8Array(leaves.length * ENTRY_BYTES);
  for (const [place, leaf] of leaves.entries()) {
    if (leaf.length !== HASH_BYTES) throw new RangeError("a leaf has 32 bytes");
    bundle.set([0, HASH_BYTES], place * ENTRY_BYTES);
    bundle.set(leaf, place * ENTRY_BYTES + 2);
  }
  return bundle;
};

/** The leaves of a bundle of `width` entries. */
export const decodeEntries = (
  bundle: Uint8Array,
  width: number,
): { readonly kind: "leaves"; readonly leaves: readonly Uint8Array[] } | { readonly kind: "malformed" } => {
  if (bundle.length !== width * ENTRY_BYTES) return { kind: "malformed" };
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; at += ENTRY_BYTES) {
    if (bundle[at] !== 0 || bundle[at + 1] !== HASH_BYTES) return { kind: "malformed" };
    leaves.push(bundle.slice(at + 2, at + ENTRY_BYTES));
  }
  return { kind: "leaves", leaves };
};
