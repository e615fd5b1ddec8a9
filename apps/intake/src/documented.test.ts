import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refusals } from "./answers.ts";
import { anIntake } from "./intake.testing.ts";
import { recorded } from "./record.ts";
import { migrations } from "./store/schema.ts";

const docs = (path: string): string => readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", path), "utf8");

describe("the documents of the intake", () => {
  it("name every refusal with its status", () => {
    const text = docs("formats/http.md");
    for (const [kind, status] of Object.entries(refusals))
      expect(
        text.split("\n").some(line => line.includes(`\`${kind}\``) && line.includes(`| ${status} |`)),
        kind,
      ).toBe(true);
  });
  it("name everything that is recorded", () => {
    const text = docs("guides/operate.md");
    for (const name of Object.keys(recorded)) expect(text).toContain(`\`${name}\``);
  });
  it("name every table of the store", () => {
    const text = docs("formats/store.md");
    for (const [, table] of migrations.join("\n").matchAll(/CREATE TABLE (\w+)/g))
      expect(text).toContain(`| \`${table}\` |`);
  });
  it("name every path that is answered", async () => {
    const { apps, end } = await anIntake();
    const text = docs("formats/http.md");
    const paths = Object.values(apps)
      .flatMap(app => app.routes.map(({ path }) => path))
      .filter(path => /^\/(?:v1|ledger)\/[a-z]/.test(path));
    expect(paths.length).toBeGreaterThan(20);
    for (const path of new Set(paths)) expect(text, path).toContain(path.replace(/[:*].*$/, ""));
    await end();
  });
});
