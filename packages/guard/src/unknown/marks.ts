/**
 * Whether boxes of an unknown design carry a mark. There is no blank to compare with, so the boxes are compared with the
 * paper around them and with one another: what is dark in all alike (a printed number) counts less.
 */
import { applyX, applyY, type Homography } from "../homography.ts";
import type { Plane } from "../pixels.ts";
import type { Zone } from "../template.ts";
import type { Marked } from "../verdict.ts";
import type { Boxes } from "./boxes.ts";

/** Places across the field that are looked at, and the share of it at each side that belongs to the line. */
const places = 24;
const rim = 0.17;

/** Fewer picture pixels across a field than this, and a thin stroke cannot be told from noise. */
const leastAcross = 9;

type Look = { readonly share: number; readonly dark: number };

const middleOf = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

const valueAt = ({ data, width, height }: Plane, map: Homography, px: number, py: number): number => {
  const x = Math.floor(applyX(map, px, py));
  const y = Math.floor(applyY(map, px, py));
  return data[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))]!;
};

/** Brightness of the paper around the field and of the line about it. */
const surroundings = (plane: Plane, map: Homography, { x, y, width, height }: Zone, isOwn: boolean) => {
  const paper: number[] = [];
  const line: number[] = [];
  for (let k = 0; k < 12; k += 1) {
    const s = (k + 0.5) / 12;
    for (const [px, py, nx, ny] of [
      [x + s * width, y, 0, -1],
      [x + s * width, y + height, 0, 1],
      [x, y + s * height, -1, 0],
      [x + width, y + s * height, 1, 0],
    ] as const) {
      let darkest = 255;
      for (let d = -1; d <= 3; d += 1) darkest = Math.min(darkest, valueAt(plane, map, px + d * nx, py + d * ny));
      line.push(darkest);
      const far = isOwn ? 4 + 0.14 * Math.min(width, height) : -0.12 * Math.min(width, height) - 2;
      paper.push(valueAt(plane, map, px + far * nx, py + far * ny));
    }
  }
  line.sort((a, b) => a - b);
  paper.sort((a, b) => a - b);
  return { paper: paper[Math.floor(paper.length * 0.7)]!, line: line[line.length >> 1]! };
};

/** `map` takes page pixels to pixels of `plane`. */
export const markedIn = (plane: Plane, map: Homography, { zones, isOval, isOwn }: Boxes): Marked => {
  const around = zones.map(zone => surroundings(plane, map, zone, isOwn));
  const usual = middleOf(around.map(({ paper, line }) => paper - line));
  const looks: Look[] = zones.map((zone, k) => {
    const values: number[] = [];
    for (let j = 0; j < places; j += 1) {
      for (let i = 0; i < places; i += 1) {
        const s = (i + 0.5) / places;
        const t = (j + 0.5) / places;
        if (s < rim || t < rim || s > 1 - rim || t > 1 - rim) continue;
        if (isOval && (s - 0.5) * (s - 0.5) + (t - 0.5) * (t - 0.5) > 0.12) continue;
        values.push(valueAt(plane, map, zone.x + s * zone.width, zone.y + t * zone.height));
      }
    }
    values.sort((a, b) => a - b);
    // A field may be printed lighter than the sheet around it.
    const paper = Math.max(around[k]!.paper, values[Math.floor(values.length * 0.7)]!);
    const frame = Math.max(usual, 0.15 * paper, 12);
    let count = 0;
    let sum = 0;
    for (const value of values) {
      const dark = (paper - value) / frame;
      if (dark > 0.4) count += 1;
      sum += Math.max(-0.2, Math.min(1.5, dark));
    }
    return { share: count / values.length, dark: sum / values.length };
  });
  const isEnough = looks.length >= 3;
  const usualShare = isEnough ? Math.min(middleOf(looks.map(({ share }) => share)), 0.3) : 0;
  const usualDark = isEnough ? Math.min(Math.max(middleOf(looks.map(({ dark }) => dark)), 0), 0.3) : 0;
  const first = zones[0]!;
  const across =
    Math.abs(applyX(map, first.x + first.width, first.y) - applyX(map, first.x, first.y)) +
    Math.abs(applyY(map, first.x + first.width, first.y) - applyY(map, first.x, first.y));
  let isUnsure = across < leastAcross;
  for (const { share, dark } of looks) {
    const more = share - usualShare;
    const darker = dark - usualDark;
    if (more > 0.03 && darker > 0.01) return "yes";
    if (more > 0.012 || darker > 0.08) isUnsure = true;
  }
  return isUnsure ? "unsure" : "no";
};
