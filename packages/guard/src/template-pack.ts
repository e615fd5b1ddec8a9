/** The file of one template: docs/formats/template-pack.md. */
import { descriptorBytes } from "./kernels.ts";
import { patchSide } from "./patch.ts";
import { inkCell, pageLevels, pageSide, type Template, type Zone } from "./template.ts";

const magic = [0x50, 0x52, 0x44, 0x54, 0x50, 0x4c, 0x31, 0x0a]; // "PRDTPL1\n"

/** Largest pack accepted, and most zones and corners in one. */
export const largestPack = 262_144;
const mostZones = 400;
const mostFeatures = 4000;

export type ReadPack =
  | { readonly kind: "template"; readonly template: Template }
  | { readonly kind: "not-a-pack"; readonly why: "too-large" | "header" | "field" | "length" };

/** Runs of equal 4-bit values: value in the low half, length - 1 in the high half of each byte. */
const packed = (values: Uint8Array): readonly number[] => {
  const out: number[] = [];
  for (let i = 0; i < values.length; ) {
    let run = 1;
    while (run < 16 && i + run < values.length && values[i + run] === values[i]) run += 1;
    out.push(((run - 1) << 4) | (values[i]! & 15));
    i += run;
  }
  return out;
};

const hundredths = (value: number): number => Math.floor(value * 100 + 0.5);

/** Zones and places are kept to a hundredth and a sixteenth of a page pixel. */
export const writePack = (template: Template): Uint8Array<ArrayBuffer> => {
  const { id, jurisdiction, validFrom, validUntil, law, page, zones, patches, ink, features } = template;
  const patchBytes = patches.map(packed);
  const inkBytes = packed(ink.data);
  const header = new TextEncoder().encode(
    JSON.stringify({
      id,
      jurisdiction,
      validFrom,
      validUntil,
      law,
      page: [page.width, page.height],
      zones: zones.map(z => [hundredths(z.x), hundredths(z.y), hundredths(z.width), hundredths(z.height)]),
      patches: patchBytes.map(bytes => bytes.length),
      ink: inkBytes.length,
      features: features.count,
    }),
  );
  const body = [
    ...patchBytes.flat(),
    ...inkBytes,
    ...Array.from(features.places).flatMap(value => [value & 255, (value >> 8) & 255]),
    ...features.levels,
    ...features.directions,
    ...features.descriptors,
  ];
  const size = header.length;
  return Uint8Array.from([
    ...magic,
    size & 255,
    (size >> 8) & 255,
    (size >> 16) & 255,
    size >>> 24,
    ...header,
    ...body,
  ]);
};

type Header = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly law: string | null;
  readonly page: readonly [number, number];
  readonly zones: readonly (readonly [number, number, number, number])[];
  readonly patches: readonly number[];
  readonly ink: number;
  readonly features: number;
};

const isText = (value: unknown, pattern: RegExp): value is string => typeof value === "string" && pattern.test(value);
const isDay = (value: unknown): value is string | null => value === null || isText(value, /^\d{4}-\d{2}-\d{2}$/);
const isCount = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
const isCounts = (value: unknown, length: number, most: number): value is readonly number[] =>
  Array.isArray(value) && value.length === length && value.every(item => isCount(item, most));

const fields = "features,id,ink,jurisdiction,law,page,patches,validFrom,validUntil,zones";

export const isTemplateId = (value: unknown): value is string => isText(value, /^[a-z0-9]+(-[a-z0-9]+)*$/);

const isHeader = (value: unknown): value is Header => {
  if (typeof value !== "object" || value === null || Object.keys(value).sort().join() !== fields) return false;
  const h: Partial<Record<keyof Header, unknown>> = value;
  if (!isTemplateId(h.id) || !isText(h.jurisdiction, /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)) return false;
  if (!isDay(h.validFrom) || !isDay(h.validUntil)) return false;
  if (h.law !== null && !isText(h.law, /^[^\p{Cc}]{1,300}$/u)) return false;
  if (!isCounts(h.page, 2, pageSide) || Math.max(...h.page) !== pageSide || Math.min(...h.page) < 100) return false;
  if (!Array.isArray(h.zones) || h.zones.length === 0 || h.zones.length > mostZones) return false;
  if (!h.zones.every(zone => isCounts(zone, 4, 100 * pageSide))) return false;
  return (
    isCounts(h.patches, h.zones.length, patchSide * patchSide) &&
    isCount(h.ink, 20_000) &&
    isCount(h.features, mostFeatures)
  );
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null; // Neither text nor JSON: the caller answers "header".
  }
};

const unpacked = (bytes: Uint8Array, length: number): Uint8Array | null => {
  const out = new Uint8Array(length);
  let at = 0;
  for (const byte of bytes) {
    const run = (byte >> 4) + 1;
    if (at + run > length) return null;
    out.fill(byte & 15, at, at + run);
    at += run;
  }
  return at === length ? out : null;
};

/** Reads a pack written by `writePack`, strictly. */
export const readPack = (bytes: Uint8Array): ReadPack => {
  const refuse = (why: "too-large" | "header" | "field" | "length"): ReadPack => ({ kind: "not-a-pack", why });
  if (bytes.length > largestPack) return refuse("too-large");
  if (bytes.length < 12 || magic.some((value, k) => bytes[k] !== value)) return refuse("header");
  const size = bytes[8]! | (bytes[9]! << 8) | (bytes[10]! << 16) | (bytes[11]! << 24);
  if (size < 2 || 12 + size > bytes.length) return refuse("header");
  const header = parsed(bytes.subarray(12, 12 + size));
  if (header === null) return refuse("header");
  if (!isHeader(header)) return refuse("field");
  let next = 12 + size;
  const take = (length: number): Uint8Array => {
    const part = new Uint8Array(bytes.subarray(next, next + length));
    next += length;
    return part;
  };
  const { features: count } = header;
  const patchTotal = header.patches.reduce((a, b) => a + b, 0);
  if (bytes.length !== next + patchTotal + header.ink + count * (6 + descriptorBytes)) return refuse("length");
  const patches = header.patches.map(length => unpacked(take(length), patchSide * patchSide));
  const inkSize = [Math.floor(header.page[0] / inkCell), Math.floor(header.page[1] / inkCell)] as const;
  const ink = unpacked(take(header.ink), inkSize[0] * inkSize[1]);
  const raw = take(count * 4);
  const places = Int32Array.from({ length: count * 2 }, (_, k) => raw[k * 2]! | (raw[k * 2 + 1]! << 8));
  const levels = take(count);
  const directions = take(count);
  const descriptors = take(count * descriptorBytes);
  const zones: readonly Zone[] = header.zones.map(([x, y, width, height]) => ({
    x: x / 100,
    y: y / 100,
    width: width / 100,
    height: height / 100,
  }));
  const inside = zones.every(
    z => z.width > 0 && z.height > 0 && z.x + z.width <= header.page[0] && z.y + z.height <= header.page[1],
  );
  const known = patches.flatMap(patch => (patch === null ? [] : [patch]));
  if (!inside || ink === null || known.length !== zones.length) return refuse("field");
  if (levels.some(level => level >= pageLevels) || directions.some(turn => turn >= 32)) return refuse("field");
  if (places.some((value, k) => value > 16 * header.page[k % 2]!)) return refuse("field");
  return {
    kind: "template",
    template: {
      id: header.id,
      jurisdiction: header.jurisdiction,
      validFrom: header.validFrom,
      validUntil: header.validUntil,
      law: header.law,
      page: { width: header.page[0], height: header.page[1] },
      zones,
      patches: known,
      ink: { width: inkSize[0], height: inkSize[1], data: ink },
      features: { count, places, levels, directions, descriptors },
    },
  };
};
