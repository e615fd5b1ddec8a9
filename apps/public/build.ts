/**
 * Builds the public site: static pages in three languages, one sheet, and a script each for the ledger page and for the law.
 * Scripts and styles are allowed by hash alone; two builds of one source give the same bytes.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip as compressGzip, constants } from "node:zlib";
import { bundleScript, loadWriter, sha384 } from "@perde/site/parts";
import { minifiedStyle } from "@perde/site/publish";
import type { SiteManifest } from "./src/pages/site.tsx";
import type { Written } from "./src/write.tsx";

const brotli = promisify(brotliCompress);
const gzip = promisify(compressGzip);

const here = dirname(fileURLToPath(import.meta.url));

export type PublicBuild = {
  /** Emptied and filled. */
  readonly outDir: string;
  /** What the build of the voter's site answered; without it the page of its files says that there is none. */
  readonly manifest?: SiteManifest;
};

/** The scripts by the names that pages use. Pages are complete without them. */
const scriptSources = { "/ledger.js": "src/ledger-script.ts", "/law.js": "src/law/slider.ts" } as const;

const buildStyle = async (): Promise<string> => {
  const sheets = [
    fileURLToPath(import.meta.resolve("@perde/ui/perde.css")),
    join(here, "src/law/law.css"),
    join(here, "src/public.css"),
  ];
  const texts = await Promise.all(sheets.map(sheet => readFile(sheet, "utf8")));
  return texts.map(minifiedStyle).join("");
};

/** A name that changes with the content: such a file may be kept for ever. */
const hashedName = (name: string, ending: string, text: string): string =>
  `assets/${name}-${createHash("sha256").update(text).digest("base64url").slice(0, 10).replaceAll("-", "_")}.${ending}`;

/** Scripts by hash. Browsers take no hash for a sheet that is fetched: its integrity attribute stands for it. */
const policy = (script: string | undefined): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    ...(script === undefined ? [] : [`script-src 'sha384-${sha384(script)}'`, "connect-src 'self'"]),
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

type Asset = { readonly named: string; readonly path: string; readonly text: string };

const assetOf = (named: string, text: string): Asset => {
  const [name = "", ending = ""] = named.slice(1).split(".");
  return { named, path: `/${hashedName(name, ending, text)}`, text };
};

/** The page with the names of its assets replaced by addresses with their hashes, and the policy that allows just those. */
const finished = (page: string, style: Asset, scripts: readonly Asset[]): { html: string; policy: string } => {
  const used = scripts.filter(({ named }) => page.includes(` src="${named}"`));
  const html = [style, ...used].reduce(
    (text, { named, path, text: content }) =>
      text.replace(new RegExp(` (src|href)="${named}"`), ` $1="${path}" integrity="sha384-${sha384(content)}"`),
    page,
  );
  return { html, policy: policy(used[0]?.text) };
};

/** Brotli: the step from 9 to 11 costs forty times the time for a twentieth of the size. */
const quality = 9;
/** Files written at once. */
const atOnce = 8;

/** Builds the site into `outDir`. */
export const buildPublic = async ({ outDir, manifest }: PublicBuild): Promise<void> => {
  await rm(outDir, { recursive: true, force: true });
  const [{ write }, style, ...scripts] = await Promise.all([
    loadWriter("src/write.tsx", { root: here }) as Promise<typeof import("./src/write.tsx")>,
    buildStyle().then(text => assetOf("/site.css", text)),
    ...Object.entries(scriptSources).map(([named, source]) =>
      bundleScript(source, here).then(text => assetOf(named, text)),
    ),
  ]);
  const put = async (path: string, text: string): Promise<void> => {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    const bytes = Buffer.from(text);
    await writeFile(file, bytes);
    await writeFile(`${file}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
    await writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
  };
  for (const { path, text } of [style, ...scripts]) await put(path, text);
  if (manifest !== undefined) await put("/voter-manifest.json", JSON.stringify(manifest));
  const putPage = async ({ path, content }: Written): Promise<void> => {
    const isPage = path.endsWith(".html");
    const { html, policy: allowed } = finished(content, style, scripts);
    await put(path, isPage ? html : content);
    if (isPage)
      await writeFile(`${join(outDir, path)}.headers.json`, JSON.stringify({ "content-security-policy": allowed }));
  };
  const left = [...write(manifest)];
  const putRest = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await putPage(next);
  };
  await Promise.all(Array.from({ length: atOnce }, putRest));
};
