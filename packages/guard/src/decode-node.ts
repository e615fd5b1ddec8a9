/** Opening picture files in Node: size first, then the header, then as few pixels as will do. */
import sharp, { type Sharp } from "sharp";
import { fileKindOf, largestFile } from "./file-kind.ts";
import { pagesOf } from "./pdf-node.ts";
import { type Frame, longestSide, mostPixels } from "./pixels.ts";
import type { Verdict, WhyUnreadable } from "./verdict.ts";

export type Unreadable = Extract<Verdict, { kind: "unreadable" }>;

/** Most frames or pages of one file; a file with more is not judged in part. */
export const mostFrames = 64;

export const unreadable = (why: WhyUnreadable): Unreadable => ({ kind: "unreadable", why });

/** Sharp reports everything as text; these are the two kinds that concern whoever sent the file. */
const unreadableFor = (error: unknown): Unreadable => {
  const text = error instanceof Error ? error.message : "";
  if (/pixel limit|too large|exceeds/i.test(text)) return unreadable("too-large");
  return unreadable(
    /premature|truncat|end of (file|image|stream)|not enough data|eof|unexpected end/i.test(text)
      ? "truncated"
      : "not-an-image",
  );
};

const opened = (bytes: Uint8Array, page: number): Sharp =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: "warning", page, pages: 1, sequentialRead: true });

/** Power of two by which a JPEG is read smaller, so that its longer side is at most `longest`. */
const readSmaller = (side: number, longest: number): number => {
  let factor = 1;
  while (factor < 8 && Math.ceil(side / factor) > longest) factor *= 2;
  return factor;
};

const framePixels = async (bytes: Uint8Array, page: number, longest: number): Promise<Frame> => {
  const image = opened(bytes, page);
  const { format, width, height, autoOrient } = await image.metadata();
  const turned = image.autoOrient().flatten({ background: "#ffffff" }).toColourspace("srgb");
  const factor = format === "jpeg" ? readSmaller(Math.max(width, height), longest) : 1;
  const sized =
    factor === 1
      ? turned
      : turned.resize({
          width: Math.ceil(autoOrient.width / factor),
          height: Math.ceil(autoOrient.height / factor),
          fit: "fill",
        });
  const { data, info } = await sized.removeAlpha().raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  const upright = { width: autoOrient.width, height: autoOrient.height };
  if (info.channels === 3) return { pixels: { width: info.width, height: info.height, data }, upright };
  // Grey pictures come with one channel.
  const rgb = new Uint8Array(info.width * info.height * 3);
  for (let i = 0; i < info.width * info.height; i += 1) rgb.fill(data[i * info.channels]!, i * 3, i * 3 + 3);
  data.fill(0);
  return { pixels: { width: info.width, height: info.height, data: rgb }, upright };
};

const countFrames = async (bytes: Uint8Array): Promise<number | Unreadable> => {
  const { width, height, pages } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: "warning" }).metadata();
  if (!(width > 0 && height > 0)) return unreadable("not-an-image");
  if (width * height > mostPixels || (pages ?? 1) > mostFrames) return unreadable("too-large");
  return pages ?? 1;
};

/**
 * Each frame or page of a file in turn, upright, its longer side at most about `longest` pixels where the format can
 * be read smaller. Ends with an `Unreadable` as soon as something cannot be read.
 */
export async function* framesOf(bytes: Uint8Array, longest: number = longestSide): AsyncGenerator<Frame | Unreadable> {
  if (bytes.length > largestFile) return yield unreadable("too-large");
  const kind = fileKindOf(bytes);
  if (kind === null) return yield unreadable("not-an-image");
  if (kind === "pdf") return yield* pagesOf(bytes);
  try {
    const frames = await countFrames(bytes);
    if (typeof frames !== "number") return yield frames;
    for (let page = 0; page < frames; page += 1) yield await framePixels(bytes, page, longest);
  } catch (error) {
    yield unreadableFor(error);
  }
}
