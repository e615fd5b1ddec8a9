/** The container of a report: docs/formats/report-container.md. What is sealed; its length tells only the size class. */

import { concat, fromUtf8, utf8 } from "./bytes.ts";
import { containerBytes, type SizeClass, sizeClasses } from "./size-class.ts";
import { parseStrictJson } from "./strict-json.ts";

export const HEADER_JSON_BYTES = 12_288;
export const MOST_ATTACHMENTS = 8;

const family = "perde-report/";
const magic = utf8(`${family}1\n`);
const fixedBytes = magic.length + 4 + 1;

export type Unpacked =
  | {
      readonly kind: "container";
      readonly sizeClass: SizeClass;
      readonly headerJson: unknown;
      readonly attachments: readonly Uint8Array[];
    }
  | { readonly kind: "damaged" }
  | { readonly kind: "unknown-version" };

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** Bytes of the container before padding: the argument of `sizeClassFor`. */
export const contentBytes = (headerJson: Uint8Array, attachments: readonly Uint8Array[]): number =>
  fixedBytes + headerJson.length + attachments.reduce((sum, { length }) => sum + 4 + length, 0);

/**
 * Packs and pads. `headerJson`: compact JSON in UTF-8 as `JSON.stringify` writes it.
 * @throws RangeError when the header is longer than 12 KiB or not strict JSON, there are more than 8 attachments, or all
 * together exceed the class: the caller chose it by `contentBytes`
 */
export const packContainer = (
  headerJson: Uint8Array,
  attachments: readonly Uint8Array[],
  sizeClass: SizeClass,
): Uint8Array => {
  const text = fromUtf8(headerJson);
  if (
    text === undefined ||
    headerJson.length > HEADER_JSON_BYTES ||
    parseStrictJson(text, HEADER_JSON_BYTES) === undefined
  )
    throw new RangeError("a container header is strict JSON of at most 12 KiB");
  if (attachments.length > MOST_ATTACHMENTS) throw new RangeError("a container holds at most 8 attachments");
  const content = concat(
    magic,
    uint32(headerJson.length),
    headerJson,
    new Uint8Array([attachments.length]),
    ...attachments.flatMap(attachment => [uint32(attachment.length), attachment]),
  );
  const padding = containerBytes(sizeClass) - content.length;
  if (padding < 0) throw new RangeError("the content does not fit this size class");
  return concat(content, new Uint8Array(padding));
};

/** Reads forward through the container; every read is checked against what is left. */
const reader = (bytes: Uint8Array) => {
  let at = 0;
  const take = (count: number): Uint8Array | undefined => {
    if (count > bytes.length - at) return undefined;
    at += count;
    return bytes.subarray(at - count, at);
  };
  const takeUint32 = (): number | undefined => {
    const four = take(4);
    return four && new DataView(four.buffer, four.byteOffset).getUint32(0);
  };
  return { take, takeUint32, rest: () => bytes.subarray(at) };
};

/**
 * Takes a container apart. Strict: one of four lengths, the magic, strict JSON of at most 12 KiB and 8 levels, at most 8
 * attachments that lie inside, zeros to the end. Attachments are views of `bytes`; nothing is said about their kind.
 */
export const unpackContainer = (bytes: Uint8Array): Unpacked => {
  const sizeClass = sizeClasses.find(one => containerBytes(one) === bytes.length);
  const { take, takeUint32, rest } = reader(bytes);
  const start = take(magic.length);
  if (sizeClass === undefined || start === undefined) return { kind: "damaged" };
  if (fromUtf8(start) !== fromUtf8(magic)) {
    return { kind: fromUtf8(start.subarray(0, family.length)) === family ? "unknown-version" : "damaged" };
  }
  const length = takeUint32();
  if (length === undefined || length > HEADER_JSON_BYTES) return { kind: "damaged" };
  const header = take(length);
  const text = header && fromUtf8(header);
  const json = text === undefined ? undefined : parseStrictJson(text, HEADER_JSON_BYTES);
  const count = take(1)?.[0];
  if (json === undefined || count === undefined || count > MOST_ATTACHMENTS) return { kind: "damaged" };
  const attachments: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const size = takeUint32();
    const attachment = size === undefined ? undefined : take(size);
    if (attachment === undefined) return { kind: "damaged" };
    attachments.push(attachment);
  }
  if (rest().some(byte => byte !== 0)) return { kind: "damaged" };
  return { kind: "container", sizeClass, headerJson: json.value, attachments };
};
