/** The intake's promise of inclusion: docs/formats/statements.md, "Promise". It proves the undertaking, nothing else. */

import { equalBytes, toBase64Url } from "./bytes.ts";
import { bytesField, fieldsOf, isCount } from "./fields.ts";
import { openStatement, type Signed, type Signer, type SigningKey, signStatement } from "./statement.ts";

/** `instance`: 16 bytes; `envelope`: the 32 bytes of its leaf; `batch`: the batch by which it will be in the ledger. */
export type InclusionPromise = {
  readonly instance: Uint8Array;
  readonly envelope: Uint8Array;
  readonly batch: number;
};

export type CheckedPromise =
  | ({ readonly kind: "promise" } & InclusionPromise)
  | { readonly kind: "malformed" | "bad-signature" | "foreign-key" };

export const signPromise = ({ instance, envelope, batch }: InclusionPromise, key: SigningKey | Signer): Signed =>
  signStatement("promise", { v: 1, instance: toBase64Url(instance), envelope: toBase64Url(envelope), batch }, key);

/** @param promiseKey the intake's public key as `GET /v1/instance` or an earlier checkpoint named it */
export const checkPromise = (signed: unknown, promiseKey: Uint8Array): CheckedPromise => {
  const opened = openStatement("promise", signed, 512);
  if (opened.kind !== "statement") return opened;
  const fields = fieldsOf(opened.value, ["v", "instance", "envelope", "batch"]);
  const instance = bytesField(fields?.["instance"], 16);
  const envelope = bytesField(fields?.["envelope"], 32);
  const batch = fields?.["batch"];
  if (fields?.["v"] !== 1 || instance === undefined || envelope === undefined || !isCount(batch))
    return { kind: "malformed" };
  if (!equalBytes(opened.by, promiseKey)) return { kind: "foreign-key" };
  return { kind: "promise", instance, envelope, batch };
};
