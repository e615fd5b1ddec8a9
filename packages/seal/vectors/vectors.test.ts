import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkVectors } from "./checks.ts";
import { makeVectors } from "./make.ts";

checkVectors();

describe("the generator", () => {
  it("writes the stored vectors again, byte for byte", async () => {
    for (const [name, value] of Object.entries(await makeVectors())) {
      const stored = readFileSync(new URL(name, import.meta.url), "utf8");
      expect(`${JSON.stringify(value, null, 1)}\n` === stored, name).toBe(true);
    }
  }, 30_000);
});
