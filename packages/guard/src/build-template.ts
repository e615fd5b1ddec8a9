/** Makes a template from the picture of a blank ballot. */
import { arenaOn } from "./arena.ts";
import { type Features, featuresOf, type Keep, levelsOf } from "./features.ts";
import { findZones } from "./find-zones.ts";
import type { Homography } from "./homography.ts";
import type { Kernels } from "./kernels.ts";
import { lumaOf } from "./luma.ts";
import { cutPatch, patchSide } from "./patch.ts";
import { isWhole, type Pixels, type Plane, shrinkFactor } from "./pixels.ts";
import { shrinkToSide } from "./shrink.ts";
import { inkCell, marginAt, nearZone, pageLevels, pageSide, type Template, type Zone } from "./template.ts";

export type TemplateFacts = Pick<Template, "id" | "jurisdiction" | "validFrom" | "validUntil" | "law">;

export type Built =
  | { readonly kind: "built"; readonly template: Template }
  | { readonly kind: "not-a-picture" }
  | { readonly kind: "too-small"; readonly least: number }
  | { readonly kind: "no-zones" }
  | { readonly kind: "zone-outside"; readonly zone: Zone };

/** Shortest acceptable longer side of a blank, in pixels. */
export const leastBlankSide = 1000;

/** Corners kept in a template: with 32 bytes each they make up most of a pack. */
const keptFeatures = 900;

const inkMapOf = (page: Plane): Plane => {
  const width = Math.floor(page.width / inkCell);
  const height = Math.floor(page.height / inkCell);
  const brightest = page.data.reduce((a, b) => Math.max(a, b), 0);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let j = 0; j < inkCell; j += 1) {
        for (let i = 0; i < inkCell; i += 1) sum += page.data[(y * inkCell + j) * page.width + x * inkCell + i]!;
      }
      const dark = (brightest - sum / (inkCell * inkCell)) / Math.max(1, brightest);
      data[y * width + x] = Math.min(15, Math.floor(dark * 24 + 0.5));
    }
  }
  return { width, height, data };
};

const copied = (features: Features): Features => ({
  count: features.count,
  places: features.places.slice(0, features.count * 2),
  levels: features.levels.slice(0, features.count),
  directions: features.directions.slice(0, features.count),
  descriptors: features.descriptors.slice(0, features.count * 32),
});

/**
 * Builds the template of a blank. `zones`, in page pixels (the longer side is 1,000), replace those found by
 * themselves. The blank must be upright, flat and fill the picture.
 */
export const buildTemplate = (
  blank: Pixels,
  facts: TemplateFacts,
  kernels: Kernels,
  zones?: readonly Zone[],
): Built => {
  if (!isWhole(blank)) return { kind: "not-a-picture" };
  if (Math.max(blank.width, blank.height) < leastBlankSide) return { kind: "too-small", least: leastBlankSide };
  const arena = arenaOn(new WebAssembly.Memory({ initial: 8 }), 160_000_000);
  const full = lumaOf(blank, shrinkFactor(blank.width, blank.height), kernels, arena);
  const page = shrinkToSide(full, pageSide, kernels, arena);
  const scale = page.width / full.width;
  const down = page.height / full.height;
  const found =
    zones ??
    findZones(full).map(zone => ({
      x: zone.x * scale,
      y: zone.y * down,
      width: zone.width * scale,
      height: zone.height * down,
    }));
  if (found.length === 0) return { kind: "no-zones" };
  const outside = found.find(
    zone =>
      zone.x < 0 ||
      zone.y < 0 ||
      zone.width < 4 ||
      zone.height < 4 ||
      zone.x + zone.width > page.width ||
      zone.y + zone.height > page.height,
  );
  if (outside !== undefined) return { kind: "zone-outside", zone: outside };
  const toFull: Homography = [1 / scale, 0, 0, 0, 1 / down, 0, 0, 0];
  const patches = found.map(zone => {
    const patch = new Uint8Array(patchSide * patchSide);
    const whole = cutPatch(full, zone, toFull, patch);
    const brightest = patch.reduce((a, b) => Math.max(a, b), 1);
    return whole
      ? patch.map(value => Math.floor((value * 15) / brightest + 0.5))
      : new Uint8Array(patchSide * patchSide).fill(15);
  });
  const levels = levelsOf(page, pageLevels, kernels, arena);
  const keep: Keep = (x, y, level) => !nearZone(found, x, y, marginAt(level));
  const features = copied(featuresOf(levels, keptFeatures, keep, kernels, arena));
  const template: Template = {
    ...facts,
    page: { width: page.width, height: page.height },
    zones: found.map(zone => ({ ...zone })),
    patches,
    ink: inkMapOf(page),
    features,
  };
  return { kind: "built", template };
};
