/** The strips of a ballot in which its zones stand: covering one square alone would tell which. */
import { applyX, applyY, type Homography } from "./homography.ts";
import type { Template, Zone } from "./template.ts";
import type { Quad } from "./verdict.ts";

/** How much wider than the zones a strip is, on each side, as a share of a zone. */
const wider = 0.8;

const overlap = (a: Zone, b: Zone): boolean => a.x < b.x + b.width && b.x < a.x + a.width;

/** Zones that stand above each other form one strip, whatever lies between. */
const strips = (zones: readonly Zone[]): readonly Zone[] => {
  const out: Zone[] = [];
  for (const zone of zones) {
    const grown: Zone = {
      x: zone.x - wider * zone.width,
      y: zone.y - wider * zone.height,
      width: zone.width * (1 + 2 * wider),
      height: zone.height * (1 + 2 * wider),
    };
    let joined = grown;
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
    }
    out.push(joined);
  }
  return out;
};

/** The strips under the map, in pixels of the picture. */
export const markColumns = (template: Template, map: Homography): readonly Quad[] =>
  strips(template.zones).map(({ x, y, width, height }) => {
    const at = (px: number, py: number): readonly [number, number] => [applyX(map, px, py), applyY(map, px, py)];
    return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
  });
