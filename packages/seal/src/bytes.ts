/** Bytes and their spellings, shared by every format of this package. See docs/formats/statements.md, "Conventions". */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const sextets = (() => {
  const values = new Uint8Array(128).fill(255);
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
})();

/** Random bytes as the caller's platform makes them; `length` bytes, each call new. */
export type RandomBytes = (length: number) => Uint8Array;

/** base64url (RFC 4648 §5) without padding. */
export const toBase64Url = (bytes: Uint8Array): string => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += alphabet[group >> 18]! + alphabet[(group >> 12) & 63]!;
    if (left > 1) text += alphabet[(group >> 6) & 63]!;
    if (left > 2) text += alphabet[group & 63]!;
  }
  return text;
};

/**
 * The bytes of a base64url text, or `undefined` when it is not the one spelling of those bytes:
 * padding, other alphabets, white space and non-zero spare bits are refused, and so is another length than `length`.
 */
export const fromBase64Url = (text: string, length?: number): Uint8Array | undefined => {
  const spare = text.length % 4;
  if (spare === 1) return undefined;
  const size = Math.floor((text.length * 3) / 4);
  if (length !== undefined && size !== length) return undefined;
  const bytes = new Uint8Array(size);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? sextets[code]! : 255;
    if (value === 255) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
};

/** One array out of a list of any length. */
export const concatAll = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** One array out of a few. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => concatAll(parts);

/** Compares without leaving early: the time tells only the lengths. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
};

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text, or `undefined` when the bytes are not well-formed UTF-8. A byte order mark is kept as a character. */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws for nothing but malformed input
  }
};

/** Lower-case hexadecimal; used in file names of the ledger and in tests, never in formats. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
