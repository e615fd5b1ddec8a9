#!/usr/bin/env node
// Installs what the lock file names, then runs the wanted task on the Node that came with it.
// Plain JavaScript: whatever Node started npm (18 or later) must be able to read this file.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".perde-installed");
const lockHash = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

const fail = (...lines) => {
  for (const line of lines) console.error(line);
  process.exit(4);
};

const installed = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash;

if (!installed()) {
  console.error("Perde: installing the packages named in package-lock.json …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=optional", "--include=dev", "--engine-strict=false", "--loglevel=error"];
  const done = npm?.endsWith("js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.status !== 0)
    fail(
      "Perde: the installation did not finish.",
      "Remedy: check that this machine reaches an npm registry and has about 1 GB free, then run the same command again.",
    );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash);
}

const own = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const major = Number(process.versions.node.split(".")[0]);
const node = existsSync(own) ? own : major >= 26 ? process.execPath : undefined;
if (node === undefined)
  fail(
    `Perde: Node 26 is needed; this is ${process.version}, and no Node came with the packages.`,
    "Remedy: install Node 26 or newer (on Apple silicon), or delete node_modules and run again without --omit=optional.",
  );

const [task = "start", ...rest] = process.argv.slice(2);
const run = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, "tasks", `${task}.ts`), ...rest], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    PATH: `${join(root, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`,
  },
  shell: process.platform === "win32",
});
// Ctrl+C reaches the whole process group; stay until the task has put everything in order.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => run.kill(signal));
run.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
