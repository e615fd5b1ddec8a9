/** Where a picture is darker than its surroundings, and the connected pieces of that. */
import type { Arena } from "../arena.ts";
import type { Plane } from "../pixels.ts";

/** 1 where there is ink: darker than the mean of the (2 radius + 1)² places around by a tenth of it and a little more. */
export const inkOn = ({ width, height, data }: Plane, radius: number, arena: Arena): Uint8Array => {
  const out = arena.bytes(width * height);
  const room = arena.used();
  const columns = arena.ints(width);
  const across = arena.ints(width + 1);
  let rows = 0;
  const add = (y: number, sign: number): void => {
    const at = y * width;
    for (let x = 0; x < width; x += 1) columns[x]! += sign * data[at + x]!;
    rows += sign;
  };
  for (let y = 0; y < Math.min(radius, height); y += 1) add(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + radius < height) add(y + radius, 1);
    if (y - radius - 1 >= 0) add(y - radius - 1, -1);
    let sum = 0;
    for (let x = 0; x < width; x += 1) {
      sum += columns[x]!;
      across[x + 1] = sum;
    }
    const at = y * width;
    // v < 10/11 mean - 4, without a division.
    const judge = (from: number, to: number): void => {
      for (let x = from; x < to; x += 1) {
        const left = x > radius ? x - radius : 0;
        const right = x + radius + 1 < width ? x + radius + 1 : width;
        const area = rows * (right - left) * 11;
        if ((data[at + x]! + 4) * area < (across[right]! - across[left]!) * 10) out[at + x] = 1;
      }
    };
    const inner = Math.min(width, radius);
    const outer = Math.max(inner, width - radius - 1);
    judge(0, inner);
    const area = rows * (2 * radius + 1) * 11;
    for (let x = inner; x < outer; x += 1)
      if ((data[at + x]! + 4) * area < (across[x + radius + 1]! - across[x - radius]!) * 10) out[at + x] = 1;
    judge(outer, width);
  }
  arena.release(room);
  return out;
};

/** Connected pieces: their bounding boxes (right and lower end excluded) and areas. */
export type Pieces = {
  readonly count: number;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly right: Int32Array;
  readonly bottom: Int32Array;
  readonly area: Int32Array;
};

/** A picture that falls into more runs or pieces than this is noise. */
const mostRuns = 500_000;
const mostPieces = 40_000;

/**
 * Pieces of `value` in `bits`; `isWide` joins places that touch at a corner too. Pieces smaller than `least` in both
 * directions are left out. Null where there are too many to be print.
 */
export const piecesOf = (
  bits: Uint8Array,
  width: number,
  height: number,
  value: 0 | 1,
  isWide: boolean,
  least: number,
  arena: Arena,
): Pieces | null => {
  const left = arena.ints(mostPieces);
  const top = arena.ints(mostPieces);
  const right = arena.ints(mostPieces);
  const bottom = arena.ints(mostPieces);
  const area = arena.ints(mostPieces);
  const room = arena.used();
  const starts = arena.ints(mostRuns);
  const ends = arena.ints(mostRuns);
  const rowOf = arena.shorts(mostRuns);
  const parent = arena.ints(mostRuns);
  const rootOf = (run: number): number => {
    let at = run;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const reach = isWide ? 1 : 0;
  let count = 0;
  let above = 0;
  for (let y = 0; y < height; y += 1) {
    const first = count;
    let seen = above;
    const row = y * width;
    for (let x = 0; x < width; ) {
      if (bits[row + x] !== value) {
        x += 1;
        continue;
      }
      const start = x;
      while (x < width && bits[row + x] === value) x += 1;
      if (count === mostRuns) return null;
      starts[count] = start;
      ends[count] = x;
      rowOf[count] = y;
      parent[count] = count;
      while (seen < first && ends[seen]! + reach <= start) seen += 1;
      for (let k = seen; k < first && starts[k]! < x + reach; k += 1) {
        const a = rootOf(k);
        const b = rootOf(count);
        if (a < b) parent[b] = a;
        else parent[a] = b;
      }
      count += 1;
    }
    above = first;
  }
  // Roots come before all their runs, so one pass numbers and fills the pieces.
  const numbers = arena.ints(count);
  let pieces = 0;
  for (let run = 0; run < count; run += 1) {
    const root = rootOf(run);
    let piece = numbers[root]! - 1;
    if (root === run) {
      if (pieces === mostPieces) return null;
      piece = pieces;
      pieces += 1;
      numbers[run] = pieces;
      left[piece] = width;
      top[piece] = rowOf[run]!;
    }
    if (starts[run]! < left[piece]!) left[piece] = starts[run]!;
    if (ends[run]! > right[piece]!) right[piece] = ends[run]!;
    bottom[piece] = rowOf[run]! + 1;
    area[piece]! += ends[run]! - starts[run]!;
  }
  let kept = 0;
  for (let k = 0; k < pieces; k += 1) {
    if (right[k]! - left[k]! < least && bottom[k]! - top[k]! < least) continue;
    left[kept] = left[k]!;
    top[kept] = top[k]!;
    right[kept] = right[k]!;
    bottom[kept] = bottom[k]!;
    area[kept] = area[k]!;
    kept += 1;
  }
  arena.release(room);
  return { count: kept, left, top, right, bottom, area };
};

type Side = { readonly nx: number; readonly ny: number; readonly least: number };

/** Sides of `corners`, a convex figure that runs clockwise, moved inwards by `margin`: inside is where nx x + ny y >= least. */
const sidesOf = (corners: readonly (readonly [number, number])[], margin: number): readonly Side[] =>
  corners.map(([ax, ay], k) => {
    const [bx, by] = corners[(k + 1) % corners.length]!;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const nx = (ay - by) / length;
    const ny = (bx - ax) / length;
    return { nx, ny, least: nx * ax + ny * ay + margin };
  });

/** First pixel of row `y` within the sides, and the one behind the last; the first is not below the second where there is none. */
const within = (sides: readonly Side[], y: number, width: number): readonly [number, number] => {
  let from = 0;
  let to = width;
  for (const { nx, ny, least } of sides) {
    const rest = least - ny * (y + 0.5);
    if (nx > 1e-9) from = Math.max(from, Math.ceil(rest / nx - 0.5));
    else if (nx < -1e-9) to = Math.min(to, Math.floor(rest / nx - 0.5) + 1);
    else if (rest > 0) to = 0;
  }
  return [from, to];
};

/** Takes away the ink outside `corners`, a convex figure that runs clockwise, and within `margin` of its sides. */
export const clipInk = (
  ink: Uint8Array,
  width: number,
  height: number,
  corners: readonly (readonly [number, number])[],
  margin: number,
): void => {
  const sides = sidesOf(corners, margin);
  for (let y = 0; y < height; y += 1) {
    const [from, to] = within(sides, y, width);
    const row = y * width;
    if (from >= to) ink.fill(0, row, row + width);
    else {
      ink.fill(0, row, row + from);
      ink.fill(0, row + to, row + width);
    }
  }
};

/** Paints what lies within `corners` with the brightness usual along its outline. */
export const paintWithin = (
  { width, height, data }: Plane,
  corners: readonly (readonly [number, number])[],
  arena: Arena,
): void => {
  const room = arena.used();
  const counts = arena.ints(256);
  let of = 0;
  for (const [k, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(k + 1) % corners.length]!;
    for (let step = 0; step < 40; step += 1) {
      const x = Math.floor(ax + ((bx - ax) * step) / 40);
      const y = Math.floor(ay + ((by - ay) * step) / 40);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      counts[data[y * width + x]!]! += 1;
      of += 1;
    }
  }
  let value = 0;
  for (let sum = counts[0]!; value < 255 && sum * 10 < of * 7; sum += counts[value]!) value += 1;
  arena.release(room);
  const sides = sidesOf(corners, 0);
  for (let y = 0; y < height; y += 1) {
    const [from, to] = within(sides, y, width);
    if (from < to) data.fill(value, y * width + from, y * width + to);
  }
};
