/** Width and height as the header of a picture file states them, read before any pixel is decoded. */
import type { FileKind } from "./file-kind.ts";

export type PictureSize = { readonly width: number; readonly height: number };

const jpegSize = (bytes: Uint8Array, view: DataView): PictureSize | null => {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
};

const webpSize = (bytes: Uint8Array, view: DataView): PictureSize | null => {
  if (bytes.length < 30) return null;
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  if (chunk === "VP8X") {
    const whole = (at: number): number => 1 + bytes[at]! + (bytes[at + 1]! << 8) + (bytes[at + 2]! << 16);
    return { width: whole(24), height: whole(27) };
  }
  if (chunk === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== "VP8L") return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

/** Size of AVIF and HEIC: the largest "ispe" box in the first 64 KiB. */
const boxedSize = (bytes: Uint8Array, view: DataView): PictureSize | null => {
  let largest: PictureSize | null = null;
  for (let at = 4; at + 16 <= Math.min(bytes.length, 65_536); at += 1) {
    if (bytes[at] !== 0x69 || bytes[at + 1] !== 0x73 || bytes[at + 2] !== 0x70 || bytes[at + 3] !== 0x65) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
};

/** Null where the header states no size. */
export const pictureSizeOf = (bytes: Uint8Array, kind: FileKind): PictureSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kind) {
    case "jpeg":
      return jpegSize(bytes, view);
    case "png":
      return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
    case "gif":
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case "webp":
      return webpSize(bytes, view);
    case "avif":
    case "heic":
      return boxedSize(bytes, view);
    case "pdf":
      return null;
    default:
      return kind satisfies never;
  }
};
