/** A zone with its surroundings, straightened: the little picture on which the question "marked?" is answered. */
import { applyX, applyY, type Homography } from "./homography.ts";
import type { Plane } from "./pixels.ts";
import type { Zone } from "./template.ts";

/** The zone's own field takes 24 x 24 of 52 x 52 places, whatever its shape. */
export const patchSide = 52;
export const patchMargin = 14;
export const patchField = patchSide - 2 * patchMargin;

/** Picture pixels between neighbouring places of the patch: the larger of both directions, at the zone's middle. */
export const stepOf = (zone: Zone, map: Homography): number => {
  const cx = zone.x + zone.width / 2;
  const cy = zone.y + zone.height / 2;
  const length = (dx: number, dy: number): number => {
    const x = applyX(map, cx + dx, cy + dy) - applyX(map, cx - dx, cy - dy);
    const y = applyY(map, cx + dx, cy + dy) - applyY(map, cx - dx, cy - dy);
    return Math.sqrt(x * x + y * y) / patchField;
  };
  return Math.max(length(zone.width / 2, 0), length(0, zone.height / 2));
};

/**
 * Brightness around `zone` (page pixels) in `plane` under `map`, row by row, 0 to 255; false where a part of it lies
 * outside the picture. Each value is the mean of `fine` x `fine` places, so that fine lines do not slip through. A wider
 * `margin` gives a larger patch.
 */
export const cutPatch = (
  plane: Plane,
  zone: Zone,
  map: Homography,
  out: Uint8Array,
  margin: number = patchMargin,
): boolean => {
  const side = patchField + 2 * margin;
  const fine = Math.max(1, Math.min(4, Math.floor(stepOf(zone, map) + 0.5)));
  const sx = zone.width / patchField;
  const sy = zone.height / patchField;
  const { data, width, height } = plane;
  for (let j = 0; j < side; j += 1) {
    for (let i = 0; i < side; i += 1) {
      let sum = 0;
      for (let b = 0; b < fine; b += 1) {
        for (let a = 0; a < fine; a += 1) {
          const px = zone.x + (i - margin + (a + 0.5) / fine) * sx;
          const py = zone.y + (j - margin + (b + 0.5) / fine) * sy;
          const x = applyX(map, px, py) - 0.5;
          const y = applyY(map, px, py) - 0.5;
          const fx = Math.floor(x);
          const fy = Math.floor(y);
          if (!(fx >= 0 && fy >= 0 && fx + 1 < width && fy + 1 < height)) return false;
          const ax = x - fx;
          const ay = y - fy;
          const at = fy * width + fx;
          sum +=
            (data[at]! * (1 - ax) + data[at + 1]! * ax) * (1 - ay) +
            (data[at + width]! * (1 - ax) + data[at + width + 1]! * ax) * ay;
        }
      }
      out[j * side + i] = Math.floor(sum / (fine * fine) + 0.5);
    }
  }
  return true;
};
