/** One folder for all stories of a run, gone after the last (vitest's global setup: it runs apart from the stories). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Empty at first. */
    readonly runFolder: string;
  }
}

/** Called before the first story; what it answers is called after the last. */
export const setup = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "perde-stories-"));
  project.provide("runFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
