/** Looks for a ballot of a design for which there is no template. */
import type { Arena } from "../arena.ts";
import { applyX, applyY, doubleArea, type Homography, inverse } from "../homography.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import type { Zone } from "../template.ts";
import type { Corner, Marked, Quad } from "../verdict.ts";
import { type Evidence, evidenceOn } from "./evidence.ts";
import { paintWithin } from "./ink.ts";
import { lightSheet } from "./light-quad.ts";
import { markedIn } from "./marks.ts";
import { levelAbout, pageLimit, pageOf, quadOf, rowsOf, type Straight, straightened, turned } from "./straight.ts";

/** `quad` and `covers` in pixels of the plane that was looked at. */
export type UnknownBallot = {
  readonly quad: Quad;
  readonly marked: Marked;
  readonly score: number;
  readonly covers: readonly Quad[];
};

/** The picture twice: as large as the engine keeps it, and at the size at which it works. */
export type TwoSizes = { readonly full: Plane; readonly work: Plane };

/** Steepest rows that are looked for in a picture without visible sheet edges, and on a sheet already laid straight, in 1/64. */
const steepest = 40;
const nearlyLevel = 8;

/** A sheet that runs out of the picture and fills this much of it is the whole picture. */
const nearlyAll = 0.85;

/** Fewer words than this, and the page was not laid straight or is not in the picture's light sheet. */
const fewWords = 6;

const times = (quad: readonly Corner[], sx: number, sy: number): Quad => {
  const [a, b, c, d] = quad.map(([x, y]) => [x * sx, y * sy] as const);
  return [a!, b!, c!, d!];
};

/** The page at its own size: out of the large picture where the small one would lose detail. */
const laid = ({ full, work }: TwoSizes, page: Straight, arena: Arena): Plane => {
  const [a, b] = quadOf(page);
  const across = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
  if (page.width > 0.6 * across || full.width === work.width) return straightened(full, page, arena);
  const sx = work.width / full.width;
  const sy = work.height / full.height;
  const [m0, m1, m2, m3, m4, m5, m6, m7] = page.map;
  return straightened(work, { ...page, map: [m0 * sx, m1 * sx, m2 * sx, m3 * sy, m4 * sy, m5 * sy, m6, m7] }, arena);
};

/** The page of a sheet all of whose sides are seen. */
const pageOfSheet = (quad: Quad, sizes: TwoSizes, kernels: Kernels, arena: Arena): Straight | null => {
  const small = pageOf(quad, 420);
  if (small === null) return null;
  const room = arena.used();
  const { isUpright } = rowsOf(laid(sizes, small, arena), null, nearlyLevel, kernels, arena);
  arena.release(room);
  return pageOf(isUpright ? quad : turned(quad, 1), pageLimit);
};

const wholeOf = ({ width, height }: Plane): Quad => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
];

/** The page of what is seen of a sheet that runs out of the picture, or of the whole picture: turned until its rows are level. */
const pageByRows = (sheet: Quad | null, { full, work }: TwoSizes, kernels: Kernels, arena: Arena): Straight | null => {
  const inWork = sheet === null ? null : times(sheet, work.width / full.width, work.height / full.height);
  const rows = rowsOf(work, inWork, steepest, kernels, arena);
  const page = pageOf(levelAbout(sheet ?? wholeOf(full), rows), pageLimit);
  const back = page === null ? null : inverse(page.map);
  if (page === null || back === null || sheet === null) return page;
  const at = ([x, y]: Corner): Corner => [applyX(back, x, y), applyY(back, x, y)];
  return { ...page, sheet: [at(sheet[0]), at(sheet[1]), at(sheet[2]), at(sheet[3])] };
};

/** The light sheet of the picture as a page; `isAll`: it is as good as the whole picture. */
const pageOfLight = (
  sizes: TwoSizes,
  kernels: Kernels,
  arena: Arena,
): { readonly page: Straight | null; readonly isAll: boolean } => {
  const { full, work } = sizes;
  const light = lightSheet(work, kernels, arena);
  if (light === null) return { page: null, isAll: false };
  const quad = times(light.quad, full.width / work.width, full.height / work.height);
  const page = (light.runsOut ? pageByRows : pageOfSheet)(quad, sizes, kernels, arena);
  return { page, isAll: light.runsOut && doubleArea(quad) > 2 * nearlyAll * full.width * full.height };
};

/** `page.map` leads to pixels of the large picture; `isLight`: the page is the light sheet and not the whole picture. */
export type Sight = { readonly page: Straight; readonly isLight: boolean; readonly evidence: Evidence };

const sightOf = (
  page: Straight | null,
  isLight: boolean,
  sizes: TwoSizes,
  kernels: Kernels,
  arena: Arena,
): Sight | null => {
  if (page === null) return null;
  const room = arena.used();
  const evidence = evidenceOn(laid(sizes, page, arena), sizes.full, page, kernels, arena);
  arena.release(room);
  return evidence === null ? null : { page, isLight, evidence };
};

/** Where choice boxes are seen: on the light sheet, then in the whole picture. */
export const sightsOf = function* (sizes: TwoSizes, kernels: Kernels, arena: Arena): Generator<Sight> {
  const light = pageOfLight(sizes, kernels, arena);
  const first = sightOf(light.page, true, sizes, kernels, arena);
  if (first !== null) yield first;
  if (light.isAll || (first !== null && first.evidence.read >= fewWords)) return;
  const second = sightOf(pageByRows(null, sizes, kernels, arena), false, sizes, kernels, arena);
  if (second !== null) yield second;
};

/**
 * The sheet's corners, beginning at the one that is its upper left as it is printed: found once more in the picture with the
 * columns of boxes painted out, so that nothing in a box can move them.
 */
const sheetQuad = ({ page, isLight, evidence }: Sight, sizes: TwoSizes, kernels: Kernels, arena: Arena): Quad => {
  const { full, work } = sizes;
  const room = arena.used();
  const data = arena.bytes(work.data.length);
  data.set(work.data);
  const bare: Plane = { ...work, data };
  for (const strip of evidence.strips)
    paintWithin(bare, times(quadUnder(page.map, strip), work.width / full.width, work.height / full.height), arena);
  const empty: TwoSizes = { full: full.width === work.width ? bare : full, work: bare };
  const again = isLight ? pageOfLight(empty, kernels, arena).page : pageByRows(null, empty, kernels, arena);
  arena.release(room);
  return cornersOf(again ?? page, evidence.isOver);
};

const quadUnder = (map: Homography, { x, y, width, height }: Zone): Quad => {
  const at = (px: number, py: number): readonly [number, number] => [applyX(map, px, py), applyY(map, px, py)];
  return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
};

/** The sheet on the page, or the page, in the picture. */
const cornersOf = (page: Straight, isOver: boolean): Quad => {
  const { sheet, width, height, map } = page;
  if (sheet === null) return turned(quadOf(page), isOver ? 2 : 0);
  const [cx, cy] = isOver ? [width, height] : [0, 0];
  let first = 0;
  let least = Infinity;
  for (const [k, [x, y]] of sheet.entries()) {
    const far = (x - cx) * (x - cx) + (y - cy) * (y - cy);
    if (far >= least) continue;
    least = far;
    first = k;
  }
  const [a, b, c, d] = turned(sheet, first).map(([x, y]) => [applyX(map, x, y), applyY(map, x, y)] as const);
  return [a!, b!, c!, d!];
};

/** Points for each class of the spotter's list, in its order; the last five are words of other papers. */
const worth = [0, 3, 3, 2, 2, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 3, 2, 2, 1, 3, -4, -3, -3, -3, -3] as const;
const firstOfOthers = 20;

/** A word counts where it won by this much, in 1/256; a word of another paper rules out a table at this much. */
const leastMargin = 700;
const refusing = 1200;

export const pointsOf = ({ margins }: Evidence): number =>
  margins.reduce((sum, margin, k) => sum + (margin >= leastMargin ? worth[k]! : 0), 0);

/** Boxes with a line of their own and one plain title word, or cells of a table and more; both cues, never one. */
export const isBallot = (evidence: Evidence): boolean => {
  if (evidence.boxes[0]!.isOwn) return pointsOf(evidence) >= 2;
  return pointsOf(evidence) >= 4 && evidence.margins.every((margin, k) => k < firstOfOthers || margin < refusing);
};

export const findUnknownBallot = (sizes: TwoSizes, kernels: Kernels, arena: Arena): UnknownBallot | null => {
  for (const sight of sightsOf(sizes, kernels, arena)) {
    const { page, evidence } = sight;
    if (!isBallot(evidence)) continue;
    const boxes = evidence.boxes[0]!;
    const quad = sheetQuad(sight, sizes, kernels, arena);
    const marked = markedIn(sizes.full, page.map, boxes);
    // Cells of a table may be no boxes at all: then the whole sheet is covered.
    const isSure = boxes.isOwn && marked !== "unsure";
    return {
      quad,
      marked,
      score: Math.min(95, 60 + 3 * pointsOf(evidence)) / 100,
      covers: isSure ? evidence.strips.map(strip => quadUnder(page.map, strip)) : [quad],
    };
  }
  return null;
};
