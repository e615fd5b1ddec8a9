/** The four sizes of a report on the wire: docs/formats/envelope.md, "Sizes". */

export type SizeClass = "16k" | "256k" | "1m" | "4m";

export const sizeClasses: readonly SizeClass[] = ["16k", "256k", "1m", "4m"];

/** Bytes of the header of an age file with exactly four hybrid stanzas. */
export const HEADER_BYTES = 6298;

const containers: { readonly [K in SizeClass]: number } = {
  "16k": 16_384,
  "256k": 262_144,
  "1m": 1_048_576,
  "4m": 4_194_304,
};

/** Bytes of the padded container: what is sealed. */
export const containerBytes = (sizeClass: SizeClass): number => containers[sizeClass];

/** Bytes of the payload that follows the header: a nonce of 16, and 16 more for each begun 64 KiB. */
export const payloadBytes = (sizeClass: SizeClass): number =>
  16 + containers[sizeClass] + 16 * Math.ceil(containers[sizeClass] / 65_536);

/** Bytes of the envelope as it travels and is stored: 22,714, 268,522, 1,055,146 or 4,201,642. */
export const wireBytes = (sizeClass: SizeClass): number => HEADER_BYTES + payloadBytes(sizeClass);

/** The smallest class that holds `contentBytes` bytes of unpadded container; `undefined` when none does. */
export const sizeClassFor = (contentBytes: number): SizeClass | undefined =>
  sizeClasses.find(sizeClass => contentBytes <= containers[sizeClass]);

/** The class whose envelope has exactly `length` bytes. */
export const sizeClassOfWire = (length: number): SizeClass | undefined =>
  sizeClasses.find(sizeClass => wireBytes(sizeClass) === length);

/** The class whose payload has exactly `length` bytes. */
export const sizeClassOfPayload = (length: number): SizeClass | undefined =>
  sizeClasses.find(sizeClass => payloadBytes(sizeClass) === length);
