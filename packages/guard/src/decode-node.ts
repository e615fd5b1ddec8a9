/** Opening picture files in Node: size first, then the header, then as few pixels as will do. */
import sharp, { type Metadata, type Sharp } from "sharp";
import { fileKindOf, largestFile } from "./file-kind.ts";
import { pagesOf } from "./pdf-node.ts";
import { type Frame, type Gate, longestSide, mostPixels, type Pixels } from "./pixels.ts";
import { gateFactor, workFactor } from "./read-smaller.ts";
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

const readBy = async (image: Sharp, { autoOrient }: Metadata, factor: number): Promise<Pixels> => {
  const turned = image.autoOrient().flatten({ background: "#ffffff" }).toColourspace("srgb");
  const sized =
    factor === 1
      ? turned
      : turned.resize({
          width: Math.ceil(autoOrient.width / factor),
          height: Math.ceil(autoOrient.height / factor),
          fit: "fill",
        });
  const { data, info } = await sized.removeAlpha().raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, data };
  // Grey pictures come with one channel.
  const rgb = new Uint8Array(info.width * info.height * 3);
  for (let i = 0; i < info.width * info.height; i += 1) rgb.fill(data[i * info.channels]!, i * 3, i * 3 + 3);
  data.fill(0);
  return { width: info.width, height: info.height, data: rgb };
};

const framePixels = async (bytes: Uint8Array, page: number, longest: number, gate: Gate | null): Promise<Frame> => {
  const image = opened(bytes, page);
  const header = await image.metadata();
  const { width, height } = header.autoOrient;
  const side = Math.max(width, height);
  // Sharp reads a JPEG at a half only when asked for less than that, and takes longer to halve it than to read all of it: the
  // look halves it itself.
  const wanted = header.format === "jpeg" ? workFactor(side, longest) : 1;
  const factor = wanted === 2 ? 1 : wanted;
  const small = header.format === "jpeg" ? gateFactor(side) : 1;
  const upright = { width, height };
  if (gate === null || small <= factor)
    return { pixels: await readBy(image, header, factor), upright, gate: "not asked" };
  const copy = await readBy(image.clone(), header, small + 1); // Asked for a ninth it reads an eighth.
  if (!gate(copy)) return { pixels: copy, upright, gate: "closed" };
  copy.data.fill(0);
  return { pixels: await readBy(image, header, factor), upright, gate: "open" };
};

const countFrames = async (bytes: Uint8Array): Promise<number | Unreadable> => {
  const { width, height, pages } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: "warning" }).metadata();
  if (!(width > 0 && height > 0)) return unreadable("not-an-image");
  if (width * height > mostPixels || (pages ?? 1) > mostFrames) return unreadable("too-large");
  return pages ?? 1;
};

/**
 * Each frame or page of a file in turn, upright, its longer side at most about `longest` pixels where the format can
 * be read smaller. `gate`, where there is one, is asked first of what can be read much smaller. Ends with an
 * `Unreadable` as soon as something cannot be read.
 */
export async function* framesOf(
  bytes: Uint8Array,
  longest: number = longestSide,
  gate: Gate | null = null,
): AsyncGenerator<Frame | Unreadable> {
  if (bytes.length > largestFile) return yield unreadable("too-large");
  const kind = fileKindOf(bytes);
  if (kind === null) return yield unreadable("not-an-image");
  if (kind === "pdf") return yield* pagesOf(bytes);
  try {
    const frames = await countFrames(bytes);
    if (typeof frames !== "number") return yield frames;
    for (let page = 0; page < frames; page += 1) yield await framePixels(bytes, page, longest, gate);
  } catch (error) {
    yield unreadableFor(error);
  }
}
