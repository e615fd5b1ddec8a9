/**
 * Whether a zone carries a mark. The zone is straightened, its printed frame is laid exactly over the frame of the
 * blank, and what is then darker inside than the blank would be under the same light is ink.
 */
import type { Arena } from "./arena.ts";
import { coverLuma } from "./cover.ts";
import type { Homography } from "./homography.ts";
import { cutPatch, patchMargin, patchSide } from "./patch.ts";
import type { Plane } from "./pixels.ts";
import type { BlankPatch, Zone } from "./template.ts";
import type { Marked } from "./verdict.ts";

/** How far the frame may lie from where the map puts it, in places of the patch (24 to a zone). */
const play = 6;

/** The field without the two or three places next to its frame. */
const innerFrom = patchMargin + 3;
const innerTo = patchSide - patchMargin - 3;

/** What was measured at one zone; never leaves this package. */
export type ZoneLook =
  | { readonly kind: "outside" }
  | { readonly kind: "covered" }
  | { readonly kind: "unseen" }
  | {
      readonly kind: "seen";
      /** Likeness of the frame, -1 to 1. */
      readonly likeness: number;
      /** Share of the field that is darker than expected by more than a third of the frame's darkness. */
      readonly share: number;
      /** Mean of that darkness over the field; 1 is as dark as the frame. */
      readonly dark: number;
      /** Picture pixels across the field. */
      readonly across: number;
      /** How far the frame lies from where the map puts it, in places of the patch. */
      readonly offX: number;
      readonly offY: number;
    };

/** Mean over the places within `radius` along a row and then along a column; at the rim the rim is repeated. */
const soften = (from: Uint8Array, to: Uint8Array, radius: number, arena: Arena): void => {
  const half = arena.bytes(patchSide * patchSide);
  const pass = (source: Uint8Array, target: Uint8Array, step: number, line: number): void => {
    for (let k = 0; k < patchSide; k += 1) {
      const start = k * line;
      const at = (i: number): number => source[start + Math.max(0, Math.min(patchSide - 1, i)) * step]!;
      let sum = 0;
      for (let i = -radius; i <= radius; i += 1) sum += at(i);
      for (let i = 0; i < patchSide; i += 1) {
        target[start + i * step] = Math.floor(sum / (2 * radius + 1) + 0.5);
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
  };
  pass(from, half, 1, patchSide);
  pass(half, to, patchSide, 1);
};

const inner = (x: number, y: number): boolean => x >= innerFrom && x < innerTo && y >= innerFrom && y < innerTo;

/** Likeness of the surroundings of the field in `seen`, moved by (dx, dy), to those in `blank`; every `step`-th place. */
const likenessAt = (blank: Uint8Array, seen: Uint8Array, dx: number, dy: number, step: number): number => {
  let n = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let y = play; y < patchSide - play; y += step) {
    for (let x = play; x < patchSide - play; x += step) {
      if (inner(x, y)) continue;
      const p = blank[y * patchSide + x]!;
      const q = seen[(y + dy) * patchSide + x + dx]!;
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

const middleOf = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1] ?? 0;

/** Looks at one zone of `plane` under `map` (page pixels to pixels of `plane`). */
export const lookAtZone = (
  plane: Plane,
  zone: Zone,
  blank: BlankPatch,
  map: Homography,
  across: number,
  arena: Arena,
): ZoneLook => {
  const seen = arena.bytes(patchSide * patchSide);
  if (!cutPatch(plane, zone, map, seen)) return { kind: "outside" };
  let low = 255;
  let high = 0;
  for (const value of seen) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low <= 14 && Math.abs((high + low) / 2 - coverLuma) <= 8) return { kind: "covered" };
  if (high - low < 16) return { kind: "unseen" };

  // Blank at four degrees of sharpness, values times 16 so that softening keeps fractions.
  const sharp = arena.bytes(patchSide * patchSide);
  for (let i = 0; i < sharp.length; i += 1) sharp[i] = blank[i]! * 16;
  const soft = [
    sharp,
    ...[1, 2, 4].map(radius => {
      const out = arena.bytes(patchSide * patchSide);
      soften(sharp, out, radius, arena);
      return out;
    }),
  ];
  let bestX = 0;
  let bestY = 0;
  let best = -2;
  for (let dy = -play; dy <= play; dy += 1) {
    for (let dx = -play; dx <= play; dx += 1) {
      const likeness = likenessAt(soft[1]!, seen, dx, dy, 2);
      if (likeness > best) {
        best = likeness;
        bestX = dx;
        bestY = dy;
      }
    }
  }
  let model = soft[1]!;
  best = -2;
  for (const candidate of soft) {
    const likeness = likenessAt(candidate, seen, bestX, bestY, 1);
    if (likeness > best) {
      best = likeness;
      model = candidate;
    }
  }
  return measure(model, seen, bestX, bestY, best, across);
};

/** Paper brightness on the four sides, the frame's darkness, and what the field holds beyond the blank. */
const measure = (
  model: Uint8Array,
  seen: Uint8Array,
  dx: number,
  dy: number,
  likeness: number,
  across: number,
): ZoneLook => {
  const sides: number[][] = [[], [], [], []];
  const paper = model.reduce((a, b) => Math.max(a, b), 0);
  let n = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let ab = 0;
  for (let y = play; y < patchSide - play; y += 1) {
    for (let x = play; x < patchSide - play; x += 1) {
      if (inner(x, y)) continue;
      const p = model[y * patchSide + x]!;
      const q = seen[(y + dy) * patchSide + x + dx]!;
      n += 1;
      a += p;
      b += q;
      aa += p * p;
      ab += p * q;
      if (p < paper - 12) continue;
      const cx = x - patchSide / 2;
      const cy = y - patchSide / 2;
      sides[Math.abs(cx) > Math.abs(cy) ? (cx < 0 ? 0 : 1) : cy < 0 ? 2 : 3]!.push(q);
    }
  }
  const spread = aa * n - a * a;
  const slope = spread <= 0 ? 0 : (ab * n - a * b) / spread;
  const known = sides.filter(side => side.length > 20).map(side => middleOf(side));
  if (known.length < 4) return { kind: "unseen" };
  const [left, right, top, bottom] = known as [number, number, number, number];
  const level = (left + right + top + bottom) / 4;
  // Frames are far darker than paper; under blur the line pales and a mark of the same pen pales with it.
  const frame = Math.max(slope * (paper - model.reduce((p, q) => Math.min(p, q), 255)), 0.12 * level, 10);
  let count = 0;
  let sum = 0;
  const places = (innerTo - innerFrom) * (innerTo - innerFrom);
  for (let y = innerFrom; y < innerTo; y += 1) {
    for (let x = innerFrom; x < innerTo; x += 1) {
      const cx = (x - patchSide / 2 + 0.5) / 20;
      const cy = (y - patchSide / 2 + 0.5) / 20;
      const expected =
        level +
        ((right - left) / 2) * cx +
        ((bottom - top) / 2) * cy -
        Math.max(0, slope) * (paper - model[y * patchSide + x]!);
      const dark = (expected - seen[(y + dy) * patchSide + x + dx]!) / frame;
      if (dark > 0.33) count += 1;
      sum += Math.max(-0.2, Math.min(1.5, dark));
    }
  }
  return { kind: "seen", likeness, share: count / places, dark: sum / places, across, offX: dx, offY: dy };
};

/** Fewer picture pixels across a field than this, and a thin stroke cannot be told from noise. */
const leastAcross = 7;

/**
 * One bit and its doubt for the whole sheet. A field darker than the others of the sheet counts more than a field
 * that is dark by itself, since blur and shadow change all fields alike.
 */
export const markedOf = (looks: readonly ZoneLook[]): Marked => {
  const seen = looks.flatMap(look => (look.kind === "seen" ? [look] : []));
  const usualShare = seen.length >= 3 ? middleOf(seen.map(look => look.share)) : 0;
  const usualDark = seen.length >= 3 ? middleOf(seen.map(look => look.dark)) : 0;
  let unsure = looks.some(look => look.kind === "unseen");
  for (const { share, dark, likeness, across } of seen) {
    const more = share - Math.min(usualShare, 0.1);
    const darker = dark - Math.min(Math.max(usualDark, 0), 0.1);
    if (more > 0.05 && darker > 0.02) return "yes";
    if (dark > 0.3) return "yes";
    if (more > 0.02 || darker > 0.06 || likeness < 0.45) unsure = true;
    if (across < leastAcross) unsure = true;
  }
  return unsure ? "unsure" : "no";
};
