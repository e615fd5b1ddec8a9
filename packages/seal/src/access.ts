/** Access lists: docs/formats/desk-keys.md, "Access". Which keys an intake answers for a desk; it opens nothing. */

import { equalBytes, toBase64Url } from "./bytes.ts";
import { deskIdOf, followPath } from "./certificate.ts";
import { bytesField, fieldsOf, isCount } from "./fields.ts";
import { openStatement, type Signed, type Signer, type SigningKey, signStatement } from "./statement.ts";

/** `members`: signing keys, at most 64; `serial`: higher replaces lower. */
export type Access = { readonly desk: string; readonly serial: number; readonly members: readonly Uint8Array[] };

export type OpenAccess =
  | ({ readonly kind: "access" } & Access)
  | { readonly kind: "malformed" | "bad-signature" | "other-desk" | "not-a-lead" };

export const signAccess = ({ desk, serial, members }: Access, lead: SigningKey | Signer): Signed =>
  signStatement("access", { v: 1, desk, serial, members: members.map(toBase64Url) }, lead);

/** Opens an access list signed by the lead in whom `chain` (root → lead) ends. */
export const openAccess = (signed: unknown, rootPublicKey: Uint8Array, chain: readonly unknown[]): OpenAccess => {
  const opened = openStatement("access", signed, 8192);
  if (opened.kind !== "statement") return opened;
  const fields = fieldsOf(opened.value, ["v", "desk", "serial", "members"]);
  if (fields === undefined || fields["v"] !== 1) return { kind: "malformed" };
  const { desk, serial, members } = fields;
  if (typeof desk !== "string" || !isCount(serial) || !Array.isArray(members) || members.length > 64)
    return { kind: "malformed" };
  const keys: Uint8Array[] = [];
  for (const member of members) {
    const key = bytesField(member, 32);
    if (key === undefined || keys.some(known => equalBytes(known, key))) return { kind: "malformed" };
    keys.push(key);
  }
  if (desk !== deskIdOf(rootPublicKey)) return { kind: "other-desk" };
  const lead = followPath(rootPublicKey, chain);
  if ("kind" in lead || lead.role !== "lead" || !equalBytes(lead.subject, opened.by)) return { kind: "not-a-lead" };
  return { kind: "access", desk, serial, members: keys };
};
