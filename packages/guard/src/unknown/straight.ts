/** The sheet laid straight: the map from its page to the picture, and the page itself. */
import type { Arena } from "../arena.ts";
import { applyX, applyY, cornersUnder, fit, type Homography } from "../homography.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import { shrinkToSide } from "../shrink.ts";
import type { Corner, Quad } from "../verdict.ts";
import { clipInk, inkOn } from "./ink.ts";

/** `map` takes page pixels to pixels of the plane that the sheet was found in. */
export type Straight = {
  readonly width: number;
  readonly height: number;
  readonly map: Homography;
  /** The sheet on the page where it does not fill it; null where nothing is known of its sides. */
  readonly sheet: Quad | null;
};

/** Longer side of a page. */
export const pageLimit = 1200;

const lengthOf = ([ax, ay]: Corner, [bx, by]: Corner): number =>
  Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));

/** The page of a quad, as large as the picture shows it; its first corner is the page's upper left. */
export const pageOf = (quad: Quad, most: number): Straight | null => {
  const wide = Math.max(lengthOf(quad[0], quad[1]), lengthOf(quad[3], quad[2]));
  const high = Math.max(lengthOf(quad[0], quad[3]), lengthOf(quad[1], quad[2]));
  const scale = Math.min(1, most / Math.max(wide, high));
  const width = Math.floor(wide * scale);
  const height = Math.floor(high * scale);
  if (width < 24 || height < 24) return null;
  // `fit` wants numbers about 1.
  const unit = Math.max(wide, high);
  const from = Float64Array.from([0, 0, width / unit, 0, width / unit, height / unit, 0, height / unit]);
  const to = Float64Array.from(quad.flatMap(([x, y]) => [x / unit, y / unit]));
  const m = fit(from, to, [0, 1, 2, 3]);
  if (m === null) return null;
  return {
    width,
    height,
    map: [m[0], m[1], m[2] * unit, m[3], m[4], m[5] * unit, m[6] / unit, m[7] / unit],
    sheet: null,
  };
};

/** Places along a row between which the map is taken to be straight; it is worked out at every such place. */
const stretch = 16;

/** The page as it lies in `plane`; places outside the picture repeat its edge. */
export const straightened = (plane: Plane, { width, height, map }: Straight, arena: Arena): Plane => {
  const out = arena.bytes(width * height);
  const { data } = plane;
  // In 1/65536 of a pixel: pictures are no larger than 2,600 on a side, so whole numbers of 32 bits hold every place.
  const unit = 65_536;
  const mostX = (plane.width - 2) * unit + unit - 1;
  const mostY = (plane.height - 2) * unit + unit - 1;
  const far = 16_000 * unit;
  const whole = (value: number): number => Math.floor(Math.max(-far, Math.min(far, (value - 0.5) * unit)));
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const py = y + 0.5;
    let u = whole(applyX(map, 0.5, py));
    let v = whole(applyY(map, 0.5, py));
    for (let x = 0; x < width; x += stretch) {
      const end = Math.min(width, x + stretch);
      const nextU = whole(applyX(map, x + stretch + 0.5, py));
      const nextV = whole(applyY(map, x + stretch + 0.5, py));
      const du = (nextU - u) >> 4;
      const dv = (nextV - v) >> 4;
      for (let k = x; k < end; k += 1) {
        const cu = u < 0 ? 0 : u > mostX ? mostX : u;
        const cv = v < 0 ? 0 : v > mostY ? mostY : v;
        const ax = (cu >> 10) & 63;
        const ay = (cv >> 10) & 63;
        const at = (cv >> 16) * plane.width + (cu >> 16);
        const below = at + plane.width;
        out[row + k] =
          ((data[at]! * (64 - ax) + data[at + 1]! * ax) * (64 - ay) +
            (data[below]! * (64 - ax) + data[below + 1]! * ax) * ay +
            2048) >>
          12;
        u += du;
        v += dv;
      }
      u = nextU;
      v = nextV;
    }
  }
  return { width, height, data: out };
};

/** Rows of text make the sums along rows jump from row to row; this is how much, for rows that fall by `slope` / 64 a step. */
const jumps = (
  places: Uint16Array,
  count: number,
  { slope, isUpright }: Rows,
  isSquared: boolean,
  sums: Int32Array,
  shift: number,
): number => {
  sums.fill(0);
  for (let k = 0; k < count; k += 1) {
    const along = places[2 * k + (isUpright ? 0 : 1)]!;
    const across = places[2 * k + (isUpright ? 1 : 0)]!;
    sums[across + shift - ((along * slope) >> 6)]! += 1;
  }
  let total = 0;
  for (let k = 1; k < sums.length; k += 1) {
    const step = Math.abs(sums[k]! - sums[k - 1]!);
    total += isSquared ? step * step : step;
  }
  return total;
};

export type Rows = { readonly slope: number; readonly isUpright: boolean };

/** Longer side of the picture in which rows are sought. */
const rowSide = 420;

/** Ink nearer to the edge of the picture than this may be the edge of the sheet. */
const rim = 10;

/** The direction in which rows of print run: they fall by `slope` / 64, along x (`isUpright`) or along y. */
export const rowsOf = (plane: Plane, sheet: Quad | null, steepest: number, kernels: Kernels, arena: Arena): Rows => {
  const room = arena.used();
  const small = shrinkToSide(plane, rowSide, kernels, arena);
  const { width, height } = small;
  const ink = inkOn(small, 8, arena);
  if (sheet !== null) {
    const sx = width / plane.width;
    const sy = height / plane.height;
    const corners = sheet.map(([x, y]) => [x * sx, y * sy] as const);
    clipInk(ink, width, height, corners, rim);
  }
  const places = arena.shorts(2 * width * height);
  let count = 0;
  for (let y = rim; y < height - rim; y += 1) {
    for (let x = rim; x < width - rim; x += 1) {
      if (ink[y * width + x] === 0) continue;
      places[2 * count] = x;
      places[2 * count + 1] = y;
      count += 1;
    }
  }
  const longer = Math.max(width, height);
  const sums = arena.ints(3 * longer + 2);
  // Squares find the slope; one long rule or a row of boxes must not decide which way the rows of text run.
  const bestOf = (isUpright: boolean): Rows => {
    let best = 0;
    let most = -1;
    const ask = (slope: number): void => {
      const here = jumps(places, count, { slope, isUpright }, true, sums, longer);
      if (here <= most) return;
      most = here;
      best = slope;
    };
    for (let slope = -steepest; slope <= steepest; slope += 2) ask(slope);
    ask(best - 1);
    ask(best + 1);
    return { slope: best, isUpright };
  };
  const upright = bestOf(true);
  const lying = bestOf(false);
  const best =
    jumps(places, count, upright, false, sums, longer) >= jumps(places, count, lying, false, sums, longer)
      ? upright
      : lying;
  arena.release(room);
  return best;
};

/** The quad that begins `turns` corners later. */
export const turned = (quad: Quad, turns: number): Quad => [
  quad[turns % 4]!,
  quad[(turns + 1) % 4]!,
  quad[(turns + 2) % 4]!,
  quad[(turns + 3) % 4]!,
];

/** The smallest rectangle about `corners` whose upper side runs along `rows`. */
export const levelAbout = (corners: readonly Corner[], { slope, isUpright }: Rows): Quad => {
  const length = Math.sqrt(64 * 64 + slope * slope);
  // Unit vectors along the rows and down the page.
  const ux = (isUpright ? 64 : slope) / length;
  const uy = (isUpright ? slope : 64) / length;
  const vx = -uy;
  const vy = ux;
  const along = corners.map(([x, y]) => x * ux + y * uy);
  const down = corners.map(([x, y]) => x * vx + y * vy);
  const [a, b] = [Math.min(...along), Math.max(...along)];
  const [c, d] = [Math.min(...down), Math.max(...down)];
  const at = (s: number, t: number): Corner => [s * ux + t * vx, s * uy + t * vy];
  return [at(a, c), at(b, c), at(b, d), at(a, d)];
};

/** The quad of a page. */
export const quadOf = ({ width, height, map }: Straight): Quad => cornersUnder(map, width, height);
