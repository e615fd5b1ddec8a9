// `npm start`: builds the sites when their sources changed, then runs everything on embedded defaults until Ctrl+C.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./root.ts";
import { buildSites } from "./sites.ts";

const { values } = parseArgs({
  options: {
    demo: { type: "boolean", default: false },
    data: { type: "string" },
    "port-base": { type: "string" },
    "batch-seconds": { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log("npm start -- [--port-base N] [--data DIR] [--batch-seconds N]\nnpm run demo -- [the same]");
  process.exit(0);
}
const data = values.data ?? process.env["PERDE_DATA"] ?? join(root, values.demo ? ".perde-demo" : ".perde");
if (values.demo && existsSync(data) && readdirSync(data).length > 0) {
  console.error(`Perde: the demonstration fills a new instance, and ${data} is not empty.`);
  console.error("Remedy: delete that folder if it is an earlier demonstration, or name another one with --data DIR.");
  process.exit(4);
}
console.error("Perde: building the sites …");
const outDir = join(root, "dist", values.demo ? "demo" : "trial");
await buildSites({ demo: values.demo, outDir });
const passed = ["port-base", "batch-seconds"].flatMap(name => {
  const value = values[name as "port-base"];
  return value === undefined ? [] : [`--${name}`, value];
});
if (values.demo) {
  const { demonstrate } = await import("./demonstrate.ts");
  process.exit(await demonstrate({ data, sites: outDir, options: passed }));
}
const intake = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    join(root, "apps/cli/bin/perde.mjs"),
    "serve",
    "--trial",
    "--invite",
    "--data",
    data,
    "--sites",
    outDir,
    ...passed,
  ],
  {
    stdio: "inherit",
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => intake.kill(signal));
intake.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 4) : 0));
