import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { packsIn, shippedPacks } from "./node.ts";
import { numbersFrom } from "./random.ts";
import { readPack, writePack } from "./template-pack.ts";

const aPack = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL("kz-party-list-sample.pack", shippedPacks)));

describe("a template pack", () => {
  it("written again gives the same bytes, for every pack that comes with the guard", async () => {
    const packs = await packsIn(shippedPacks);
    expect(packs.length).toBeGreaterThanOrEqual(9);
    for (const { file, read } of packs) {
      if (read.kind !== "template") throw new Error(file);
      expect(Buffer.from(writePack(read.template)).equals(await readFile(new URL(file, shippedPacks)))).toBe(true);
    }
  });

  it("all packs together fit the budget of a phone", async () => {
    const sizes = await Promise.all(
      (await packsIn(shippedPacks)).map(async ({ file }) => (await readFile(new URL(file, shippedPacks))).length),
    );
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(600_000);
  });

  it("is refused when a byte is missing or one too many", async () => {
    const pack = await aPack();
    expect(readPack(pack.subarray(0, pack.length - 1))).toEqual({ kind: "not-a-pack", why: "length" });
    expect(readPack(Uint8Array.from([...pack, 0]))).toEqual({ kind: "not-a-pack", why: "length" });
    expect(readPack(pack.subarray(0, 8))).toEqual({ kind: "not-a-pack", why: "header" });
  });

  it("is refused when a field is unknown", async () => {
    const pack = await aPack();
    const size = pack[8]! | (pack[9]! << 8);
    const header = new TextDecoder().decode(pack.subarray(12, 12 + size)).replace(`"law"`, `"lax"`);
    const changed = Uint8Array.from([
      ...pack.subarray(0, 12),
      ...new TextEncoder().encode(header),
      ...pack.subarray(12 + size),
    ]);
    expect(readPack(changed)).toEqual({ kind: "not-a-pack", why: "field" });
  });

  it("never makes the reader throw, whatever byte is changed", async () => {
    const pack = await aPack();
    const next = numbersFrom(11);
    for (let round = 0; round < 300; round += 1) {
      const changed = pack.slice(0, next(4) === 0 ? next(pack.length) : pack.length);
      for (let k = 0; k < 3; k += 1) if (changed.length > 0) changed[next(Math.min(changed.length, 3000))] = next(256);
      expect(["template", "not-a-pack"]).toContain(readPack(changed).kind);
    }
  });
});
