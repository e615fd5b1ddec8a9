/** Pixels of a drawn sheet. Node only: sharp renders the outlines. */
import sharp, { type Sharp } from "sharp";
import type { Sheet } from "./drawing.ts";

export type Raster = { readonly data: Uint8Array; readonly width: number; readonly height: number };

const sized = (sheet: Sheet, scale: number): Sharp =>
  sharp(Buffer.from(sheet.svg), { density: 72 * scale, unlimited: true }).resize(
    Math.round(sheet.width * scale),
    Math.round(sheet.height * scale),
    { fit: "fill" },
  );

/** RGB, three bytes a pixel, no transparency. `scale` 1 is eight pixels a millimetre. */
export const rasterOf = async (sheet: Sheet, scale = 1): Promise<Raster> => {
  const { data, info } = await sized(sheet, scale)
    .flatten({ background: "#fff" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

export const pngOf = async (sheet: Sheet, scale = 1): Promise<Uint8Array> =>
  sized(sheet, scale).flatten({ background: "#fff" }).removeAlpha().png().toBuffer();
