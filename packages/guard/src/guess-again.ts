/**
 * A second first guess, for a bent sheet. Every part of such a sheet is a plane of its own, and ink could choose among these
 * through the first guess, which sees the whole picture. Here only corners of the blank that lie far from every zone are
 * sought, so widely about the first guess that all parts of the sheet are among them.
 */
import type { Arena } from "./arena.ts";
import { berthOf } from "./berth.ts";
import { sizeAt } from "./exact.ts";
import { type Level, levelScales } from "./features.ts";
import { applyX, applyY, type Homography } from "./homography.ts";
import type { Kernels } from "./kernels.ts";
import { bestGuess, inPixels, middle, roomFor, tolerance } from "./register.ts";
import { cornersNear, differing, seenAt } from "./seen-corners.ts";
import type { Template } from "./template.ts";

/** How far a corner is sought, in page pixels, and how many bits may differ. */
const far = 60;
const mostBits = 56;

/** The map that explains most of the corners, each taken for the likest one in its surroundings; null where none explains enough. */
export const guessAgain = (
  map: Homography,
  template: Template,
  levels: readonly Level[],
  kernels: Kernels,
  arena: Arena,
): Homography | null => {
  const first = levels[0]!;
  const frame = first.plane;
  const half = Math.max(frame.width, frame.height) / 2;
  const seen = levels.map(level => seenAt(level, first, arena));
  const { features } = template;
  const pairs = roomFor(features.count, arena);
  for (const i of berthOf(template).far) {
    const px = features.places[i * 2]! / 16;
    const py = features.places[i * 2 + 1]! / 16;
    const x = applyX(map, px, py);
    const y = applyY(map, px, py);
    if (!(x >= 0 && y >= 0 && x < frame.width && y < frame.height)) continue;
    const size = sizeAt(map, px, py);
    let fewest = mostBits;
    const at = pairs.count;
    for (const [l, level] of seen.entries()) {
      const ratio = (size * levelScales[l]!) / levelScales[features.levels[i]!]!;
      if (ratio < 0.74 || ratio > 1.35) continue;
      cornersNear(level, x, y, far * size, kernels, (corner, cx, cy) => {
        const bits = differing(features.descriptors, i, level.descriptors, corner, fewest);
        if (bits >= fewest) return;
        fewest = bits;
        pairs.to[at * 2] = (cx - frame.width / 2) / half;
        pairs.to[at * 2 + 1] = (cy - frame.height / 2) / half;
        const allowed = tolerance / levelScales[l]! / half;
        pairs.slack[at] = allowed * allowed;
      });
    }
    if (fewest === mostBits) continue;
    pairs.from[at * 2] = (px - middle) / middle;
    pairs.from[at * 2 + 1] = (py - middle) / middle;
    pairs.count += 1;
  }
  if (pairs.count < 10) return null;
  const best = bestGuess(pairs, template, frame, arena.ints(pairs.count));
  return best === null ? null : inPixels(best, frame);
};
