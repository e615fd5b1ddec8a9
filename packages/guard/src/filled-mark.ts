/**
 * Whether a zone carries a mark. The zone is straightened, its printed frame is laid exactly over the frame of the
 * blank, and what is then darker inside than the blank would be under the same light is ink.
 */
import type { Arena } from "./arena.ts";
import { coverLuma } from "./cover.ts";
import type { Homography } from "./homography.ts";
import { type Edge, edgeAcross, isBeyond } from "./light-edge.ts";
import { cutPatch, patchMargin, patchSide } from "./patch.ts";
import type { Plane } from "./pixels.ts";
import type { BlankPatch, Zone } from "./template.ts";
import type { Marked } from "./verdict.ts";

/** How far the frame may lie from where the map puts it, in places of the patch (24 to a zone). */
export const play = 6;

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

export const inner = (x: number, y: number): boolean => x >= innerFrom && x < innerTo && y >= innerFrom && y < innerTo;

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

/** The blank, with values times 16 so that softening keeps fractions, softened by `radius`. */
export const softBlank = (blank: BlankPatch, radius: number, arena: Arena): Uint8Array => {
  const sharp = arena.bytes(patchSide * patchSide);
  for (let i = 0; i < sharp.length; i += 1) sharp[i] = blank[i]! * 16;
  const out = arena.bytes(patchSide * patchSide);
  soften(sharp, out, radius, arena);
  return out;
};

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

/** Light over the patch: in the middle, what it gains to the right and downwards over 20 places, and a step across a line. */
type Light = {
  readonly level: number;
  readonly right: number;
  readonly down: number;
  readonly edge: Edge | null;
};

const lightAt = ({ level, right, down, edge }: Light, x: number, y: number): number => {
  const cx = x - patchSide / 2 + 0.5;
  const cy = y - patchSide / 2 + 0.5;
  const plane = level + (right * cx + down * cy) / 20;
  return edge === null ? plane : plane + (isBeyond(edge, cx, cy) ? edge.beyond : edge.before);
};

/** Brightness and place of what is paper around the field, the print's own tone taken out. */
type Paper = { readonly x: number; readonly y: number; readonly value: number };

/** Brightness on the four sides of the field; null where paper is seen on one side at most. */
const planeOf = (papers: readonly Paper[]): Light | null => {
  const sides: number[][] = [[], [], [], []];
  for (const { x, y, value } of papers) {
    const cx = x - patchSide / 2;
    const cy = y - patchSide / 2;
    sides[Math.abs(cx) > Math.abs(cy) ? (cx < 0 ? 0 : 1) : cy < 0 ? 2 : 3]!.push(value);
  }
  const middles = sides.map(side => (side.length > 20 ? middleOf(side) : null));
  const known = middles.flatMap(middle => (middle === null ? [] : [middle]));
  if (known.length < 2) return null;
  const mean = known.reduce((sum, middle) => sum + middle, 0) / known.length;
  const [left, right, top, bottom] = middles.map(middle => middle ?? mean) as [number, number, number, number];
  return { level: (left + right + top + bottom) / 4, right: (right - left) / 2, down: (bottom - top) / 2, edge: null };
};

/** Mean square of what the light leaves unexplained. */
const unexplained = (papers: readonly Paper[], light: Light): number => {
  let sum = 0;
  for (const { x, y, value } of papers) {
    const off = Math.max(-0.4, Math.min(0.4, (value - lightAt(light, x, y)) / light.level));
    sum += off * off;
  }
  return sum / Math.max(1, papers.length);
};

/** What an even light leaves unexplained where an edge is worth seeking, and the share of it that may be left with one. */
const uneven = 0.0002;
const leftByEdge = 0.6;

/** The light on the paper: even, or of two strengths where a fold or the edge of a shadow runs across and that explains it far better. */
const lightOf = (papers: readonly Paper[]): Light | null => {
  const even = planeOf(papers);
  if (even === null) return null;
  const without = unexplained(papers, even);
  if (without < uneven) return even;
  const edge = edgeAcross(papers, even.level);
  if (edge === null) return even;
  const plane = planeOf(
    papers.map(({ x, y, value }) => {
      const beyond = isBeyond(edge, x - patchSide / 2 + 0.5, y - patchSide / 2 + 0.5);
      return { x, y, value: value - (beyond ? edge.beyond : edge.before) };
    }),
  );
  if (plane === null) return even;
  const split: Light = { ...plane, edge };
  return unexplained(papers, split) < leftByEdge * without ? split : even;
};

/** What the field holds beyond the blank, under the light that falls around it. */
const measure = (
  model: Uint8Array,
  seen: Uint8Array,
  dx: number,
  dy: number,
  likeness: number,
  across: number,
): ZoneLook => {
  const paper = model.reduce((a, b) => Math.max(a, b), 0);
  const depth = paper - model.reduce((p, q) => Math.min(p, q), 255);
  let n = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let ab = 0;
  const around = (each: (x: number, y: number, p: number, q: number) => void): void => {
    for (let y = play; y < patchSide - play; y += 1) {
      for (let x = play; x < patchSide - play; x += 1) {
        if (!inner(x, y)) each(x, y, model[y * patchSide + x]!, seen[(y + dy) * patchSide + x + dx]!);
      }
    }
  };
  around((_x, _y, p, q) => {
    n += 1;
    a += p;
    b += q;
    aa += p * p;
    ab += p * q;
  });
  const spread = aa * n - a * a;
  const slope = spread <= 0 ? 0 : Math.max(0, (ab * n - a * b) / spread);
  const papers: Paper[] = [];
  around((x, y, p, q) => {
    if (paper - p <= 0.35 * depth) papers.push({ x, y, value: q + slope * (paper - p) });
  });
  const light = lightOf(papers);
  if (light === null) return { kind: "unseen" };
  // Frames are far darker than paper; under blur the line pales and a mark of the same pen pales with it.
  const frame = Math.max(slope * depth, 0.12 * light.level, 10);
  let count = 0;
  let sum = 0;
  const places = (innerTo - innerFrom) * (innerTo - innerFrom);
  for (let y = innerFrom; y < innerTo; y += 1) {
    for (let x = innerFrom; x < innerTo; x += 1) {
      const expected = lightAt(light, x, y) - slope * (paper - model[y * patchSide + x]!);
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
    // A frame that is not where it should be: what lies there may be anything.
    if (likeness < 0.45) unsure = true;
    else if ((more > 0.05 && darker > 0.02) || dark > 0.3) return "yes";
    // Even darkness without a single dark place is the light's more often than a pencil's.
    else if (more > 0.02 || darker > (more > 0.005 ? 0.06 : 0.09)) unsure = true;
    if (across < leastAcross) unsure = true;
  }
  return unsure ? "unsure" : "no";
};
