/** A running intake for a story: its own folder, free ports, batches that close when the story says so. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Running, type StartOptions, startIntake } from "@perde/intake/serve";

export type Story = { readonly running: Running; readonly dataDir: string; readonly end: () => Promise<void> };

/** Starts an intake whose batches close once an hour or when `running.closeBatch()` is called. */
export const startStory = async (options: Partial<StartOptions> = {}): Promise<Story> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "perde-story-"));
  const running = await startIntake({
    dataDir,
    ports: { voter: 0, desk: 0, public: 0 },
    trial: true,
    batchSeconds: 3600,
    ...options,
  });
  if (running.kind !== "running") throw new Error(`the intake does not start: ${running.kind}`);
  return {
    running,
    dataDir,
    end: async () => {
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
