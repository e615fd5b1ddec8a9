/** The four corners of a light sheet on darker ground, from the picture alone; nothing is assumed about what is printed. */
import type { Arena } from "../arena.ts";
import { doubleArea, isUprightConvex } from "../homography.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import { shrinkToSide } from "../shrink.ts";
import type { Corner, Quad } from "../verdict.ts";

/** Longer side of the picture in which sheets are sought. */
const side = 200;

/** Brightness levels at which the picture is cut into light and dark. */
const cuts = 11;

/** A sheet covers at least this share of the picture, and fills at least this share of its quad: a thumb or card may lie on it. */
const leastShare = 0.09;
const leastFill = 0.82;

/** Each place becomes the lightest (`sign` 1) or darkest (-1) of the five around along a row, then along a column. */
const spread = ({ width, height, data }: Plane, sign: 1 | -1, arena: Arena): Plane => {
  const half = arena.bytes(width * height);
  const out = arena.bytes(width * height);
  const pass = (from: Uint8Array, to: Uint8Array, step: number, length: number, line: number, lines: number): void => {
    for (let l = 0; l < lines; l += 1) {
      for (let k = 0; k < length; k += 1) {
        let best = from[l * line + k * step]!;
        for (let d = Math.max(0, k - 2); d <= Math.min(length - 1, k + 2); d += 1) {
          const value = from[l * line + d * step]!;
          if (sign > 0 ? value > best : value < best) best = value;
        }
        to[l * line + k * step] = best;
      }
    }
  };
  pass(data, half, 1, width, width, height);
  pass(half, out, width, height, 1, width);
  return { width, height, data: out };
};

type Point = readonly [x: number, y: number];

const turnOf = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);

/** Corners of the convex hull, clockwise on the screen; `points` sorted by y, then x. */
const hullOf = (points: readonly Point[]): Point[] => {
  const chain = (ordered: readonly Point[]): Point[] => {
    const out: Point[] = [];
    for (const point of ordered) {
      while (out.length > 1 && turnOf(out[out.length - 2]!, out[out.length - 1]!, point) <= 0) out.pop();
      out.push(point);
    }
    out.pop();
    return out;
  };
  return [...chain(points), ...chain(points.toReversed())];
};

/** Where the lines a-b and c-d meet, beyond b and c; null where they do not. */
const meeting = (a: Point, b: Point, c: Point, d: Point): Point | null => {
  const ux = b[0] - a[0];
  const uy = b[1] - a[1];
  const vx = d[0] - c[0];
  const vy = d[1] - c[1];
  const w = ux * vy - uy * vx;
  if (w <= 0) return null;
  const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / w;
  return t < 1 ? null : [a[0] + t * ux, a[1] + t * uy];
};

/** The hull with its least sides taken away, their neighbours prolonged, until four are left. */
const fourSided = (hull: readonly Point[]): Quad | null => {
  const corners = [...hull];
  while (corners.length > 4) {
    let best = -1;
    let least = Infinity;
    let corner: Point = [0, 0];
    const n = corners.length;
    for (let k = 0; k < n; k += 1) {
      const b = corners[k]!;
      const c = corners[(k + 1) % n]!;
      const met = meeting(corners[(k + n - 1) % n]!, b, c, corners[(k + 2) % n]!);
      if (met === null) continue;
      const added = Math.abs(turnOf(b, met, c));
      if (added >= least) continue;
      least = added;
      best = k;
      corner = met;
    }
    if (best < 0) return null;
    corners[best] = corner;
    corners.splice((best + 1) % n, 1);
  }
  return corners.length === 4 ? [corners[0]!, corners[1]!, corners[2]!, corners[3]!] : null;
};

/** Points at the left and right end of each row of the piece that `start` belongs to, and its area; the piece is painted out. */
const outlineOf = (
  bits: Uint8Array,
  width: number,
  height: number,
  start: number,
  stack: Int32Array,
  ends: Int32Array,
): number => {
  for (let y = 0; y < height; y += 1) {
    ends[2 * y] = width;
    ends[2 * y + 1] = -1;
  }
  let depth = 1;
  let area = 0;
  stack[0] = start;
  bits[start] = 0;
  while (depth > 0) {
    depth -= 1;
    const at = stack[depth]!;
    const x = at % width;
    const y = (at - x) / width;
    area += 1;
    if (x < ends[2 * y]!) ends[2 * y] = x;
    if (x > ends[2 * y + 1]!) ends[2 * y + 1] = x;
    const put = (next: number): void => {
      if (bits[next] === 0) return;
      bits[next] = 0;
      stack[depth] = next;
      depth += 1;
    };
    if (x > 0) put(at - 1);
    if (x < width - 1) put(at + 1);
    if (y > 0) put(at - width);
    if (y < height - 1) put(at + width);
  }
  return area;
};

/** A light sheet; it `runsOut` where one of its sides is the picture's edge, so that its own shape is not known. */
export type LightSheet = { readonly quad: Quad; readonly runsOut: boolean };

/** A side that lies on the picture's edge is no side of the sheet. */
const runsOut = (quad: Quad, width: number, height: number): boolean =>
  quad.some(([ax, ay], k) => {
    const [bx, by] = quad[(k + 1) % 4]!;
    const near = 1.6;
    return (
      (ax < near && bx < near) ||
      (ay < near && by < near) ||
      (ax > width - near && bx > width - near) ||
      (ay > height - near && by > height - near)
    );
  });

const lengthOf = ([ax, ay]: Corner, [bx, by]: Corner): number =>
  Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));

const isSheet = (quad: Quad, width: number, height: number): boolean => {
  if (!isUprightConvex(quad)) return false;
  if (quad.some(([x, y]) => x < -0.12 * width || y < -0.12 * height || x > 1.12 * width || y > 1.12 * height))
    return false;
  const [top, right, bottom, left] = quad.map((corner, k) => lengthOf(corner, quad[(k + 1) % 4]!)) as [
    number,
    number,
    number,
    number,
  ];
  const wide = top + bottom;
  const high = left + right;
  return (
    Math.max(top, bottom) < 1.9 * Math.min(top, bottom) &&
    Math.max(left, right) < 1.9 * Math.min(left, right) &&
    Math.max(wide, high) < 5 * Math.min(wide, high)
  );
};

/** The likeliest light sheet, clockwise from any corner, in pixels of `plane`; null where none stands out. */
export const lightSheet = (plane: Plane, kernels: Kernels, arena: Arena): LightSheet | null => {
  const room = arena.used();
  const small = shrinkToSide(plane, side, kernels, arena);
  const { width, height } = small;
  const { data } = spread(spread(small, 1, arena), -1, arena);
  const counts = arena.ints(256);
  for (const value of data) counts[value]! += 1;
  const rank = (share: number): number => {
    let level = 0;
    for (let sum = 0; level < 255; level += 1) {
      sum += counts[level]!;
      if (sum > share * width * height) break;
    }
    return level;
  };
  const low = rank(0.02);
  const high = rank(0.97);
  const bits = arena.bytes(width * height);
  const stack = arena.ints(width * height);
  const ends = arena.ints(2 * height);
  let best: LightSheet | null = null;
  let most = 0;
  for (let cut = 1; cut < cuts; cut += 1) {
    const level = low + Math.floor(((high - low) * cut) / cuts) + 1;
    for (let k = 0; k < bits.length; k += 1) bits[k] = data[k]! >= level ? 1 : 0;
    for (let start = 0; start < bits.length; start += 1) {
      if (bits[start] === 0) continue;
      const area = outlineOf(bits, width, height, start, stack, ends);
      if (area < leastShare * width * height) continue;
      const points: Point[] = [];
      for (let y = 0; y < height; y += 1) {
        if (ends[2 * y + 1]! < 0) continue;
        // Both edges of the row's pixels belong to the outline.
        for (const edge of [y, y + 1]) points.push([ends[2 * y]!, edge], [ends[2 * y + 1]! + 1, edge]);
      }
      points.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
      const quad = fourSided(hullOf(points));
      if (quad === null || !isSheet(quad, width, height)) continue;
      const around = doubleArea(quad) / 2;
      const fill = area / around;
      if (fill < leastFill) continue;
      const isCut = runsOut(quad, width, height);
      if (isCut && area > 0.93 * width * height) continue;
      const score = fill * (1 + (0.5 * around) / (width * height)) * (isCut ? 0.8 : 1);
      if (score <= most) continue;
      most = score;
      const sx = plane.width / width;
      const sy = plane.height / height;
      const at = ([x, y]: Corner): Corner => [x * sx, y * sy];
      best = { quad: [at(quad[0]), at(quad[1]), at(quad[2]), at(quad[3])], runsOut: isCut };
    }
  }
  arena.release(room);
  return best;
};
