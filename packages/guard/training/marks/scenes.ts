/**
 * Photographs of our own forms for developing the search and the mark decision: `node packages/guard/training/marks/scenes.ts DIR
 * EACH [SEED]` writes EACH marked and EACH blank pictures a condition as JPEG, with `scenes.json`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { type BallotForm, ballotForms, drawBallot } from "../../forms/ballot.ts";
import { type Chance, chanceFrom } from "../../forms/chance.ts";
import { markStyles } from "../../forms/mark.ts";
import { type Raster, rasterOf } from "../../forms/raster.ts";
import { photographOf, type SceneCondition, sceneConditions } from "./photograph.ts";

/** What `scenes.json` lists. `zone` is null for a blank. */
export type SceneFacts = {
  readonly file: string;
  readonly condition: SceneCondition;
  readonly form: BallotForm;
  readonly zone: number | null;
  readonly style: string;
};

/** The printed sheets are those of the shipped packs. */
const printed = 2026;

const mixed = (a: Raster, b: Raster, share: number): Raster => ({
  ...a,
  data: a.data.map((value, k) => Math.round(value * share + b.data[k]! * (1 - share))),
});

const fileOf = async (photo: Raster, condition: SceneCondition, chance: Chance): Promise<Uint8Array> => {
  const { data, width, height } = photo;
  const once = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: chance.whole(70, 92) })
    .toBuffer();
  if (condition !== "resent") return once;
  const narrow = Math.round(width * chance.between(0.75, 0.9));
  const sent = await sharp(once).resize({ width: narrow }).jpeg({ quality: 66 }).toBuffer();
  return sharp(sent).resize({ width }).jpeg({ quality: 62 }).toBuffer();
};

const [folder, eachText, seedText] = process.argv.slice(2);
if (folder === undefined || eachText === undefined) throw new Error("scenes.ts DIR EACH [SEED]");
const each = Number(eachText);
const seed = Number(seedText ?? 1);
await mkdir(folder, { recursive: true });
const facts: SceneFacts[] = [];
const blanks = new Map<BallotForm, Raster>();
let number = 0;
for (const condition of sceneConditions) {
  for (let k = 0; k < each * 2; k += 1) {
    number += 1;
    const chance = chanceFrom(seed * 100_003 + number);
    const form = chance.one(ballotForms);
    const blank = blanks.get(form) ?? (await rasterOf(drawBallot({ form, seed: printed }), 1));
    blanks.set(form, blank);
    const isMarked = k % 2 === 0;
    const row = chance.whole(0, drawBallot({ form, seed: printed }).zones.length - 1);
    const style = chance.one(markStyles);
    let page = blank;
    if (isMarked) {
      const inked = await rasterOf(
        drawBallot({ form, seed: printed, mark: { row, style }, handSeed: seed * 7919 + number }),
        1,
      );
      page = condition === "pencil" ? mixed(inked, blank, chance.between(0.35, 0.6)) : inked;
    }
    const file = `${String(number).padStart(4, "0")}.jpg`;
    await writeFile(`${folder}/${file}`, await fileOf(await photographOf(page, condition, chance), condition, chance));
    facts.push({ file, condition, form, zone: isMarked ? row : null, style: isMarked ? style : "" });
  }
}
await writeFile(`${folder}/scenes.json`, JSON.stringify(facts));
