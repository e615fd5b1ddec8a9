// The long versions of the kill, fuzz, property and load runs, DOCX pages laid out and tables opened by LibreOffice: the same tests
// with PERDE_SOAK=1.
import { spawnSync } from "node:child_process";
import { prepareMachine } from "./machine.ts";
import { root } from "./root.ts";

const missing = [
  ...prepareMachine(),
  ...(spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0
    ? []
    : ["LibreOffice (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui)"]),
];
for (const what of missing) console.error(`missing: ${what}`);
if (missing.length > 0) process.exit(4);
const done = spawnSync(
  "vitest",
  [
    "run",
    "--project",
    "unit",
    "--project",
    "slow",
    "--project",
    "journeys",
    "--testTimeout=7200000",
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PERDE_SOAK: "1" },
  },
);
process.exit(done.status ?? 1);
