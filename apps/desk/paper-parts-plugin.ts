/**
 * The PDF writer's parts in the build: the compiler (28 MB) and two fonts as files named by their hash, and the list of
 * them with which the papers' worker fetches them when a PDF is asked for. Bytes of another hash are not taken.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { sha384 } from "@perde/site/parts";
import type { Plugin } from "vite";

/** `path` from the root of the site, without a leading slash. */
export type PaperPart = { readonly path: string; readonly bytes: Uint8Array };
export type PaperParts = { readonly compiler: PaperPart; readonly fonts: readonly PaperPart[] };

const part = async (from: string | URL, name: string, ending: string): Promise<PaperPart> => {
  const bytes = await readFile(from);
  const hash = sha384(bytes)
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 8);
  return { path: `assets/${name}-${hash}.${ending}`, bytes };
};

export const readPaperParts = async (): Promise<PaperParts> => {
  const documents = fileURLToPath(import.meta.resolve("@perde/documents/pdf"));
  const compiler = createRequire(documents).resolve("@myriaddreamin/typst-ts-web-compiler/wasm");
  const font = (name: string) =>
    part(
      new URL(`../fonts/NotoSerif-${name}.ttf`, pathToFileURL(documents)),
      `noto-serif-${name.toLowerCase()}`,
      "ttf",
    );
  return {
    compiler: await part(compiler, "typst", "wasm"),
    fonts: await Promise.all([font("Regular"), font("Bold")]),
  };
};

/** Writes the parts beside the scripts, with a gzip copy: the best Brotli would take minutes for 28 MB. */
export const writePaperParts = async (outDir: string, { compiler, fonts }: PaperParts): Promise<void> => {
  for (const { path, bytes } of [compiler, ...fonts]) {
    await writeFile(join(outDir, path), bytes);
    await writeFile(join(outDir, `${path}.gz`), gzipSync(bytes, { level: constants.Z_BEST_SPEED }));
  }
};

/**
 * The compiler's glue makes five functions from strings, which the content policy refuses, as it should. They are a closed
 * list (seen by watching `Function` in Node): each stands here as code. A string that is not among them throws.
 */
const written = `const perdeFunctions = {
  "return 0": () => 0,
  "return true": () => true,
  "return path": path => path,
};
const perdeFunction = (...source) => {
  const body = source.at(-1);
  if (Object.hasOwn(perdeFunctions, body)) return perdeFunctions[body];
  if (body.startsWith("throw new Error('Dummy ")) return () => { throw new Error("the compiler reads no files"); };
  throw new Error("a function that is not listed");
};
`;

const withoutEval = (code: string): string => {
  const parts = code.split("new Function(");
  if (parts.length !== 3) throw new Error(`the compiler's glue makes ${parts.length - 1} kinds of function, not 2`);
  return written + parts.join("perdeFunction(");
};

const listed = "virtual:paper-parts";
const address = ({ path, bytes }: PaperPart) => ({ address: `/${path}`, sha384: sha384(bytes) });

/** `virtual:paper-parts` lists the addresses of the parts with their hashes; the compiler's glue runs without eval. */
export const paperPartsPlugin = ({ compiler, fonts }: PaperParts): Plugin => ({
  name: "perde-paper-parts",
  enforce: "pre",
  resolveId: id => (id === listed ? `\0${listed}` : undefined),
  load: id =>
    id === `\0${listed}`
      ? `export const parts = ${JSON.stringify({ compiler: address(compiler), fonts: fonts.map(address) })};`
      : undefined,
  transform: (code, id) =>
    id.endsWith("typst_ts_web_compiler.mjs") ? { code: withoutEval(code), map: null } : undefined,
});
