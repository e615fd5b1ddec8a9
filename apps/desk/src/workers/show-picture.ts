/** Draws a picture of a report anew, in a worker that holds no key. What the page shows are these pixels, never the file. */
import { answerCalls } from "@perde/site/remote";
import { pictureHeader } from "../picture-header.ts";

export type ShownPicture =
  | { readonly kind: "shown"; readonly png: Blob; readonly width: number; readonly height: number }
  | { readonly kind: "refused" };

const longestSide = 2000;

const offer = {
  show: async ({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }): Promise<ShownPicture> => {
    const header = pictureHeader(bytes);
    if (header === undefined) return { kind: "refused" };
    let bitmap: ImageBitmap;
    try {
      bitmap = await createImageBitmap(new Blob([bytes], { type: header.type }));
    } catch {
      return { kind: "refused" }; // the decoder does not read it: damaged, or another format under this name
    }
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    ];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d", { alpha: false });
    if (context === null) return { kind: "refused" };
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    return { kind: "shown", png: await canvas.convertToBlob({ type: "image/png" }), width, height };
  },
};

export type PictureOffer = typeof offer;

answerCalls(offer);
