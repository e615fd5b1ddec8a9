/** Writes the vectors: `node packages/guard/src/vectors/draw.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { drawAnyBallot } from "../../forms/any-ballot.ts";
import { drawBallot } from "../../forms/ballot.ts";
import { pngOf } from "../../forms/raster.ts";
import { inspect } from "../inspect.ts";
import { openShelf } from "../shelf.ts";
import { readPack } from "../template-pack.ts";
import { pixelsOf, vectorScenes } from "./scenes.ts";

const pack = readPack(await readFile(new URL("../../packs/kz-party-list-sample.pack", import.meta.url)));
if (pack.kind !== "template") throw new Error(pack.why);
const shelf = openShelf([pack.template]);
const at = (sheet: string): URL => new URL(`${sheet}.png`, import.meta.url);
const sheets = {
  blank: drawBallot({ form: "kz-party-list", seed: 2026 }),
  marked: drawBallot({ form: "kz-party-list", seed: 2026, mark: { row: 4, style: "tick" } }),
  unknown: drawAnyBallot({ seed: 2, mark: { row: 3, style: "tick" } }),
};
for (const [sheet, drawn] of Object.entries(sheets)) {
  await writeFile(
    at(sheet),
    await sharp(await pngOf(drawn))
      .resize(888)
      .png({ palette: true, colours: 16, effort: 10 })
      .toBuffer(),
  );
}
const lines: { readonly line: string }[] = [];
for (const scene of vectorScenes) {
  const { data, info } = await sharp(await readFile(at(scene.sheet)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  lines.push({
    line: JSON.stringify(inspect(pixelsOf({ width: info.width, height: info.height, data }, scene), shelf)),
  });
}
await writeFile(new URL("verdicts.json", import.meta.url), `${JSON.stringify(lines, null, 1)}\n`);
