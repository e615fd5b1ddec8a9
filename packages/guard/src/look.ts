/** One look at one picture: the verdict, and what a redaction has to cover. */
import { invert } from "./altered.ts";
import { type Arena, OutOfMemory } from "./arena.ts";
import { markedOf } from "./filled-mark.ts";
import { type FoundBallot, findBallot, type WorkingPicture, workingPicture } from "./find-ballot.ts";
import { mayHoldDocument } from "./gate.ts";
import { cornersUnder, type Homography } from "./homography.ts";
import { lumaOf } from "./luma.ts";
import { markColumns } from "./mark-columns.ts";
import { isWhole, type Pixels, type Plane, shrinkFactor } from "./pixels.ts";
import { arenaFor, type Shelf } from "./shelf.ts";
import { findUnknownBallot } from "./unknown/find-unknown.ts";
import type { Finding, Marked, Quad, Verdict } from "./verdict.ts";
import { verdictOf } from "./verdict.ts";
import { lookAtZones } from "./zones-of-sheet.ts";

export type LookOptions = {
  /** Asked between steps; true ends the look with "out-of-time". */
  readonly isOutOfTime?: () => boolean;
  /** Size in which places are given: that of the whole picture where `pixels` was read smaller. */
  readonly upright?: { readonly width: number; readonly height: number };
  /** True where the gate is not to be asked: it answered about a smaller copy, or all is covered whatever it would say. */
  readonly isPastGate?: boolean;
};

/** `covers`: areas, in pixels of the picture, that a redaction fills. */
export type Look = { readonly verdict: Verdict; readonly covers: readonly Quad[] };

const scaled = (map: Homography, sx: number, sy: number): Homography => [
  map[0] * sx,
  map[1] * sx,
  map[2] * sx,
  map[3] * sy,
  map[4] * sy,
  map[5] * sy,
  map[6],
  map[7],
];

/** Whole pixels; corners of things that are cut off may lie outside the picture. */
const rounded = (quad: Quad): Quad => {
  const whole = ([x, y]: readonly [number, number]): readonly [number, number] => [
    Math.floor(x + 0.5),
    Math.floor(y + 0.5),
  ];
  return [whole(quad[0]), whole(quad[1]), whole(quad[2]), whole(quad[3])];
};

const judgeMarks = (found: FoundBallot, map: Homography, plane: Plane, arena: Arena): Marked => {
  const room = arena.used();
  const looks = lookAtZones(found.template, map, plane, arena);
  arena.release(room);
  return markedOf(looks);
};

/** No template fits: the ballot may be of a design that nobody has told us of. */
const lookForUnknown = (
  full: Plane,
  picture: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
  pixels: Pixels,
  options: LookOptions,
): Look => {
  const work = picture.levels[0]?.plane;
  const found = work === undefined ? null : findUnknownBallot({ full, work }, shelf.kernels, arena);
  if (found === null) return nothing;
  const factor = shrinkFactor(pixels.width, pixels.height);
  const upright = options.upright ?? pixels;
  const sx = (factor * upright.width) / pixels.width;
  const sy = (factor * upright.height) / pixels.height;
  const inPixels = (quad: Quad): Quad => {
    const at = (k: 0 | 1 | 2 | 3): readonly [number, number] => [quad[k][0] * sx, quad[k][1] * sy];
    return [at(0), at(1), at(2), at(3)];
  };
  const quad = rounded(inPixels(found.quad));
  const ballot: Finding = { what: "ballot", marked: found.marked, quad, score: found.score };
  return { verdict: verdictOf([ballot]), covers: found.covers.map(inPixels) };
};

const lookWith = (pixels: Pixels, shelf: Shelf, arena: Arena, options: LookOptions): Look => {
  const stop = options.isOutOfTime ?? (() => false);
  const factor = shrinkFactor(pixels.width, pixels.height);
  const plane = lumaOf(pixels, factor, shelf.kernels, arena);
  if (options.isPastGate !== true && !mayHoldDocument(plane, shelf.kernels, arena)) return nothing;
  const picture = workingPicture(plane, shelf, arena);
  if (stop()) return outOfTime;
  const found = picture.levels.length === 0 ? null : findBallot(picture, shelf, arena, stop);
  if (stop()) return outOfTime;
  if (found === null) return lookForUnknown(plane, picture, shelf, arena, pixels, options);
  const sx = plane.width / picture.width;
  const sy = plane.height / picture.height;
  const inPlane = scaled(found.map, sx, sy);
  const upright = options.upright ?? pixels;
  const inPixels = scaled(
    found.map,
    (sx * factor * upright.width) / pixels.width,
    (sy * factor * upright.height) / pixels.height,
  );
  if (found.alteration === "negative") invert(plane.data, plane.data);
  const marked = judgeMarks(found, inPlane, plane, arena);
  const { width, height } = found.template.page;
  const quad = rounded(cornersUnder(inPixels, width, height));
  const ballot: Finding = { what: "ballot", marked, quad, score: found.share };
  return { verdict: verdictOf([ballot]), covers: markColumns(found.template, inPixels) };
};

const nothing: Look = { verdict: { kind: "clear", findings: [] }, covers: [] };
const outOfTime: Look = { verdict: { kind: "blocked", why: "out-of-time", findings: [] }, covers: [] };
const outOfMemory: Look = { verdict: { kind: "blocked", why: "out-of-memory", findings: [] }, covers: [] };
const notAnImage: Look = { verdict: { kind: "unreadable", why: "not-an-image" }, covers: [] };

/** Works in the shelf's memory and leaves nothing of the picture there. */
const within = <T>(pixels: Pixels, shelf: Shelf, work: (arena: Arena) => T, failed: T): T => {
  const factor = shrinkFactor(pixels.width, pixels.height);
  let arena: Arena | null = null;
  try {
    arena = arenaFor(shelf, Math.ceil(pixels.width / factor) * Math.ceil(pixels.height / factor));
    return work(arena);
  } catch (error) {
    if (error instanceof OutOfMemory) return failed;
    throw error;
  } finally {
    arena?.wipe();
  }
};

/** Looks at a decoded picture. */
export const lookAt = (pixels: Pixels, shelf: Shelf, options: LookOptions = {}): Look =>
  isWhole(pixels) ? within(pixels, shelf, arena => lookWith(pixels, shelf, arena, options), outOfMemory) : notAnImage;

/** Asks the gate alone about a small copy of a picture: false where it holds no document, so that no more need be read of it. */
export const isWorthALook = (small: Pixels, shelf: Shelf): boolean =>
  !isWhole(small) ||
  within(
    small,
    shelf,
    arena => {
      const plane = lumaOf(small, shrinkFactor(small.width, small.height), shelf.kernels, arena);
      return mayHoldDocument(plane, shelf.kernels, arena);
    },
    true,
  );
