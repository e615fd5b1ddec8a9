/** Looks for a known ballot in the picture. */
import { agreementOf, leastShare, leastTiles } from "./agreement.ts";
import { type Alteration, alterations, redone, undone } from "./altered.ts";
import type { Arena } from "./arena.ts";
import { exactly } from "./exact.ts";
import { everywhere, type Features, featuresOf, type Level, levelsOf } from "./features.ts";
import type { Homography } from "./homography.ts";
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
};

export type WorkingPicture = { readonly levels: readonly Level[]; readonly width: number; readonly height: number };

/** The picture at the sizes on which corners are sought. */
export const workingPicture = (plane: Plane, shelf: Shelf, arena: Arena): WorkingPicture => {
  const first = shrinkToSide(plane, workSide, shelf.kernels, arena);
  return { levels: levelsOf(first, pictureLevels, shelf.kernels, arena), width: first.width, height: first.height };
};

const tryTemplate = (
  template: Template,
  seen: Features,
  picture: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
): FoundBallot | null => {
  const { levels } = picture;
  const rough = roughly(template, seen, picture, shelf.kernels, arena);
  if (rough === null) return null;
  // From here on nothing near a zone is looked at, so the answer cannot depend on what is in one.
  const exact = exactly(rough.map, template, levels, shelf.kernels, arena);
  if (exact === null) return null;
  const { share, tiles } = agreementOf(template, exact.map, levels[0]!.smoothed);
  if (share < leastShare || tiles < leastTiles) return null;
  return { template, map: exact.map, share, inliers: exact.inliers, alteration: "none" };
};

/** The known ballot that agrees best with the picture as it is. */
const findUpright = (
  picture: WorkingPicture,
  features: number,
  shelf: Shelf,
  arena: Arena,
  stop: () => boolean,
): FoundBallot | null => {
  const seen = featuresOf(picture.levels, features, everywhere, shelf.kernels, arena);
  let best: FoundBallot | null = null;
  const candidates = shortlist(shelf, seen, tried, arena);
  for (const [k, { at }] of candidates.entries()) {
    if (stop()) break;
    const room = arena.used();
    const found = tryTemplate(shelf.templates[at]!, seen, picture, shelf, arena);
    arena.release(room);
    if (found === null) continue;
    if (best === null || found.inliers > best.inliers) best = found;
    // Variants of one design agree nearly alike, so a sure hit ends the search only where the next one is behind.
    const next = candidates[k + 1];
    if (found.share > 0.85 && found.inliers > 120 && (next === undefined || next.votes < 0.9 * candidates[k]!.votes))
      break;
  }
  return best;
};

/** The known ballot that agrees best with the picture, with its mirror image or with its negative, or null. */
export const findBallot = (
  picture: WorkingPicture,
  shelf: Shelf,
  arena: Arena,
  stop: () => boolean,
): FoundBallot | null => {
  for (const alteration of alterations) {
    if (stop()) return null;
    const room = arena.used();
    const levels = undone(picture.levels, alteration, arena);
    const features = alteration === "none" ? wantedFeatures : fewerFeatures;
    const found = findUpright({ ...picture, levels }, features, shelf, arena, stop);
    arena.release(room);
    if (found !== null) return { ...found, map: redone(found.map, alteration, picture.width), alteration };
  }
  return null;
};
