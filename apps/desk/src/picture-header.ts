/**
 * What a picture says of itself before anybody decodes it. Reports may be attacks: only three formats are looked at, told
 * by their first bytes, and a picture that claims too many pixels is never handed to a decoder.
 * Formats: PNG (ISO 15948, IHDR), JPEG (ITU T.81, SOFn), WebP (RFC 9649, VP8, VP8L, VP8X).
 */
export type PictureHeader = {
  readonly type: "image/png" | "image/jpeg" | "image/webp";
  readonly width: number;
  readonly height: number;
};

/** At most this many pixels are decoded. */
export const MOST_PIXELS = 40_000_000;

const startsWith = (bytes: Uint8Array, at: number, expected: readonly number[]): boolean =>
  expected.every((byte, place) => bytes[at + place] === byte);
const ascii = (text: string): readonly number[] => [...text].map(letter => letter.charCodeAt(0));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngHeader = (bytes: Uint8Array): PictureHeader | undefined => {
  if (bytes.length < 33 || !startsWith(bytes, 12, ascii("IHDR"))) return undefined;
  const view = viewOf(bytes);
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
};

/** Walks the segments up to the frame; markers without length and fill bytes are passed over. */
const jpegHeader = (bytes: Uint8Array): PictureHeader | undefined => {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

const webpHeader = (bytes: Uint8Array): PictureHeader | undefined => {
  if (bytes.length < 30 || !startsWith(bytes, 8, ascii("WEBP"))) return undefined;
  const view = viewOf(bytes);
  const size = (width: number, height: number): PictureHeader => ({ type: "image/webp", width, height });
  if (startsWith(bytes, 12, ascii("VP8X")))
    return size(1 + (view.getUint32(24, true) & 0xff_ffff), 1 + ((view.getUint32(26, true) >>> 8) & 0xff_ffff));
  if (startsWith(bytes, 12, ascii("VP8L")) && bytes[20] === 0x2f) {
    const packed = view.getUint32(21, true);
    return size(1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff));
  }
  if (startsWith(bytes, 12, ascii("VP8 ")) && startsWith(bytes, 23, [0x9d, 0x01, 0x2a]))
    return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  return undefined;
};

/** The header of a picture that may be decoded; `undefined` for everything else. */
export const pictureHeader = (bytes: Uint8Array): PictureHeader | undefined => {
  const header = startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    ? pngHeader(bytes)
    : startsWith(bytes, 0, [0xff, 0xd8, 0xff])
      ? jpegHeader(bytes)
      : startsWith(bytes, 0, ascii("RIFF"))
        ? webpHeader(bytes)
        : undefined;
  if (header === undefined || header.width === 0 || header.height === 0) return undefined;
  return header.width * header.height > MOST_PIXELS ? undefined : header;
};
