/** Addresses of tiles and entry bundles: C2SP tlog-tiles, https://c2sp.org/tlog-tiles, "Merkle Tree" and "Log entries". */

import { isCount } from "./proof-ranges.ts";

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
const highestLevel = 63;

/** `entries` holds the leaves themselves; level 0 their hashes; a hash of level n+1 is the root of a full tile of level n. */
export type TileLevel = number | "entries";
/** `index` from the left within the level; `width` 1 to 256, less than 256 only at the right edge. */
export type Tile = { readonly level: TileLevel; readonly index: number; readonly width: number };

/** `tile/0/x001/x234/067.p/112`: no leading slash. @throws RangeError for a tile that cannot be */
export const tilePath = (level: TileLevel, index: number, width: number = TILE_WIDTH): string => {
  const isLevel = level === "entries" || (isCount(level) && level <= highestLevel);
  if (!isLevel || !isCount(index) || !isCount(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError("a tile has a level up to 63, an index and a width of 1 to 256");
  const digits = String(index);
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g)!;
  const spelled = parts.map((part, place) => (place < parts.length - 1 ? `x${part}` : part)).join("/");
  return `tile/${level}/${spelled}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
};

/** Reads exactly what `tilePath` writes. */
export const parseTilePath = (path: string): ({ readonly kind: "tile" } & Tile) | { readonly kind: "malformed" } => {
  const parts = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path);
  if (parts === null) return { kind: "malformed" };
  const level = parts[1] === "entries" ? "entries" : Number(parts[1]);
  const index = Number(parts[2]!.replaceAll(/[x/]/g, ""));
  const width = parts[3] === undefined ? TILE_WIDTH : Number(parts[3]);
  const isTile = isCount(index) && width <= TILE_WIDTH && (level === "entries" || level <= highestLevel);
  if (!isTile || tilePath(level, index, width) !== path) return { kind: "malformed" };
  return { kind: "tile", level, index, width };
};
