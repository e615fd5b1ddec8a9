// `npm run bench`, voter: bytes and requests of the first load, the bytes that sealing adds, and the time until the page is
// seen on a slow phone: 1.6 Mbit/s, 150 ms, processor slowed four times. The floor is an empty page served the same way.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { startIntake } from "@perde/intake/serve";
import { type Browser, chromium } from "playwright";
import { buildVoter } from "../apps/voter/build.ts";
import { findChromium } from "../tasks/chromium.ts";
import { writeSection } from "./results.ts";

const rounds = process.argv.includes("--quick") ? 3 : 7;
const folder = mkdtempSync(join(tmpdir(), "perde-bench-voter-"));
const outDir = join(folder, "site");

const sizes = (bytes: Uint8Array): { readonly gzip: number; readonly brotli: number } => ({
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
});

const sum = (files: readonly string[]) => {
  const each = files.map(file => sizes(readFileSync(join(outDir, file))));
  return {
    gzip: each.reduce((total, { gzip }) => total + gzip, 0),
    brotli: each.reduce((total, { brotli }) => total + brotli, 0),
  };
};

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

type Load = { readonly visible: number; readonly ready: number; readonly requests: number; readonly bytes: number };

/** One first load in a fresh profile on the slow phone. Milliseconds from navigation; bytes as they travelled. */
const load = async (browser: Browser, address: string, waitsForScript: boolean): Promise<Load> => {
  const context = await browser.newContext({ locale: "kk", viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
  await devtools.send("Network.emulateNetworkConditions", network);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let [requests, bytes] = [0, 0];
  devtools.on("Network.requestWillBeSent", ({ request }) => {
    if (request.url.startsWith("http")) requests += 1;
  });
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "load" });
  if (waitsForScript) await page.waitForFunction(() => "ready" in document.documentElement.dataset);
  const seen = await page.evaluate(
    () =>
      new Promise<{ visible: number; ready: number }>(resolve => {
        const answer = () =>
          resolve({
            visible: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
            ready: performance.now(),
          });
        requestAnimationFrame(() => setTimeout(answer, 0));
      }),
  );
  await context.close();
  return { ...seen, requests, bytes };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const measure = async (browser: Browser, address: string, waitsForScript: boolean): Promise<Load> => {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round++) loads.push(await load(browser, address, waitsForScript));
  return {
    visible: median(loads.map(({ visible }) => visible)),
    ready: median(loads.map(({ ready }) => ready)),
    requests: median(loads.map(({ requests }) => requests)),
    bytes: median(loads.map(({ bytes }) => bytes)),
  };
};

/** The floor: a page of one sentence. */
const emptyServer = async () => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end("<!doctype html><link rel=icon href=data:,><title>-</title><h1>Бір сөйлем</h1>");
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
};

await buildVoter({ outDir, roots: ["A".repeat(43)], trial: false, demo: false, buildDay: "2026-11-23" });
const parts = readdirSync(join(outDir, "assets")).filter(name => name.endsWith(".js"));
const part = (start: string) => parts.filter(name => name.startsWith(`${start}-`)).map(name => `assets/${name}`);
const kazakh = part("kk").toSorted(
  (a, b) => readFileSync(join(outDir, b)).length - readFileSync(join(outDir, a)).length,
);
const [list = "", sentences = ""] = kazakh;
const first = sum(["index.kk.html", ...part("entry")]);
const sealing = sum([...part("seal"), ...part("puzzle"), list, sentences]);
const returning = sum([
  "index.kk.html",
  ...part("entry"),
  ...part("seal"),
  ...part("puzzle"),
  ...part("code-words"),
  ...part("ledger-check"),
  list,
  sentences,
]);

const running = await startIntake({
  dataDir: join(folder, "data"),
  ports: { voter: 0, desk: 0, public: 0 },
  sites: { voter: outDir },
});
if (running.kind !== "running") throw new Error(running.kind);
const floor = await emptyServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  const empty = await measure(browser, floor.address, false);
  const page = await measure(browser, `${running.origins.voter}/`, true);
  const report = `## The reporter's page

Chromium, 1.6 Mbit/s, 150 ms, processor slowed four times, a fresh profile for each load, median of ${rounds}.

| | KB gzip | KB Brotli | budget |
| --- | --- | --- | --- |
| first load, all bytes (page in Kazakh, script) | ${kilobytes(first.gzip)} | ${kilobytes(first.brotli)} | 40 |
| sealing adds (worker, puzzle, sentences, one list of words) | ${kilobytes(sealing.gzip)} | ${kilobytes(sealing.brotli)} | 60 |
| coming back, all bytes (page, worker, one list of words, ledger check) | ${kilobytes(returning.gzip)} | ${kilobytes(returning.brotli)} | 90 |

| | seen, ms | answers, ms | requests | bytes on the wire |
| --- | --- | --- | --- | --- |
| the page | ${Math.round(page.visible)} | ${Math.round(page.ready)} | ${page.requests} | ${page.bytes} |
| a page of one sentence (floor) | ${Math.round(empty.visible)} | | ${empty.requests} | ${empty.bytes} |

Seen ${(page.visible / empty.visible).toFixed(2)} times as late as the floor; budget 1,000 ms.
`;
  process.stdout.write(report);
  writeSection("voter", report);
} finally {
  await browser.close();
  floor.close();
  await running.close();
  rmSync(folder, { recursive: true, force: true });
}
