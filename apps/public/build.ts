/**
 * Builds the public site: static pages in three languages, one sheet, one script that only the ledger page uses. Scripts and
 * styles are allowed by hash alone; two builds of one source give the same bytes.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type InlineConfig } from "vite";
import type { SiteManifest } from "./src/pages/site.tsx";
import type { Written } from "./src/write.tsx";

const here = dirname(fileURLToPath(import.meta.url));

export type PublicBuild = {
  /** Emptied and filled. */
  readonly outDir: string;
  /** What the build of the voter's site answered; without it the page of its files says that there is none. */
  readonly manifest?: SiteManifest;
};

const shared: InlineConfig = {
  root: here,
  configFile: false,
  envDir: false,
  base: "/",
  logLevel: "warn",
  publicDir: false,
  resolve: { dedupe: ["@noble/curves", "@noble/hashes"] },
};

/** The one chunk that comes of `input`. */
const bundled = async (input: string, config: InlineConfig["build"]): Promise<string> => {
  const result = await build({
    ...shared,
    ssr: { noExternal: true },
    build: { ...config, write: false, modulePreload: false, reportCompressedSize: false },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk =
    output && "output" in output ? output.output.find(one => one.type === "chunk" && one.isEntry) : undefined;
  if (chunk?.type !== "chunk") throw new Error(`${input} gives no script`);
  return chunk.code;
};

const buildWriter = async (): Promise<(manifest: SiteManifest | undefined) => readonly Written[]> => {
  const input = join(here, "src/write.tsx");
  const rolldownOptions = { output: { codeSplitting: false } };
  const code = await bundled(input, { ssr: input, minify: false, target: "esnext", rolldownOptions });
  const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return module.write;
};

const buildScript = (): Promise<string> => {
  const input = join(here, "src/ledger-script.ts");
  const target = ["chrome109", "firefox115", "safari16.4"];
  return bundled(input, { target, rolldownOptions: { input, output: { codeSplitting: false } } });
};

const minifiedStyle = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();

const buildStyle = async (): Promise<string> => {
  const sheets = [fileURLToPath(import.meta.resolve("@perde/ui/perde.css")), join(here, "src/public.css")];
  const texts = await Promise.all(sheets.map(sheet => readFile(sheet, "utf8")));
  return texts.map(minifiedStyle).join("");
};

const hash = (text: string): string => createHash("sha384").update(text).digest("base64");

/** A name that changes with the content: such a file may be kept for ever. */
const hashedName = (name: string, ending: string, text: string): string =>
  `assets/${name}-${createHash("sha256").update(text).digest("base64url").slice(0, 10).replaceAll("-", "_")}.${ending}`;

const policy = (style: string, script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src 'sha384-${hash(style)}' 'self'`,
    ...(script === undefined ? [] : [`script-src 'sha384-${hash(script)}'`, "connect-src 'self'"]),
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

/** Builds the site into `outDir`. */
export const buildPublic = async ({ outDir, manifest }: PublicBuild): Promise<void> => {
  await rm(outDir, { recursive: true, force: true });
  const [write, script, style] = await Promise.all([buildWriter(), buildScript(), buildStyle()]);
  const [scriptName, styleName] = [hashedName("ledger", "js", script), hashedName("site", "css", style)];
  const put = async (name: string, text: string): Promise<void> => {
    const path = join(outDir, name);
    await mkdir(dirname(path), { recursive: true });
    const bytes = Buffer.from(text);
    await writeFile(path, bytes);
    await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  };
  await Promise.all([put(scriptName, script), put(styleName, style)]);
  if (manifest !== undefined) await put("voter-manifest.json", JSON.stringify(manifest));
  for (const { file, html } of write(manifest)) {
    const uses = html.includes('src="/ledger.js"');
    const linked = html
      .replace('href="/site.css"', `href="/${styleName}" integrity="sha384-${hash(style)}"`)
      .replace('src="/ledger.js"', `src="/${scriptName}" integrity="sha384-${hash(script)}"`);
    await put(file, linked);
    const headers = { "content-security-policy": policy(style, uses ? script : undefined) };
    await writeFile(join(outDir, `${file}.headers.json`), JSON.stringify(headers));
  }
};
