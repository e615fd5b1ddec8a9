/**
 * Whether the printed page is what lies under the map: names alone, as in a register of the same people, agree in
 * single places; a ballot agrees nearly everywhere it can be seen.
 */
import { berthOf } from "./berth.ts";
import { applyX, applyY, type Homography } from "./homography.ts";
import type { Plane } from "./pixels.ts";
import { inkCell, nearZone, type Template } from "./template.ts";

/** `share`: agreeing tiles of those with print, 0 to 1; `tiles`: how many could be seen. */
export type Agreement = { readonly share: number; readonly tiles: number };

const tile = 8;

/** Below these the page is taken for another one. */
export const leastShare = 0.5;
export const leastTiles = 12;

const sample = (plane: Plane, x: number, y: number): number => {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  if (fx < 0 || fy < 0 || fx + 1 >= plane.width || fy + 1 >= plane.height) return -1;
  const at = fy * plane.width + fx;
  const ax = x - fx;
  const ay = y - fy;
  const { data, width } = plane;
  return (
    (data[at]! * (1 - ax) + data[at + 1]! * ax) * (1 - ay) +
    (data[at + width]! * (1 - ax) + data[at + width + 1]! * ax) * ay
  );
};

/** Mean brightness of one cell of the page as seen in the picture, from nine places in it; -1 outside the picture. */
const seenCell = (plane: Plane, map: Homography, cx: number, cy: number): number => {
  let sum = 0;
  for (let j = 1; j < 6; j += 2) {
    for (let i = 1; i < 6; i += 2) {
      const x = (cx + i / 6) * inkCell;
      const y = (cy + j / 6) * inkCell;
      const value = sample(plane, applyX(map, x, y) - 0.5, applyY(map, x, y) - 0.5);
      if (value < 0) return -1;
      sum += value;
    }
  }
  return sum / 9;
};

/** Compares `plane` under `map` with the template's ink, tile by tile, leaving out every tile near a zone. */
export const agreementOf = (template: Template, map: Homography, plane: Plane): Agreement => {
  const { ink, zones } = template;
  const around = (tile / 2) * inkCell + berthOf(template).extra;
  let agree = 0;
  let tiles = 0;
  for (let ty = 0; ty + tile <= ink.height; ty += tile) {
    for (let tx = 0; tx + tile <= ink.width; tx += tile) {
      if (nearZone(zones, (tx + tile / 2) * inkCell, (ty + tile / 2) * inkCell, around)) continue;
      let n = 0;
      let a = 0;
      let aa = 0;
      for (let y = ty; y < ty + tile; y += 1) {
        for (let x = tx; x < tx + tile; x += 1) {
          const value = ink.data[y * ink.width + x]!;
          a += value;
          aa += value * value;
        }
      }
      n = tile * tile;
      const spreadHere = aa - (a * a) / n;
      if (spreadHere < n * 1.2) continue;
      let b = 0;
      let bb = 0;
      let ab = 0;
      let outside = false;
      for (let y = ty; y < ty + tile && !outside; y += 1) {
        for (let x = tx; x < tx + tile; x += 1) {
          const seen = seenCell(plane, map, x, y);
          if (seen < 0) {
            outside = true;
            break;
          }
          b += seen;
          bb += seen * seen;
          ab += seen * ink.data[y * ink.width + x]!;
        }
      }
      if (outside) continue;
      tiles += 1;
      const spreadThere = bb - (b * b) / n;
      const both = (a * b) / n - ab;
      if (spreadThere > n * 4 && both > 0 && both * both > 0.25 * spreadHere * spreadThere) agree += 1;
    }
  }
  return { share: tiles === 0 ? 0 : agree / tiles, tiles };
};
