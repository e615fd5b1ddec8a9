/**
 * All zones of one sheet. A folded or bent sheet is no plane: where the map of the whole sheet misses the printed frame
 * of a zone, it is sought again where the frames of its neighbours were found to lie.
 */
import type { Arena } from "./arena.ts";
import { lookAtZone, type ZoneLook } from "./filled-mark.ts";
import { applyX, applyY, type Homography } from "./homography.ts";
import { patchField, stepOf } from "./patch.ts";
import type { Plane } from "./pixels.ts";
import type { Template, Zone } from "./template.ts";

/** A frame less like its blank than this is not where the map puts it: the least at which a field is called empty. */
const lostLikeness = 0.45;

/** A frame as like its blank as this is where it is taken to be, and tells where its neighbours lie. */
const guidingLikeness = 0.6;

/** Share of a zone by which a neighbour must lie off before the sheet counts as bent: on a flat one nothing is sought. */
const bent = 0.12;

/** Where a frame is sought about the place that a neighbour foretells, in zones; never half way to the next row. */
const around = [
  [0, 0],
  [0, -0.25],
  [0, 0.25],
  [-0.25, 0],
  [0.25, 0],
] as const;

/** How far the frame lies from where the map puts it, in page pixels. */
type Shift = { readonly x: number; readonly y: number };

type Placed = { look: ZoneLook; shift: Shift; isSure: boolean };

/** `map`, with everything on the page moved by `shift`. */
const moved = (m: Homography, { x, y }: Shift): Homography => {
  const w = m[6] * x + m[7] * y + 1;
  return [
    m[0] / w,
    m[1] / w,
    (m[0] * x + m[1] * y + m[2]) / w,
    m[3] / w,
    m[4] / w,
    (m[3] * x + m[4] * y + m[5]) / w,
    m[6] / w,
    m[7] / w,
  ];
};

const likenessOf = (look: ZoneLook): number => (look.kind === "seen" ? look.likeness : -1);

const placedAt = (template: Template, k: number, map: Homography, shift: Shift, plane: Plane, arena: Arena): Placed => {
  const zone = template.zones[k]!;
  const here = moved(map, shift);
  const cx = applyX(here, zone.x + zone.width / 2, zone.y + zone.height / 2);
  const cy = applyY(here, zone.x + zone.width / 2, zone.y + zone.height / 2);
  const across = stepOf(zone, here) * patchField;
  const room = arena.used();
  const seen = lookAtZone(plane, zone, template.patches[k]!, here, across, arena);
  arena.release(room);
  // A field that lies outside altogether shows nothing; one that is cut by the edge may hide a mark.
  const hidden = cx < -across || cy < -across || cx > plane.width + across || cy > plane.height + across;
  const look: ZoneLook = seen.kind === "outside" && !hidden ? { kind: "unseen" } : seen;
  if (look.kind !== "seen") return { look, shift, isSure: false };
  return {
    look,
    shift: {
      x: shift.x + (look.offX * zone.width) / patchField,
      y: shift.y + (look.offY * zone.height) / patchField,
    },
    isSure: look.likeness >= lostLikeness,
  };
};

const distance = (a: Zone, b: Zone): number => {
  const dx = a.x + a.width / 2 - b.x - b.width / 2;
  const dy = a.y + a.height / 2 - b.y - b.height / 2;
  return dx * dx + dy * dy;
};

/** What is seen at each zone of `template`, which `map` (page pixels to pixels of `plane`) lays over the picture. */
export const lookAtZones = (template: Template, map: Homography, plane: Plane, arena: Arena): readonly ZoneLook[] => {
  const { zones } = template;
  const placed = zones.map((_, k) => placedAt(template, k, map, { x: 0, y: 0 }, plane, arena));
  const waiting = new Set(placed.flatMap(({ isSure, look }, k) => (isSure || look.kind === "covered" ? [] : [k])));
  while (waiting.size > 0) {
    // The doubtful zone that lies nearest to one whose frame was found; its own frame cannot lie far from where that one's lies.
    let next = -1;
    let guide = -1;
    let nearest = Infinity;
    for (const k of waiting) {
      for (const [other, { look }] of placed.entries()) {
        if (other === k || likenessOf(look) < guidingLikeness) continue;
        const far = distance(zones[k]!, zones[other]!);
        if (far >= nearest) continue;
        nearest = far;
        next = k;
        guide = other;
      }
    }
    if (next < 0) break;
    waiting.delete(next);
    const { width, height } = zones[next]!;
    const { x: offX, y: offY } = placed[guide]!.shift;
    if (Math.abs(offX) < bent * width && Math.abs(offY) < bent * height) continue;
    for (const [x, y] of around) {
      const near = placed[guide]!.shift;
      const shift = { x: near.x + x * width, y: near.y + y * height };
      const again = placedAt(template, next, map, shift, plane, arena);
      const found = likenessOf(again.look);
      if (found >= guidingLikeness && found > likenessOf(placed[next]!.look)) placed[next] = again;
    }
  }
  return placed.map(({ look }) => look);
};
