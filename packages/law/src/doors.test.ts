import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** Files that a door brings along, by its imports of values; imports of types leave nothing behind. */
const broughtBy = (file: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith(".ts")) return seen;
  const text = readFileSync(file, "utf8");
  for (const [, what = "", from = ""] of text.matchAll(/^import (type )?[^;]*?from "([^"]+)"/gms)) {
    if (what !== "") continue;
    if (from.startsWith(".")) broughtBy(join(dirname(file), from), seen);
    else seen.add(from);
  }
  return seen;
};

describe("the doors that a page uses", () => {
  it.each(["packed", "base", "assess", "tips", "place", "calendar-day", "question", "count"])(
    "%s brings neither the rule files nor the parser",
    door => {
      const brought = [...broughtBy(join(import.meta.dirname, `${door}.ts`))];
      expect(
        brought.filter(file => file.includes("/rules/") || file.endsWith("parse-rules.ts") || file === "valibot"),
      ).toEqual([]);
    },
  );
  it("all-rules brings both, so that the test would see them", () => {
    const brought = [...broughtBy(join(import.meta.dirname, "all-rules.ts"))];
    expect(brought).toContain("valibot");
    expect(brought.some(file => file.endsWith("/rules/kz.json"))).toBe(true);
  });
});
