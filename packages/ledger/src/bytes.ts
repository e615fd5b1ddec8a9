/** Comparing, checking and spelling byte strings. Nothing here is secret, so nothing need be constant-time. */

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);

/** Bytes of every hash, leaf, key and root in a ledger. */
export const HASH_BYTES = 32;

/** @throws RangeError unless `bytes` are 32 bytes: a mistake of the caller, never of outside data */
export const check32 = (bytes: Uint8Array, what: string): Uint8Array => {
  if (bytes.length !== HASH_BYTES) throw new RangeError(`${what} has ${HASH_BYTES} bytes`);
  return bytes;
};

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 of RFC 4648, section 4, with padding. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet[three >> 18]! + alphabet[(three >> 12) & 63]!;
    text += left > 1 ? alphabet[(three >> 6) & 63]! : "=";
    text += left > 2 ? alphabet[three & 63]! : "=";
  }
  return text;
};

/** The bytes of the one canonical spelling; `undefined` for any other text. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, out = 0; at < text.length; at += 4) {
    let four = 0;
    for (let place = 0; place < 4; place++) four = (four << 6) | Math.max(0, alphabet.indexOf(text[at + place]!));
    for (let shift = 16; shift >= 0 && out < bytes.length; shift -= 8) bytes[out++] = (four >> shift) & 255;
  }
  return toBase64(bytes) === text ? bytes : undefined;
};

/** The text of well-formed UTF-8; `undefined` otherwise. */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws for ill-formed UTF-8 and for nothing else
  }
};
