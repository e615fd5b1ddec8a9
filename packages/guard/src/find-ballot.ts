/** Looks for known ballots in the picture. */
import { agreementOf, leastShare, leastTiles } from "./agreement.ts";
import { type Alteration, alterations, redone, undone } from "./altered.ts";
import type { Arena } from "./arena.ts";
import { driftOf, type Shift } from "./drift.ts";
import { exactly } from "./exact.ts";
import { everywhere, type Features, featuresOf, type Level, levelsOf } from "./features.ts";
import { guessAgain } from "./guess-again.ts";
import { applyX, applyY, cornersUnder, type Homography, isInside } from "./homography.ts";
import { descriptorBytes } from "./kernels.ts";
import type { Plane } from "./pixels.ts";
import { roughly } from "./register.ts";
import type { Shelf } from "./shelf.ts";
import { shortlist } from "./shortlist.ts";
import { shrinkToSide } from "./shrink.ts";
import type { Template } from "./template.ts";

/** Longer side of the picture's first level. */
export const workSide = 1280;
const pictureLevels = 3;
const wantedFeatures = 1600;

/** Corners that are sought in a mirror image or a negative, which are rare. */
const fewerFeatures = 900;

/** Templates that are laid over the picture at most, where the index has to choose. */
const tried = 3;

/** `map` takes page pixels to pixels of the first level. `share`: agreeing part of the print, zones left out. */
export type FoundBallot = {
  readonly template: Template;
  readonly map: Homography;
  readonly share: number;
  readonly inliers: number;
  readonly alteration: Alteration;
  /** On a sheet that is no plane: where the print around each zone lies; empty on a flat one. */
  readonly drifts: readonly (Shift | null)[];
};

export type WorkingPicture = { readonly levels: readonly Level[]; readonly width: number; readonly height: number };

/** The picture at the sizes on which corners are sought. */
export const workingPicture = (plane: Plane, shelf: Shelf, arena: Arena): WorkingPicture => {
  const first = shrinkToSide(plane, workSide, shelf.kernels, arena);
  return { levels: levelsOf(first, pictureLevels, shelf.kernels, arena), width: first.width, height: first.height };
};

/** The map is taken to its end from `start`, and must lie on the printed page. */
const foundFrom = (
  start: Homography,
  template: Template,
  { levels }: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
): FoundBallot | null => {
  // Nothing near a zone is looked at here, so the answer cannot depend on what is in one.
  const exact = exactly(start, template, levels, shelf.kernels, arena);
  if (exact === null) return null;
  const { share, tiles } = agreementOf(template, exact.map, levels[0]!.smoothed);
  if (share < leastShare || tiles < leastTiles) return null;
  return { template, map: exact.map, share, inliers: exact.inliers, alteration: "none", drifts: [] };
};

const tryTemplate = (
  template: Template,
  seen: Features,
  picture: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
): FoundBallot | null => {
  const rough = roughly(template, seen, picture, shelf.kernels, arena);
  return rough === null ? null : foundFrom(rough.map, template, picture, shelf, arena);
};

/** Where less of the print agrees, the sheet may be folded or bent; how often a better map is then sought. */
const flatShare = 0.97;
const guesses = 2;

/** The best map of a bent sheet, whichever part of it the first guess lay on; a flat one is left as it is. */
const settled = (first: FoundBallot, picture: WorkingPicture, shelf: Shelf, arena: Arena): FoundBallot => {
  let found = first;
  for (let round = 0; round < guesses && found.share < flatShare; round += 1) {
    const room = arena.used();
    const start = guessAgain(found.map, found.template, picture.levels, shelf.kernels, arena);
    const other = start === null ? null : foundFrom(start, found.template, picture, shelf, arena);
    arena.release(room);
    if (other !== null && isBetter(other, found)) found = other;
  }
  return found;
};

/** More corners agree, or else more of the print; where both are alike the identifier decides, since the order of the list may come from ink. */
const isBetter = (a: FoundBallot, b: FoundBallot): boolean =>
  a.inliers !== b.inliers
    ? a.inliers > b.inliers
    : a.share !== b.share
      ? a.share > b.share
      : a.template.id < b.template.id;

/** The known ballot that agrees best with what is seen in the picture as it is. */
const findUpright = (
  picture: WorkingPicture,
  seen: Features,
  shelf: Shelf,
  arena: Arena,
  stop: () => boolean,
): FoundBallot | null => {
  const found: FoundBallot[] = [];
  const candidates = shortlist(shelf, seen, tried, arena);
  for (const [k, { at }] of candidates.entries()) {
    if (stop()) break;
    const room = arena.used();
    const sheet = tryTemplate(shelf.templates[at]!, seen, picture, shelf, arena);
    arena.release(room);
    if (sheet === null) continue;
    found.push(sheet);
    // Variants of one design agree nearly alike, so a sure hit ends the search only where the next one is far behind:
    // what ink adds to the votes decides nothing.
    const next = candidates[k + 1];
    if (sheet.share > 0.85 && sheet.inliers > 120 && (next === undefined || next.votes < 0.75 * candidates[k]!.votes))
      break;
  }
  const most = Math.max(...found.map(({ inliers }) => inliers));
  return found
    .filter(({ inliers }) => inliers >= rivalShare * most)
    .map(sheet => settled(sheet, picture, shelf, arena))
    .reduce<FoundBallot | null>((best, sheet) => (best === null || isBetter(sheet, best) ? sheet : best), null);
};

/** Sheets with fewer agreeing corners than this share of the most are not settled: no better map makes up for that. */
const rivalShare = 0.6;

/** Moves the corners that lie on none of the sheets to the front. */
const besides = (seen: Features, sheets: readonly FoundBallot[]): Features => {
  const quads = sheets.map(({ template, map }) => cornersUnder(map, template.page.width, template.page.height));
  let count = 0;
  for (let i = 0; i < seen.count; i += 1) {
    const x = seen.places[i * 2]! / 16;
    const y = seen.places[i * 2 + 1]! / 16;
    if (quads.some(quad => isInside(quad, x, y))) continue;
    seen.places.copyWithin(count * 2, i * 2, i * 2 + 2);
    seen.levels[count] = seen.levels[i]!;
    seen.directions[count] = seen.directions[i]!;
    seen.descriptors.copyWithin(count * descriptorBytes, i * descriptorBytes, (i + 1) * descriptorBytes);
    count += 1;
  }
  return { ...seen, count };
};

/** Sheets that are looked for in one picture, and corners beside a sheet that are too few for another one. */
const mostSheets = 4;
const leastBeside = 120;

/** Whether the middle of `sheet` lies on one of the others: then it is the same one again. */
const isAgain = ({ template, map }: FoundBallot, others: readonly FoundBallot[]): boolean => {
  const x = applyX(map, template.page.width / 2, template.page.height / 2);
  const y = applyY(map, template.page.width / 2, template.page.height / 2);
  return others.some(other =>
    isInside(cornersUnder(other.map, other.template.page.width, other.template.page.height), x, y),
  );
};

/** Every known ballot in the picture as it is, the one that agrees best first. */
const findAllUpright = (
  picture: WorkingPicture,
  features: number,
  shelf: Shelf,
  arena: Arena,
  stop: () => boolean,
): readonly FoundBallot[] => {
  const sheets: FoundBallot[] = [];
  let seen = featuresOf(picture.levels, features, everywhere, shelf.kernels, arena);
  while (sheets.length < mostSheets && !stop()) {
    const found = findUpright(picture, seen, shelf, arena, stop);
    if (found === null || isAgain(found, sheets)) break;
    const drifts =
      found.share < flatShare ? driftOf(found.template, found.map, picture.levels, shelf.kernels, arena) : [];
    sheets.push({ ...found, drifts });
    seen = besides(seen, sheets);
    if (seen.count < leastBeside) break;
  }
  return sheets;
};

/** The known ballots in the picture, in its mirror image or in its negative, in the first of these that holds any. */
export const findBallots = (
  picture: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
  stop: () => boolean,
): readonly FoundBallot[] => {
  for (const alteration of alterations) {
    if (stop()) return [];
    const room = arena.used();
    const levels = undone(picture.levels, alteration, arena);
    const features = alteration === "none" ? wantedFeatures : fewerFeatures;
    const found = findAllUpright({ ...picture, levels }, features, shelf, arena, stop);
    arena.release(room);
    if (found.length > 0)
      return found.map(sheet => ({ ...sheet, map: redone(sheet.map, alteration, picture.width), alteration }));
  }
  return [];
};
