// `npm run bench [-- NAME …] [--quick]`: each bench measures beside its floor in the same run and writes its section of bench/results.md.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

const benches: Readonly<Record<string, string>> = {
  intake: "bench/intake/run.ts",
  seal: "bench/seal.ts",
  voter: "bench/voter.ts",
  ledger: "bench/ledger.ts",
  law: "bench/law.ts",
  guard: "bench/guard/main.ts",
  desk: "bench/desk.ts",
  documents: "bench/documents.ts",
};

const asked = process.argv.slice(2);
const names = asked.filter(argument => !argument.startsWith("-"));
const options = asked.filter(argument => argument.startsWith("-"));
const unknown = names.filter(name => benches[name] === undefined);
if (unknown.length > 0 || options.includes("--help")) {
  console.error(`npm run bench [-- ${Object.keys(benches).join(" | ")} …] [--quick]`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
let failed = 0;
for (const [name, file] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  if (!existsSync(join(root, file))) continue;
  console.error(`bench: ${name} …`);
  if (spawnSync(process.execPath, [join(root, file), ...options], { cwd: root, stdio: "inherit" }).status !== 0)
    failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
