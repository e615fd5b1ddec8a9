/** From the dozen templates that the index names to the few that are laid over the picture. */
import type { Arena } from "./arena.ts";
import type { Features } from "./features.ts";
import { descriptorBytes, type Kernels } from "./kernels.ts";
import type { Shelf } from "./shelf.ts";
import type { Template } from "./template.ts";
import { type Candidate, likeliest } from "./template-index.ts";

/** Templates that the index may name: on a shelf of no more than that every one is compared, and all that are worth it are tried. */
export const named = 16;

/** Corners of each that are compared one by one. */
const compared = 160;

/** Fewer corners that agree on one turn than this, or than this share of the likeliest template's, are chance. */
const leastVotes = 13;
const leastShare = 0.6;

/** How many of a sample of the template's corners are seen, clearly and all turned alike. */
const votesFor = ({ features }: Template, seen: Features, kernels: Kernels, arena: Arena): number => {
  const step = Math.max(1, Math.floor(features.count / compared));
  const count = Math.min(compared, Math.floor(features.count / step));
  const wanted = arena.bytes(count * descriptorBytes);
  for (let k = 0; k < count; k += 1) {
    const at = k * step * descriptorBytes;
    wanted.set(features.descriptors.subarray(at, at + descriptorBytes), k * descriptorBytes);
  }
  const nearest = arena.ints(count * 3);
  kernels.nearest(wanted, count, seen.descriptors, seen.count, seen.places, 16 * 10, nearest);
  const turns = new Int32Array(32);
  for (let k = 0; k < count; k += 1) {
    const distance = nearest[k * 3 + 1]!;
    if (distance > 62 || distance * 100 > nearest[k * 3 + 2]! * 90) continue;
    const turn = (seen.directions[nearest[k * 3]!]! - features.directions[k * step]!) & 31;
    turns[turn] = turns[turn]! + 1;
  }
  let best = 0;
  for (let turn = 0; turn < 32; turn += 1) {
    let sum = 0;
    for (let near = -2; near <= 2; near += 1) sum += turns[(turn + near) & 31]!;
    if (sum > best) best = sum;
  }
  return best;
};

/**
 * The templates worth laying over the picture, likeliest first; none for most pictures without one. On a shelf of at
 * most `named` templates these are all that would be tried if each were alone. On a larger one they are at most `most`,
 * and the index's own first choice is always among them.
 */
export const shortlist = (shelf: Shelf, seen: Features, most: number, arena: Arena): readonly Candidate[] => {
  const room = arena.used();
  const chosen = likeliest(shelf.index, seen, named);
  const voted = chosen.map(({ at }) => {
    const votes = votesFor(shelf.templates[at]!, seen, shelf.kernels, arena);
    arena.release(room);
    return { at, votes };
  });
  voted.sort((a, b) => b.votes - a.votes || a.at - b.at);
  if (shelf.index.size <= named) return voted.filter(({ votes }) => votes >= leastVotes);
  const least = Math.max(leastVotes, leastShare * (voted[0]?.votes ?? 0));
  const worth = voted.slice(0, most).filter(({ votes }) => votes >= least);
  const favourite = chosen[0]?.at;
  if (worth.length === 0 || worth.some(({ at }) => at === favourite)) return worth;
  return [...worth.slice(0, most - 1), ...voted.filter(({ at }) => at === favourite)];
};
