/** Photographs of the sheets of this folder, by seed, as the engine's own simulator draws them; saved as a messenger would. */
import sharp from "sharp";
import { anyMark, drawAnyBallot } from "../../forms/any-ballot.ts";
import { anyPaperKinds, drawAnyPaper } from "../../forms/any-paper.ts";
import { chanceFrom } from "../../forms/chance.ts";
import { documentKinds, drawDocument } from "../../forms/document.ts";
import type { Sheet } from "../../forms/drawing.ts";
import { rasterOf } from "../../forms/raster.ts";
import type { Pixels } from "../../src/pixels.ts";
import { drawScene } from "../../src/scene.ts";

/** `kind`: the paper's kind, or "ballot-marked", "ballot-blank". */
export type Shot = { readonly kind: string; readonly pixels: Pixels };

const photographOf = async (sheet: Sheet, seed: number): Promise<Pixels> => {
  const chance = chanceFrom(seed + 7);
  const raster = await rasterOf(sheet, Math.min(1, 1300 / Math.max(sheet.width, sheet.height)));
  const chosen = chance.share();
  let pixels: Pixels = raster;
  if (chosen > 0.12) {
    const isFilling = chosen < 0.3;
    pixels = drawScene(raster, [], {
      seed,
      width: 1280,
      height: 960,
      size: isFilling ? chance.between(1.05, 1.3) : chance.between(0.62, 0.95),
      tilt: chance.between(0, 0.09),
      marks: [],
      turns: chance.whole(0, 3),
    });
  }
  const { data, width, height } = pixels;
  const saved = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: chance.whole(60, 90) })
    .toBuffer();
  const again = await sharp(saved).raw().toBuffer({ resolveWithObject: true });
  return { data: again.data, width: again.info.width, height: again.info.height };
};

export const ballotShot = async (number: number): Promise<Shot> => {
  const seed = 3000 + number;
  const blank = drawAnyBallot({ seed });
  const isMarked = number % 2 === 0;
  const sheet = isMarked ? drawAnyBallot({ seed, mark: anyMark(seed, blank.zones.length) }) : blank;
  return { kind: isMarked ? "ballot-marked" : "ballot-blank", pixels: await photographOf(sheet, seed) };
};

export const paperShot = async (number: number): Promise<Shot> => {
  const seed = 5000 + number;
  const kinds = [...anyPaperKinds, ...documentKinds] as const;
  const kind = kinds[number % kinds.length]!;
  const own = anyPaperKinds.find(one => one === kind);
  const other = documentKinds.find(one => one === kind);
  const isFilled = number % 3 !== 0;
  const sheet =
    own !== undefined ? drawAnyPaper(own, seed, isFilled) : drawDocument({ kind: other!, seed, filled: isFilled });
  return { kind, pixels: await photographOf(sheet, seed) };
};
