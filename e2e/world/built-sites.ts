/**
 * The three sites, built once for all stories of a run: by the first that asks, while the others wait. What a story
 * changes (roots, reports) is written by its intake, never into the built files.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import { buildSites, type Sites } from "../../tasks/sites.ts";

const isFirst = (lock: string): boolean => {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false; // somebody else builds, or has built
  }
};

/** The sites of a trial instance. */
export const builtSites = async (): Promise<Sites> => {
  const folder = inject("runFolder");
  const outDir = join(folder, "sites");
  const done = join(folder, "done");
  if (isFirst(join(folder, "lock"))) {
    await buildSites({ demo: false, outDir });
    writeFileSync(done, "");
  }
  for (let rounds = 0; !existsSync(done); rounds += 1) {
    if (rounds > 1200) throw new Error("the sites were not built by whoever began");
    await wait(100);
  }
  return { voter: join(outDir, "voter"), desk: join(outDir, "desk"), public: join(outDir, "public") };
};
