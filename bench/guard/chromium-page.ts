/** The guard in Chromium, built as a site would ship it: `page.ts`, spoken to from here. */
import { join } from "node:path";
import { chromium } from "playwright";
import { build } from "vite";
import { findChromium } from "../../tasks/chromium.ts";
import type { Asked, Timed } from "./page.ts";

/** Packs and pictures go to the page as base64. */
export type GuardPage = {
  readonly version: string;
  open(packs: readonly Uint8Array[]): Promise<void>;
  /** The verdict of the worker, as text. */
  inspect(file: Uint8Array): Promise<string>;
  time(packs: readonly Uint8Array[], file: Uint8Array, rounds: number): Promise<Timed>;
  close(): Promise<void>;
};

declare const asked: Asked;

/** The page and its worker: path to text. */
const builtParts = async (): Promise<ReadonlyMap<string, string>> => {
  const made = await build({
    root: import.meta.dirname,
    logLevel: "error",
    configFile: false,
    worker: { format: "es" },
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: join(import.meta.dirname, "page.ts"), output: { entryFileNames: "page.js" } },
    },
  });
  const parts = new Map<string, string>();
  for (const one of [made].flat())
    if ("output" in one)
      for (const part of one.output)
        parts.set(`/${part.fileName}`, part.type === "chunk" ? part.code : Buffer.from(part.source).toString());
  return parts;
};

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Null without a browser. */
export const openGuardPage = async (): Promise<GuardPage | null> => {
  const executablePath = findChromium();
  if (executablePath === "") return null;
  const parts = await builtParts();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.route("https://guard.example/**", route => {
    const body = parts.get(new URL(route.request().url()).pathname);
    return body === undefined
      ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>guard</title>" })
      : route.fulfill({ contentType: "text/javascript", body });
  });
  await page.goto("https://guard.example/");
  await page.addScriptTag({ url: "/page.js", type: "module" });
  await page.waitForFunction("'asked' in globalThis");
  return {
    version: browser.version(),
    open: packs => page.evaluate(known => asked.open(known), packs.map(text)),
    inspect: file => page.evaluate(bytes => asked.inspect(bytes), text(file)),
    time: (packs, file, rounds) =>
      page.evaluate(([known, bytes, times]) => asked.time(known, bytes, times), [
        packs.map(text),
        text(file),
        rounds,
      ] as const),
    close: () => browser.close(),
  };
};
