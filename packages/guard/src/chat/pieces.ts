/**
 * A screenshot in pieces: surfaces (large areas of one colour or of a soft run of colours: bars, bubbles, the ground) and
 * what is drawn on them (letters, pictures, signs).
 */
import type { Pixels } from "../pixels.ts";

/** In pixels of the raster; `right` and `bottom` lie just outside. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export type Colour = readonly [red: number, green: number, blue: number];

/** `filled`: places between the left and right end of each row, added up. `colour`: of a surface its mean, of a drawing the mean of what is furthest from its ground. */
export type Piece = Box & { readonly filled: number; readonly area: number; readonly colour: Colour };

/** A drawing lies on the surface of the number `on`; -1 where it touches none. */
export type DrawnPiece = Piece & { readonly on: number };

export type Pieces = {
  readonly width: number;
  readonly height: number;
  /** How many pixels of the raster a pixel of a common phone's layout takes. */
  readonly unit: number;
  /** How many pixels of the picture one of the raster takes. */
  readonly factor: number;
  readonly surfaces: readonly Piece[];
  readonly drawn: readonly DrawnPiece[];
  /** Share of the picture that is surface. */
  readonly flat: number;
};

/** Width of the layout in which sizes of things on a phone are given. */
const layoutWidth = 360;

/** Neighbours of one surface differ by no more in any colour, nor does any place from the first: bubbles are often near their ground. */
const soft = 4;
const softInAll = 9;

/** A surface has at least this many layout pixels. */
const leastSurface = 480;

/** A drawing differs from its ground by at least this much in some colour: patterns of wallpapers do not. */
const leastContrast = 44;

type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Averaged down so that a phone's screen is 540 to 1,079 wide. */
const rasterOf = (pixels: Pixels, factor: number): Raster => {
  const channels = pixels.data.length / (pixels.width * pixels.height);
  const width = Math.floor(pixels.width / factor);
  const height = Math.floor(pixels.height / factor);
  const data = new Uint8Array(width * height * 3);
  const area = factor * factor;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy += 1) {
          let at = ((y * factor + dy) * pixels.width + x * factor) * channels + c;
          for (let dx = 0; dx < factor; dx += 1, at += channels) sum += pixels.data[at]!;
        }
        data[(y * width + x) * 3 + c] = Math.floor(sum / area);
      }
    }
  }
  return { width, height, data };
};

const differ = (data: Uint8Array, a: number, b: number): number =>
  Math.max(
    Math.abs(data[3 * a]! - data[3 * b]!),
    Math.abs(data[3 * a + 1]! - data[3 * b + 1]!),
    Math.abs(data[3 * a + 2]! - data[3 * b + 2]!),
  );

/** Every place gets the number of its piece, `first` and up; `joins` says whether two neighbours belong together. */
const label = (
  { width, height }: Raster,
  labels: Int32Array,
  first: number,
  diagonal: boolean,
  joins: (from: number, to: number, start: number) => boolean,
  each: (places: Int32Array, number: number) => void,
): void => {
  const stack = new Int32Array(width * height);
  let number = first;
  for (let start = 0; start < labels.length; start += 1) {
    if (labels[start] !== 0) continue;
    labels[start] = number;
    stack[0] = start;
    let count = 1;
    for (let done = 0; done < count; done += 1) {
      const at = stack[done]!;
      const x = at % width;
      const y = (at - x) / width;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          if ((dx === 0) === (dy === 0) && (!diagonal || dx === 0)) continue;
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          const next = at + dy * width + dx;
          if (labels[next] !== 0 || !joins(at, next, start)) continue;
          labels[next] = number;
          stack[count] = next;
          count += 1;
        }
      }
    }
    each(stack.subarray(0, count), number);
    number += 1;
  }
};

const measured = (places: Int32Array, { width }: Raster): Omit<Piece, "colour"> => {
  const rows = new Map<number, readonly [number, number]>();
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const at of places) {
    const x = at % width;
    const y = (at - x) / width;
    const row = rows.get(y);
    if (row === undefined || x < row[0] || x > row[1])
      rows.set(y, [Math.min(x, row?.[0] ?? x), Math.max(x, row?.[1] ?? x)]);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  }
  let filled = 0;
  for (const [from, to] of rows.values()) filled += to - from + 1;
  return { left, top, right, bottom, filled, area: places.length };
};

const meanColour = (places: Int32Array, data: Uint8Array): Colour => {
  const sums = [0, 0, 0];
  for (const at of places) for (let c = 0; c < 3; c += 1) sums[c]! += data[3 * at + c]!;
  const mean = (c: 0 | 1 | 2): number => Math.floor(sums[c]! / places.length);
  return [mean(0), mean(1), mean(2)];
};

const distance = (a: Colour, b: Colour): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** The mean of the places that differ most from the ground: single ones may be noise of a compressed picture. */
const inkOf = (places: Int32Array, data: Uint8Array, behind: Colour): Colour => {
  const from = (at: number): number => distance([data[3 * at]!, data[3 * at + 1]!, data[3 * at + 2]!], behind);
  let most = 0;
  for (const at of places) most = Math.max(most, from(at));
  return meanColour(
    places.filter(at => from(at) >= 0.75 * most),
    data,
  );
};

/** The surface that most of a drawing's neighbours belong to. */
const groundOf = (places: Int32Array, labels: Int32Array, { width, height }: Raster, isSurface: Uint8Array): number => {
  const votes = new Map<number, number>();
  for (const at of places) {
    const x = at % width;
    for (const [next, inside] of [
      [at - 1, x > 0],
      [at + 1, x < width - 1],
      [at - width, at >= width],
      [at + width, at < width * (height - 1)],
    ] as const) {
      const number = inside ? labels[next]! : 0;
      if (number > 0 && isSurface[number] === 1) votes.set(number, (votes.get(number) ?? 0) + 1);
    }
  }
  let best = -1;
  let most = 0;
  for (const [number, count] of votes) if (count > most) [best, most] = [number, count];
  return best;
};

/** The picture in pieces; null where it is too small to hold writing. */
export const piecesOf = (pixels: Pixels): Pieces | null => {
  const across = pixels.height >= pixels.width ? pixels.width : Math.floor((pixels.height * 9) / 16);
  const factor = Math.max(1, Math.floor(across / 540));
  const raster = rasterOf(pixels, factor);
  const { width, height, data } = raster;
  if (width < 120 || height < 120) return null;
  const unit = Math.max(0.75, across / factor / layoutWidth);
  const labels = new Int32Array(width * height);
  const pieceAt: (Piece | null)[] = [null];
  label(
    raster,
    labels,
    1,
    false,
    (a, b, start) => differ(data, a, b) <= soft && differ(data, start, b) <= softInAll,
    places => {
      const isLarge = places.length >= leastSurface * unit * unit;
      pieceAt.push(isLarge ? { ...measured(places, raster), colour: meanColour(places, data) } : null);
    },
  );
  const isSurface = Uint8Array.from(pieceAt, piece => (piece === null ? 0 : 1));
  const numberOf = new Map<number, number>();
  const surfaces: Piece[] = [];
  for (const [number, piece] of pieceAt.entries()) {
    if (piece === null) continue;
    numberOf.set(number, surfaces.length);
    surfaces.push(piece);
  }
  const flat = surfaces.reduce((sum, { area }) => sum + area, 0) / (width * height);
  const drawn: DrawnPiece[] = [];
  const left = Int32Array.from(labels, number => (isSurface[number] === 1 ? -1 : 0));
  label(
    raster,
    left,
    1,
    true,
    () => true,
    places => {
      const ground = groundOf(places, labels, raster, isSurface);
      const on = numberOf.get(ground) ?? -1;
      const behind = surfaces[on]?.colour ?? [128, 128, 128];
      const colour = inkOf(places, data, behind);
      if (distance(colour, behind) >= leastContrast) drawn.push({ ...measured(places, raster), colour, on });
    },
  );
  data.fill(0);
  labels.fill(0);
  left.fill(0);
  return { width, height, unit, factor, surfaces, drawn, flat };
};
