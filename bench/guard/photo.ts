/** The conditions under which a ballot is photographed for judging, and the file that comes out. */
import sharp from "sharp";
import { type Placed, photograph, type Shot } from "./camera.ts";
import { type Design, ink, inkings, printBallot } from "./designs.ts";
import { type Luck, luckOf } from "./luck.ts";
import { printCard } from "./papers.ts";
import type { Print } from "./press.ts";

export const conditions = [
  "plain",
  "tilted",
  "blurred",
  "shaken",
  "small",
  "folded",
  "thumb over it",
  "card beside it",
  "card over it",
  "shadow",
  "dim and noisy",
  "sent on at 1280 px",
  "photographed screen",
  "turned by 90°",
  "turned by 180°",
  "mirror image",
  "grey",
  "negative",
  "cropped to two thirds",
  "cropped to one row",
] as const;
export type Condition = (typeof conditions)[number];

/** An ordinary sharp picture from about above. */
export const ordinaryShot = (luck: Luck): Shot => ({
  width: 1280,
  height: 960,
  tilt: luck.from(0, 0.12),
  tiltTowards: luck.from(0, 6.28),
  defocus: luck.from(0.2, 0.6),
  shake: luck.from(0, 0.6),
  shadow: false,
  noise: luck.from(0.2, 0.6),
  thumb: false,
  screen: false,
  raysPerPixel: 2,
});

/** A print about in the middle, its upper edge up or to the left, so large that all of it is in the frame. */
export const placed = (print: Print, luck: Luck, share: number): Placed => {
  const isHigh = print.height > print.width;
  const ratio = isHigh ? print.width / print.height : print.height / print.width;
  // Lying on its side a high sheet may be as long as the picture is wide.
  const onSide = luck.unit() < 0.5 ? isHigh : !isHigh;
  const most = onSide ? Math.min(1.28, 0.92 / ratio) : Math.min(0.92, 1.25 / ratio);
  const upright = isHigh ? (onSide ? -Math.PI / 2 : 0) : onSide ? 0 : -Math.PI / 2;
  return {
    print,
    cx: luck.from(-0.02, 0.02),
    cy: luck.from(-0.02, 0.02),
    size: most * share,
    turn: upright + luck.from(-0.06, 0.06),
    fold: null,
  };
};

export type Photo = { readonly file: Uint8Array; readonly design: Design; readonly isMarked: boolean };

const shotFor = (condition: Condition, luck: Luck): Shot => {
  const shot = ordinaryShot(luck);
  switch (condition) {
    case "tilted":
      return { ...shot, tilt: luck.from(0.35, 0.6) };
    case "blurred":
      return { ...shot, defocus: luck.from(1.2, 2.6) };
    case "shaken":
      return { ...shot, shake: luck.from(3, 7) };
    case "thumb over it":
      return { ...shot, thumb: true };
    case "shadow":
      return { ...shot, shadow: true };
    case "dim and noisy":
      return { ...shot, noise: luck.from(1.4, 2.6) };
    case "photographed screen":
      return { ...shot, screen: true };
    default:
      return shot;
  }
};

/** One judged photograph of a ballot. `printSeed` chooses its names; `seed` everything else. */
export const photoOf = async (
  condition: Condition,
  design: Design,
  printSeed: number,
  isMarked: boolean,
  seed: number,
): Promise<Photo> => {
  const luck = luckOf(seed);
  const page = printBallot(design, printSeed);
  const row = luck.count(0, page.fields.length - 1);
  if (isMarked) ink(page, row, luck.pick(inkings), luck);
  let shot = shotFor(condition, luck);
  let sheet = placed(
    page.print,
    luck,
    condition === "small" ? luck.from(0.4, 0.52) : luck.from(0.8, 1) * (condition === "tilted" ? 0.86 : 1),
  );
  if (condition === "folded") sheet = { ...sheet, fold: { at: luck.from(0.3, 0.7), steep: luck.from(0.2, 0.5) } };
  if (condition === "cropped to one row") {
    shot = { ...shot, width: 1600, height: 1200 };
    sheet = { ...sheet, turn: 0, cx: 0, cy: 0 };
  }
  const prints = [sheet];
  if (condition === "card beside it" || condition === "card over it") {
    const shift = condition === "card over it" ? 0.3 : 0.62;
    const small = {
      ...sheet,
      cx: sheet.cx - Math.cos(sheet.turn) * 0.2,
      cy: sheet.cy - Math.sin(sheet.turn) * 0.2,
      size: sheet.size * 0.72,
    };
    prints[0] = small;
    prints.push({
      print: printCard(seed),
      cx: small.cx + Math.cos(small.turn) * small.size * shift,
      cy: small.cy + Math.sin(small.turn) * small.size * shift,
      size: small.size * 0.5,
      turn: small.turn + luck.from(-0.4, 0.4),
      fold: null,
    });
  }
  const taken = photograph(prints, shot, luck);
  let image = sharp(taken.data, { raw: { width: taken.width, height: taken.height, channels: 3 } });
  if (condition === "turned by 90°") image = image.rotate(luck.pick([90, 270]));
  if (condition === "turned by 180°") image = image.rotate(180);
  if (condition === "mirror image") image = image.flop();
  if (condition === "grey") image = image.greyscale();
  if (condition === "negative") image = image.negate();
  if (condition === "cropped to two thirds")
    image = image.extract({ left: luck.count(0, 427), top: 0, width: 853, height: 960 });
  if (condition === "cropped to one row") {
    const field = page.fields[row]!;
    const scale = (sheet.size * shot.height) / Math.max(page.print.width, page.print.height);
    const middle = shot.height / 2 + (field.y + field.h / 2 - page.print.height / 2) * scale;
    const height = Math.max(60, Math.round(field.h * 2 * scale));
    const top = Math.min(shot.height - height, Math.max(0, Math.round(middle - height / 2)));
    image = image.extract({ left: 0, top, width: shot.width, height });
  }
  let file = await image.jpeg({ quality: luck.count(72, 92) }).toBuffer();
  if (condition === "sent on at 1280 px") {
    // Taken large, sent by a messenger, forwarded once more.
    const once = await sharp(file).resize(1180).jpeg({ quality: 68 }).toBuffer();
    file = await sharp(once).resize(1280).jpeg({ quality: 62 }).toBuffer();
  }
  return { file, design, isMarked };
};
