/**
 * Draws the flat pages that the training scenes are made of: `node pages.ts DIR [COUNT]`. Seeded; grey PNG, 700 px on the longer side.
 * File names tell the class: ballot-… (with marked or blank), other-…, card-…. Prints how many of each.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { ballotForms, drawBallot } from "../forms/ballot.ts";
import { drawCard, drawFace } from "../forms/card.ts";
import { chanceFrom } from "../forms/chance.ts";
import { documentKinds, drawDocument } from "../forms/document.ts";
import type { Sheet } from "../forms/drawing.ts";
import { drawKazakhFront, kazakhForms } from "../forms/kazakhstan.ts";
import { markStyles } from "../forms/mark.ts";
import { pngOf } from "../forms/raster.ts";

const [folder, wanted] = process.argv.slice(2);
if (folder === undefined) throw new Error("node pages.ts DIR [COUNT]");
const count = Number(wanted ?? "400");
mkdirSync(folder, { recursive: true });

const write = async (name: string, sheet: Sheet): Promise<void> => {
  const png = await pngOf(sheet, 700 / Math.max(sheet.width, sheet.height));
  writeFileSync(join(folder, `${name}.png`), await sharp(png).greyscale().png().toBuffer());
};

const tally = new Map<string, number>();
const counted = (kind: string): void => {
  tally.set(kind, (tally.get(kind) ?? 0) + 1);
};

for (let number = 0; number < count; number += 1) {
  const chance = chanceFrom(50_000 + number);
  const form = chance.one(ballotForms);

  const options = form === "oval-columns" ? chance.whole(2, 5) : chance.whole(2, form.startsWith("kz") ? 22 : 12);
  const blank = { form, seed: number + 1000, options, signed: chance.happens(0.5), againstAll: chance.happens(0.85) };
  const rows = drawBallot(blank).zones.length;
  const marked = chance.happens(0.6);
  const mark = { row: chance.whole(0, rows - 1), style: chance.one(markStyles) };
  await write(
    `ballot-${marked ? "marked" : "blank"}-${number}-${form}`,
    drawBallot(marked ? { ...blank, mark } : blank),
  );
  const kind = documentKinds[number % documentKinds.length]!;
  await write(`other-${number}-${kind}`, drawDocument({ kind, seed: number + 1000, filled: chance.happens(0.6) }));
  if (number % 12 === 0) await write(`other-${number}-front`, drawKazakhFront(chance.one(kazakhForms), number));
  if (number % 8 === 0) await write(`card-${number}`, drawCard(number));
  if (number % 16 === 0) await write(`face-${number}`, drawFace(number));
  counted(form);
  counted(kind);
}
process.stdout.write(`${JSON.stringify(Object.fromEntries(tally))}\n`);
