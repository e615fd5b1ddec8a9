/** Bundles the scripts of a site. Every part is named by its hash; nothing is fetched from elsewhere. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";

/** SHA-384 as integrity attributes and content policies spell it. */
export const sha384 = (bytes: string | Uint8Array): string => createHash("sha384").update(bytes).digest("base64");

/** A module that only a browser with import-map integrity loads: under the policy it runs only by its hash in the map. */
const probe = { name: "perde:probe", address: "data:text/javascript,export{}", hash: sha384("export{}") } as const;

/** Built parts: paths from the root of the site with a leading slash, hashes as `sha384` gives them. */
export type Parts = {
  readonly entry: string;
  readonly hashes: ReadonlyMap<string, string>;
  readonly workers: readonly string[];
};

export type Bundling = {
  /** Folder of the app. */
  readonly root: string;
  /** The script of the page, from `root`; its file name begins the name of the built entry. */
  readonly entry: string;
  /** Emptied and filled; parts come to lie in its folder `assets`. */
  readonly outDir: string;
  /** First words of the built names of workers: they have policies of their own and are no part of the import map. */
  readonly workers: readonly string[];
  readonly plugins?: readonly Plugin[];
  /** Made anew for each worker. */
  readonly workerPlugins?: () => Plugin[];
};

const shared = ({
  root,
  plugins = [],
  workerPlugins = () => [],
}: Pick<Bundling, "root" | "plugins" | "workerPlugins">): InlineConfig => ({
  root,
  configFile: false,
  envDir: false,
  base: "/",
  logLevel: "warn",
  publicDir: false,
  plugins: [...plugins],
  worker: { format: "es", plugins: workerPlugins },
});

/** Bundles the page's script, its lazy parts and its workers. */
export const bundleParts = async (bundling: Bundling): Promise<Parts> => {
  const { root, entry, outDir } = bundling;
  await build({
    ...shared(bundling),
    build: {
      outDir,
      emptyOutDir: true,
      target: ["chrome127", "firefox138", "safari18"],
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, entry),
        external: [probe.name],
        checks: { pluginTimings: false },
        output: { entryFileNames: "assets/[name]-[hash].js", chunkFileNames: "assets/[name]-[hash].js" },
      },
    },
  });
  const names = (await readdir(join(outDir, "assets"))).toSorted();
  const hashes = new Map<string, string>();
  for (const name of names) hashes.set(`/assets/${name}`, sha384(await readFile(join(outDir, "assets", name))));
  const first = entry.replace(/^.*\//, "").replace(/\.tsx?$/, "");
  const built = [...hashes.keys()].find(path => path.startsWith(`/assets/${first}-`));
  if (built === undefined) throw new Error("the site has no script");
  const workers = [...hashes.keys()].filter(path => bundling.workers.some(name => path.startsWith(`/assets/${name}-`)));
  return { entry: built, hashes, workers };
};

/** The one chunk that comes of a build which writes nothing. */
const onlyChunk = async (config: InlineConfig, source: string): Promise<string> => {
  const result = await build(config);
  const output = Array.isArray(result) ? result[0] : result;
  const chunk =
    output && "output" in output ? output.output.find(one => one.type === "chunk" && one.isEntry) : undefined;
  if (chunk?.type !== "chunk") throw new Error(`${source} gives no script`);
  return chunk.code;
};

/** Bundles a module for Node and loads it: the page's own code writes its HTML. */
export const loadWriter = async (
  module: string,
  bundling: Pick<Bundling, "root" | "plugins">,
): Promise<Readonly<Record<string, unknown>>> => {
  const code = await onlyChunk(
    {
      ...shared(bundling),
      ssr: { noExternal: true },
      build: {
        ssr: join(bundling.root, module),
        write: false,
        minify: false,
        target: "esnext",
        rolldownOptions: { external: [probe.name], output: { codeSplitting: false } },
      },
    },
    module,
  );
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
};

/** One script of its own for pages that are complete without it: no lazy parts, no import map, browsers since 2023. */
export const bundleScript = (source: string, root: string): Promise<string> =>
  onlyChunk(
    {
      ...shared({ root }),
      resolve: { dedupe: ["@noble/curves", "@noble/hashes"] },
      build: {
        write: false,
        modulePreload: false,
        reportCompressedSize: false,
        target: ["chrome109", "firefox115", "safari16.4"],
        rolldownOptions: { input: join(root, source), output: { codeSplitting: false } },
      },
    },
    source,
  );

/** The import map of a page: integrity for every part that is not a worker, and for the probe. */
export const importMap = ({ hashes, workers }: Parts): string => {
  const own = [...hashes].filter(([path]) => !workers.includes(path));
  const integrity = Object.fromEntries(
    [...own, [probe.address, probe.hash]].map(([path, hash]) => [path, `sha384-${hash}`]),
  );
  return embedded({ imports: { [probe.name]: probe.address }, integrity });
};

/** Hashes of everything that may run as a script of the page. */
export const scriptHashes = ({ hashes, workers }: Parts, inline: readonly string[]): readonly string[] => [
  ...[...hashes].filter(([path]) => !workers.includes(path)).map(([, hash]) => hash),
  probe.hash,
  ...inline.map(sha384),
];

/** JSON inside an element: no sequence in it can end the element. */
export const embedded = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
