/** Where the PDF writer's parts lie on disk: the compiler of its package, the fonts of ours. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { openPdfWriter, type PdfWriter } from "@perde/documents/pdf";

const require = createRequire(import.meta.url);

/** Loads compiler (28 MB) and fonts from the installation. */
export const pdfWriter = async (): Promise<PdfWriter> => {
  const documents = require.resolve("@perde/documents/pdf");
  const compiler = createRequire(documents).resolve("@myriaddreamin/typst-ts-web-compiler/wasm");
  const fonts = ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"].map(name =>
    readFile(new URL(`../fonts/${name}`, pathToFileURL(documents))),
  );
  return openPdfWriter({ compiler: new Uint8Array(await readFile(compiler)), fonts: await Promise.all(fonts) });
};
