/** One of the threads that photograph and judge: takes jobs, answers each with what the guard said. */
import { parentPort, workerData } from "node:worker_threads";
import { inspectFile, openGuardShelf } from "@perde/guard/node";
import type { Design } from "./designs.ts";
import { type Condition, photoOf } from "./photo.ts";
import { printSeed, templatesOfDesigns } from "./templates.ts";
import { ballotIn, type Said } from "./verdict-count.ts";

export type Job = {
  readonly condition: Condition;
  readonly design: Design;
  readonly isMarked: boolean;
  readonly seed: number;
};
export type Judged = { readonly job: Job; readonly said: Said };

/** Accuracy is judged here, not speed: a loaded machine must not turn into a missed ballot. */
const patient = { limitMs: 600_000 };

const jobs: readonly Job[] = workerData;
const shelf = await openGuardShelf(await templatesOfDesigns());
for (const job of jobs) {
  const { file } = await photoOf(job.condition, job.design, printSeed, job.isMarked, job.seed);
  const judged: Judged = { job, said: ballotIn(await inspectFile(file, shelf, patient)) };
  parentPort?.postMessage(judged);
}
