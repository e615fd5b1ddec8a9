/** One look at one picture: the verdict, and what a redaction has to cover. */
import { invert } from "./altered.ts";
import { type Arena, OutOfMemory } from "./arena.ts";
import { everything } from "./cover.ts";
import { markedOf } from "./filled-mark.ts";
import { type FoundBallot, findBallots, type WorkingPicture, workingPicture } from "./find-ballot.ts";
import { mayHoldDocument } from "./gate.ts";
import { cornersUnder, type Homography } from "./homography.ts";
import { lumaOf } from "./luma.ts";
import { markColumns } from "./mark-columns.ts";
import { findPersons } from "./persons/persons.ts";
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
  /** Whether cards and faces are looked for where there is no ballot too. An answer names them only beside one. */
  readonly persons?: "beside-a-ballot" | "always";
};

/** In pixels of the picture. `covers`: areas of marks, `persons`: of cards and faces, that a redaction fills. */
export type Look = { readonly verdict: Verdict; readonly covers: readonly Quad[]; readonly persons: readonly Quad[] };

/** What was seen of a ballot, if anything. */
type Seen = { readonly ballots: readonly Finding[]; readonly covers: readonly Quad[] };
const noBallot: Seen = { ballots: [], covers: [] };

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

const mapped = (quad: Quad, sx: number, sy: number): Quad => {
  const at = (k: 0 | 1 | 2 | 3): readonly [number, number] => [quad[k][0] * sx, quad[k][1] * sy];
  return [at(0), at(1), at(2), at(3)];
};

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
  const looks = lookAtZones(found.template, map, found.drifts, plane, arena);
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
): Seen => {
  const work = picture.levels[0]?.plane;
  const found = work === undefined ? null : findUnknownBallot({ full, work }, shelf.kernels, arena);
  if (found === null) return noBallot;
  const factor = shrinkFactor(pixels.width, pixels.height);
  const upright = options.upright ?? pixels;
  const sx = (factor * upright.width) / pixels.width;
  const sy = (factor * upright.height) / pixels.height;
  const inPixels = (quad: Quad): Quad => mapped(quad, sx, sy);
  const quad = rounded(inPixels(found.quad));
  const ballot: Finding = { what: "ballot", marked: found.marked, quad, score: found.score };
  return { ballots: [ballot], covers: found.covers.map(inPixels) };
};

/** The answer, with cards and faces where they are wanted. They are sought last: the plane is used up by it. */
const withPersons = (
  { ballots, covers }: Seen,
  plane: Plane,
  pixels: Pixels,
  shelf: Shelf,
  arena: Arena,
  options: LookOptions,
): Look => {
  if (ballots.length === 0 && options.persons !== "always") return { verdict: verdictOf([]), covers, persons: [] };
  const { width, height } = options.upright ?? pixels;
  const [sx, sy] = [width / plane.width, height / plane.height];
  const marks = covers.map(quad => mapped(quad, 1 / sx, 1 / sy));
  const found = findPersons(plane, marks, shelf.kernels, arena);
  const named = found.findings.map(finding => ({ ...finding, quad: rounded(mapped(finding.quad, sx, sy)) }));
  return {
    verdict: verdictOf(ballots.length === 0 ? [] : [...ballots, ...named]),
    covers,
    persons: found.covers.map(quad => mapped(quad, sx, sy)),
  };
};

/** Null where time ran out. */
const lookForBallot = (pixels: Pixels, plane: Plane, shelf: Shelf, arena: Arena, options: LookOptions): Seen | null => {
  const stop = options.isOutOfTime ?? (() => false);
  if (options.isPastGate !== true && !mayHoldDocument(plane, shelf.kernels, arena)) return noBallot;
  const picture = workingPicture(plane, shelf, arena);
  if (stop()) return null;
  const sheets = picture.levels.length === 0 ? [] : findBallots(picture, shelf, arena, stop);
  if (stop()) return null;
  if (sheets.length === 0) return lookForUnknown(plane, picture, shelf, arena, pixels, options);
  if (sheets[0]?.alteration === "negative") invert(plane.data, plane.data);
  const factor = shrinkFactor(pixels.width, pixels.height);
  const sx = plane.width / picture.width;
  const sy = plane.height / picture.height;
  const upright = options.upright ?? pixels;
  const looks = sheets.map(found => {
    const inPixels = scaled(
      found.map,
      (sx * factor * upright.width) / pixels.width,
      (sy * factor * upright.height) / pixels.height,
    );
    const marked = judgeMarks(found, scaled(found.map, sx, sy), plane, arena);
    const { width, height } = found.template.page;
    const quad = rounded(cornersUnder(inPixels, width, height));
    const ballot: Finding = { what: "ballot", marked, quad, score: found.share };
    return { ballot, covers: markColumns(found.template, inPixels) };
  });
  // By place: which of two sheets was found first may come from ink.
  looks.sort((a, b) => a.ballot.quad[0][0] - b.ballot.quad[0][0] || a.ballot.quad[0][1] - b.ballot.quad[0][1]);
  return { ballots: looks.map(({ ballot }) => ballot), covers: looks.flatMap(({ covers }) => covers) };
};

const lookWith = (pixels: Pixels, shelf: Shelf, arena: Arena, options: LookOptions): Look => {
  const plane = lumaOf(pixels, shrinkFactor(pixels.width, pixels.height), shelf.kernels, arena);
  const room = arena.used();
  const seen = lookForBallot(pixels, plane, shelf, arena, options);
  arena.release(room);
  if (seen === null || options.isOutOfTime?.() === true) return outOfTime;
  return withPersons(seen, plane, pixels, shelf, arena, options);
};

const outOfTime: Look = { verdict: { kind: "blocked", why: "out-of-time", findings: [] }, covers: [], persons: [] };
const outOfMemory: Look = { verdict: { kind: "blocked", why: "out-of-memory", findings: [] }, covers: [], persons: [] };
const notAnImage: Look = { verdict: { kind: "unreadable", why: "not-an-image" }, covers: [], persons: [] };

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

/** Places, in pixels of the picture, that show who somebody is; for a picture in which no marked ballot was found. */
export const personsIn = (pixels: Pixels, shelf: Shelf): readonly Quad[] => {
  const { width, height } = pixels;
  const find = (arena: Arena): readonly Quad[] => {
    const plane = lumaOf(pixels, shrinkFactor(width, height), shelf.kernels, arena);
    const { covers } = findPersons(plane, [], shelf.kernels, arena);
    return covers.map(quad => mapped(quad, width / plane.width, height / plane.height));
  };
  return within(pixels, shelf, find, [everything(pixels)]);
};
