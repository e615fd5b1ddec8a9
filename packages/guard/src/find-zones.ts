/** Finds the empty squares and ovals of a blank ballot: light fields closed in by a line, of one size, in line. */
import type { Plane } from "./pixels.ts";
import type { Zone } from "./template.ts";

/** A light field with a closed border; `fill` is its share of its own bounding box. */
type Field = Zone & { readonly fill: number };

/** 1 where there is ink: darker than the mean around by a tenth of the range. */
export const inkOf = (plane: Plane, radius: number, darker: number): Uint8Array => {
  const { width, height, data } = plane;
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        sums[bottom * (width + 1) + right]! -
        sums[top * (width + 1) + right]! -
        sums[bottom * (width + 1) + left]! +
        sums[top * (width + 1) + left]!;
      if (data[y * width + x]! < sum / ((bottom - top) * (right - left)) - darker) out[y * width + x] = 1;
    }
  }
  return out;
};

/** Connected light fields within the given size, those that touch the border left out. */
export const lightFields = (
  ink: Uint8Array,
  width: number,
  height: number,
  least: number,
  largest: number,
): readonly Field[] => {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const fields: Field[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 1 || seen[start] === 1) continue;
    let top = 0;
    stack[top] = start;
    top += 1;
    seen[start] = 1;
    let left = width;
    let right = 0;
    let upper = height;
    let lower = 0;
    let area = 0;
    while (top > 0) {
      top -= 1;
      const at = stack[top]!;
      const x = at % width;
      const y = (at - x) / width;
      area += 1;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < upper) upper = y;
      if (y > lower) lower = y;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= ink.length || seen[next] === 1 || ink[next] === 1) continue;
        seen[next] = 1;
        stack[top] = next;
        top += 1;
      }
    }
    const w = right - left + 1;
    const h = lower - upper + 1;
    if (left === 0 || upper === 0 || right === width - 1 || lower === height - 1) continue;
    if (Math.min(w, h) < least || Math.max(w, h) > largest) continue;
    fields.push({ x: left, y: upper, width: w, height: h, fill: area / (w * h) });
  }
  return fields;
};

/** Letters leave light fields too, but none that is wider than high; a choice that is not wide must be larger. */
const isChoice =
  (side: number) =>
  ({ width, height, fill }: Field): boolean => {
    const aspect = width / height;
    if (aspect < 0.45 || aspect > 2.6 || fill < 0.72) return false;
    return aspect > 1.3 ? width > side / 85 && height > side / 190 : Math.min(width, height) > side / 80;
  };

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(2, 0.12 * Math.max(a, b));

/** Same size, and in one column or one row. */
const inLine = (a: Field, b: Field): boolean =>
  alike(a.width, b.width) &&
  alike(a.height, b.height) &&
  Math.abs(a.fill - b.fill) < 0.08 &&
  (Math.abs(a.x - b.x) < 0.35 * a.width || Math.abs(a.y - b.y) < 0.35 * a.height);

/** Groups of at least two choice fields of one size that stand in line, likeliest group first. */
export const rowsOfChoices = (fields: readonly Field[], side: number): readonly (readonly Field[])[] => {
  const open = new Set(fields.filter(isChoice(side)));
  const groups: Field[][] = [];
  for (const first of open) {
    open.delete(first);
    const group = [first];
    for (let k = 0; k < group.length; k += 1) {
      for (const other of open) {
        if (!inLine(group[k]!, other)) continue;
        open.delete(other);
        group.push(other);
      }
    }
    if (group.length >= 2) groups.push(group);
  }
  const weight = (group: readonly Field[]): number => group.length * Math.sqrt(group[0]!.width * group[0]!.height);
  return groups.sort((a, b) => weight(b) - weight(a));
};

/**
 * Zones of a blank, in pixels of `plane`, from top to bottom and left to right; none where nothing looks like a
 * choice. Fields up to 1/9 of the longer side are considered.
 */
export const findZones = (plane: Plane): readonly Zone[] => {
  const side = Math.max(plane.width, plane.height);
  const ink = inkOf(plane, Math.floor(side / 60), 22);
  const fields = lightFields(ink, plane.width, plane.height, side / 200, side / 9);
  const groups = rowsOfChoices(fields, side);
  const first = groups[0];
  if (first === undefined) return [];
  // The line around the field belongs to it; its thickness is about a twelfth of the side.
  const chosen = groups.filter(
    group => alike(group[0]!.width, first[0]!.width) && alike(group[0]!.height, first[0]!.height),
  );
  return chosen
    .flat()
    .map(({ x, y, width, height }) => ({ x, y, width, height }))
    .sort((a, b) => (Math.abs(a.y - b.y) > a.height / 2 ? a.y - b.y : a.x - b.x));
};
