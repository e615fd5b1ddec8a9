/**
 * Certificates of a desk: docs/formats/desk-keys.md, "Chain". Root → leads → members; what a server lists counts for
 * nothing, only what folds from the root.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { equalBytes, toBase64Url, utf8 } from "./bytes.ts";
import { type Day, isDay } from "./day.ts";
import { bytesField, fieldsOf, isCount } from "./fields.ts";
import { openStatement, type Signed, type Signer, type SigningKey, signStatement } from "./statement.ts";

export type Role = "lead" | "case-worker" | "reader";

/**
 * `subject`: the member's signing key; `wrap`: SHA-256 of the member's hybrid recipient, absent when removed;
 * `serial`: 1, 2, 3… over all certificates of the desk; `from`: the day it was signed.
 */
export type Certificate = {
  readonly desk: string;
  readonly subject: Uint8Array;
  readonly role: Role | "removed";
  readonly wrap?: Uint8Array;
  readonly serial: number;
  readonly from: Day;
};

export type Member = {
  readonly key: Uint8Array;
  readonly role: Role;
  readonly wrap: Uint8Array;
  readonly serial: number;
  readonly from: Day;
  readonly certifiedBy: Uint8Array;
};

export type Chain = { readonly kind: "chain"; readonly members: readonly Member[]; readonly serial: number };

/** `position` counts from 0. A ghost is certified by nobody who may; a removed key that signs is one too. */
export type BrokenChain =
  | { readonly kind: "ghost"; readonly position: number; readonly subject: Uint8Array }
  | {
      readonly kind: "broken";
      readonly position: number;
      readonly why: "malformed" | "bad-signature" | "other-desk" | "serial" | "not-a-member";
    };

/** The first 16 bytes of SHA-256 of the root's public key, base64url. */
export const deskIdOf = (rootPublicKey: Uint8Array): string => toBase64Url(sha256(rootPublicKey).subarray(0, 16));

/** What a certificate commits to of a recipient. */
export const wrapHash = (recipient: string): Uint8Array => sha256(utf8(recipient));

export const signCertificate = (certificate: Certificate, by: SigningKey | Signer): Signed => {
  const { desk, subject, role, wrap, serial, from } = certificate;
  if ((role === "removed") !== (wrap === undefined))
    throw new RangeError("a member has a wrap hash, a removed one none");
  const value = {
    v: 1,
    desk,
    subject: toBase64Url(subject),
    role,
    ...(wrap && { wrap: toBase64Url(wrap) }),
    serial,
    from,
  };
  return signStatement("certificate", value, by);
};

const isRole = (value: unknown): value is Role => value === "lead" || value === "case-worker" || value === "reader";

type ReadCertificate = { readonly kind: "certificate"; readonly by: Uint8Array; readonly certificate: Certificate };

/** One certificate with a good signature; whether its signer may certify is for the fold. */
export const openCertificate = (
  signed: unknown,
): ReadCertificate | { readonly kind: "malformed" | "bad-signature" } => {
  const opened = openStatement("certificate", signed, 1024);
  if (opened.kind !== "statement") return opened;
  const fields = fieldsOf(opened.value, ["v", "desk", "subject", "role", "serial", "from"], ["wrap"]);
  if (fields === undefined || fields["v"] !== 1) return { kind: "malformed" };
  const { desk, role, serial, from } = fields;
  const subject = bytesField(fields["subject"], 32);
  const wrap = bytesField(fields["wrap"], 32);
  if (typeof desk !== "string" || bytesField(desk, 16) === undefined || subject === undefined)
    return { kind: "malformed" };
  if (!isCount(serial) || serial === 0 || !isDay(from)) return { kind: "malformed" };
  const common = { desk, subject, serial, from };
  if (role === "removed")
    return Object.hasOwn(fields, "wrap")
      ? { kind: "malformed" }
      : { kind: "certificate", by: opened.by, certificate: { ...common, role } };
  if (!isRole(role) || wrap === undefined) return { kind: "malformed" };
  return { kind: "certificate", by: opened.by, certificate: { ...common, role, wrap } };
};

/**
 * Folds all certificates of a desk, in order, into its present members.
 * The serials are 1, 2, 3… without gap; each is signed by the root or by a lead who is one at that point; the latest
 * certificate of a key holds. A removal takes a key out; the removed key may be certified again.
 */
export const foldChain = (rootPublicKey: Uint8Array, signed: readonly unknown[]): Chain | BrokenChain => {
  const desk = deskIdOf(rootPublicKey);
  const members = new Map<string, Member>();
  for (const [position, one] of signed.entries()) {
    const opened = openCertificate(one);
    if (opened.kind !== "certificate") return { kind: "broken", position, why: opened.kind };
    const { by, certificate } = opened;
    if (certificate.desk !== desk) return { kind: "broken", position, why: "other-desk" };
    if (certificate.serial !== position + 1) return { kind: "broken", position, why: "serial" };
    const mayCertify = equalBytes(by, rootPublicKey) || members.get(toBase64Url(by))?.role === "lead";
    if (!mayCertify) return { kind: "ghost", position, subject: certificate.subject };
    const name = toBase64Url(certificate.subject);
    const { role, wrap, serial, from, subject: key } = certificate;
    if (role === "removed" || wrap === undefined) {
      if (!members.delete(name)) return { kind: "broken", position, why: "not-a-member" };
    } else members.set(name, { key, role, wrap, serial, from, certifiedBy: by });
  }
  return { kind: "chain", members: [...members.values()], serial: signed.length };
};

/**
 * Follows a path root → lead → … → key: each certificate is signed by the one before, every one but the last is a
 * lead's, and serials rise. Says that the key was certified once, not that it still is: a removal lies outside the path.
 */
export const followPath = (rootPublicKey: Uint8Array, path: readonly unknown[]): Certificate | BrokenChain => {
  const desk = deskIdOf(rootPublicKey);
  let signer = rootPublicKey;
  let last: Certificate | undefined;
  for (const [position, one] of path.entries()) {
    const opened = openCertificate(one);
    if (opened.kind !== "certificate") return { kind: "broken", position, why: opened.kind };
    const { by, certificate } = opened;
    if (certificate.desk !== desk) return { kind: "broken", position, why: "other-desk" };
    if (last !== undefined && certificate.serial <= last.serial) return { kind: "broken", position, why: "serial" };
    const mayCertify = last === undefined || last.role === "lead";
    if (!mayCertify || !equalBytes(by, signer)) return { kind: "ghost", position, subject: certificate.subject };
    if (certificate.role === "removed") return { kind: "broken", position, why: "not-a-member" };
    signer = certificate.subject;
    last = certificate;
  }
  return last ?? { kind: "broken", position: 0, why: "malformed" };
};
