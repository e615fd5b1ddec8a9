/**
 * Builds the voter site: one HTML file per language at one address, scripts allowed by hash alone, nothing fetched from
 * elsewhere. Two builds of one source give the same bytes; the manifest of their hashes is what gets published.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { narrowAge } from "@perde/seal/narrow-age";
import {
  type Bundling,
  bundleParts,
  embedded,
  importMap,
  loadWriter,
  type Parts,
  scriptHashes,
} from "@perde/site/parts";
import { pagePolicy, workerPolicy } from "@perde/site/policy";
import { compress, type Manifest, manifestOf, minifiedStyle } from "@perde/site/publish";
import { type Language, languages } from "@perde/ui/say";
import type { Plugin } from "vite";
import { guardPlugin, type PackFile, readPacks } from "./guard-plugin.ts";
import { lawPlugin, type Verified } from "./law-plugin.ts";
import { listPlugin } from "./list-plugin.ts";
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
  /** Tips and rules that lawyers of the installation verified; none where absent. */
  readonly verified?: Verified;
};

/** Where a serving trial instance writes its roots. */
const rootsMarker = "<!--perde:roots-->";

type Write = (language: Language, banner: "trial" | "demo" | undefined) => Written;

const isWrite = (value: unknown): value is Write => typeof value === "function";

/** The function that writes the start page: the page's own code, run in Node. */
const loadWrite = async (plugins: readonly Plugin[]): Promise<Write> => {
  const { write } = await loadWriter("src/written.tsx", { root: here, plugins });
  if (!isWrite(write)) throw new Error("the page could not be written");
  return write;
};

/**
 * Runs before the page's script: remembers a tap on a button that cannot answer yet, and shows the notice when the script
 * has not come to run four seconds after everything is loaded.
 */
const early =
  'addEventListener("click",e=>{let b=e.target.closest("[data-go]");if(b&&!("ready"in document.documentElement.dataset))window.early=b.dataset.go});' +
  'addEventListener("load",()=>setTimeout(()=>{if(!("ready"in document.documentElement.dataset)){document.getElementById("app")?.remove();document.getElementById("old").hidden=false}},4000))';

const pageOf = (options: VoterBuild, parts: Parts, style: string, language: Language, written: Written): string => {
  const { buildDay, roots, trial, demo } = options;
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
<script type="importmap">${importMap(parts)}</script>
<script>${early}</script>
<script type="module" src="${parts.entry}" integrity="sha384-${parts.hashes.get(parts.entry)}" crossorigin="anonymous"></script>
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

const workers = ["seal", "picture", "guard"] as const;

/** What is bundled; `watch` is told the modules of every part, for the test that reads the list. */
export const bundling = (
  outDir: string,
  packs: readonly PackFile[],
  verified: Verified = new Map(),
  watch?: Plugin,
): Bundling => ({
  root: here,
  entry: "src/entry.tsx",
  outDir,
  workers,
  plugins: [
    narrowAge(),
    wordsPlugin(),
    listPlugin(),
    lawPlugin(verified),
    guardPlugin(packs),
    ...(watch ? [watch] : []),
  ],
  workerPlugins: () => [narrowAge(), guardPlugin(packs), ...(watch ? [watch] : [])],
});

/** Builds the site into `outDir` and answers its manifest, which lies there too as manifest.json. */
export const buildVoter = async (options: VoterBuild): Promise<Manifest> => {
  const { outDir, trial, demo, buildDay } = options;
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const packs = await readPacks();
  const plan = bundling(outDir, packs, options.verified);
  const parts = await bundleParts(plan);
  const write = await loadWrite(plan.plugins ?? []);
  const style = minifiedStyle(await readFile(fileURLToPath(import.meta.resolve("@perde/ui/perde.css")), "utf8"));
  const policy = pagePolicy({
    scripts: scriptHashes(parts, [importMap(parts), early]),
    style,
    connect: ["'self'"],
    images: ["blob:", "data:"],
  });
  for (const language of languages) {
    const name = join(outDir, `index.${language}.html`);
    const written = write(language, demo ? "demo" : trial ? "trial" : undefined);
    await writeFile(name, pageOf(options, parts, style, language, written));
    await writeFile(`${name}.headers.json`, JSON.stringify({ "content-security-policy": policy }));
    if (!trial) await compress(name);
  }
  for (const { path, bytes } of packs) await writeFile(join(outDir, path), bytes);
  for (const path of [...parts.hashes.keys(), ...packs.map(({ path }) => path)]) await compress(join(outDir, path));
  // A worker can compute and answer; it can fetch nothing and start nothing.
  for (const path of parts.workers)
    await writeFile(
      join(outDir, `${path}.headers.json`),
      JSON.stringify({ "content-security-policy": workerPolicy() }),
    );
  const manifest = await manifestOf(outDir, buildDay);
  await writeFile(join(outDir, "manifest.json"), JSON.stringify(manifest));
  return manifest;
};
