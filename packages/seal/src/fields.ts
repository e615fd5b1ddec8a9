/** Reading the fields of parsed JSON: all that are expected, and no others. */

import { fromBase64Url } from "./bytes.ts";

export type Fields = { readonly [name: string]: unknown };

/** The object, when it has every `required` field, any of `optional`, and nothing else. */
export const fieldsOf = (
  value: unknown,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  const complete = required.every(name => Object.hasOwn(value, name));
  const known = names.every(name => required.includes(name) || optional.includes(name));
  return complete && known ? { ...value } : undefined;
};

export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);

/** Bytes spelled in base64url, of exactly `length` bytes when given. */
export const bytesField = (value: unknown, length?: number): Uint8Array | undefined =>
  typeof value === "string" ? fromBase64Url(value, length) : undefined;

export const isText = (value: unknown, maxLength: number): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= maxLength;
