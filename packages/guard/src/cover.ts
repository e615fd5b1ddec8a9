/** Covering parts of a picture for good: one flat colour, chosen without reading the picture. */
import type { Pixels } from "./pixels.ts";
import type { Quad } from "./verdict.ts";

/** Red, green and blue of every cover. */
export const coverColour = [92, 104, 122] as const;

/** Its brightness as the guard computes it. */
export const coverLuma = (77 * coverColour[0] + 150 * coverColour[1] + 29 * coverColour[2]) >> 8;

/** The whole picture. */
export const everything = ({ width, height }: { readonly width: number; readonly height: number }): Quad => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
];

/** `quad` widened by `share` of its size on every side. */
export const widened = (quad: Quad, share: number): Quad => {
  const cx = quad.reduce((sum, [x]) => sum + x, 0) / 4;
  const cy = quad.reduce((sum, [, y]) => sum + y, 0) / 4;
  const grow = ([x, y]: readonly [number, number]): readonly [number, number] => [
    cx + (x - cx) * (1 + 2 * share),
    cy + (y - cy) * (1 + 2 * share),
  ];
  return [grow(quad[0]), grow(quad[1]), grow(quad[2]), grow(quad[3])];
};

/** Fills every pixel that a convex `quad` touches, in place, opaque. */
export const coverQuad = ({ width, height, data }: Pixels, quad: Quad): void => {
  const channels = data.length / (width * height);
  const ys = quad.map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  for (let y = top; y <= bottom; y += 1) {
    let left = Infinity;
    let right = -Infinity;
    for (let k = 0; k < 4; k += 1) {
      const [ax, ay] = quad[k]!;
      const [bx, by] = quad[(k + 1) % 4]!;
      const from = Math.max(y, Math.min(ay, by));
      const to = Math.min(y + 1, Math.max(ay, by));
      if (from > to) continue;
      for (const at of [from, to]) {
        const x = by === ay ? ax : ax + ((bx - ax) * (at - ay)) / (by - ay);
        left = Math.min(left, x);
        right = Math.max(right, x);
        if (by === ay) {
          left = Math.min(left, bx);
          right = Math.max(right, bx);
        }
      }
    }
    const end = Math.min(width - 1, Math.ceil(right));
    for (let x = Math.max(0, Math.floor(left)); x <= end; x += 1) {
      const at = (y * width + x) * channels;
      data[at] = coverColour[0];
      data[at + 1] = coverColour[1];
      data[at + 2] = coverColour[2];
      if (channels === 4) data[at + 3] = 255;
    }
  }
};
