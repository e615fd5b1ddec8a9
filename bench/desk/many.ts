/** The desk with 2,000 and with 100,000 reports, beside its budgets (docs/guides/desk.md): the section "desk-many" of the results. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../../tasks/root.ts";
import { buildSites } from "../../tasks/sites.ts";
import { measureFirstOpening, measureWritten } from "./in-browser.ts";
import { isPrepared, setOf } from "./sealed-set.ts";

/** Reports a second of two processes that only decrypt. */
const floor = async (seconds: number): Promise<number> => {
  const one = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "floor.ts"), String(seconds)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.on("data", piece => {
        said += String(piece);
      });
      child.on("exit", code => (code === 0 ? resolve(Number(said)) : reject(new Error("the floor failed"))));
    });
  const both = await Promise.all([one(), one()]);
  return both.reduce((sum, rate) => sum + rate, 0);
};

const ms = (value: number): string => `${value.toFixed(0)} ms`;

export const counts = [2000, 100_000] as const;

/** @param quick watches the first opening for a shorter time */
export const benchMany = async (quick: boolean): Promise<string> => {
  await buildSites({ demo: false, outDir: join(root, "dist", "trial") });
  const lines = ["## Desk with many reports, in Chromium", ""];
  for (const count of counts) {
    const set = setOf(count);
    if (!isPrepared(set)) {
      lines.push(`- ${count} reports: not prepared (npm run bench -- desk --prepare)`);
      continue;
    }
    const before = await floor(quick ? 4 : 10);
    const { first, again } = await measureFirstOpening(set, quick ? 20 : 60);
    const after = await floor(quick ? 4 : 10);
    const bare = (before + after) / 2;
    lines.push(
      `- ${count} reports, first opening: list usable after ${first.usable.toFixed(1)} s; ${first.perSecond.toFixed(0)} reports/s over ${first.seconds.toFixed(0)} s, ${((first.perSecond / bare) * 100).toFixed(0)} % of decrypting alone (${bare.toFixed(0)}/s on two processes)`,
    );
    const all = again.count >= count ? again : await measureWritten(set);
    lines.push(
      `- ${all.count} cases from the snapshot: usable ${all.usable.toFixed(2)} s after the member file is open; a letter in the filter p50 ${ms(all.keystrokes.p50)}, p95 ${ms(all.keystrokes.p95)}; renderer ${all.megabytes.toFixed(0)} MB`,
    );
  }
  lines.push(
    "- where the first opening was not watched to its end, the snapshot of the whole set was written by the vault's own parts from invented reports, not opened",
  );
  return lines.join("\n");
};
