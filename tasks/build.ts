// Builds the three sites into dist/. `--demo` for the demonstration; `--roots FILE` (JSON list) for a real instance.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildSites } from "./sites.ts";

const { values } = parseArgs({ options: { demo: { type: "boolean", default: false }, roots: { type: "string" } } });
const roots: unknown = values.roots === undefined ? undefined : JSON.parse(readFileSync(values.roots, "utf8"));
if (
  roots !== undefined &&
  !(Array.isArray(roots) && roots.every(root => typeof root === "string" && /^[A-Za-z0-9_-]{43}$/.test(root)))
) {
  console.error(
    "Perde: --roots names a file with a JSON list of root keys (base64url, 43 letters each), as `perde desk descriptor` prints them.",
  );
  process.exit(3);
}
const sites = await buildSites({ demo: values.demo, ...(roots === undefined ? {} : { roots }) });
console.log(`Perde: built into ${Object.values(sites).join(", ")}`);
