/** Pictures as plain numbers, and the first step of every look: a brightness plane of bounded size. */
import type { Arena } from "./arena.ts";

/** Rows from the top, three (RGB) or four (RGBA, alpha ignored after the decoder flattened it) bytes a pixel. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray };

/** A decoded picture. */
export type Frame = {
  /** Where the gate is closed, the small copy about which it was asked. */
  readonly pixels: Pixels;
  /** The size that it has in full, upright: places in an answer are given in that size. */
  readonly upright: { readonly width: number; readonly height: number };
  /** What the gate said of a small copy, before the rest was read. */
  readonly gate: "open" | "closed" | "not asked";
};

/** Asked about a small copy of a picture before the rest is read; false where no more need be. */
export type Gate = (small: Pixels) => boolean;

/** One byte of brightness a pixel. */
export type Plane = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Longest side, in pixels, of the plane the engine works on. Larger pictures are averaged down. */
export const longestSide = 2600;

/** Largest number of pixels the engine accepts. */
export const mostPixels = 64_000_000;

/** Whether `pixels` has the size that it states. */
export const isWhole = ({ width, height, data }: Pixels): boolean =>
  Number.isInteger(width) &&
  Number.isInteger(height) &&
  width > 0 &&
  height > 0 &&
  width * height <= mostPixels &&
  (data.length === width * height * 3 || data.length === width * height * 4);

/** The power of two by which a picture of this size is averaged down, the same by which a JPEG can be read smaller. */
export const shrinkFactor = (width: number, height: number): number => {
  let factor = 1;
  while (Math.ceil(Math.max(width, height) / factor) > longestSide) factor *= 2;
  return factor;
};

/**
 * Brightness, (77 R + 150 G + 29 B) / 256, averaged over `factor` x `factor` pixels; an incomplete last row or
 * column is dropped.
 */
export const lumaOf = (pixels: Pixels, factor: number, arena: Arena): Plane => {
  const { data } = pixels;
  const channels = data.length === pixels.width * pixels.height * 4 ? 4 : 3;
  const width = Math.max(1, Math.floor(pixels.width / factor));
  const height = Math.max(1, Math.floor(pixels.height / factor));
  const out = arena.bytes(width * height);
  if (factor === 1) {
    const end = width * height;
    for (let i = 0, at = 0; i < end; i += 1, at += channels) {
      out[i] = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8;
    }
    return { width, height, data: out };
  }
  const stride = pixels.width * channels;
  const xs = Math.min(factor, pixels.width);
  const ys = Math.min(factor, pixels.height);
  const area = 256 * xs * ys;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < ys; dy += 1) {
        let at = (y * factor + dy) * stride + x * factor * channels;
        for (let dx = 0; dx < xs; dx += 1, at += channels)
          sum += 77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!;
      }
      out[y * width + x] = Math.floor(sum / area);
    }
  }
  return { width, height, data: out };
};
