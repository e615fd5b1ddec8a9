/**
 * What speaks for a ballot on one straightened page: choice boxes, and title words of the closed list. The words are sought on
 * the page with the boxes' columns painted out, so nothing said about them depends on what is in a box.
 */
import type { Arena } from "../arena.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import type { Zone } from "../template.ts";
import { type Boxes, boxesOn } from "./boxes.ts";
import { clipInk, inkOn } from "./ink.ts";
import { cropOf, logitsOf, type Network, spotterIn } from "./spotter.ts";
import type { Straight } from "./straight.ts";
import { type Word, wordsOn } from "./words.ts";

/** `margins`: for each class of the spotter by how much, in 1/256, it won on the word where it won most; 0 where it never did. */
export type Evidence = {
  readonly boxes: readonly Boxes[];
  readonly strips: readonly Zone[];
  readonly margins: readonly number[];
  readonly isOver: boolean;
  readonly read: number;
};

/** How much wider than the boxes a strip is, on each side, as a share of a box. */
const wider = 0.8;

const overlap = (a: Zone, b: Zone): boolean => a.x < b.x + b.width && b.x < a.x + a.width;

/** Strips begin and end at multiples of this many page pixels: by a pixel or two, a marked box may be found elsewhere. */
const grid = 16;

const snapped = ({ x, y, width, height }: Zone): Zone => {
  const left = Math.floor(x / grid) * grid;
  const top = Math.floor(y / grid) * grid;
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / grid) * grid - left,
    height: Math.ceil((y + height) / grid) * grid - top,
  };
};

/** Columns of boxes, whatever lies between; boxes above each other are one column. */
const stripsOf = (boxes: readonly Boxes[]): readonly Zone[] => {
  const out: Zone[] = [];
  for (const zone of boxes.flatMap(({ zones }) => zones)) {
    const grow = wider * Math.min(zone.width, 2 * zone.height);
    let joined: Zone = {
      x: zone.x - grow,
      y: zone.y - grow,
      width: zone.width + 2 * grow,
      height: zone.height + 2 * grow,
    };
    for (let k = out.length - 1; k >= 0; k -= 1) {
      const strip = out[k]!;
      if (!overlap(strip, joined)) continue;
      out.splice(k, 1);
      const x = Math.min(strip.x, joined.x);
      const y = Math.min(strip.y, joined.y);
      joined = {
        x,
        y,
        width: Math.max(strip.x + strip.width, joined.x + joined.width) - x,
        height: Math.max(strip.y + strip.height, joined.y + joined.height) - y,
      };
      k = out.length;
    }
    out.push(joined);
  }
  // By place: the order in which boxes were found may come from ink.
  return out.map(snapped).sort((a, b) => a.x - b.x || a.y - b.y);
};

/** Paints the strips with the lightest of what lies right beside them, row by row. */
const paintOut = ({ width, height, data }: Plane, strips: readonly Zone[]): void => {
  const beside = 10;
  for (const strip of strips) {
    const left = Math.max(0, Math.floor(strip.x));
    const right = Math.min(width, Math.ceil(strip.x + strip.width));
    const bottom = Math.min(height, Math.ceil(strip.y + strip.height));
    for (let y = Math.max(0, Math.floor(strip.y)); y < bottom; y += 1) {
      let value = 0;
      for (let k = 1; k <= beside; k += 1) {
        if (left - k >= 0) value = Math.max(value, data[y * width + left - k]!);
        if (right + k - 1 < width) value = Math.max(value, data[y * width + right + k - 1]!);
      }
      data.fill(value, y * width + left, y * width + right);
    }
  }
};

/** Words that are asked at most, and those that tell whether the page is upside down. */
const mostWords = 60;
const upsideWords = 14;

/** A word won by this much says which way up the page is. */
const plainMargin = 900;

const isAsked = ({ width, height }: Word): boolean => width > 2 * height && width < 16 * height;

const marginsOf = (
  words: readonly Word[],
  isOver: boolean,
  plane: Plane,
  page: Straight,
  network: Network,
  kernels: Kernels,
  arena: Arena,
): number[] => {
  const margins = new Array<number>(network.classes).fill(0);
  for (const word of words) {
    const room = arena.used();
    const crop = cropOf(plane, page.map, word, isOver, arena);
    const high = word.height - Math.abs(word.rise);
    const logits = logitsOf(network, crop, Math.min(255, Math.floor((16 * word.width) / high)), kernels, arena);
    let best = 0;
    let second = -Infinity;
    for (let k = 1; k < logits.length; k += 1) {
      if (logits[k]! > logits[best]!) {
        second = logits[best]!;
        best = k;
      } else if (logits[k]! > second) second = logits[k]!;
    }
    const margin = logits[best]! - second;
    arena.release(room);
    if (best > 0) margins[best] = Math.max(margins[best]!, margin);
  }
  return margins;
};

/** Makes `ink` what it would be had the strips been empty paper from the start; only near them does it change. */
const inkWithout = (ink: Uint8Array, straight: Plane, strips: readonly Zone[], radius: number, arena: Arena): void => {
  const { width, height, data } = straight;
  paintOut(straight, strips);
  for (const strip of strips) {
    const near = (from: number, to: number, most: number, by: number): readonly [number, number] => [
      Math.max(0, Math.floor(from) - by),
      Math.min(most, Math.ceil(to) + by),
    ];
    const [left, right] = near(strip.x, strip.x + strip.width, width, 2 * radius + 1);
    const [top, bottom] = near(strip.y, strip.y + strip.height, height, 2 * radius + 1);
    const [a, b] = near(strip.x, strip.x + strip.width, width, radius);
    const [c, d] = near(strip.y, strip.y + strip.height, height, radius);
    if (right - left < 1 || bottom - top < 1) continue;
    const room = arena.used();
    const part = arena.bytes((right - left) * (bottom - top));
    for (let y = top; y < bottom; y += 1)
      part.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
    const again = inkOn({ width: right - left, height: bottom - top, data: part }, radius, arena);
    for (let y = c; y < d; y += 1)
      ink.set(
        again.subarray((y - top) * (right - left) + a - left, (y - top) * (right - left) + b - left),
        y * width + a,
      );
    arena.release(room);
  }
};

const larger = (a: readonly number[], b: readonly number[]): number[] => a.map((value, k) => Math.max(value, b[k]!));

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** `plane`: the picture that `page.map` leads to; `straight`: the page taken out of it, whose strips are painted out here. */
export const evidenceOn = (
  straight: Plane,
  plane: Plane,
  page: Straight,
  kernels: Kernels,
  arena: Arena,
): Evidence | null => {
  const room = arena.used();
  const radius = Math.floor(Math.max(straight.width, straight.height) / 45);
  const ink = inkOn(straight, radius, arena);
  if (page.sheet !== null) clipInk(ink, straight.width, straight.height, page.sheet, 4);
  const all = boxesOn(straight, ink, arena);
  const first = all[0];
  if (first === undefined) {
    arena.release(room);
    return null;
  }
  const strips = stripsOf(all.filter(boxes => boxes.isOwn === first.isOwn));
  inkWithout(ink, straight, strips, radius, arena);
  if (page.sheet !== null) clipInk(ink, straight.width, straight.height, page.sheet, 4);
  const words = wordsOn(ink, straight.width, straight.height, strips, arena)
    .filter(isAsked)
    .sort((a, b) => b.height - a.height || a.y - b.y || a.x - b.x)
    .slice(0, mostWords);
  arena.release(room);
  const network = spotterIn(arena);
  const largest = words.slice(0, upsideWords);
  const rest = words.slice(upsideWords);
  let upright = marginsOf(largest, false, plane, page, network, kernels, arena);
  let over = marginsOf(largest, true, plane, page, network, kernels, arena);
  const isPlain = Math.max(...upright, ...over) >= plainMargin;
  const isOver = sumOf(over) > sumOf(upright);
  if (!isPlain || isOver) over = larger(over, marginsOf(rest, true, plane, page, network, kernels, arena));
  if (!isPlain || !isOver) upright = larger(upright, marginsOf(rest, false, plane, page, network, kernels, arena));
  arena.release(room);
  const margins = sumOf(over) > sumOf(upright) ? over : upright;
  return { boxes: all, strips, margins, isOver: margins === over, read: words.length };
};
