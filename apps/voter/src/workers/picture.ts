/**
 * Decodes a picture and draws it anew, covers included. Only pixels pass: file name, metadata, thumbnails and second
 * pictures stay behind in the file, which this worker forgets.
 */

import { answerCalls } from "@perde/site/remote";
import { type Cover, fits, type NewPicture, pictureLimits } from "../picture.ts";

/** Flat, and chosen without looking at what it covers. */
const coverColour = "#3a3f46";

let opened: ImageBitmap | undefined;

const open = async ({
  file,
}: {
  readonly file: Blob;
}): Promise<
  | { readonly kind: "opened"; readonly width: number; readonly height: number }
  | { readonly kind: "not-a-picture" | "too-large" }
> => {
  opened?.close();
  opened = undefined;
  if (file.size > pictureLimits.fileBytes) return { kind: "too-large" };
  try {
    opened = await createImageBitmap(file);
  } catch {
    return { kind: "not-a-picture" };
  }
  const { width, height } = opened;
  if (width * height > pictureLimits.pixels) {
    opened.close();
    opened = undefined;
    return { kind: "too-large" };
  }
  return { kind: "opened", width, height };
};

const draw = async (
  bitmap: ImageBitmap,
  covers: readonly Cover[],
  scale: number,
  type: NewPicture["type"],
): Promise<NewPicture> => {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  context.fillStyle = coverColour;
  for (const { left, top, width: wide, height: high } of covers) {
    // Outwards to whole pixels, so that no pixel is covered in part.
    const [x, y] = [Math.floor(left * scale), Math.floor(top * scale)];
    context.fillRect(x, y, Math.ceil((left + wide) * scale) - x, Math.ceil((top + high) * scale) - y);
  }
  const blob = await canvas.convertToBlob({ type, quality: 0.82 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { bytes, type, width, height } as NewPicture;
};

/** First without loss; a photograph that does not fit so is written as JPEG; then ever smaller until it fits. */
const render = async ({
  covers,
  detailed,
}: {
  readonly covers: readonly Cover[];
  readonly detailed: boolean;
}): Promise<NewPicture | { readonly kind: "nothing-open" }> => {
  if (!opened) return { kind: "nothing-open" };
  const most = detailed ? fits.detailed : fits.usual;
  const longest = Math.max(opened.width, opened.height);
  const start = Math.min(1, (detailed ? 3200 : 2000) / longest);
  for (const share of [1, 0.8, 0.64]) {
    const picture = await draw(opened, covers, start * share, "image/png");
    if (picture.bytes.length <= most) return picture;
  }
  for (let scale = start; ; scale *= 0.8) {
    const picture = await draw(opened, covers, scale, "image/jpeg");
    if (picture.bytes.length <= most) return picture;
  }
};

const offer = { open, render };

export type PictureOffer = typeof offer;

answerCalls(offer);
