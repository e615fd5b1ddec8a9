/**
 * Builds the voter site: one HTML file per language at one address, scripts allowed by hash alone, nothing fetched from
 * elsewhere. Two builds of one source give the same bytes; the manifest of their hashes is what gets published.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { languages } from "@perde/ui/say";
import { build, type InlineConfig } from "vite";
import type { Written } from "./src/written.tsx";
import { wordsPlugin } from "./words-plugin.ts";

const here = dirname(fileURLToPath(import.meta.url));

export type VoterBuild = {
  /** Emptied and filled. */
  readonly outDir: string;
  /** Public keys of the desks' roots, base64url. A trial instance writes its own when it serves the page. */
  readonly roots: readonly string[];
  readonly trial: boolean;
  readonly demo: boolean;
  /** "YYYY-MM-DD": the page takes the later of this day and the phone's. */
  readonly buildDay: string;
};

/** `sha384`: base64, as in an integrity attribute. `path`: from the root of the site, without a leading slash. */
export type Manifest = {
  readonly v: 1;
  readonly buildDay: string;
  readonly files: readonly { readonly path: string; readonly sha384: string; readonly bytes: number }[];
};

/** Where a serving trial instance writes its roots. */
export const rootsMarker = "<!--perde:roots-->";

/** The module that only a browser with import-map integrity loads (docs/decisions/0032). */
const probe = "data:text/javascript,export{}";

const sha384 = (bytes: string | Uint8Array): string => createHash("sha384").update(bytes).digest("base64");

const shared: InlineConfig = {
  root: here,
  configFile: false,
  envDir: false,
  base: "/",
  logLevel: "warn",
  publicDir: false,
  plugins: [wordsPlugin()],
  worker: { format: "es" },
  resolve: { dedupe: ["@noble/ciphers", "@noble/curves", "@noble/hashes"] },
};

const buildScripts = async (outDir: string): Promise<void> => {
  await build({
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: ["chrome127", "firefox138", "safari18"],
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(here, "src/entry.tsx"),
        external: ["perde:probe"],
        checks: { pluginTimings: false },
        output: { entryFileNames: "assets/[name]-[hash].js", chunkFileNames: "assets/[name]-[hash].js" },
      },
    },
  });
};

/** Runs the page's own code in Node to write the start page. */
const buildWriter = async (): Promise<(language: string, banner: string | undefined) => Written> => {
  const result = await build({
    ...shared,
    ssr: { noExternal: true },
    build: {
      ssr: join(here, "src/written.tsx"),
      write: false,
      minify: false,
      target: "esnext",
      rolldownOptions: { external: ["perde:probe"], output: { codeSplitting: false } },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk =
    output && "output" in output ? output.output.find(one => one.type === "chunk" && one.isEntry) : undefined;
  if (chunk?.type !== "chunk") throw new Error("the page could not be written");
  const module = await import(`data:text/javascript;base64,${Buffer.from(chunk.code).toString("base64")}`);
  return module.write;
};

/** JSON inside an element: no sequence can end it. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * Runs before the page's script: remembers a tap on a button that cannot answer yet, and shows the notice when the script
 * never comes to run.
 */
const early =
  'addEventListener("click",e=>{let b=e.target.closest("[data-go]");if(b&&!("ready"in document.documentElement.dataset))window.early=b.dataset.go});' +
  'addEventListener("load",()=>setTimeout(()=>{if(!("ready"in document.documentElement.dataset)&&!window.perde){document.getElementById("app").remove();document.getElementById("old").hidden=false}},4000))';

type Scripts = {
  readonly entry: string;
  readonly hashes: ReadonlyMap<string, string>;
  readonly workers: readonly string[];
};

const readScripts = async (outDir: string): Promise<Scripts> => {
  const names = (await readdir(join(outDir, "assets"))).toSorted();
  const hashes = new Map<string, string>();
  for (const name of names) hashes.set(`/assets/${name}`, sha384(await readFile(join(outDir, "assets", name))));
  const entry = [...hashes.keys()].find(path => path.startsWith("/assets/entry-"));
  if (!entry) throw new Error("the page has no script");
  const workers = [...hashes.keys()].filter(path => /^\/assets\/(?:seal|puzzle|picture)-/.test(path));
  return { entry, hashes, workers };
};

const importMap = ({ hashes, workers }: Scripts): string => {
  const parts = [...hashes].filter(([path]) => !workers.includes(path));
  const integrity = Object.fromEntries(
    [...parts, [probe, sha384("export{}")]].map(([path, hash]) => [path, `sha384-${hash}`]),
  );
  return embedded({ imports: { "perde:probe": probe }, integrity });
};

const policyOf = (scripts: Scripts, inline: readonly string[], style: string): string => {
  const parts = [...scripts.hashes].filter(([path]) => !scripts.workers.includes(path)).map(([, hash]) => hash);
  const allowed = [...parts, sha384("export{}"), ...inline.map(sha384)].map(hash => `'sha384-${hash}'`);
  return [
    "default-src 'none'",
    `script-src ${allowed.join(" ")}`,
    `style-src ${[style, withoutScriptStyle].map(one => `'sha384-${sha384(one)}'`).join(" ")}`,
    "img-src blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types perde",
  ].join("; ");
};

/** A worker can compute and answer; it can fetch nothing and start nothing. Argon2id needs WebAssembly. */
const workerPolicy =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const page = (
  { buildDay, roots, trial, demo }: VoterBuild,
  scripts: Scripts,
  style: string,
  language: string,
  written: Written,
): string => {
  const banner = demo ? "demo" : trial ? "trial" : undefined;
  const carried = { language, day: buildDay, ...(banner && { banner }), words: written.words };
  const rootsElement = trial ? rootsMarker : `<script type="application/json" id="roots">${embedded(roots)}</script>`;
  return `<!doctype html>
<html lang="${language}" translate="no">
<meta charset="utf-8">
<title>Perde</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="google" content="notranslate">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${style}</style>
<noscript><style>${withoutScriptStyle}</style></noscript>
<script type="importmap">${importMap(scripts)}</script>
<script>${early}</script>
<script type="module" src="${scripts.entry}" integrity="sha384-${scripts.hashes.get(scripts.entry)}" crossorigin="anonymous"></script>
<body>
<div id="cover" class="cover" hidden></div>
<noscript><div class="wide">${written.withoutScript}</div></noscript>
<div id="app">${written.app}</div>
<div id="old" class="wide" hidden><main><h1>${written.oldTitle}</h1><p>${written.oldText}</p></main></div>
<script type="application/json" id="page">${embedded(carried)}</script>
${rootsElement}
</body>
</html>
`;
};

/** Without script there is no form to go to; the notice stands below the bar with its exit link. */
const withoutScriptStyle =
  "[data-go]{display:none!important}body{display:flex;flex-direction:column}#app{display:contents}.bar{order:-1}";

const minifiedStyle = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{}:;,>]) ?/g, "$1")
    .replace(/;}/g, "}")
    .trim();

const compress = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
};

const manifestOf = async (outDir: string, buildDay: string): Promise<Manifest> => {
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

/** Builds the site into `outDir` and answers its manifest, which lies there too as manifest.json. */
export const buildVoter = async (options: VoterBuild): Promise<Manifest> => {
  const { outDir, trial, buildDay } = options;
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await buildScripts(outDir);
  const write = await buildWriter();
  const scripts = await readScripts(outDir);
  const style = minifiedStyle(await readFile(fileURLToPath(import.meta.resolve("@perde/ui/perde.css")), "utf8"));
  const policy = policyOf(scripts, [importMap(scripts), early], style);
  for (const language of languages) {
    const written = write(language, options.demo ? "demo" : trial ? "trial" : undefined);
    const name = join(outDir, `index.${language}.html`);
    await writeFile(name, page(options, scripts, style, language, written));
    await writeFile(`${name}.headers.json`, JSON.stringify({ "content-security-policy": policy }));
    if (!trial) await compress(name);
  }
  for (const path of scripts.hashes.keys()) await compress(join(outDir, path));
  for (const path of scripts.workers)
    await writeFile(join(outDir, `${path}.headers.json`), JSON.stringify({ "content-security-policy": workerPolicy }));
  const manifest = await manifestOf(outDir, buildDay);
  await writeFile(join(outDir, "manifest.json"), JSON.stringify(manifest));
  return manifest;
};
