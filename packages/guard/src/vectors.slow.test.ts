import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { inspect } from "./inspect.ts";
import { openGuardShelf } from "./node.ts";
import { readPack } from "./template-pack.ts";
import { pixelsOf, vectorScenes } from "./vectors/scenes.ts";
import lines from "./vectors/verdicts.json" with { type: "json" };

describe("the vectors", () => {
  it("hold in Node with the kernels that Node uses", async () => {
    const pack = readPack(await readFile(new URL("../packs/kz-party-list-sample.pack", import.meta.url)));
    if (pack.kind !== "template") throw new Error(pack.why);
    const shelf = await openGuardShelf([pack.template]);
    for (const [k, scene] of vectorScenes.entries()) {
      const { data, info } = await sharp(await readFile(new URL(`vectors/${scene.sheet}.png`, import.meta.url)))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const pixels = pixelsOf({ width: info.width, height: info.height, data }, scene);
      expect(JSON.stringify(inspect(pixels, shelf))).toBe(lines[k]?.line);
    }
  });
});
