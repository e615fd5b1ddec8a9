/**
 * The corners of a blank by which a sheet is measured. On a folded or bent sheet ink lies elsewhere than the map says, so
 * they keep as wide a berth of every zone as the design affords; how wide is a matter of the blank alone.
 */
import { marginAt, nearZone, type Template } from "./template.ts";

/** `extra`: page pixels beyond what a flat sheet needs. `far`: corners that lie so far from every zone. */
export type Berth = { readonly extra: number; readonly far: Int32Array };

const widths = [60, 40, 24, 12, 0] as const;

/** Share of a template's corners that must remain. */
const leastShare = 0.6;

const farCorners = ({ features, zones }: Template, extra: number): Int32Array =>
  Int32Array.from({ length: features.count }, (_, i) => i).filter(
    i =>
      !nearZone(
        zones,
        features.places[i * 2]! / 16,
        features.places[i * 2 + 1]! / 16,
        marginAt(features.levels[i]!) + extra,
      ),
  );

const known = new WeakMap<Template, Berth>();

/** The widest berth that leaves most of the corners. */
export const berthOf = (template: Template): Berth => {
  const before = known.get(template);
  if (before !== undefined) return before;
  let berth: Berth = { extra: 0, far: farCorners(template, 0) };
  for (const extra of widths) {
    const far = farCorners(template, extra);
    if (far.length < leastShare * template.features.count) continue;
    berth = { extra, far };
    break;
  }
  known.set(template, berth);
  return berth;
};
