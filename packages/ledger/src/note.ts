/**
 * Signed notes with Ed25519 keys: C2SP signed-note, https://c2sp.org/signed-note; docs/formats/ledger.md, "Notes".
 * Text that ends in a line feed, an empty line, one line for each signature.
 */

import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { check32, fromBase64, fromUtf8, toBase64 } from "./bytes.ts";

/** Longest note, in bytes of UTF-8: sixteen signatures of the largest kind in use, and the text. */
export const longestNote = 131_072;
/** Most signature lines read. The specification asks for at least sixteen. */
export const mostSignatures = 64;

const ed25519Type = 1;

/** Who signs. `seed`: the 32 bytes of an Ed25519 secret key. */
export type NoteKey = { readonly name: string; readonly seed: Uint8Array };

/** Who is believed. `id`: the first four bytes of the key's hash, as a number. */
export type Verifier = {
  readonly kind: "verifier";
  readonly name: string;
  readonly id: number;
  readonly publicKey: Uint8Array;
};

export type NotAVerifier = { readonly kind: "malformed" | "unknown-algorithm" | "wrong-hash" };

/** A name has no Unicode space, no plus sign and no control character, and is not empty. */
const isName = (name: string): boolean =>
  name.length > 0 && name.length <= 255 && name.isWellFormed() && !/[\s\u0085+\u0000-\u001f\u007f]/u.test(name);

const idOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

const keyId = (name: string, typed: Uint8Array): number => idOf(sha256(concatBytes(utf8ToBytes(`${name}\n`), typed)));

const typedKey = (publicKey: Uint8Array): Uint8Array => concatBytes(Uint8Array.of(ed25519Type), publicKey);

const hexId = (id: number): string => id.toString(16).padStart(8, "0");

/** @throws RangeError for a name with spaces or plus signs, or a key that has not 32 bytes */
export const verifierOf = (name: string, publicKey: Uint8Array): Verifier => {
  if (!isName(name)) throw new RangeError("a key name has no spaces and no plus signs");
  check32(publicKey, "an Ed25519 public key");
  return { kind: "verifier", name, id: keyId(name, typedKey(publicKey)), publicKey };
};

/** The verifier that believes the notes of `key`. */
export const verifierFor = ({ name, seed }: NoteKey): Verifier => verifierOf(name, ed25519.getPublicKey(seed));

/** `<name>+<hash>+<key>`: the text that travels to whoever shall believe this key. */
export const formatVerifierKey = ({ name, id, publicKey }: Verifier): string =>
  `${name}+${hexId(id)}+${toBase64(typedKey(publicKey))}`;

/** Reads a verifier key. One spelling only: hexadecimal in lower case, canonical base64. */
export const parseVerifierKey = (text: string): Verifier | NotAVerifier => {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,2048})$/.exec(text);
  const typed = parts === null ? undefined : fromBase64(parts[3]!);
  if (parts === null || typed === undefined || !isName(parts[1]!)) return { kind: "malformed" };
  if (hexId(keyId(parts[1]!, typed)) !== parts[2]) return { kind: "wrong-hash" };
  if (typed[0] !== ed25519Type) return { kind: "unknown-algorithm" };
  return typed.length === 33 ? verifierOf(parts[1]!, typed.slice(1)) : { kind: "malformed" };
};

const isNoteText = (text: string): boolean =>
  text.endsWith("\n") && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);

const signatureLine = (text: string, { name, seed }: NoteKey): string => {
  const { id } = verifierFor({ name, seed });
  const idBytes = Uint8Array.of(id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255);
  return `— ${name} ${toBase64(concatBytes(idBytes, ed25519.sign(utf8ToBytes(text), seed)))}\n`;
};

/**
 * The note of `text`, signed by each key in order: two while keys change over.
 * @throws RangeError for text that does not end in a line feed or holds other control characters
 */
export const signNote = (text: string, ...keys: readonly [NoteKey, ...NoteKey[]]): string => {
  if (!isNoteText(text)) throw new RangeError("a note ends in a line feed and holds no other control character");
  return `${text}\n${keys.map(key => signatureLine(text, key)).join("")}`;
};

export type OpenedNote =
  | {
      readonly kind: "opened";
      readonly text: string;
      /** The given verifiers that signed. */
      readonly signers: readonly Verifier[];
      /** Signature lines of keys not given: witnesses, successors. They say nothing, for or against. */
      readonly unknown: number;
    }
  | { readonly kind: "malformed" }
  /** A known key is named, but the signature is not its own. */
  | { readonly kind: "bad-signature"; readonly name: string }
  | { readonly kind: "no-known-signature" };

type Line = { readonly name: string; readonly id: number; readonly signature: Uint8Array };

const lineOf = (line: string): Line | undefined => {
  const parts = /^— ([^ ]+) ([^ ]+)$/.exec(line);
  const bytes = parts === null ? undefined : fromBase64(parts[2]!);
  if (parts === null || bytes === undefined || bytes.length < 5 || !isName(parts[1]!)) return undefined;
  return { name: parts[1]!, id: idOf(bytes), signature: bytes.slice(4) };
};

const isSigned = (text: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    return ed25519.verify(signature, text, publicKey, { zip215: false });
  } catch {
    return false; // noble throws for signatures of another length and for points that do not decode
  }
};

/**
 * Opens a note if at least one of `verifiers` signed it and none of them is named beside a signature that is not its own.
 * The text of any other note must not be used for anything.
 */
export const openNote = (note: string | Uint8Array, verifiers: readonly Verifier[]): OpenedNote => {
  if (note.length > longestNote) return { kind: "malformed" };
  const whole = typeof note === "string" ? note : fromUtf8(note);
  if (whole === undefined || !isNoteText(whole)) return { kind: "malformed" };
  const split = whole.lastIndexOf("\n\n");
  if (split < 0) return { kind: "malformed" };
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > mostSignatures) return { kind: "malformed" };
  const signed = utf8ToBytes(text);
  const signers: Verifier[] = [];
  let unknown = 0;
  for (const written of lines) {
    const line = lineOf(written);
    if (line === undefined) return { kind: "malformed" };
    const verifier = verifiers.find(({ name, id }) => name === line.name && id === line.id);
    if (verifier === undefined) unknown++;
    else if (!isSigned(signed, line.signature, verifier.publicKey))
      return { kind: "bad-signature", name: verifier.name };
    else if (!signers.includes(verifier)) signers.push(verifier);
  }
  return signers.length === 0 ? { kind: "no-known-signature" } : { kind: "opened", text, signers, unknown };
};
