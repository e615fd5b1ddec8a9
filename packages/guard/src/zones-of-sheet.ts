/**
 * All zones of one sheet. A folded or bent sheet is no plane: where the map of the whole sheet misses the printed frame of a
 * zone, the frame is sought around the place that the print beside it tells, and may lie a little askew.
 */
import type { Arena } from "./arena.ts";
import type { Shift } from "./drift.ts";
import { lookAtZone, type ZoneLook } from "./filled-mark.ts";
import { applyX, applyY, type Homography } from "./homography.ts";
import { patchField, stepOf } from "./patch.ts";
import type { Plane } from "./pixels.ts";
import { seekFrame } from "./seek-frame.ts";
import type { Template, Zone } from "./template.ts";

/** A frame less like its blank than this may lie elsewhere or askew. */
const doubtfulLikeness = 0.8;

/** A frame that was sought must be this like its blank, and this much more so than where the map puts it. */
const foundLikeness = 0.6;
const clearlyMore = 0.1;

/** Shears that are tried: how far the frame leans, in its heights, and how far its right end sinks, in its widths. */
const leans = [
  [-0.07, 0],
  [0.07, 0],
  [-0.14, 0],
  [0.14, 0],
  [0, -0.07],
  [0, 0.07],
  [-0.07, 0.07],
  [0.07, -0.07],
] as const;

type Placed = { readonly look: ZoneLook; readonly shift: Shift };

/** `map` after the page was moved by `shift` and sheared about (cx, cy). */
const moved = (m: Homography, { x, y }: Shift, lean: number, sink: number, cx: number, cy: number): Homography => {
  // Page place (u, v) goes to (u + lean (v - cy) + x, v + sink (u - cx) + y).
  const ex = x - lean * cy;
  const ey = y - sink * cx;
  const w = m[6] * ex + m[7] * ey + 1;
  return [
    (m[0] + m[1] * sink) / w,
    (m[0] * lean + m[1]) / w,
    (m[0] * ex + m[1] * ey + m[2]) / w,
    (m[3] + m[4] * sink) / w,
    (m[3] * lean + m[4]) / w,
    (m[3] * ex + m[4] * ey + m[5]) / w,
    (m[6] + m[7] * sink) / w,
    (m[6] * lean + m[7]) / w,
  ];
};

const likenessOf = (look: ZoneLook): number => (look.kind === "seen" ? look.likeness : -1);

const nowhere: Shift = { x: 0, y: 0 };

/** Distance from each zone to the nearest other one, in zones. */
const apartIn = (zones: readonly Zone[]): readonly number[] =>
  zones.map((zone, k) =>
    Math.min(
      ...zones.map((other, o) =>
        o === k
          ? Infinity
          : Math.max(Math.abs(other.x - zone.x) / zone.width, Math.abs(other.y - zone.y) / zone.height),
      ),
    ),
  );

/** Share of a zone by which a frame must lie off before its neighbours are sought there too. */
const bent = 0.12;

/** The lost zone that lies nearest to one whose frame was found, and that one; -1 where none was found. */
const nearestPair = (
  zones: readonly Zone[],
  lost: ReadonlySet<number>,
  placed: readonly Placed[],
): readonly [lost: number, guide: number] => {
  let pair: readonly [number, number] = [-1, -1];
  let nearest = Infinity;
  for (const k of lost) {
    for (const [other, { look }] of placed.entries()) {
      if (other === k || likenessOf(look) < foundLikeness) continue;
      const dx = zones[k]!.x - zones[other]!.x;
      const dy = zones[k]!.y - zones[other]!.y;
      if (dx * dx + dy * dy >= nearest) continue;
      nearest = dx * dx + dy * dy;
      pair = [k, other];
    }
  }
  return pair;
};

/**
 * What is seen at each zone of `template`, which `map` (page pixels to pixels of `plane`) lays over the picture. `drifts`: how far
 * the print around each zone lies from there, where that is known.
 */
export const lookAtZones = (
  template: Template,
  map: Homography,
  drifts: readonly (Shift | null)[],
  plane: Plane,
  arena: Arena,
): readonly ZoneLook[] => {
  const { zones, patches } = template;
  const apart = apartIn(zones);
  const placedAt = (k: number, shift: Shift, lean = 0, sink = 0): Placed => {
    const zone = zones[k]!;
    const cx = zone.x + zone.width / 2;
    const cy = zone.y + zone.height / 2;
    const here = moved(map, shift, lean, sink, cx, cy);
    const across = stepOf(zone, here) * patchField;
    const room = arena.used();
    const seen = lookAtZone(plane, zone, patches[k]!, here, across, arena);
    arena.release(room);
    const px = applyX(here, cx, cy);
    const py = applyY(here, cx, cy);
    // A field that lies outside altogether shows nothing; one that is cut by the edge may hide a mark.
    const hidden = px < -across || py < -across || px > plane.width + across || py > plane.height + across;
    const look: ZoneLook = seen.kind === "outside" && !hidden ? { kind: "unseen" } : seen;
    if (look.kind !== "seen") return { look, shift };
    return {
      look,
      shift: {
        x: shift.x + (look.offX * zone.width) / patchField,
        y: shift.y + (look.offY * zone.height) / patchField,
      },
    };
  };
  const better = (now: Placed, then: Placed): Placed =>
    likenessOf(then.look) >= foundLikeness && likenessOf(then.look) > likenessOf(now.look) + clearlyMore ? then : now;
  /** The frame sought about `start`, straight and askew, where that is found clearly better than `placed`. */
  const sought = (k: number, start: Shift, placed: Placed): Placed => {
    const zone = zones[k]!;
    const reach = 0.5 * (apart[k] ?? Infinity);
    const off = seekFrame(plane, zone, patches[k]!, moved(map, start, 0, 0, 0, 0), reach, arena);
    const shift = off === null ? start : { x: start.x + off.x * zone.width, y: start.y + off.y * zone.height };
    let best = better(placed, placedAt(k, shift));
    if (likenessOf(best.look) >= doubtfulLikeness || best.look.kind !== "seen") return best;
    const straight = best.shift;
    for (const [lean, sink] of leans) {
      const askew = placedAt(k, straight, lean, sink);
      if (likenessOf(askew.look) > Math.max(likenessOf(best.look), foundLikeness)) best = askew;
    }
    return best;
  };
  const placed = zones.map((_, k) => {
    const first = placedAt(k, nowhere);
    if (first.look.kind === "covered" || likenessOf(first.look) >= doubtfulLikeness) return first;
    return sought(k, drifts[k] ?? nowhere, first);
  });
  // What is still lost is sought where the nearest frame that was found lies, from there outwards.
  const lost = new Set(
    placed.flatMap(({ look }, k) => (look.kind === "seen" && look.likeness < foundLikeness ? [k] : [])),
  );
  while (lost.size > 0) {
    const [k, guide] = nearestPair(zones, lost, placed);
    if (guide < 0) break;
    lost.delete(k);
    const { x, y } = placed[guide]!.shift;
    if (Math.abs(x) < bent * zones[k]!.width && Math.abs(y) < bent * zones[k]!.height) continue;
    placed[k] = sought(k, { x, y }, placed[k]!);
  }
  return placed.map(({ look }) => look);
};
