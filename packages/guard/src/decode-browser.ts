/** Opening picture files in a browser's worker with the browser's own decoder. */
import { type FileKind, fileKindOf, largestFile } from "./file-kind.ts";
import { type PictureSize, pictureSizeOf } from "./picture-size.ts";
import { type Frame, type Gate, mostPixels, type Pixels } from "./pixels.ts";
import { gateFactor, workFactor } from "./read-smaller.ts";
import type { Verdict } from "./verdict.ts";

type Unreadable = Extract<Verdict, { kind: "unreadable" }>;

/** Most frames of one file; a file with more is not judged in part. */
const mostFrames = 64;

const unreadable = (why: Unreadable["why"]): Unreadable => ({ kind: "unreadable", why });

const types: Record<Exclude<FileKind, "pdf">, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  heic: "image/heic",
};

/** Pixels on white, as a person would see them. */
const pixelsFrom = (image: ImageBitmap | VideoFrame, width: number, height: number): Pixels => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true, colorSpace: "srgb" });
  if (context === null) throw new Error("The browser offers no canvas.");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  canvas.width = 1;
  canvas.height = 1;
  return { width, height, data };
};

/** Whether the file may hold more than one picture. */
const mayMove = (bytes: Uint8Array, kind: FileKind): boolean =>
  kind === "gif" ||
  kind === "avif" ||
  (kind === "webp" && bytes[12] === 0x56 && bytes[15] === 0x58 && (bytes[20]! & 2) !== 0) ||
  (kind === "png" && findsText(bytes.subarray(0, 4096), "acTL"));

const findsText = (bytes: Uint8Array, text: string): boolean =>
  bytes.some((_, at) => [...text].every((letter, k) => bytes[at + k] === letter.charCodeAt(0)));

const wholeFrame = (pixels: Pixels): Frame => ({ pixels, upright: pixels, gate: "not asked" });

async function* movingFrames(bytes: Uint8Array<ArrayBuffer>, type: string): AsyncGenerator<Frame | Unreadable> {
  if (typeof ImageDecoder === "undefined") return yield unreadable("not-an-image");
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    await decoder.tracks.ready;
    await decoder.completed;
    const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
    if (count === 0) return yield unreadable("not-an-image");
    if (count > mostFrames) return yield unreadable("too-large");
    for (let frameIndex = 0; frameIndex < count; frameIndex += 1) {
      const { image } = await decoder.decode({ frameIndex });
      const { displayWidth, displayHeight } = image;
      try {
        yield wholeFrame(pixelsFrom(image, displayWidth, displayHeight));
      } finally {
        image.close();
      }
    }
  } finally {
    decoder.close();
  }
}

/** A JPEG whose last bytes lack the end marker was cut short; browsers fill the rest with grey without saying so. */
const isCutShort = (bytes: Uint8Array, kind: FileKind): boolean => {
  if (kind === "png") return !findsText(bytes.subarray(-64), "IEND");
  if (kind !== "jpeg") return false;
  for (let at = bytes.length - 2; at > 2; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return false;
  return true;
};

/** Whether frames say how they are turned; where they do not, drawing them would lose the turn that the file asks for. */
const knowsTurns = (): boolean => typeof VideoFrame !== "undefined" && "rotation" in VideoFrame.prototype;

/** A JPEG read smaller by `factor`, or null where the browser cannot. */
const readSmaller = async (
  bytes: Uint8Array<ArrayBuffer>,
  { width, height }: PictureSize,
  factor: number,
): Promise<Pixels | null> => {
  if (factor === 1 || typeof ImageDecoder === "undefined" || !knowsTurns()) return null;
  const [desiredWidth, desiredHeight] = [Math.ceil(width / factor), Math.ceil(height / factor)];
  const decoder = new ImageDecoder({ data: bytes, type: types.jpeg, desiredWidth, desiredHeight });
  try {
    const { image } = await decoder.decode();
    try {
      return pixelsFrom(image, image.displayWidth, image.displayHeight);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
};

const readWhole = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Pixels> => {
  const image = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: "from-image" });
  try {
    return pixelsFrom(image, image.width, image.height);
  } finally {
    image.close();
  }
};

const jpegFrame = async (
  bytes: Uint8Array<ArrayBuffer>,
  size: PictureSize,
  longest: number,
  gate: Gate | null,
): Promise<Frame> => {
  const side = Math.max(size.width, size.height);
  const factor = workFactor(side, longest);
  const small = gateFactor(side);
  const copy = gate === null || small <= factor ? null : await readSmaller(bytes, size, small);
  const uprightAs = ({ width, height }: PictureSize): PictureSize =>
    width > height === size.width > size.height ? size : { width: size.height, height: size.width };
  if (gate !== null && copy !== null) {
    if (!gate(copy)) return { pixels: copy, upright: uprightAs(copy), gate: "closed" };
    copy.data.fill(0);
  }
  const pixels = (await readSmaller(bytes, size, factor)) ?? (await readWhole(bytes, types.jpeg));
  return { pixels, upright: uprightAs(pixels), gate: copy === null ? "not asked" : "open" };
};

/**
 * Each frame of a file in turn, upright, its longer side at most about `longest` pixels where it can be read smaller.
 * `gate`, where there is one, is asked first of what can be read much smaller.
 */
export async function* framesOf(
  bytes: Uint8Array<ArrayBuffer>,
  longest: number,
  gate: Gate | null = null,
): AsyncGenerator<Frame | Unreadable> {
  if (bytes.length > largestFile) return yield unreadable("too-large");
  const kind = fileKindOf(bytes);
  if (kind === null || kind === "pdf") return yield unreadable("not-an-image");
  const size = pictureSizeOf(bytes, kind);
  if (size === null || size.width === 0 || size.height === 0) return yield unreadable("not-an-image");
  if (size.width * size.height > mostPixels) return yield unreadable("too-large");
  if (isCutShort(bytes, kind)) return yield unreadable("truncated");
  try {
    if (mayMove(bytes, kind)) return yield* movingFrames(bytes, types[kind]);
    if (kind === "jpeg") yield await jpegFrame(bytes, size, longest, gate);
    else yield wholeFrame(await readWhole(bytes, types[kind]));
  } catch {
    yield unreadable("not-an-image"); // The browser does not say why its decoder gave up.
  }
}

/** Covered pixels as a new file, PNG or JPEG. */
export const writeFile = async (
  { width, height, data }: Pixels,
  type: "image/png" | "image/jpeg",
): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser offers no canvas.");
  const image = context.createImageData(width, height);
  const channels = data.length / (width * height);
  for (let i = 0; i < width * height; i += 1) {
    for (let c = 0; c < 3; c += 1) image.data[i * 4 + c] = data[i * channels + c]!;
    image.data[i * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type, quality: 0.85 });
  return new Uint8Array(await blob.arrayBuffer());
};
