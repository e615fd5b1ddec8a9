/** What a built site is shipped with: a small sheet, compressed copies, and the manifest of hashes that gets published. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { sha384 } from "./parts.ts";

/** `sha384`: base64, as in an integrity attribute. `path`: from the root of the site, without a leading slash. */
export type Manifest = {
  readonly v: 1;
  readonly buildDay: string;
  readonly files: readonly { readonly path: string; readonly sha384: string; readonly bytes: number }[];
};

export const minifiedStyle = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{}:;,>]) ?/g, "$1")
    .replace(/;}/g, "}")
    .trim();

/** Writes the Brotli and gzip copies that a server hands out instead. */
export const compress = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
};

/** The hashes of every file of the site, compressed copies left out. */
export const manifestOf = async (outDir: string, buildDay: string): Promise<Manifest> => {
  const names = (await readdir(outDir, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter(name => !/\.(?:br|gz)$/.test(name))
    .toSorted();
  const files = await Promise.all(
    names.map(async path => {
      const bytes = await readFile(join(outDir, path));
      return { path, sha384: sha384(bytes), bytes: bytes.length };
    }),
  );
  return { v: 1, buildDay, files };
};
