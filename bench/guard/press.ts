/** Prints pages for the judging scenes straight into pixels: polygons by signed area, letters from polygons. */
import { heavy } from "./letters/heavy.ts";
import { plain } from "./letters/plain.ts";

export type Rgb = readonly [number, number, number];
/** Three bytes a pixel. */
export type Print = { readonly width: number; readonly height: number; readonly data: Uint8Array };
export type Polygon = readonly number[];
export type Hand = "plain" | "heavy";

const tables = { plain, heavy } as const;

export const blankPrint = (width: number, height: number, colour: Rgb): Print => {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = colour[at % 3]!;
  return { width, height, data };
};

/** Adds the signed area that an edge covers to the differences of each row it crosses. */
const addEdge = (
  sums: Float32Array,
  width: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void => {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [ax, ay, bx, by] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bx - ax) / (by - ay);
  for (let row = Math.max(0, Math.floor(ay)); row < Math.min(height, Math.ceil(by)); row += 1) {
    const top = Math.max(ay, row);
    const bottom = Math.min(by, row + 1);
    const middle = Math.min(width - 1.001, Math.max(0, ax + slope * ((top + bottom) / 2 - ay)));
    const tall = (bottom - top) * sign;
    const column = Math.floor(middle);
    const part = middle - column;
    sums[row * width + column]! += tall * (1 - part);
    sums[row * width + column + 1]! += tall * part;
  }
};

/** Fills polygons (non-zero winding, near enough) with `colour`. */
export const fill = (print: Print, polygons: readonly Polygon[], colour: Rgb, strength = 1): void => {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const polygon of polygons) {
    for (let k = 0; k < polygon.length; k += 2) {
      left = Math.min(left, polygon[k]!);
      right = Math.max(right, polygon[k]!);
      top = Math.min(top, polygon[k + 1]!);
      bottom = Math.max(bottom, polygon[k + 1]!);
    }
  }
  const x0 = Math.max(0, Math.floor(left));
  const y0 = Math.max(0, Math.floor(top));
  const width = Math.min(print.width, Math.ceil(right) + 1) - x0 + 2;
  const height = Math.min(print.height, Math.ceil(bottom) + 1) - y0;
  if (width <= 2 || height <= 0) return;
  const sums = new Float32Array(width * height);
  for (const polygon of polygons) {
    for (let k = 0; k < polygon.length; k += 2) {
      const next = (k + 2) % polygon.length;
      addEdge(
        sums,
        width,
        height,
        polygon[k]! - x0,
        polygon[k + 1]! - y0,
        polygon[next]! - x0,
        polygon[next + 1]! - y0,
      );
    }
  }
  for (let y = 0; y < height; y += 1) {
    let cover = 0;
    for (let x = 0; x < width && x0 + x < print.width; x += 1) {
      cover += sums[y * width + x]!;
      const share = Math.min(1, Math.abs(cover)) * strength;
      if (share < 0.004) continue;
      const at = ((y0 + y) * print.width + x0 + x) * 3;
      for (let c = 0; c < 3; c += 1)
        print.data[at + c] = print.data[at + c]! + (colour[c]! - print.data[at + c]!) * share;
    }
  }
};

export const box = (x: number, y: number, w: number, h: number): Polygon => [x, y, x + w, y, x + w, y + h, x, y + h];

/** A straight stroke of the given thickness, as a polygon. */
export const bar = (x0: number, y0: number, x1: number, y1: number, thick: number): Polygon => {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const nx = (-(y1 - y0) / length) * (thick / 2);
  const ny = ((x1 - x0) / length) * (thick / 2);
  return [x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny];
};

export const round = (cx: number, cy: number, rx: number, ry: number): Polygon =>
  Array.from({ length: 72 }, (_, k) => {
    const angle = (Math.floor(k / 2) / 36) * 2 * Math.PI;
    return k % 2 === 0 ? cx + rx * Math.cos(angle) : cy + ry * Math.sin(angle);
  });

export const frame = (print: Print, x: number, y: number, w: number, h: number, thick: number, colour: Rgb): void => {
  const half = thick / 2;
  for (const side of [
    box(x - half, y - half, w + thick, thick),
    box(x - half, y + h - half, w + thick, thick),
    box(x - half, y, thick, h),
    box(x + w - half, y, thick, h),
  ])
    fill(print, [side], colour);
};

export const ring = (
  print: Print,
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  thick: number,
  colour: Rgb,
  inside: Rgb,
): void => {
  fill(print, [round(cx, cy, rx, ry)], colour);
  fill(print, [round(cx, cy, rx - thick, ry - thick)], inside);
};

const advanceOf = (text: string, hand: Hand, size: number): number => {
  let sum = 0;
  for (const letter of text) sum += Number.parseInt(tables[hand][letter] ?? "500", 10);
  return (sum * size) / 1000;
};

/** Sets text in lines no wider than `room`; answers the y below. `y` is the top. */
export const set = (
  print: Print,
  text: string,
  x: number,
  y: number,
  room: number,
  hand: Hand,
  size: number,
  colour: Rgb = [25, 25, 28],
  middle = false,
): number => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && advanceOf(`${last} ${word}`, hand, size) <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  let at = y;
  for (const line of lines) {
    let pen = x + (middle ? (room - advanceOf(line, hand, size)) / 2 : 0);
    for (const letter of line) {
      const [advance, ...shapes] = (tables[hand][letter] ?? "500").split("|");
      const polygons = shapes.map(shape =>
        shape
          .split(" ")
          .map((value, k) =>
            k % 2 === 0 ? pen + (Number(value) * size) / 1000 : at + size + (Number(value) * size) / 1000,
          ),
      );
      if (polygons.length > 0) fill(print, polygons, colour);
      pen += (Number(advance) * size) / 1000;
    }
    at += size * 1.32;
  }
  return at;
};
