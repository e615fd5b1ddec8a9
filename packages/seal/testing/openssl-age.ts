/**
 * A second implementation of the hybrid age file, for tests only: written from the specification (C2SP age.md, RFC 9180,
 * draft-connolly-cfrg-xwing-kem) on OpenSSL's ML-KEM, X25519, SHA-3 and ChaCha20-Poly1305. It shares no code with
 * age-encryption or the noble family.
 */

import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  hkdfSync,
} from "node:crypto";

const bech32Letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/** The seed inside AGE-SECRET-KEY-PQ-1…; the checksum is left to others. */
const seedOf = (identity: string): Buffer => {
  const letters = identity.slice("AGE-SECRET-KEY-PQ-1".length, -6);
  const bits = [...letters].map(letter => bech32Letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(Array.from({ length: 32 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2)));
};

const x25519Key = (secret: Buffer) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), secret]),
    format: "der",
    type: "pkcs8",
  });
const x25519Public = (raw: Buffer) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), raw]),
    format: "der",
    type: "spki",
  });

/** X-Wing: ML-KEM-768 and X25519 under one SHA3-256. */
const decapsulateXWing = (seed: Buffer, encapsulated: Buffer): Buffer => {
  const expanded = createHash("shake256", { outputLength: 96 }).update(seed).digest();
  const lattice = createPrivateKey({
    key: Buffer.concat([Buffer.from("3054020100300b060960864801650304040204428040", "hex"), expanded.subarray(0, 64)]),
    format: "der",
    type: "pkcs8",
  });
  const first = decapsulate(lattice, encapsulated.subarray(0, 1088));
  const curve = x25519Key(expanded.subarray(64));
  const theirs = encapsulated.subarray(1088);
  const second = diffieHellman({ privateKey: curve, publicKey: x25519Public(theirs) });
  const own = createPublicKey(curve).export({ format: "der", type: "spki" }).subarray(-32);
  const label = Buffer.from("\\.//^\\", "latin1");
  return createHash("sha3-256")
    .update(Buffer.concat([first, second, theirs, own, label]))
    .digest();
};

const suite = Buffer.concat([Buffer.from("HPKE"), Buffer.from([0x64, 0x7a, 0, 1, 0, 3])]);
const extract = (salt: Buffer, label: string, input: Buffer): Buffer =>
  createHmac("sha256", salt)
    .update(Buffer.concat([Buffer.from("HPKE-v1"), suite, Buffer.from(label), input]))
    .digest();
const expand = (key: Buffer, label: string, context: Buffer, length: number): Buffer => {
  const info = Buffer.concat([Buffer.from([0, length]), Buffer.from("HPKE-v1"), suite, Buffer.from(label), context]);
  return createHmac("sha256", key)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
    .subarray(0, length);
};

const decrypt = (key: Buffer, nonce: Buffer, sealed: Buffer): Buffer => {
  const cipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
};

const unwrap = (identity: string, share: Buffer, body: Buffer): Buffer => {
  const shared = decapsulateXWing(seedOf(identity), share);
  const none = Buffer.alloc(0);
  const info = Buffer.from("age-encryption.org/mlkem768x25519");
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(none, "psk_id_hash", none),
    extract(none, "info_hash", info),
  ]);
  const secret = extract(shared, "secret", none);
  return decrypt(expand(secret, "key", context, 32), expand(secret, "base_nonce", context, 12), body);
};

const derive = (fileKey: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync("sha256", fileKey, salt, info, 32));

/** Opens an age v1 file by its hybrid stanza number `index`. Throws for anything that is not exactly right. */
export const openHybridAge = (file: Uint8Array, index: number, identity: string): Uint8Array => {
  const bytes = Buffer.from(file);
  const header =
    /^age-encryption\.org\/v1\n(?:-> .*\n(?:.{64}\n)*.{0,63}\n)+---/.exec(bytes.toString("latin1"))?.[0] ?? "";
  const stanzas = [...header.matchAll(/-> mlkem768x25519 (.*)\n(.*)\n/g)];
  const [, share = "", body = ""] = stanzas[index] ?? [];
  const fileKey = unwrap(identity, Buffer.from(share, "base64"), Buffer.from(body, "base64"));
  const mac = createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(header)
    .digest("base64")
    .replace("=", "");
  const start = header.length + 1 + mac.length + 1;
  if (bytes.toString("latin1", header.length, start) !== ` ${mac}\n`) throw new Error("the header's MAC is wrong");
  const payload = bytes.subarray(start);
  const key = derive(fileKey, payload.subarray(0, 16), "payload");
  const chunks: Buffer[] = [];
  for (let at = 16, counter = 0; at < payload.length; at += 65_552, counter++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(counter, 7);
    nonce[11] = at + 65_552 >= payload.length ? 1 : 0;
    chunks.push(decrypt(key, nonce, payload.subarray(at, at + 65_552)));
  }
  return Buffer.concat(chunks);
};
