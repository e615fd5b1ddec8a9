/** Where the printed frame of a zone is, on a sheet so bent that the map of the whole sheet misses it. */
import type { Arena } from "./arena.ts";
import { inner, play, softBlank } from "./filled-mark.ts";
import type { Homography } from "./homography.ts";
import { cutPatch, patchField, patchMargin, patchSide } from "./patch.ts";
import type { Plane } from "./pixels.ts";
import type { BlankPatch, Zone } from "./template.ts";

/** Furthest shift that is tried, in places of the patch: a zone and a quarter. */
const furthest = 30;

/** Where the frame is likeliest, in zones from where `map` puts it, not further than `reach` zones; null at the picture's edge. */
export const seekFrame = (
  plane: Plane,
  zone: Zone,
  blank: BlankPatch,
  map: Homography,
  reach: number,
  arena: Arena,
): { readonly x: number; readonly y: number } | null => {
  const most = Math.min(furthest, Math.floor((reach * patchField) / 2) * 2);
  const margin = patchMargin - play + most;
  const side = patchField + 2 * margin;
  const room = arena.used();
  const seen = arena.bytes(side * side);
  if (!cutPatch(plane, zone, map, seen, margin)) {
    arena.release(room);
    return null;
  }
  const model = softBlank(blank, 1, arena);
  let best = -2;
  let x = 0;
  let y = 0;
  for (let dy = -most; dy <= most; dy += 2) {
    for (let dx = -most; dx <= most; dx += 2) {
      const likeness = likenessAt(model, seen, side, most + dx, most + dy);
      if (likeness <= best) continue;
      best = likeness;
      x = dx / patchField;
      y = dy / patchField;
    }
  }
  arena.release(room);
  return { x, y };
};

/** Likeness of the surroundings of the field, every other place. */
const likenessAt = (model: Uint8Array, seen: Uint8Array, side: number, left: number, top: number): number => {
  let n = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let v = play; v < patchSide - play; v += 2) {
    for (let u = play; u < patchSide - play; u += 2) {
      if (inner(u, v)) continue;
      const p = model[v * patchSide + u]!;
      const q = seen[(top + v - play) * side + left + u - play]!;
      n += 1;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const va = aa * n - a * a;
  const vb = bb * n - b * b;
  return va <= 0 || vb <= 0 ? 0 : (ab * n - a * b) / Math.sqrt(va * vb);
};
