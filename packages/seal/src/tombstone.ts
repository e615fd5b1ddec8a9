/**
 * Tombstones: docs/formats/statements.md, "Tombstone" and "Retention". A leaf of the ledger commits to the SHA-256 of the
 * deletion key, so whoever holds a tombstone computes the leaf from the key that signed it and the two hashes: a wrong key
 * explains no leaf.
 */

import { toBase64Url } from "./bytes.ts";
import { bytesField, fieldsOf } from "./fields.ts";
import { openStatement, type Signed, type Signer, type SigningKey, signStatement } from "./statement.ts";

type Hashes = { readonly headerHash: Uint8Array; readonly payloadHash: Uint8Array };

/** `deleter`: the deletion key itself, 32 bytes; the leaf holds its SHA-256. */
export type OpenTombstone =
  | ({ readonly kind: "tombstone"; readonly deleter: Uint8Array } & Hashes)
  | { readonly kind: "malformed" | "bad-signature" };

/** `deleter`: the SHA-256 of the deletion key, as it came with the envelope: the intake knows no more. */
export type OpenRetention =
  | ({ readonly kind: "retention"; readonly by: Uint8Array; readonly deleter: Uint8Array } & Hashes)
  | { readonly kind: "malformed" | "bad-signature" };

/** Deletion by the reporter: signed by the deletion key of this envelope. */
export const signTombstone = ({
  deleter,
  headerHash,
  payloadHash,
}: Hashes & { readonly deleter: SigningKey }): Signed =>
  signStatement(
    "tombstone",
    { v: 1, headerHash: toBase64Url(headerHash), payloadHash: toBase64Url(payloadHash) },
    deleter,
  );

export const openTombstone = (signed: unknown): OpenTombstone => {
  const opened = openStatement("tombstone", signed, 512);
  if (opened.kind !== "statement") return opened;
  const fields = fieldsOf(opened.value, ["v", "headerHash", "payloadHash"]);
  const headerHash = bytesField(fields?.["headerHash"], 32);
  const payloadHash = bytesField(fields?.["payloadHash"], 32);
  if (fields?.["v"] !== 1 || headerHash === undefined || payloadHash === undefined) return { kind: "malformed" };
  return { kind: "tombstone", deleter: opened.by, headerHash, payloadHash };
};

/** Deletion by age: signed by the intake, which names the hash of the deletion key so that the leaf can be computed. */
export const signRetention = (
  { deleter, headerHash, payloadHash }: Hashes & { readonly deleter: Uint8Array },
  intake: SigningKey | Signer,
): Signed =>
  signStatement(
    "retention",
    { v: 1, deleter: toBase64Url(deleter), headerHash: toBase64Url(headerHash), payloadHash: toBase64Url(payloadHash) },
    intake,
  );

/** The caller checks that `by` is the intake's promise key. */
export const openRetention = (signed: unknown): OpenRetention => {
  const opened = openStatement("retention", signed, 512);
  if (opened.kind !== "statement") return opened;
  const fields = fieldsOf(opened.value, ["v", "deleter", "headerHash", "payloadHash"]);
  const deleter = bytesField(fields?.["deleter"], 32);
  const headerHash = bytesField(fields?.["headerHash"], 32);
  const payloadHash = bytesField(fields?.["payloadHash"], 32);
  if (fields?.["v"] !== 1 || deleter === undefined || headerHash === undefined || payloadHash === undefined)
    return { kind: "malformed" };
  return { kind: "retention", by: opened.by, deleter, headerHash, payloadHash };
};
