import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseSync } from "oxc-parser";
import { allowedImports, exceptions } from "./allowed-imports.ts";

/** An import that the table of allowed edges does not know. */
export type Violation = { readonly file: string; readonly imports: string; readonly because: string };

const platform = new Set(["packages/seal", "packages/ledger", "packages/law", "packages/cases", "packages/ui"]);

const importsOf = (file: string, text: string): readonly string[] => {
  const { module } = parseSync(file, text);
  const fixed = module.staticImports.map(entry => entry.moduleRequest.value);
  const passedOn = module.staticExports.flatMap(entry =>
    entry.entries.flatMap(one => (one.moduleRequest === null ? [] : [one.moduleRequest.value])),
  );
  const lazy = module.dynamicImports.map(entry =>
    text.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
  );
  // `import("…").Type` is a type, not a module record: found by its text.
  const types = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].flatMap(match =>
    match[1] === undefined ? [] : [match[1]],
  );
  const workers = [...text.matchAll(/new URL\(\s*["']([^"']+\.tsx?)["']\s*,\s*import\.meta\.url/g)].flatMap(match =>
    match[1] === undefined ? [] : [match[1]],
  );
  return [...new Set([...fixed, ...passedOn, ...lazy, ...types, ...workers])];
};

const opens = (rule: string, wanted: string): boolean => rule === wanted || wanted.startsWith(`${rule}/`);

const isTest = (file: string): boolean =>
  /\.(?:test|testing)\.tsx?$/.test(file) || /(^|\/)(vectors|contract|testing|training)(\/|\.ts$)/.test(file);

/**
 * Compares every import of `files` (paths relative to `root`, with forward slashes) with the table.
 * Tests may use the doors of their own tier freely but never another app; a package without a row is itself a violation.
 */
export const importViolations = (
  root: string,
  files: readonly string[],
  read = (path: string) => readFileSync(path, "utf8"),
): readonly Violation[] => {
  const found: Violation[] = [];
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const home = file.split("/").slice(0, 2).join("/");
    if (!home.startsWith("packages/") && !home.startsWith("apps/")) continue;
    const allowed = allowedImports[home];
    if (allowed === undefined) {
      found.push({ file, imports: home, because: "this folder has no row in tasks/allowed-imports.ts" });
      continue;
    }
    for (const wanted of importsOf(file, read(join(root, file)))) {
      const say = (because: string) => {
        if (!exceptions.some(one => one.file === file && one.imports === wanted))
          found.push({ file, imports: wanted, because });
      };
      if (wanted.startsWith(".")) {
        const target = relative(root, join(root, dirname(file), wanted))
          .split(sep)
          .join("/");
        if (target.split("/").slice(0, 2).join("/") !== home && /^(packages|apps)\//.test(target))
          say("another package is entered by its door, never by a path");
      } else if (wanted.startsWith("@perde/")) {
        const name = wanted.split("/").slice(0, 2).join("/");
        const self = home.split("/")[1];
        if (name === `@perde/${self}`) continue;
        if (!isTest(file)) (edges.get(home) ?? edges.set(home, new Set()).get(home))?.add(name);
        if (
          isTest(file)
            ? !allowed.some(rule => rule.split("/").slice(0, 2).join("/") === name)
            : !allowed.some(rule => opens(rule, wanted))
        )
          say(`${home} may not open ${wanted}`);
      } else if (platform.has(home) && file.startsWith(`${home}/src/`) && !isTest(file) && wanted.startsWith("node:")) {
        say("the core knows no platform: adapters live in apps");
      }
    }
  }
  return [...found, ...cycles(edges)];
};

const cycles = (edges: ReadonlyMap<string, ReadonlySet<string>>): readonly Violation[] => {
  const folderOf = new Map([...edges.keys()].map(home => [`@perde/${home.split("/")[1]}`, home]));
  const found: Violation[] = [];
  const visit = (home: string, path: readonly string[]): void => {
    if (path.includes(home)) {
      found.push({ file: home, imports: path.join(" → "), because: "packages must not import each other in a circle" });
      return;
    }
    for (const name of edges.get(home) ?? []) {
      const next = folderOf.get(name);
      if (next !== undefined) visit(next, [...path, home]);
    }
  };
  for (const home of edges.keys()) visit(home, []);
  return found;
};
