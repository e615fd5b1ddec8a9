// The whole test run: the machine, the checks, then every kind of test; ends with one line of figures.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareMachine } from "./machine.ts";
import { root } from "./root.ts";

const missing = prepareMachine();
if (missing.length > 0) {
  console.error("Perde: the tests need, and this machine lacks:");
  for (const what of missing) console.error(`  - ${what}`);
  console.error("Remedy: install them (on Debian the packages in tasks/debian-packages.txt), then run npm test again.");
  console.log(`0 passed, ${missing.length} failed`);
  process.exit(4);
}

const total = { passed: 0, failed: 0 };
const step = (name: string, passed: number, failed: number, since: number): void => {
  total.passed += passed;
  total.failed += failed;
  console.error(
    `Perde: ${name}: ${passed} passed, ${failed} failed, ${((performance.now() - since) / 1000).toFixed(1)} s`,
  );
};
const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    encoding: "utf8",
    shell: process.platform === "win32",
  });

const task = (name: string): void => {
  const since = performance.now();
  const done = run(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, "tasks", `${name}.ts`)]);
  step(name, done.status === 0 ? 1 : 0, done.status === 0 ? 0 : 1, since);
};

task("check");
task("build");

const results = mkdtempSync(join(tmpdir(), "perde-test-"));
const wanted = process.argv.slice(2);
for (const project of ["unit", "slow", "browser", "journeys"]) {
  const since = performance.now();
  const file = join(results, `${project}.json`);
  const done = run("vitest", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    "--passWithNoTests",
    ...wanted,
  ]);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
      readonly numFailedTestSuites: number;
    };
    const failed = Math.max(numFailedTests, done.status === 0 ? 0 : Math.max(1, numFailedTestSuites));
    step(project, numPassedTests, failed, since);
  } catch {
    // No result file: the runner itself did not come up.
    step(project, 0, 1, since);
  }
}
rmSync(results, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
