/** A picture drawn anew: pixels only. The single door between a file she chose and a report. */
import type { Quad } from "@perde/guard/verdict";

declare const drawn: unique symbol;

/** Bytes that our own canvas wrote: no file name, no metadata, covers burnt in. */
export type NewPicture = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
  readonly [drawn]: true;
};

/** A covered rectangle in pixels of the opened picture. */
export type Cover = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type Point = { readonly x: number; readonly y: number };

/** Largest file that is decoded, and most pixels. A screenshot is far smaller. */
export const pictureLimits = { fileBytes: 20_000_000, pixels: 40_000_000 } as const;

/** Most bytes of a drawn picture, so that it fits the 256 KiB class, or the 1 MiB class when she asks for more detail. */
export const fits = { usual: 245_000, detailed: 1_020_000 } as const;

/** The rectangle between two opposite corners, inside the picture; at least 8 pixels wide and high. */
export const coverBetween = (a: Point, b: Point, size: { readonly width: number; readonly height: number }): Cover => {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  const left = clamp(Math.min(a.x, b.x), size.width - 8);
  const top = clamp(Math.min(a.y, b.y), size.height - 8);
  const right = clamp(Math.max(a.x, b.x), size.width);
  const bottom = clamp(Math.max(a.y, b.y), size.height);
  return { left, top, width: Math.max(8, right - left), height: Math.max(8, bottom - top) };
};

/** Covers reach this much further on each side than what the guard found, as a share of its size, and at most so many pixels. */
const margin = 0.08;
const mostMargin = 24;

/** The covers that are proposed for places that show who somebody is: the upright rectangles around them. */
export const coversFor = (
  places: readonly Quad[],
  size: { readonly width: number; readonly height: number },
): readonly Cover[] =>
  places.map(quad => {
    const across = quad.map(([x]) => x);
    const down = quad.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
    const [wider, higher] = [right - left, bottom - top].map(length => Math.min(mostMargin, length * margin)) as [
      number,
      number,
    ];
    return coverBetween({ x: left - wider, y: top - higher }, { x: right + wider, y: bottom + higher }, size);
  });
