/**
 * The guard's part of the build: its template packs as files named by their hash, and the list of them with which the
 * page fetches them, so that a pack that was altered on the way is not taken.
 */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sha384 } from "@perde/site/parts";
import type { Plugin } from "vite";

/** `path` from the root of the site, without a leading slash. */
export type PackFile = { readonly path: string; readonly bytes: Uint8Array };

const folder = new URL("../packs/", import.meta.resolve("@perde/guard/worker"));

/** The packs that come with the guard, in the order of their names. */
export const readPacks = async (): Promise<readonly PackFile[]> => {
  const names = (await readdir(folder)).filter(name => name.endsWith(".pack")).toSorted();
  if (names.length === 0) throw new Error(`no packs in ${fileURLToPath(folder)}`);
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(new URL(name, folder));
      const hash = sha384(bytes)
        .replace(/[^A-Za-z0-9]/g, "")
        .slice(0, 8);
      return { path: `assets/${name.slice(0, -".pack".length)}-${hash}.pack`, bytes };
    }),
  );
};

const listed = "virtual:guard-packs";

/** `virtual:guard-packs` lists the addresses of `packs` with their hashes. */
export const guardPlugin = (packs: readonly PackFile[]): Plugin => ({
  name: "perde-guard",
  enforce: "pre",
  async resolveId(id, importer) {
    if (id === listed) return `\0${listed}`;
    // Nothing is imported from the guard's worker: it listens.
    if (id !== "@perde/guard/worker") return undefined;
    const resolved = await this.resolve(id, importer, { skipSelf: true });
    return resolved && { ...resolved, moduleSideEffects: true };
  },
  load: id =>
    id === `\0${listed}`
      ? `export const packs = ${JSON.stringify(packs.map(({ path, bytes }) => ({ address: `/${path}`, integrity: `sha384-${sha384(bytes)}` })))};`
      : undefined,
});
