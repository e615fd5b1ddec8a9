/** Invented members who really sign (Ed25519), for tests of the journal. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { Signing } from "./journal.ts";
import type { SignedText } from "./journal-event.ts";
import type { ReadCertificate, Role } from "./journal-fold.ts";

const der = (prefix: string, key: Uint8Array) => Buffer.concat([Buffer.from(prefix, "hex"), key]);
/** Property tests ask for the same few keys thousands of times. */
const remembered = <Value>(make: (name: string) => Value): ((name: string) => Value) => {
  const made = new Map<string, Value>();
  return name => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
};
const privateKey = remembered(name =>
  createPrivateKey({
    key: der("302e020100300506032b657004220420", createHash("sha256").update(name).digest()),
    format: "der",
    type: "pkcs8",
  }),
);
const publicKey = remembered(by =>
  createPublicKey({ key: der("302a300506032b6570032100", Buffer.from(by, "base64url")), format: "der", type: "spki" }),
);

/** The public key of an invented person, base64url. */
export const keyOf = remembered(name =>
  createPublicKey(privateKey(name)).export({ format: "der", type: "spki" }).subarray(-32).toString("base64url"),
);

const bytesOf = (type: string, statement: string) => Buffer.from(`perde-signed/1\n${type}\n${statement}`, "utf8");

const signAs = (name: string, type: string, value: unknown): SignedText => {
  const statement = JSON.stringify(value);
  return {
    statement,
    by: keyOf(name),
    sig: sign(null, bytesOf(type, statement), privateKey(name)).toString("base64url"),
  };
};

const open = (type: string, signed: SignedText) =>
  verify(null, bytesOf(type, signed.statement), publicKey(signed.by), Buffer.from(signed.sig, "base64url"))
    ? { by: signed.by, value: JSON.parse(signed.statement) as unknown }
    : undefined;

export const signingOf = (name: string): Signing => ({
  sign: value => signAs(name, "journal", value),
  open: signed => open("journal", signed),
  hash: ({ by, statement }) => createHash("sha256").update(`${by}\n${statement}`).digest("base64url"),
});

/** A certificate by which `issuer` makes `subject` something. */
export const certificate = (issuer: string, subject: string, role: Role): SignedText =>
  signAs(issuer, "certificate", { subject: keyOf(subject), role });

/** Reads certificates under the root of the invented person "root". */
export const readCertificate: ReadCertificate = (signed, issuer) => {
  const opened = open("certificate", signed);
  if (opened === undefined || opened.by !== (issuer === "root" ? keyOf("root") : issuer)) return undefined;
  return opened.value as { subject: string; role: Role };
};
