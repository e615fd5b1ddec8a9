/** Pages of a PDF as pictures, by PDFium compiled to wasm: what a reader would see on the screen. */
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { mostFrames, type Unreadable, unreadable } from "./decode-node.ts";
import type { Frame } from "./pixels.ts";

/** Longer side of a rendered page in pixels. */
const renderedSide = 2000;

let library: ReturnType<typeof PDFiumLibrary.init> | null = null;

/** Each page in turn, on white; places are given in pixels of the rendered page. A document that is locked, damaged or too long is unreadable. */
export async function* pagesOf(bytes: Uint8Array): AsyncGenerator<Frame | Unreadable> {
  library ??= PDFiumLibrary.init();
  const pdfium = await library;
  const document = await pdfium.loadDocument(bytes).catch(() => null);
  if (document === null) return yield unreadable("not-an-image");
  try {
    const count = document.getPageCount();
    if (count === 0) return yield unreadable("not-an-image");
    if (count > mostFrames) return yield unreadable("too-large");
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const scale = renderedSide / Math.max(originalWidth, originalHeight);
      if (!(scale > 0 && Number.isFinite(scale)) || Math.min(originalWidth, originalHeight) * scale < 1)
        return yield unreadable("not-an-image");
      const { data, width, height } = await page.render({ scale, render: "bitmap", renderFormFields: true });
      yield { pixels: { width, height, data }, upright: { width, height }, gate: "not asked" };
    }
  } finally {
    document.destroy();
  }
}
