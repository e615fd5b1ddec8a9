// Builds the three sites into dist/. `--demo` for the demonstration; `--roots FILE` for a real instance: the answer of
// `perde desk descriptor --json`, or a JSON list of root keys. Each desk must have confirmed its six words before.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildSites } from "./sites.ts";

const { values } = parseArgs({ options: { demo: { type: "boolean", default: false }, roots: { type: "string" } } });

const isRoot = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);

/** Root keys of a list, of `{ listings: [{ root }] }`, or nothing. */
const rootsIn = (value: unknown): readonly string[] | undefined => {
  const listed = typeof value === "object" && value !== null && "listings" in value ? value.listings : value;
  if (!Array.isArray(listed) || listed.length === 0) return undefined;
  const roots = listed.map(one => (typeof one === "object" && one !== null && "root" in one ? one.root : one));
  return roots.every(isRoot) ? roots : undefined;
};

const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // not there, or not JSON: both are named below
  }
};

const roots = values.roots === undefined ? undefined : rootsIn(read(values.roots));
if (values.roots !== undefined && roots === undefined) {
  console.error(`Perde: ${values.roots} holds no root keys.`);
  console.error("Remedy: perde desk descriptor --json > FILE, then npm run build -- --roots FILE.");
  process.exit(3);
}
const sites = await buildSites({ demo: values.demo, ...(roots === undefined ? {} : { roots }) });
console.log(`Perde: built into ${Object.values(sites).join(", ")}`);
