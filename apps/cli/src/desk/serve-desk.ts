/** `perde desk`: serves the desk's pages from this machine, so that no server can alter the page that holds the keys. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCode } from "../exit-code.ts";
import { readFlags, wholeNumber } from "../intake/flags.ts";
import type { Command } from "../io.ts";

const flags = {
  intake: { kind: "text", about: "address of the intake's desk origin, like https://desk.example" },
  port: { kind: "text", about: "port on this machine; default 8711" },
  site: { kind: "text", about: "folder of the built desk; default dist/desk of this checkout" },
  json: { kind: "yes", about: "print the address as JSON" },
} as const;

const checkout = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..");
const emptyConfig = '<script type="application/json" id="config">{}</script>';
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".ttf": "font/ttf",
};

const originOf = (text: string): string | undefined => {
  try {
    const { origin, protocol } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? origin : undefined;
  } catch {
    return undefined; // not an address
  }
};

const languageOf = (accepted: string | undefined): "kk" | "ru" | "en" =>
  (accepted ?? "")
    .split(",")
    .map(part => part.trim().slice(0, 2))
    .find((code): code is "kk" | "ru" | "en" => code === "kk" || code === "ru" || code === "en") ?? "kk";

export const serveDesk: Command = async (args, io) => {
  const parsed = readFlags("desk", "serves the case desk from this machine", flags, args, io);
  if (parsed.kind === "ended") return parsed.code;
  const intake = parsed.texts["intake"] === undefined ? undefined : originOf(parsed.texts["intake"]);
  const port = parsed.texts["port"] === undefined ? 8711 : wholeNumber(parsed.texts["port"], 0, 65_535);
  if (intake === undefined || port === undefined) {
    io.err("perde desk: --intake takes the address of the intake's desk, --port a number. Remedy: perde desk --help");
    return exitCode.usage;
  }
  const site = [parsed.texts["site"], join(checkout, "dist", "desk"), join(checkout, "dist", "trial", "desk")].find(
    folder => folder !== undefined && existsSync(join(folder, "index.en.html")),
  );
  if (site === undefined) {
    io.err(
      'perde desk: the desk is not built. Remedy: run "npm run build" in the checkout, or name its folder with --site.',
    );
    return exitCode.environment;
  }
  const send = async (path: string, response: ServerResponse): Promise<void> => {
    const bytes = await readFile(join(site, path));
    const headers = existsSync(join(site, `${path}.headers.json`))
      ? JSON.parse(await readFile(join(site, `${path}.headers.json`), "utf8"))
      : {};
    const policy: unknown = headers["content-security-policy"];
    response.writeHead(200, {
      "content-type": types[path.slice(path.lastIndexOf("."))] ?? "application/octet-stream",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      // The vault's worker talks to the intake instead of to the origin that served it; that of the papers stays at home.
      ...(typeof policy === "string"
        ? {
            "content-security-policy": path.includes("vault-")
              ? policy.replace("connect-src 'self'", `connect-src ${intake}`)
              : policy,
          }
        : {}),
    });
    response.end(
      path.endsWith(".html")
        ? bytes.toString("utf8").replace(emptyConfig, emptyConfig.replace("{}", JSON.stringify({ intake })))
        : bytes,
    );
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://localhost/${(request.url ?? "").replace(/^\/+/, "")}`);
    const path =
      pathname === "/"
        ? `index.${languageOf(request.headers["accept-language"])}.html`
        : normalize(pathname).replace(/^[/\\]+/, "");
    const known =
      (request.method === "GET" || request.method === "HEAD") &&
      !path.startsWith("..") &&
      !path.endsWith(".headers.json") &&
      existsSync(join(site, path));
    if (known) send(path, response).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  const listening = await new Promise<boolean>(resolve => {
    server.once("error", () => resolve(false));
    // Passkeys need the name localhost; only this machine is answered.
    server.listen(port, "localhost", () => resolve(true));
  });
  if (!listening) {
    io.err(`perde desk: port ${port} is in use. Remedy: name another with --port.`);
    return exitCode.environment;
  }
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" && address !== null ? address.port : port}`;
  io.out(parsed.yes.has("json") ? JSON.stringify({ desk: url }) : `Desk: ${url}`);
  await io.untilStopped();
  server.close();
  server.closeAllConnections();
  return exitCode.done;
};
