/**
 * The perspective map from one plane to another, and its estimation. Only + - * / and square roots are used, which
 * every platform rounds the same way.
 */
import type { Quad } from "./verdict.ts";

/** Row by row; the last entry is 1. Maps (x, y) to ((a x + b y + c) / w, (d x + e y + f) / w), w = g x + h y + 1. */
export type Homography = readonly [
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
];

export const applyX = (m: Homography, x: number, y: number): number =>
  (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + 1);
export const applyY = (m: Homography, x: number, y: number): number =>
  (m[3] * x + m[4] * y + m[5]) / (m[6] * x + m[7] * y + 1);

/** The map back, or null where there is none. */
export const inverse = (m: Homography): Homography | null => {
  const [a, b, c, d, e, f, g, h] = m;
  const w = a * e - b * d;
  if (w === 0 || !Number.isFinite(w)) return null;
  return [
    (e - f * h) / w,
    (c * h - b) / w,
    (b * f - c * e) / w,
    (f * g - d) / w,
    (a - c * g) / w,
    (c * d - a * f) / w,
    (d * h - e * g) / w,
    (b * g - a * h) / w,
  ];
};

/** Solves `size` equations with pivoting, in place; rows hold `size` factors and the right side. */
const solve = (rows: Float64Array, size: number): boolean => {
  const wide = size + 1;
  for (let k = 0; k < size; k += 1) {
    let pivot = k;
    for (let r = k + 1; r < size; r += 1) {
      if (Math.abs(rows[r * wide + k]!) > Math.abs(rows[pivot * wide + k]!)) pivot = r;
    }
    const p = rows[pivot * wide + k]!;
    if (!(Math.abs(p) > 1e-9)) return false;
    for (let c = k; c < wide; c += 1) {
      const held = rows[k * wide + c]!;
      rows[k * wide + c] = rows[pivot * wide + c]!;
      rows[pivot * wide + c] = held;
    }
    for (let r = 0; r < size; r += 1) {
      if (r === k) continue;
      const factor = rows[r * wide + k]! / rows[k * wide + k]!;
      if (factor === 0) continue;
      for (let c = k; c < wide; c += 1) rows[r * wide + c] = rows[r * wide + c]! - factor * rows[k * wide + c]!;
    }
  }
  for (let k = 0; k < size; k += 1) rows[k * wide + size] = rows[k * wide + size]! / rows[k * wide + k]!;
  return true;
};

const rowsOfFour = new Float64Array(8 * 9);
const normal = new Float64Array(8 * 9);

const fromSolution = (rows: Float64Array): Homography => {
  const at = (k: number): number => rows[k * 9 + 8]!;
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
};

/** Adds the two equations of one pair to normal equations (`sum`), or writes them as rows `row` and `row + 1`. */
const writeRows = (rows: Float64Array, row: number, x: number, y: number, u: number, v: number): void => {
  rows.set([x, y, 1, 0, 0, 0, -u * x, -u * y, u], row * 9);
  rows.set([0, 0, 0, x, y, 1, -v * x, -v * y, v], (row + 1) * 9);
};

/** Writes the normal equations of all pairs: each pair gives u = (a x + b y + c) - u (g x + h y), and v alike. */
const sumNormal = (from: Float64Array, to: Float64Array, pairs: ArrayLike<number>, weights?: Float64Array): void => {
  let n = 0;
  let sx = 0;
  let sy = 0;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let u1 = 0;
  let ux = 0;
  let uy = 0;
  let uxx = 0;
  let uxy = 0;
  let uyy = 0;
  let v1 = 0;
  let vx = 0;
  let vy = 0;
  let vxx = 0;
  let vxy = 0;
  let vyy = 0;
  let qx = 0;
  let qy = 0;
  let qxx = 0;
  let qxy = 0;
  let qyy = 0;
  for (let k = 0; k < pairs.length; k += 1) {
    const i = pairs[k]!;
    const w = weights === undefined ? 1 : weights[i]!;
    const x = from[i * 2]!;
    const y = from[i * 2 + 1]!;
    const u = to[i * 2]!;
    const v = to[i * 2 + 1]!;
    const wx = w * x;
    const wy = w * y;
    const q = u * u + v * v;
    n += w;
    sx += wx;
    sy += wy;
    xx += wx * x;
    xy += wx * y;
    yy += wy * y;
    u1 += w * u;
    ux += wx * u;
    uy += wy * u;
    uxx += wx * x * u;
    uxy += wx * y * u;
    uyy += wy * y * u;
    v1 += w * v;
    vx += wx * v;
    vy += wy * v;
    vxx += wx * x * v;
    vxy += wx * y * v;
    vyy += wy * y * v;
    qx += wx * q;
    qy += wy * q;
    qxx += wx * x * q;
    qxy += wx * y * q;
    qyy += wy * y * q;
  }
  const rows = [
    [xx, xy, sx, 0, 0, 0, -uxx, -uxy, ux],
    [xy, yy, sy, 0, 0, 0, -uxy, -uyy, uy],
    [sx, sy, n, 0, 0, 0, -ux, -uy, u1],
    [0, 0, 0, xx, xy, sx, -vxx, -vxy, vx],
    [0, 0, 0, xy, yy, sy, -vxy, -vyy, vy],
    [0, 0, 0, sx, sy, n, -vx, -vy, v1],
    [-uxx, -uxy, -ux, -vxx, -vxy, -vx, qxx, qxy, -qx],
    [-uxy, -uyy, -uy, -vxy, -vyy, -vy, qxy, qyy, -qy],
  ];
  rows.forEach((row, r) => {
    normal.set(row, r * 9);
  });
};

/**
 * The map that takes `from` to `to` over the listed pairs, exactly for four and by least squares for more; null where
 * they do not determine one. Both arrays hold x, y; the numbers should lie within about -2 and 2. `weights`, one for
 * each place in `from`, make pairs count more or less.
 */
export const fit = (
  from: Float64Array,
  to: Float64Array,
  pairs: ArrayLike<number>,
  weights?: Float64Array,
): Homography | null => {
  if (pairs.length < 4) return null;
  if (pairs.length === 4 && weights === undefined) {
    for (let k = 0; k < 4; k += 1) {
      const i = pairs[k]!;
      writeRows(rowsOfFour, k * 2, from[i * 2]!, from[i * 2 + 1]!, to[i * 2]!, to[i * 2 + 1]!);
    }
    return solve(rowsOfFour, 8) ? fromSolution(rowsOfFour) : null;
  }
  sumNormal(from, to, pairs, weights);
  return solve(normal, 8) ? fromSolution(normal) : null;
};

/** Corners of a rectangle of `width` x `height` under the map. */
export const cornersUnder = (m: Homography, width: number, height: number): Quad => {
  const at = (x: number, y: number): readonly [number, number] => [applyX(m, x, y), applyY(m, x, y)];
  return [at(0, 0), at(width, 0), at(width, height), at(0, height)];
};

/** Twice the signed area of a quad; positive when its corners run clockwise on the screen. */
export const doubleArea = (quad: Quad): number =>
  quad.reduce((sum, [x, y], i) => {
    const [nx, ny] = quad[(i + 1) % 4]!;
    return sum + x * ny - nx * y;
  }, 0);

/** Whether the corners run around a convex figure clockwise, without a fold or a corner behind the viewer. */
export const isUprightConvex = (quad: Quad): boolean =>
  quad.every(([x, y], i) => {
    const [bx, by] = quad[(i + 1) % 4]!;
    const [cx, cy] = quad[(i + 2) % 4]!;
    return (bx - x) * (cy - by) - (by - y) * (cx - bx) > 0;
  });

/** Whether a point lies in a convex quad whose corners run clockwise on the screen. */
export const isInside = (quad: Quad, px: number, py: number): boolean =>
  quad.every(([x, y], i) => {
    const [nx, ny] = quad[(i + 1) % 4]!;
    return (nx - x) * (py - y) - (ny - y) * (px - x) >= 0;
  });
