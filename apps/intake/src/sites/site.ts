import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { alwaysHeaders } from "../answers.ts";
import { preferredLanguage } from "./language.ts";

/**
 * A built site on an origin of its own: files, and beside each page its headers (`<file>.headers.json`).
 * Files with a hash in their name may be kept for ever; pages and everything else are never kept.
 */
export type Site = { readonly answer: (request: Request) => Promise<Response | undefined> };

export type SiteOptions = {
  /** The trial instance writes the roots of its own desks into the pages, where `<!--perde:roots-->` stands. */
  readonly roots?: () => Promise<readonly string[]>;
  /** Other origins may fetch the files: a desk compares what reporters are served. */
  readonly openToAll?: boolean;
  /** Where the exit leads without script; a blank page when absent. */
  readonly exitTo?: string;
};

const MARKER = "<!--perde:roots-->";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
};

type File = {
  readonly name: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly encodings: readonly Encoding[];
  /** The text of a page into which roots are written. */
  readonly marked: string | undefined;
};

type Encoding = "br" | "gzip";
const endingOf: { readonly [K in Encoding]: string } = { br: ".br", gzip: ".gz" };

const hashed = /(?:^|\/)assets\/.*[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

export const loadSite = async (folder: string, options: SiteOptions = {}): Promise<Site> => {
  const files = await readFiles(folder);
  const withRoots = rootsWriter(options);

  const find = (
    path: string,
    languages: readonly string[],
  ): { readonly file: File; readonly varies: boolean } | undefined => {
    const stem = path.slice(1);
    const page = stem === "" || stem.endsWith("/") ? `${stem}index` : stem;
    for (const name of [stem, `${page}.html`, `${page}/index.html`]) {
      const file = files.get(name);
      if (file !== undefined) return { file, varies: false };
    }
    for (const name of [page, `${page}/index`]) {
      const offered = languages.flatMap(language => files.get(`${name}.${language}.html`) ?? []);
      if (offered[0] !== undefined) return { file: offered[0], varies: true };
    }
    return undefined;
  };

  return {
    answer: async request => {
      const path = decodePath(new URL(request.url).pathname);
      if (path === undefined) return undefined;
      if (path === "/exit") return exit(options.exitTo);
      const found = find(path, preferredLanguage(request.headers.get("accept-language")));
      if (found === undefined) return undefined;
      const { file, varies } = found;
      const accepted = request.headers.get("accept-encoding") ?? "";
      const { body, encoding } =
        file.marked === undefined ? await stored(folder, file, accepted) : await withRoots(file.marked, accepted);
      const vary = [
        ...(varies ? ["Accept-Language"] : []),
        ...(file.encodings.length > 0 || file.marked !== undefined ? ["Accept-Encoding"] : []),
      ];
      return new Response(new Uint8Array(body), {
        headers: {
          ...alwaysHeaders,
          "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()",
          "content-type": file.type,
          "content-length": String(body.length),
          "cache-control": hashed.test(file.name) ? "public, max-age=31536000, immutable" : "no-store",
          ...(encoding === undefined ? {} : { "content-encoding": encoding }),
          ...(vary.length > 0 ? { vary: vary.join(", ") } : {}),
          ...(options.openToAll === true
            ? { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }
            : {}),
          ...(file.type.startsWith("text/html") || file.type === "image/svg+xml" ? closedPolicy : {}),
          ...file.headers,
        },
      });
    },
  };
};

/** For a page whose build gave no policy: nothing runs. */
const closedPolicy = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

const decodePath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // decodeURIComponent throws for nothing but malformed escapes
  }
};

const readFiles = async (folder: string): Promise<ReadonlyMap<string, File>> => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name).slice(folder.length).replaceAll("\\", "/").replace(/^\/+/, ""));
  const known = new Set(names);
  const files = new Map<string, File>();
  for (const name of names) {
    if (/\.(?:br|gz)$|\.headers\.json$/.test(name)) continue;
    const beside = `${name}.headers.json`;
    const type = types[extname(name)] ?? "application/octet-stream";
    const text = type.startsWith("text/html") ? await readFile(join(folder, name), "utf8") : "";
    files.set(name, {
      name,
      type,
      headers: known.has(beside) ? headersIn(await readFile(join(folder, beside), "utf8")) : {},
      encodings: (["br", "gzip"] as const).filter(encoding => known.has(name + endingOf[encoding])),
      marked: text.includes(MARKER) ? text : undefined,
    });
  }
  return files;
};

const headersIn = (json: string): Readonly<Record<string, string>> => {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null) throw new Error("a headers file holds an object");
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]));
};

type Encoded = { readonly body: Uint8Array; readonly encoding: Encoding | undefined };

const takes = (accepted: string, encoding: Encoding): boolean =>
  accepted.split(",").some(part => {
    const [name, ...rest] = part.trim().split(";");
    return name === encoding && !rest.some(weight => /^\s*q=0(?:\.0*)?\s*$/.test(weight));
  });

const stored = async (folder: string, file: File, accepted: string): Promise<Encoded> => {
  const encoding = file.encodings.find(each => takes(accepted, each));
  return {
    body: await readFile(join(folder, file.name + (encoding === undefined ? "" : endingOf[encoding]))),
    encoding,
  };
};

/** Pages with the roots of this instance; made anew only when the roots have changed. */
const rootsWriter = ({ roots }: SiteOptions) => {
  let madeFor = "";
  let made = new Map<string, Uint8Array>();
  return async (page: string, accepted: string): Promise<Encoded> => {
    const list = JSON.stringify(roots === undefined ? [] : await roots());
    if (list !== madeFor) made = new Map();
    madeFor = list;
    const encoding = takes(accepted, "br") ? "br" : takes(accepted, "gzip") ? "gzip" : undefined;
    const key = `${encoding ?? "plain"} ${page}`;
    const known = made.get(key);
    if (known !== undefined) return { body: known, encoding };
    const text =
      roots === undefined
        ? page
        : page.replaceAll(MARKER, `<script type="application/json" id="roots">${list}</script>`);
    const body = compress(Buffer.from(text), encoding);
    made.set(key, body);
    return { body, encoding };
  };
};

const compress = (bytes: Uint8Array, encoding: Encoding | undefined): Uint8Array => {
  if (encoding === "br") return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return encoding === "gzip" ? gzipSync(bytes) : bytes;
};

/** The exit as a plain link: what the origin left in the browser is cleared, then a blank page or a harmless address. */
const exit = (to: string | undefined): Response =>
  new Response(to === undefined ? "<!doctype html><title>&#8203;</title>" : null, {
    status: to === undefined ? 200 : 303,
    headers: {
      ...alwaysHeaders,
      ...closedPolicy,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "clear-site-data": '"cache", "storage"',
      ...(to === undefined ? {} : { location: to }),
    },
  });
