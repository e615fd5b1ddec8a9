/** One ballot design as data: what its blank sheet looks like and where on it votes are marked. */
import { type Features, levelScales } from "./features.ts";
import type { Plane } from "./pixels.ts";

/** Length of a blank's longer side in page pixels, the unit of everything a template says about places. */
export const pageSide = 1000;

/** Number of sizes at which a blank's corners are described. */
export const pageLevels = 5;

/** A place for a mark, in page pixels. */
export type Zone = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Side, in page pixels, of one cell of the ink map. */
export const inkCell = 8;

/** Mean darkness of each cell of the blank, 0 paper to 15 full ink. */
export type InkMap = Plane;

/** How a zone looks when empty, with its surroundings: `patchSide` x `patchSide`, 0 black to 15 paper. */
export type BlankPatch = Uint8Array;

export type Template = {
  readonly id: string;
  readonly jurisdiction: string;
  /** First and last day on which the design is in use; null where open. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Where the design is laid down, or null. */
  readonly law: string | null;
  readonly page: { readonly width: number; readonly height: number };
  readonly zones: readonly Zone[];
  readonly patches: readonly BlankPatch[];
  readonly ink: InkMap;
  /** `places` in sixteenths of a page pixel; none lies near a zone. */
  readonly features: Features;
};

/** How far from a zone a corner described at `level` must lie so that ink in the zone changes nothing of it. */
export const marginAt = (level: number): number => 9 + 19 / levelScales[level]!;

/** Whether a place on the page lies where ink of a mark could change what is seen. `around` in page pixels. */
export const nearZone = (zones: readonly Zone[], x: number, y: number, around: number): boolean => {
  for (const zone of zones) {
    const wide = around + 0.6 * zone.width;
    const high = around + 0.6 * zone.height;
    if (x > zone.x - wide && x < zone.x + zone.width + wide && y > zone.y - high && y < zone.y + zone.height + high)
      return true;
  }
  return false;
};
