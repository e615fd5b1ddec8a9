/**
 * Builds the desk. The page itself reaches nothing: only the vault's worker talks to the intake.
 * `perde desk` serves this build from the user's own machine and names the intake at `configMarker`.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleParts, importMap, scriptHashes } from "@perde/site/parts";
import { pagePolicy, workerPolicy } from "@perde/site/policy";
import { compress, type Manifest, manifestOf, minifiedStyle } from "@perde/site/publish";
import { languages, text } from "@perde/ui/say";
import { desk } from "@perde/ui/words/desk";
import { paperPartsPlugin, readPaperParts, writePaperParts } from "./paper-parts-plugin.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Where `perde desk` writes `{"intake": origin}`. */
export const configMarker = '<script type="application/json" id="config">{}</script>';

export type DeskBuild = { readonly outDir: string; readonly demo: boolean; readonly buildDay: string };

/** Builds the site into `outDir` and answers its manifest, which lies there too as manifest.json. */
export const buildDesk = async ({ outDir, demo, buildDay }: DeskBuild): Promise<Manifest> => {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const paperParts = await readPaperParts();
  const parts = await bundleParts({
    root: here,
    entry: "src/entry.tsx",
    outDir,
    workers: ["vault", "opener", "show-picture", "papers"],
    workerPlugins: () => [paperPartsPlugin(paperParts)],
  });
  const shared = await readFile(fileURLToPath(import.meta.resolve("@perde/ui/perde.css")), "utf8");
  const style = minifiedStyle(shared + (await readFile(join(here, "src/desk.css"), "utf8")));
  const map = importMap(parts);
  const policy = pagePolicy({
    scripts: scriptHashes(parts, [map]),
    style,
    connect: ["'none'"],
    images: ["blob:", "data:"],
  });
  const config = demo ? '<script type="application/json" id="config">{"demo":true}</script>' : configMarker;
  for (const language of languages) {
    const name = join(outDir, `index.${language}.html`);
    await writeFile(
      name,
      `<!doctype html>
<html lang="${language}" translate="no">
<meta charset="utf-8">
<title>${text(desk, language, "desk.title")}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="google" content="notranslate">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>${style}</style>
<script type="importmap">${map}</script>
<script type="module" src="${parts.entry}" integrity="sha384-${parts.hashes.get(parts.entry)}" crossorigin="anonymous"></script>
<body>
<noscript><main class="wide"><h1>${text(desk, language, "desk.title")}</h1><p>${text(desk, language, "desk.noscript")}</p></main></noscript>
<div id="app"></div>
${config}
</body>
</html>
`,
    );
    await writeFile(`${name}.headers.json`, JSON.stringify({ "content-security-policy": policy }));
  }
  for (const path of parts.hashes.keys()) await compress(join(outDir, path));
  for (const path of parts.workers) {
    // The vault talks to the intake; the papers' worker fetches the parts of its PDF writer; nothing else talks to anybody.
    const reaches = path.includes("/vault-") || path.includes("/papers-") ? ["'self'"] : [];
    await writeFile(
      join(outDir, `${path}.headers.json`),
      JSON.stringify({ "content-security-policy": workerPolicy(reaches.length > 0 ? reaches : ["'none'"], reaches) }),
    );
  }
  await writePaperParts(outDir, paperParts);
  const manifest = await manifestOf(outDir, buildDay);
  await writeFile(join(outDir, "manifest.json"), JSON.stringify(manifest));
  return manifest;
};
