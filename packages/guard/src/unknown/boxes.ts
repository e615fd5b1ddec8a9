/** Choice boxes on a straightened page: equal light fields closed in by a line, in a column or a row, marked or not. */
import type { Arena } from "../arena.ts";
import { cosineOf, directions, sineOf } from "../directions.ts";
import type { Plane } from "../pixels.ts";
import type { Zone } from "../template.ts";
import { type Pieces, piecesOf } from "./ink.ts";

/** `isOval`: a circle or an oval. `isOwn`: the line around it is its own; otherwise it is a cell of a table. */
type Field = Zone & { readonly isOval: boolean; readonly isOwn: boolean };

/** Boxes of one size. */
export type Boxes = { readonly isOval: boolean; readonly isOwn: boolean; readonly zones: readonly Zone[] };

const middleOf = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Usual height of the pieces of print. */
const printHeight = (dark: Pieces): number => {
  const heights: number[] = [];
  for (let k = 0; k < dark.count; k += 1) {
    const high = dark.bottom[k]! - dark.top[k]!;
    const wide = dark.right[k]! - dark.left[k]!;
    // A frame is nearly empty; were it counted, a page of boxes and few words would have print as high as a box.
    const isFrame = Math.min(wide, high) >= 12 && dark.area[k]! < 0.3 * wide * high;
    if (!isFrame && high >= 5 && high <= 60 && wide > 0.2 * high && wide < 12 * high) heights.push(high);
  }
  return heights.length === 0 ? 8 : middleOf(heights);
};

/** A piece of the same height right beside: the field is the inside of a letter. */
const isLetter = (dark: Pieces, left: number, top: number, right: number, bottom: number, self: number): boolean => {
  const high = bottom - top;
  for (let k = 0; k < dark.count; k += 1) {
    if (k === self) continue;
    const other = dark.bottom[k]! - dark.top[k]!;
    if (other < 0.55 * high || other > 1.7 * high) continue;
    if (Math.min(bottom, dark.bottom[k]!) - Math.max(top, dark.top[k]!) < 0.6 * Math.min(high, other)) continue;
    const gap = Math.max(dark.left[k]! - right, left - dark.right[k]!);
    if (gap >= -1 && gap < 0.22 * high) return true;
  }
  return false;
};

const fieldsOf = (light: Pieces, dark: Pieces, width: number, height: number): Field[] => {
  const print = printHeight(dark);
  const most = Math.max(width, height) / 7;
  const fields: Field[] = [];
  for (let k = 0; k < light.count; k += 1) {
    const x = light.left[k]!;
    const y = light.top[k]!;
    const w = light.right[k]! - x;
    const h = light.bottom[k]! - y;
    // The inside of a letter is not much wider than high; an oval that is may be lower than the print beside it.
    const least = w > 1.35 * h ? Math.max(6, 0.5 * print) : Math.max(7, 0.9 * print);
    if (Math.min(w, h) < least || Math.max(w, h) > most || w < 0.4 * h || w > 3.2 * h) continue;
    if (x === 0 || y === 0 || x + w === width || y + h === height) continue;
    const fill = light.area[k]! / (w * h);
    if (fill < 0.7) continue;
    const room = 0.35 * Math.min(w, h) + 3;
    let frame = -1;
    for (let d = 0; d < dark.count; d += 1) {
      const [left, top, right, bottom] = [dark.left[d]!, dark.top[d]!, dark.right[d]!, dark.bottom[d]!];
      if (left > x || top > y || right < x + w || bottom < y + h) continue;
      if (left < x - room || top < y - room || right > x + w + room || bottom > y + h + room) continue;
      frame = d;
      break;
    }
    if (frame < 0 && Math.min(w, h) < 1.3 * print) continue;
    if (
      frame >= 0 &&
      isLetter(dark, dark.left[frame]!, dark.top[frame]!, dark.right[frame]!, dark.bottom[frame]!, frame)
    )
      continue;
    fields.push({ x, y, width: w, height: h, isOval: fill < 0.87, isOwn: frame >= 0 });
  }
  return fields;
};

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(2, 0.15 * Math.max(a, b));

/** Rows of a table may be of several heights. */
const sameKind = (a: Field, b: Field): boolean =>
  alike(a.width, b.width) &&
  a.isOwn === b.isOwn &&
  (alike(a.height, b.height) || (!a.isOwn && a.height < 2 * b.height && b.height < 2 * a.height));

const inColumn = (a: Zone, b: Zone): boolean =>
  Math.abs(a.x + a.width / 2 - b.x - b.width / 2) < 0.35 * Math.min(a.width, 3 * a.height);
const inRow = (a: Zone, b: Zone): boolean => Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < 0.35 * a.height;

/** Fields of one kind that stand in line with one another, likeliest group first; lone ones last. */
const groupsOf = (fields: readonly Field[]): Field[][] => {
  const open = new Set(fields);
  const groups: Field[][] = [];
  for (const first of open) {
    open.delete(first);
    const group = [first];
    for (let k = 0; k < group.length; k += 1) {
      const member = group[k]!;
      for (const other of open) {
        if (!sameKind(member, other) || !(inColumn(member, other) || inRow(member, other))) continue;
        open.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  const weight = (group: Field[]): number =>
    Math.min(group.length, 12) *
    Math.sqrt(group[0]!.width * group[0]!.height) *
    (group[0]!.isOwn ? 2 : 1) *
    (group.length > 1 ? 3 : 1);
  return groups.sort((a, b) => weight(b) - weight(a));
};

/** Points around a frame: place relative to the middle in halves of the field (times 4096), and the way outwards. */
const around = (isOval: boolean): Int32Array => {
  const points = new Int32Array(directions * 4);
  for (let k = 0; k < directions; k += 1) {
    const c = cosineOf(k);
    const s = sineOf(k);
    const longest = Math.max(Math.abs(c), Math.abs(s));
    const x = isOval ? c : Math.floor((c * 3600) / longest);
    const y = isOval ? s : Math.floor((s * 3600) / longest);
    // A square is asked along its sides, not at its corners.
    const upright = Math.abs(c) >= Math.abs(s);
    points.set(
      isOval
        ? [x, y, c, s]
        : [
            upright ? Math.sign(c) * 4096 : x,
            upright ? y : Math.sign(s) * 4096,
            upright ? Math.sign(c) * 4096 : 0,
            upright ? 0 : Math.sign(s) * 4096,
          ],
      k * 4,
    );
  }
  return points;
};
const aroundOval = around(true);
const aroundSquare = around(false);

/**
 * How many of the 32 points around the field at (x, y) lie on a line; 0 where a quarter of them is bare or the surroundings
 * are dark as well. What is inside is not asked.
 */
const frameAt = (
  ink: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  w: number,
  h: number,
  { isOval, isOwn }: Field,
): number => {
  const points = isOval ? aroundOval : aroundSquare;
  const cx = x + w / 2;
  const cy = y + h / 2;
  const far = 3 + Math.floor(0.14 * Math.min(w, h));
  let total = 0;
  let outside = 0;
  for (let side = 0; side < 4; side += 1) {
    let hits = 0;
    for (let k = side * 8 - 4; k < side * 8 + 4; k += 1) {
      const at = ((k + directions) % directions) * 4;
      const px = cx + (points[at]! * w) / 8192;
      const py = cy + (points[at + 1]! * h) / 8192;
      const nx = points[at + 2]! / 4096;
      const ny = points[at + 3]! / 4096;
      let hit = 0;
      for (let d = -1; d <= 3; d += 1) {
        const qx = Math.floor(px + d * nx);
        const qy = Math.floor(py + d * ny);
        if (qx < 0 || qy < 0 || qx >= width || qy >= height) continue;
        if (ink[qy * width + qx] === 1) {
          hit = 1;
          break;
        }
      }
      hits += hit;
      const ox = Math.floor(px + (far + 2) * nx);
      const oy = Math.floor(py + (far + 2) * ny);
      if (ox >= 0 && oy >= 0 && ox < width && oy < height) outside += ink[oy * width + ox]!;
    }
    if (hits < 6) return 0;
    total += hits;
  }
  return total < 28 || (isOwn && outside > 12) ? 0 : total;
};

const overlaps = (a: Zone, b: Zone): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Frames of the same size along a column or a row of known ones: those whose inside is no longer a light field. */
const completed = (
  ink: Uint8Array,
  width: number,
  height: number,
  known: readonly Zone[],
  kind: Field,
  isColumn: boolean,
): Zone[] => {
  const w = middleOf(known.map(zone => zone.width));
  const h = middleOf(known.map(zone => zone.height));
  const across = middleOf(known.map(zone => (isColumn ? zone.x : zone.y)));
  const length = isColumn ? height - h : width - w;
  const scores: { at: number; off: number; score: number }[] = [];
  for (let at = 4; at < length - 4; at += 1) {
    let best = 0;
    let off = 0;
    for (const d of [0, -2, 2]) {
      const x = isColumn ? across + d : at;
      const y = isColumn ? at : across + d;
      const score = frameAt(ink, width, height, x, y, w, h, kind);
      if (score <= best) continue;
      best = score;
      off = d;
    }
    if (best > 0) scores.push({ at, off, score: best });
  }
  const found: Zone[] = [];
  const taken = [...known];
  while (scores.length > 0) {
    let best = 0;
    for (let k = 1; k < scores.length; k += 1) if (scores[k]!.score > scores[best]!.score) best = k;
    const { at, off, score } = scores[best]!;
    // The middle of a run of equal scores.
    let last = best;
    while (scores[last + 1]?.score === score && scores[last + 1]!.at === scores[last]!.at + 1) last += 1;
    const middle = Math.floor((at + scores[last]!.at) / 2);
    scores.splice(best, last - best + 1);
    const zone: Zone = {
      x: isColumn ? across + off : middle,
      y: isColumn ? middle : across + off,
      width: w,
      height: h,
    };
    if (taken.some(other => overlaps(zone, other))) continue;
    taken.push(zone);
    found.push(zone);
  }
  return found;
};

const linesOf = (zones: readonly Zone[], inLine: (a: Zone, b: Zone) => boolean): Zone[][] => {
  const lines: Zone[][] = [];
  for (const zone of zones) {
    const line = lines.find(members => inLine(members[0]!, zone));
    if (line === undefined) lines.push([zone]);
    else line.push(zone);
  }
  return lines;
};

/** Groups that are completed at most: the likeliest ones. */
const tried = 5;
const mostZones = 400;

/** Kinds of boxes on the page, likeliest first; only kinds of which at least two were found. */
export const boxesOn = (page: Plane, ink: Uint8Array, arena: Arena): readonly Boxes[] => {
  const { width, height } = page;
  const room = arena.used();
  const dark = piecesOf(ink, width, height, 1, true, 4, arena);
  const light = dark === null ? null : piecesOf(ink, width, height, 0, false, 6, arena);
  if (dark === null || light === null) {
    arena.release(room);
    return [];
  }
  const fields = fieldsOf(light, dark, width, height);
  arena.release(room);
  const out: Boxes[] = [];
  for (const group of groupsOf(fields).slice(0, tried)) {
    const first = group[0]!;
    if (group.length > mostZones || (group.length === 1 && !first.isOwn)) continue;
    const zones: Zone[] = group.map(({ x, y, width: w, height: h }) => ({ x, y, width: w, height: h }));
    const columns = linesOf(zones, inColumn);
    const isRow = columns.every(column => column.length === 1) && zones.length > 1;
    for (const line of isRow ? [zones] : columns) {
      zones.push(...completed(ink, width, height, line, first, !isRow));
    }
    if (group.length === 1 && zones.length === 1) zones.push(...completed(ink, width, height, zones, first, false));
    if (zones.length >= 2) out.push({ isOval: first.isOval, isOwn: first.isOwn, zones });
  }
  return out;
};
