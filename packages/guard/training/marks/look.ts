/**
 * What the guard says of the pictures of `scenes.ts`: `node packages/guard/training/marks/look.ts DIR [CONDITION…]`. Prints a table by condition and the
 * files that went wrong; `DIR/looks.json` has what was measured at every zone. The shelf holds the shipped packs.
 */
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { invert } from "../../src/altered.ts";
import { markedOf } from "../../src/filled-mark.ts";
import { findBallots, workingPicture } from "../../src/find-ballot.ts";
import { lumaOf } from "../../src/luma.ts";
import { openShippedShelf } from "../../src/node.ts";
import { arenaFor } from "../../src/shelf.ts";
import { lookAtZones } from "../../src/zones-of-sheet.ts";
import type { SceneFacts } from "./scenes.ts";

const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) throw new Error("look.ts DIR [CONDITION…]");
const shelf = await openShippedShelf();
const facts: readonly SceneFacts[] = JSON.parse(await readFile(`${folder}/scenes.json`, "utf8"));
const rows = new Map<string, { found: number; of: number; marked: string[]; blank: string[] }>();
const looks: unknown[] = [];
const wrong: string[] = [];
const times: number[] = [];
for (const fact of facts) {
  if (only.length > 0 && !only.includes(fact.condition)) continue;
  const { data, info } = await sharp(`${folder}/${fact.file}`).raw().toBuffer({ resolveWithObject: true });
  const arena = arenaFor(shelf, info.width * info.height);
  const plane = lumaOf({ data, width: info.width, height: info.height }, 1, shelf.kernels, arena);
  const picture = workingPicture(plane, shelf, arena);
  const from = performance.now();
  const found = findBallots(picture, shelf, arena, () => false)[0] ?? null;
  times.push(performance.now() - from);
  let said = "missed";
  if (found !== null) {
    if (found.alteration === "negative") invert(plane.data, plane.data);
    const zones = lookAtZones(found.template, found.map, found.drifts, plane, arena);
    said = found.template.id.includes(fact.form) ? markedOf(zones) : "other";
    looks.push({ ...fact, said, share: found.share, inliers: found.inliers, zones });
  }
  arena.wipe();
  const row = rows.get(fact.condition) ?? { found: 0, of: 0, marked: [], blank: [] };
  rows.set(fact.condition, row);
  row.of += 1;
  if (said !== "missed" && said !== "other") row.found += 1;
  (fact.zone === null ? row.blank : row.marked).push(said);
  const right = fact.zone === null ? said === "no" : said === "yes" || said === "unsure";
  if (!right) wrong.push(`${fact.file} ${fact.condition} ${fact.form} ${fact.zone ?? "blank"} ${fact.style}: ${said}`);
}
const count = (list: readonly string[]): string =>
  ["yes", "unsure", "no", "missed", "other"].map(word => list.filter(said => said === word).length).join("/");
for (const [name, row] of rows)
  console.log(name.padEnd(14), `${row.found}/${row.of}`, "marked", count(row.marked), "blank", count(row.blank));
console.log(wrong.join("\n"));
console.log("search ms, median", times.sort((a, b) => a - b)[times.length >> 1]);
await writeFile(`${folder}/looks.json`, JSON.stringify(looks));
