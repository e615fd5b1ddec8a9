#!/usr/bin/env node
// Plain JavaScript, so that any Node can say what is missing before the real program is read.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
if (Number(process.versions.node.split(".")[0]) >= 26) {
  // Compiled code is kept between starts: it saves a server about 38 MiB of memory.
  module.enableCompileCache();
  const { main } = await import("../src/perde.ts");
  process.exitCode = await main(process.argv.slice(2));
} else {
  const own = join(here, "..", "..", "..", "node_modules", ".bin", "node");
  if (!existsSync(own)) {
    console.error(
      `perde: Node 26 is needed; this is ${process.version}. Remedy: run "npm start" once in the checkout, or install Node 26.`,
    );
    process.exit(4);
  }
  const done = spawnSync(
    own,
    ["--disable-warning=ExperimentalWarning", fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { stdio: "inherit" },
  );
  process.exit(done.status ?? 4);
}
