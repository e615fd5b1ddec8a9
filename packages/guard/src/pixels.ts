/** Pictures as plain numbers, and how large they may be. */

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
