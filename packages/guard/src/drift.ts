/**
 * Where the print around each zone lies on a sheet that is no plane: how far, in page pixels, the corners of the blank near a
 * zone are seen from where the map of the whole sheet puts them. The answer places frames; it enters neither `quad` nor `score`.
 */
import type { Arena } from "./arena.ts";
import { sizeAt } from "./exact.ts";
import { type Level, levelScales } from "./features.ts";
import { applyX, applyY, type Homography } from "./homography.ts";
import type { Kernels } from "./kernels.ts";
import { cornersNear, differing, seenAt } from "./seen-corners.ts";
import type { Template, Zone } from "./template.ts";

/** A shift of the page in page pixels. */
export type Shift = { readonly x: number; readonly y: number };

/** Shifts up to this many page pixels are found, in fields of the vote this wide. */
const furthest = 60;
const field = 4;
const fields = (2 * furthest) / field + 2;

/** Corners up to this far from a zone tell where it lies, the nearer the more. */
const around = 240;

/** Bits in which a corner may differ here: it is sought in a wide place, so it must be like itself. */
const mostBits = 52;

/** Sum of weights below which nothing is said of a zone. */
const leastWeight = 4;

type Votes = { readonly x: Float64Array; readonly y: Float64Array; readonly owners: Int32Array; count: number };
const mostVotes = 24_000;

const votesOf = (
  map: Homography,
  { features }: Template,
  levels: readonly Level[],
  kernels: Kernels,
  arena: Arena,
): Votes => {
  const first = levels[0]!;
  const seen = levels.map(level => seenAt(level, first, arena));
  const votes: Votes = {
    x: arena.floats(mostVotes),
    y: arena.floats(mostVotes),
    owners: arena.ints(mostVotes),
    count: 0,
  };
  for (let i = 0; i < features.count; i += 1) {
    const px = features.places[i * 2]! / 16;
    const py = features.places[i * 2 + 1]! / 16;
    const x = applyX(map, px, py);
    const y = applyY(map, px, py);
    if (!(x >= 0 && y >= 0 && x < first.plane.width && y < first.plane.height)) continue;
    const size = sizeAt(map, px, py);
    // How the picture moves with the page here, turned round.
    const ax = (applyX(map, px + 4, py) - applyX(map, px - 4, py)) / 8;
    const ay = (applyY(map, px + 4, py) - applyY(map, px - 4, py)) / 8;
    const bx = (applyX(map, px, py + 4) - applyX(map, px, py - 4)) / 8;
    const by = (applyY(map, px, py + 4) - applyY(map, px, py - 4)) / 8;
    const area = ax * by - ay * bx;
    for (const [l, level] of seen.entries()) {
      const ratio = (size * levelScales[l]!) / levelScales[features.levels[i]!]!;
      if (ratio < 0.78 || ratio > 1.28) continue;
      cornersNear(level, x, y, furthest * size, kernels, (corner, cx, cy) => {
        if (
          votes.count === mostVotes ||
          differing(features.descriptors, i, level.descriptors, corner, mostBits) > mostBits
        )
          return;
        votes.x[votes.count] = (by * (cx - x) - bx * (cy - y)) / area;
        votes.y[votes.count] = (ax * (cy - y) - ay * (cx - x)) / area;
        votes.owners[votes.count] = i;
        votes.count += 1;
      });
    }
  }
  return votes;
};

const shiftAt = (zone: Zone, template: Template, votes: Votes, sums: Float64Array): Shift | null => {
  const { places } = template.features;
  const zx = zone.x + zone.width / 2;
  const zy = zone.y + zone.height / 2;
  sums.fill(0);
  let best = 0;
  let most = 0;
  const weightOf = (k: number): number => {
    const dx = places[votes.owners[k]! * 2]! / 16 - zx;
    const dy = places[votes.owners[k]! * 2 + 1]! / 16 - zy;
    // A fold mostly runs across: what lies beside a zone tells more of it than what lies above or below.
    const near = 1 - Math.sqrt((dx * dx) / 9 + dy * dy) / around;
    return near > 0 ? near * near : 0;
  };
  for (let k = 0; k < votes.count; k += 1) {
    const weight = weightOf(k);
    if (weight === 0) continue;
    const fx = Math.floor((votes.x[k]! + furthest) / field);
    const fy = Math.floor((votes.y[k]! + furthest) / field);
    for (let j = Math.max(0, fy - 1); j <= Math.min(fields - 1, fy + 1); j += 1) {
      for (let i = Math.max(0, fx - 1); i <= Math.min(fields - 1, fx + 1); i += 1) {
        const at = j * fields + i;
        sums[at] = sums[at]! + weight;
        if (sums[at]! > most) {
          most = sums[at]!;
          best = at;
        }
      }
    }
  }
  if (most < leastWeight) return null;
  const bx = (best % fields) + 0.5;
  const by = Math.floor(best / fields) + 0.5;
  let x = 0;
  let y = 0;
  let total = 0;
  for (let k = 0; k < votes.count; k += 1) {
    if (
      Math.abs(votes.x[k]! + furthest - bx * field) > 1.5 * field ||
      Math.abs(votes.y[k]! + furthest - by * field) > 1.5 * field
    )
      continue;
    const weight = weightOf(k);
    x += votes.x[k]! * weight;
    y += votes.y[k]! * weight;
    total += weight;
  }
  return { x: x / total, y: y / total };
};

/** For each zone how far its surroundings lie from where `map` puts them; null where too little of them is seen. */
export const driftOf = (
  template: Template,
  map: Homography,
  levels: readonly Level[],
  kernels: Kernels,
  arena: Arena,
): readonly (Shift | null)[] => {
  const room = arena.used();
  const votes = votesOf(map, template, levels, kernels, arena);
  const sums = arena.floats(fields * fields);
  const shifts = template.zones.map(zone => shiftAt(zone, template, votes, sums));
  arena.release(room);
  return shifts;
};
