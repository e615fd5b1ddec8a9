/** Ballots of judged designs under every condition, with their template at hand. */
import { Worker } from "node:worker_threads";
import { designs } from "./designs.ts";
import type { Job, Judged } from "./judged-worker.ts";
import { conditions } from "./photo.ts";
import { addSaid, type Count, countHead, countRow, newCount } from "./verdict-count.ts";

/** Conditions in which the sheet is small, covered, cut or altered, so that the figure of whole sheets leaves them out. */
const apart = new Set([
  "cropped to two thirds",
  "cropped to one row",
  "card over it",
  "small",
  "negative",
  "mirror image",
]);

const threads = 2;

/** Every design in turn, each marked and blank. */
const jobsFor = (each: number): readonly Job[] => {
  let number = 0;
  return conditions.flatMap(condition =>
    Array.from({ length: each }, () => {
      number += 1;
      const design = designs[number % designs.length]!;
      return [true, false].map(isMarked => ({ condition, design, isMarked, seed: 9000 + number }));
    }).flat(),
  );
};

const judge = (jobs: readonly Job[], tell: (judged: Judged) => void): Promise<void> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL("judged-worker.ts", import.meta.url), { workerData: jobs });
    worker.on("message", tell);
    worker.on("error", fail);
    worker.on("exit", () => done());
  });

/** `each` marked and as many blank photographs a condition; the markdown of their tables. */
export const judgedBallots = async (each: number, say: (text: string) => void): Promise<string> => {
  const byCondition = new Map<string, Count>(conditions.map(condition => [condition, newCount()]));
  const byDesign = new Map<string, Count>(designs.map(design => [design, newCount()]));
  const inFrame = newCount();
  const jobs = jobsFor(each);
  let done = 0;
  const tell = ({ job, said }: Judged): void => {
    addSaid(byCondition.get(job.condition)!, said, job.isMarked);
    if (!apart.has(job.condition)) {
      addSaid(inFrame, said, job.isMarked);
      addSaid(byDesign.get(job.design)!, said, job.isMarked);
    }
    done += 1;
    const right = job.isMarked ? said === "yes" || said === "unsure" : said === "no";
    if (!right) say(`${job.condition}, ${job.design}, ${job.isMarked ? "marked" : "blank"}, seed ${job.seed}: ${said}`);
    if (done % 20 === 0) say(`${done} of ${jobs.length}`);
  };
  await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      judge(
        jobs.filter((_, k) => k % threads === thread),
        tell,
      ),
    ),
  );
  const whole = "**whole sheet well in the frame** (without small, covered, cropped, mirrored, negative)";
  return [
    `Judged designs (${designs.length}, none of them used in training or tuning), each photograph 1280 x 960 by the judging camera, the template of its blank at hand:`,
    "",
    countHead,
    ...[...byCondition].map(([name, count]) => countRow(name, count)),
    countRow(whole, inFrame),
    "",
    "Whole sheets well in the frame, by design:",
    "",
    countHead,
    ...[...byDesign].map(([name, count]) => countRow(name, count)),
  ].join("\n");
};
