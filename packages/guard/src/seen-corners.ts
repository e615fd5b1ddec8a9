/** Corners of the picture by where they lie, each described when first asked for. */
import type { Arena } from "./arena.ts";
import type { Level } from "./features.ts";
import { descriptorBytes, type Kernels } from "./kernels.ts";

/** Corners of one level by row, with descriptions made when first asked for. */
export type Seen = {
  readonly level: Level;
  readonly rows: Int32Array;
  readonly described: Uint8Array;
  readonly descriptors: Uint8Array;
  readonly sx: number;
  readonly sy: number;
};

export const seenAt = (level: Level, first: Level, arena: Arena): Seen => {
  const { width, height } = level.plane;
  const count = level.corners.length / 2;
  const rows = arena.ints(height + 1);
  let next = 0;
  for (let y = 0; y < height; y += 1) {
    rows[y] = next;
    while (next < count && level.corners[next * 2]! < (y + 1) * width) next += 1;
  }
  rows[height] = count;
  return {
    level,
    rows,
    described: arena.bytes(count),
    descriptors: arena.bytes(count * descriptorBytes),
    sx: first.plane.width / width,
    sy: first.plane.height / height,
  };
};

const onesOf = Uint8Array.from({ length: 256 }, (_, value) => {
  let count = 0;
  for (let v = value; v > 0; v >>= 1) count += v & 1;
  return count;
});

/** Number of differing bits; counted on only while they are no more than `most`. */
export const differing = (a: Uint8Array, i: number, b: Uint8Array, j: number, most: number): number => {
  const from = i * descriptorBytes;
  const other = j * descriptorBytes;
  let sum = 0;
  for (let k = 0; k < descriptorBytes && sum <= most; k += 4)
    sum +=
      onesOf[a[from + k]! ^ b[other + k]!]! +
      onesOf[a[from + k + 1]! ^ b[other + k + 1]!]! +
      onesOf[a[from + k + 2]! ^ b[other + k + 2]!]! +
      onesOf[a[from + k + 3]! ^ b[other + k + 3]!]!;
  return sum;
};

const describeOnce = (seen: Seen, corner: number, kernels: Kernels): void => {
  if (seen.described[corner] === 1) return;
  seen.described[corner] = 1;
  const { smoothed, corners } = seen.level;
  const at = corners[corner * 2]!;
  const x = at % smoothed.width;
  const y = (at - x) / smoothed.width;
  kernels.describe(smoothed, x, y, seen.descriptors, corner * descriptorBytes);
};

/** Visits every corner within `far` of a place, both in pixels of the first level, with its own place there. */
export const cornersNear = (
  seen: Seen,
  x: number,
  y: number,
  far: number,
  kernels: Kernels,
  visit: (corner: number, cx: number, cy: number) => void,
): void => {
  const { corners, plane } = seen.level;
  const top = Math.max(0, Math.floor((y - far) / seen.sy));
  const bottom = Math.min(plane.height - 1, Math.floor((y + far) / seen.sy));
  for (let row = top; row <= bottom; row += 1) {
    const start = row * plane.width + (x - far) / seen.sx - 1;
    const end = row * plane.width + (x + far) / seen.sx + 1;
    let low = seen.rows[row]!;
    const last = seen.rows[row + 1]!;
    for (let high = last; low < high; ) {
      const mid = (low + high) >> 1;
      if (corners[mid * 2]! < start) low = mid + 1;
      else high = mid;
    }
    for (let corner = low; corner < last && corners[corner * 2]! <= end; corner += 1) {
      const cx = (corners[corner * 2]! - row * plane.width + 0.5) * seen.sx;
      const cy = (row + 0.5) * seen.sy;
      if ((cx - x) * (cx - x) + (cy - y) * (cy - y) > far * far) continue;
      describeOnce(seen, corner, kernels);
      visit(corner, cx, cy);
    }
  }
};
