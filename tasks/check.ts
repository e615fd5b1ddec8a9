// Everything that can be said about the source without running it: types, lint and format, dead code, import rules.
import { execFileSync, spawnSync } from "node:child_process";
import { importViolations } from "./import-rules.ts";
import { root } from "./root.ts";

const tool = (name: string, args: readonly string[]): boolean => {
  const done = spawnSync(name, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  return done.status === 0;
};

const sources = (): readonly string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter(line => line !== "");

const imports = (): boolean => {
  const files = sources();
  const violations = importViolations(root, files);
  for (const { file, imports: wanted, because } of violations) console.error(`${file}: ${wanted}: ${because}`);
  console.error(`import rules: ${files.length} files, ${violations.length} violations`);
  return violations.length === 0;
};

const checks: readonly (readonly [string, () => boolean])[] = [
  ["types", () => tool("tsc", ["-p", "."])],
  ["lint and format", () => tool("biome", ["ci", "--error-on-warnings", "."])],
  ["dead code and undeclared packages", () => tool("knip", ["--no-progress"])],
  ["import rules", imports],
];

let passed = 0;
let failed = 0;
for (const [name, holds] of checks) {
  const ok = holds();
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? "ok" : "FAILED"}: ${name}`);
}
console.log(`check: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
