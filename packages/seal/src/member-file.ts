/**
 * The member file: docs/formats/member-file.md. What a member keeps, under a passphrase and, as a convenience, passkeys.
 * The file is the original; what a browser stores is a copy.
 */

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, fromUtf8, type RandomBytes, toBase64Url, utf8 } from "./bytes.ts";
import { indexesOf, spell, type WordList } from "./code-words.ts";
import { bytesField, fieldsOf, isCount } from "./fields.ts";
import { type StretchCost, stretch } from "./stretch.ts";
import { parseStrictJson } from "./strict-json.ts";
import { fold } from "./words/fold.ts";

/** A passkey that gives 32 bytes by its PRF extension for `salt`. */
export type Passkey = { readonly credential: Uint8Array; readonly salt: Uint8Array; readonly output: Uint8Array };

/** `passkeys`: what to ask the platform for; empty when there is no such slot. */
export type FileSlots = {
  readonly kind: "slots";
  readonly cost: StretchCost;
  readonly passkeys: readonly { readonly credential: Uint8Array; readonly salt: Uint8Array }[];
};

export type Unlock =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "passkey"; readonly credential: Uint8Array; readonly output: Uint8Array };

export type OpenedFile =
  | { readonly kind: "opened"; readonly content: unknown; readonly fileKey: Uint8Array }
  | { readonly kind: "does-not-open" }
  | { readonly kind: "malformed" }
  | { readonly kind: "weak" }
  | { readonly kind: "out-of-memory" };

/** What new files cost to try, and the least that is accepted from a file. `memory` in KiB. */
export const FILE_COST: StretchCost = { memory: 256 * 1024, passes: 3, lanes: 1 };
export const LEAST_FILE_COST: StretchCost = { memory: 64 * 1024, passes: 3, lanes: 1 };
export const PASSPHRASE_WORDS = 6;
export const MOST_PASSKEYS = 8;

const mostCost: StretchCost = { memory: 1024 * 1024, passes: 10, lanes: 1 };
const longestFile = 262_144;
const version = "perde-member/1";

type PassphraseSlot = { readonly salt: Uint8Array; readonly cost: StretchCost; readonly wrapped: Uint8Array };
type PasskeySlot = { readonly credential: Uint8Array; readonly salt: Uint8Array; readonly wrapped: Uint8Array };
type MemberFile = {
  readonly passphrase: PassphraseSlot;
  readonly passkeys: readonly PasskeySlot[];
  readonly sealed: Uint8Array;
};

/** Six words (66 bits) from at least 9 random bytes. */
export const newPassphrase = (random: Uint8Array, list: WordList): string =>
  spell(indexesOf(random, PASSPHRASE_WORDS), list).join(" ");

/** Words folded, one space between: so the six words can be typed without a Kazakh keyboard, in any case. */
const passphraseBytes = (passphrase: string): Uint8Array =>
  utf8(
    passphrase
      .normalize("NFC")
      .split(/\s+/u)
      .filter(word => word.length > 0)
      .map(fold)
      .join(" "),
  );

const seal = (key: Uint8Array, plain: Uint8Array, purpose: string, random: RandomBytes): Uint8Array => {
  const nonce = random(24);
  return concat(nonce, xchacha20poly1305(key, nonce, utf8(`${version} ${purpose}`)).encrypt(plain));
};

const unseal = (key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array | undefined => {
  try {
    return xchacha20poly1305(key, sealed.subarray(0, 24), utf8(`${version} ${purpose}`)).decrypt(sealed.subarray(24));
  } catch {
    return undefined; // the tag does not fit
  }
};

const passphrasePurpose = ({ memory, passes, lanes }: StretchCost): string => `passphrase ${memory} ${passes} ${lanes}`;
const passkeyKey = (output: Uint8Array, salt: Uint8Array): Uint8Array =>
  hkdf(sha256, output, salt, utf8(`${version} passkey`), 32);

const within = (cost: StretchCost, least: StretchCost): boolean =>
  cost.memory >= least.memory && cost.passes >= least.passes && cost.lanes >= least.lanes;

const spellFile = ({ passphrase, passkeys, sealed }: MemberFile): Uint8Array => {
  const { salt, cost, wrapped } = passphrase;
  const file = {
    v: version,
    passphrase: { salt: toBase64Url(salt), ...cost, wrapped: toBase64Url(wrapped) },
    passkeys: passkeys.map(slot => ({
      credential: toBase64Url(slot.credential),
      salt: toBase64Url(slot.salt),
      wrapped: toBase64Url(slot.wrapped),
    })),
    sealed: toBase64Url(sealed),
  };
  return utf8(JSON.stringify(file));
};

const parsePassphraseSlot = (value: unknown): PassphraseSlot | undefined => {
  const fields = fieldsOf(value, ["salt", "memory", "passes", "lanes", "wrapped"]);
  if (fields === undefined) return undefined;
  const { memory, passes, lanes } = fields;
  const salt = bytesField(fields["salt"], 16);
  const wrapped = bytesField(fields["wrapped"], 72);
  if (salt === undefined || wrapped === undefined || !isCount(memory) || !isCount(passes) || !isCount(lanes))
    return undefined;
  const cost = { memory, passes, lanes };
  return within(mostCost, cost) ? { salt, cost, wrapped } : undefined;
};

const parsePasskeySlot = (value: unknown): PasskeySlot | undefined => {
  const fields = fieldsOf(value, ["credential", "salt", "wrapped"]);
  const credential = bytesField(fields?.["credential"]);
  const salt = bytesField(fields?.["salt"], 32);
  const wrapped = bytesField(fields?.["wrapped"], 72);
  if (credential === undefined || credential.length > 1024 || salt === undefined || wrapped === undefined)
    return undefined;
  return { credential, salt, wrapped };
};

const parseFile = (bytes: Uint8Array): MemberFile | undefined => {
  const text = bytes.length > longestFile ? undefined : fromUtf8(bytes);
  const json = text === undefined ? undefined : parseStrictJson(text, longestFile);
  const fields = fieldsOf(json?.value, ["v", "passphrase", "passkeys", "sealed"]);
  const listed = fields?.["passkeys"];
  const passphrase = parsePassphraseSlot(fields?.["passphrase"]);
  const sealed = bytesField(fields?.["sealed"]);
  if (fields?.["v"] !== version || passphrase === undefined || sealed === undefined || sealed.length < 40)
    return undefined;
  if (!Array.isArray(listed) || listed.length > MOST_PASSKEYS) return undefined;
  const passkeys = listed.map(parsePasskeySlot).filter(slot => slot !== undefined);
  return passkeys.length === listed.length ? { passphrase, passkeys, sealed } : undefined;
};

/**
 * Makes a member file. `content` is any JSON value (seeds as base64url).
 * @param options `cost` defaults to 256 MiB
 * @throws RangeError for a cost below LEAST_FILE_COST, an empty passphrase, a passkey of other lengths
 */
export const createMemberFile = async (
  content: unknown,
  passphrase: string,
  options: { readonly random: RandomBytes; readonly passkeys?: readonly Passkey[]; readonly cost?: StretchCost },
): Promise<{ readonly kind: "file"; readonly bytes: Uint8Array } | { readonly kind: "out-of-memory" }> => {
  const { random, passkeys = [], cost = FILE_COST } = options;
  if (!within(cost, LEAST_FILE_COST)) throw new RangeError("a member file costs at least 64 MiB and 3 passes to try");
  if (passphraseBytes(passphrase).length === 0) throw new RangeError("a member file needs a passphrase");
  const fileKey = random(32);
  const salt = random(16);
  const stretched = await stretch(passphraseBytes(passphrase), concat(utf8(version), salt), cost);
  if (stretched.kind !== "stretched") return stretched;
  const bytes = spellFile({
    passphrase: { salt, cost, wrapped: seal(stretched.bytes, fileKey, passphrasePurpose(cost), random) },
    passkeys: passkeys.map(passkey => passkeySlot(passkey, fileKey, random)),
    sealed: seal(fileKey, utf8(JSON.stringify(content)), "content", random),
  });
  return { kind: "file", bytes };
};

const passkeySlot = ({ credential, salt, output }: Passkey, fileKey: Uint8Array, random: RandomBytes): PasskeySlot => {
  if (salt.length !== 32 || output.length !== 32) throw new RangeError("a passkey's salt and output have 32 bytes");
  return { credential, salt, wrapped: seal(passkeyKey(output, salt), fileKey, "passkey", random) };
};

/** What a file can be opened with. */
export const readMemberFile = (bytes: Uint8Array): FileSlots | { readonly kind: "malformed" } => {
  const file = parseFile(bytes);
  if (file === undefined) return { kind: "malformed" };
  const passkeys = file.passkeys.map(({ credential, salt }) => ({ credential, salt }));
  return { kind: "slots", cost: file.passphrase.cost, passkeys };
};

/**
 * Opens a member file. `does-not-open` is flat: a wrong passphrase, a passkey that is not in the file, an altered byte.
 * `weak`: the file asks for less work than is ever written, so somebody else made it.
 */
export const openMemberFile = async (bytes: Uint8Array, unlock: Unlock): Promise<OpenedFile> => {
  const file = parseFile(bytes);
  if (file === undefined) return { kind: "malformed" };
  const fileKey = await unwrapFileKey(file, unlock);
  if (!(fileKey instanceof Uint8Array)) return fileKey;
  const plain = unseal(fileKey, file.sealed, "content");
  const text = plain && fromUtf8(plain);
  const json = text === undefined ? undefined : parseStrictJson(text, longestFile);
  return json === undefined ? { kind: "does-not-open" } : { kind: "opened", content: json.value, fileKey };
};

const unwrapFileKey = async (
  file: MemberFile,
  unlock: Unlock,
): Promise<Uint8Array | { readonly kind: "does-not-open" | "weak" | "out-of-memory" }> => {
  if (unlock.kind === "passkey") {
    const name = toBase64Url(unlock.credential);
    const slot = file.passkeys.find(({ credential }) => toBase64Url(credential) === name);
    const opened = slot && unseal(passkeyKey(unlock.output, slot.salt), slot.wrapped, "passkey");
    return opened ?? { kind: "does-not-open" };
  }
  const { salt, cost, wrapped } = file.passphrase;
  if (!within(cost, LEAST_FILE_COST)) return { kind: "weak" };
  const passphrase = passphraseBytes(unlock.passphrase);
  if (passphrase.length === 0) return { kind: "does-not-open" };
  const stretched = await stretch(passphrase, concat(utf8(version), salt), cost);
  if (stretched.kind !== "stretched") return stretched;
  return unseal(stretched.bytes, wrapped, passphrasePurpose(cost)) ?? { kind: "does-not-open" };
};

/**
 * The same file with one more passkey, which replaces an older slot of the same credential.
 * @throws RangeError beyond MOST_PASSKEYS
 */
export const addPasskey = (
  bytes: Uint8Array,
  fileKey: Uint8Array,
  passkey: Passkey,
  random: RandomBytes,
): { readonly kind: "file"; readonly bytes: Uint8Array } | { readonly kind: "malformed" } => {
  const file = parseFile(bytes);
  if (file === undefined) return { kind: "malformed" };
  const name = toBase64Url(passkey.credential);
  const others = file.passkeys.filter(({ credential }) => toBase64Url(credential) !== name);
  if (others.length >= MOST_PASSKEYS) throw new RangeError("a member file holds at most 8 passkeys");
  return { kind: "file", bytes: spellFile({ ...file, passkeys: [...others, passkeySlot(passkey, fileKey, random)] }) };
};

/** The same file with new content, under the same slots. */
export const replaceContent = (
  bytes: Uint8Array,
  fileKey: Uint8Array,
  content: unknown,
  random: RandomBytes,
): { readonly kind: "file"; readonly bytes: Uint8Array } | { readonly kind: "malformed" } => {
  const file = parseFile(bytes);
  if (file === undefined) return { kind: "malformed" };
  return {
    kind: "file",
    bytes: spellFile({ ...file, sealed: seal(fileKey, utf8(JSON.stringify(content)), "content", random) }),
  };
};
