/** The whole guard in Chromium, in a worker: how long it takes, and how long the page stands still meanwhile. */
import { readFile } from "node:fs/promises";
import { packsIn, shippedPacks } from "@perde/guard/node";
import { openGuardPage } from "./chromium-page.ts";
import { quantile } from "./share.ts";
import { shots } from "./times.ts";

export const shippedPackBytes = async (): Promise<readonly Uint8Array[]> =>
  Promise.all((await packsIn(shippedPacks)).map(({ file }) => readFile(new URL(file, shippedPacks))));

/** Null without a browser. */
export const phoneTable = async (rounds: number): Promise<string | null> => {
  const page = await openGuardPage();
  if (page === null) return null;
  try {
    const packs = await shippedPackBytes();
    const rows: string[] = [];
    for (const { name, draw } of shots) {
      const seen = await page.time(packs, await draw(), rounds);
      const ms = (times: readonly number[]): string =>
        `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)}`;
      rows.push(
        `| ${name} | ${seen.verdict} | ${ms(seen.decode)} | ${seen.first.toFixed(0)} | ${ms(seen.warm)} | ${seen.longestGap.toFixed(0)} |`,
      );
    }
    return [
      `Milliseconds in Chromium ${page.version}, p50 / p95 of ${rounds}; the page and its worker as a site ships them, the shipped packs:`,
      "",
      "| picture | verdict | the browser's decoder alone, in full | first picture, with the worker's start | each further picture | longest time the page stood still |",
      "|---|---|---|---|---|---|",
      ...rows,
    ].join("\n");
  } finally {
    await page.close();
  }
};
