/** What a look costs with 1, 10, 100 and 1,000 packs on the shelf. */
import { openEngine } from "@perde/guard/fast";
import { inspect } from "@perde/guard/inspect";
import { packsIn, shippedPacks, templatesOf } from "@perde/guard/node";
import { openShelf } from "@perde/guard/shelf";
import type { Template } from "@perde/guard/template";
import { drawBallot } from "../../packages/guard/forms/ballot.ts";
import { rasterOf } from "../../packages/guard/forms/raster.ts";
import { photograph } from "./camera.ts";
import { type Luck, luckOf } from "./luck.ts";
import { printPaper } from "./papers.ts";
import { ordinaryShot, placed } from "./photo.ts";
import type { Print } from "./press.ts";
import { quantile } from "./share.ts";
import { templatesOfDesigns } from "./templates.ts";

/** A design that nobody has drawn: its corners are those of many real ones, each a little changed, at places of its own. */
const madeUp = (real: readonly Template[], id: string, luck: Luck): Template => {
  const base = luck.pick(real);
  const { features } = base;
  const descriptors = new Uint8Array(features.descriptors.length);
  const places = features.places.slice();
  const directions = new Uint8Array(features.count);
  for (let i = 0; i < features.count; i += 1) {
    const from = luck.pick(real).features;
    const k = luck.count(0, from.count - 1);
    descriptors.set(from.descriptors.subarray(k * 32, (k + 1) * 32), i * 32);
    for (let flip = 0; flip < 24; flip += 1) {
      const bit = luck.count(0, 255);
      descriptors[i * 32 + (bit >> 3)] = descriptors[i * 32 + (bit >> 3)]! ^ (1 << (bit & 7));
    }
    directions[i] = luck.count(0, 31);
    places[i * 2] = luck.count(500, 11_000);
    places[i * 2 + 1] = luck.count(500, 15_500);
  }
  return { ...base, id, features: { ...features, descriptors, places, directions } };
};

const timed = (rounds: number, look: () => unknown): string => {
  const times: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const from = performance.now();
    look();
    if (round >= 0) times.push(performance.now() - from);
  }
  return `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)}`;
};

export const packsTable = async (rounds: number): Promise<string> => {
  const own = templatesOf(await packsIn(shippedPacks));
  const wanted = own.filter(({ id }) => id === "kz-party-list-sample");
  const others = [...own.filter(({ id }) => id !== "kz-party-list-sample"), ...(await templatesOfDesigns())];
  const luck = luckOf(11);
  const more = Array.from({ length: 1000 }, (_, k) => madeUp([...wanted, ...others], `made-up-${k}`, luck));
  const engine = await openEngine();
  const taken = (print: Print): Print =>
    photograph([placed(print, luck, 0.95)], { ...ordinaryShot(luck), raysPerPixel: 1 }, luck);
  const ballot = taken(
    await rasterOf(drawBallot({ form: "kz-party-list", seed: 2026, mark: { row: 2, style: "tick" } })),
  );
  const paper = taken(printPaper("ledger", 3));
  const table = photograph([], ordinaryShot(luck), luck);
  const rows = [1, 10, 100, 1000].map(packs => {
    const shelf = openShelf([...others, ...more].slice(0, packs - 1).concat(wanted), engine);
    const verdict = inspect(ballot, shelf);
    return `| ${packs} | ${verdict.kind} | ${timed(rounds, () => inspect(ballot, shelf))} | ${timed(rounds, () => inspect(paper, shelf))} | ${timed(rounds, () => inspect(table, shelf))} |`;
  });
  return [
    `One look at decoded pictures of 1280 x 960, milliseconds, p50 / p95 of ${rounds}. The first packs are ours and those of the judged designs; the others are made up of their corners, changed and moved.`,
    "",
    "| packs | marked ballot: verdict | marked ballot | another paper | empty table |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
};
