/** Regions by any of their names in three languages, as a filter or a form accepts them. */
import { foldText } from "./fold-text.ts";

/** Names by ISO 3166-2 code; the words themselves live in `ui`. */
export type RegionNames = Readonly<Record<string, readonly string[]>>;

export type FoundRegion =
  | { readonly kind: "region"; readonly code: string }
  | { readonly kind: "ambiguous"; readonly codes: readonly string[] }
  | { readonly kind: "unknown" };

/** Words that belong to the kind of a region and not to its name. */
const kinds = new Set(["oblisi", "oblast", "obl", "region", "kalasi", "gorod", "g", "k"]);
const bare = (name: string): string =>
  foldText(name)
    .split(" ")
    .filter(word => !kinds.has(word))
    .join(" ");

/** A code, a whole name, or the beginning of one; a city of republican status wins over the region of the same name. */
export const findRegion = (typed: string, names: RegionNames): FoundRegion => {
  const code = typed.trim().toUpperCase();
  if (Object.hasOwn(names, code)) return { kind: "region", code };
  const wanted = foldText(typed);
  if (wanted === "") return { kind: "unknown" };
  const among = (fits: (name: string) => boolean): readonly string[] =>
    Object.entries(names).flatMap(([one, spelled]) => (spelled.some(fits) ? [one] : []));
  for (const fits of [
    (name: string) => foldText(name) === wanted,
    (name: string) => bare(name) === bare(typed),
    (name: string) => foldText(name).startsWith(wanted),
  ]) {
    const codes = among(fits);
    if (codes.length === 1 && codes[0] !== undefined) return { kind: "region", code: codes[0] };
    if (codes.length > 1) return { kind: "ambiguous", codes };
  }
  return { kind: "unknown" };
};
