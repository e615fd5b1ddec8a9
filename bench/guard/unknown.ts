/** Designs without a template: ballots of the judging generator and real scans with the shipped packs alone, and what must stay clear. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspectFile, openShippedShelf } from "@perde/guard/node";
import type { Shelf } from "@perde/guard/shelf";
import sharp from "sharp";
import { photograph } from "./camera.ts";
import { designs } from "./designs.ts";
import { luckOf } from "./luck.ts";
import { papers, printPaper } from "./papers.ts";
import { type Condition, ordinaryShot, photoOf, placed } from "./photo.ts";
import { shareOf } from "./share.ts";
import { addTo, ballotIn, type Count, countHead, countRow, newCount } from "./verdict-count.ts";

const conditions: readonly Condition[] = [
  "plain",
  "tilted",
  "shadow",
  "blurred",
  "folded",
  "thumb over it",
  "card beside it",
  "dim and noisy",
  "sent on at 1280 px",
  "photographed screen",
  "turned by 90°",
  "turned by 180°",
  "grey",
  "cropped to two thirds",
  "small",
  "negative",
  "mirror image",
];

/** What the target speaks of: a whole sheet, legible, about as an ordered voter would send it. */
const ordinary = new Set<Condition>(["plain", "tilted", "shadow", "grey", "turned by 90°", "turned by 180°"]);

const judged = async (
  each: number,
  isQuick: boolean,
  shelf: Shelf,
  say: (text: string) => void,
): Promise<readonly string[]> => {
  const by: string[] = [];
  const byDesign = new Map<string, Count>();
  const usual = newCount();
  let number = 0;
  for (const condition of conditions) {
    if (isQuick && !ordinary.has(condition)) continue;
    const count = newCount();
    const pairs = ordinary.has(condition) ? each : Math.ceil(each / 3);
    for (let k = 0; k < pairs * 2; k += 1) {
      const design = designs[number % designs.length]!;
      const isMarked = k % 2 === 0;
      const photo = await photoOf(condition, design, 300 + (number % 7), isMarked, 120_000 + number);
      number += isMarked ? 0 : 1;
      const verdict = await inspectFile(photo.file, shelf);
      addTo(count, verdict, isMarked);
      if (!ordinary.has(condition)) continue;
      addTo(usual, verdict, isMarked);
      const ofDesign = byDesign.get(design) ?? newCount();
      byDesign.set(design, ofDesign);
      addTo(ofDesign, verdict, isMarked);
    }
    by.push(countRow(condition, count));
    say(by.at(-1)!);
  }
  return [
    "Judged designs without their templates, the shipped packs alone:",
    "",
    countHead,
    ...by,
    countRow("**plain, tilted, shadow, grey, turned**", usual),
    "",
    "The same conditions by design:",
    "",
    countHead,
    ...[...byDesign].map(([name, count]) => countRow(name, count)),
  ];
};

const paperRows = async (each: number, shelf: Shelf, say: (text: string) => void): Promise<readonly string[]> => {
  const rows: string[] = [];
  let hits = 0;
  for (const kind of papers) {
    let taken = 0;
    for (let k = 0; k < each; k += 1) {
      const seed = 410_000 + k * 37;
      const luck = luckOf(seed);
      const print = placed(printPaper(kind, seed), luck, luck.from(0.7, 1));
      const shot = { ...ordinaryShot(luck), raysPerPixel: 1, shadow: luck.unit() < 0.3 };
      const { data, width, height } = photograph([print], shot, luck);
      const file = await sharp(data, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 84 })
        .toBuffer();
      if (ballotIn(await inspectFile(file, shelf)) !== "missed") taken += 1;
    }
    hits += taken;
    rows.push(`| ${kind} | ${shareOf(taken, each)} |`);
    say(rows.at(-1)!);
  }
  return [
    "Judged papers that are no ballots:",
    "",
    "| | taken for a ballot |",
    "|---|---|",
    ...rows,
    `| **all** | ${shareOf(hits, each * papers.length)} |`,
  ];
};

const pictureRows = async (
  folder: string,
  most: number,
  shelf: Shelf,
  say: (text: string) => void,
): Promise<readonly string[]> => {
  const manifest: { readonly pictures: readonly { readonly file: string; readonly class: string }[] } = JSON.parse(
    readFileSync(join(folder, "manifest.json"), "utf8"),
  );
  const classes = Map.groupBy(manifest.pictures, picture => picture.class);
  const rows: string[] = [];
  for (const [kind, pictures] of classes) {
    const said = { yes: 0, unsure: 0, no: 0, missed: 0 };
    const some = pictures.slice(0, most);
    for (const { file } of some) said[ballotIn(await inspectFile(readFileSync(join(folder, file)), shelf))] += 1;
    rows.push(
      `| ${kind} | ${shareOf(some.length - said.missed, some.length)} | ${said.yes} / ${said.unsure} / ${said.no} |`,
    );
    say(rows.at(-1)!);
  }
  return [
    "Development pictures, the shipped packs alone. Of the classes beginning with ballot- all should be taken for one, of the others none:",
    "",
    "| | taken for a ballot | yes / unsure / no |",
    "|---|---|---|",
    ...rows,
  ];
};

/** `folder`: the development pictures, or null. A quick run asks the ordinary conditions alone, and fewer of each. */
export const unknownDesigns = async (
  isQuick: boolean,
  folder: string | null,
  say: (text: string) => void,
): Promise<string> => {
  const shelf = await openShippedShelf();
  const parts = [
    await judged(isQuick ? 4 : 12, isQuick, shelf, say),
    await paperRows(isQuick ? 8 : 40, shelf, say),
    folder === null ? [] : await pictureRows(folder, isQuick ? 40 : 1000, shelf, say),
  ];
  return parts.flatMap(lines => [...lines, ""]).join("\n");
};
