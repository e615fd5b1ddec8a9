/** The law pages as files, their script bundled, served from a throw-away server on loopback. */

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { build } from "vite";
import { lawFiles } from "../../apps/public/src/law/law-files.ts";
import type { LawBase } from "../../packages/law/src/base.ts";
import type { Tip } from "../../packages/law/src/tips.ts";

const root = join(import.meta.dirname, "../..");

export const bundledScript = async (): Promise<string> => {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: join(root, "apps/public/src/law/slider.ts"), output: { format: "es" } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && "output" in first ? first.output.find(one => one.type === "chunk") : undefined;
  if (chunk?.type !== "chunk") throw new Error("the script did not build");
  return chunk.code;
};

export type LawServer = {
  readonly address: string;
  /** Paths asked for since the start, in order. */
  readonly asked: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  close(): Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  json: "application/json",
  js: "text/javascript",
  css: "text/css",
};

/** As strict as the public site means to be: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export const serveLaw = async (base: LawBase, tips: readonly Tip[], script: string): Promise<LawServer> => {
  const assets = { styles: [{ path: "/perde.css" }, { path: "/law/law.css" }], script: { path: "/law/slider.js" } };
  const files = new Map(lawFiles({ base, tips, assets }).map(file => [file.path, file.content]));
  files.set("/law/slider.js", script);
  files.set("/perde.css", readFileSync(join(root, "packages/ui/src/perde.css"), "utf8"));
  files.set("/law/law.css", readFileSync(join(root, "apps/public/src/law/law.css"), "utf8"));
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    asked.push(path);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const content = files.get(name);
    response.writeHead(content === undefined ? 404 : 200, {
      "content-type": types[name.split(".").at(-1) ?? ""] ?? "text/plain",
      "content-security-policy": policy,
    });
    response.end(content);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server did not bind");
  return {
    address: `http://127.0.0.1:${bound.port}`,
    asked,
    files,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
};
