/** Milliseconds beside decoding alone, in the same run; and whether the same pixels give the same verdict however they arrive. */
import { inspectFile, openShippedShelf } from "@perde/guard/node";
import sharp from "sharp";
import { drawBallot } from "../../packages/guard/forms/ballot.ts";
import { rasterOf } from "../../packages/guard/forms/raster.ts";
import { photograph } from "./camera.ts";
import { luckOf } from "./luck.ts";
import { ordinaryShot, placed } from "./photo.ts";
import type { Print } from "./press.ts";
import { quantile } from "./share.ts";

/** A photograph of a table, with or without a ballot on it. */
const shot = async (width: number, hasBallot: boolean): Promise<Uint8Array> => {
  const luck = luckOf(width + (hasBallot ? 1 : 0));
  const print: Print | null = hasBallot
    ? await rasterOf(drawBallot({ form: "kz-party-list", seed: 2026, mark: { row: 2, style: "tick" } }))
    : null;
  const wishes = { ...ordinaryShot(luck), width, height: (width * 3) / 4, raysPerPixel: 1 };
  const taken = photograph(print === null ? [] : [placed(print, luck, 0.95)], wishes, luck);
  return sharp(taken.data, { raw: { width: taken.width, height: taken.height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
};

/** The pictures that are timed. */
export const shots: readonly { readonly name: string; readonly draw: () => Promise<Uint8Array> }[] = [
  { name: "12 MP, no document", draw: () => shot(4000, false) },
  { name: "12 MP, marked ballot", draw: () => shot(4000, true) },
  { name: "1280 px, no document", draw: () => shot(1280, false) },
  { name: "1280 px, marked ballot", draw: () => shot(1280, true) },
];

const timed = async (rounds: number, work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - started);
  }
  return times;
};

export const timesTable = async (rounds: number): Promise<string> => {
  sharp.concurrency(1);
  const shelf = await openShippedShelf();
  const rows: string[] = [];
  for (const { name, draw } of shots) {
    const file = await draw();
    const gate = await timed(rounds, () => sharp(file).greyscale().resize(320).raw().toBuffer());
    const decode = await timed(rounds, () => sharp(file).removeAlpha().raw().toBuffer());
    const guard = await timed(rounds, () => inspectFile(file, shelf));
    const verdict = await inspectFile(file, shelf);
    const ratio = (quantile(guard, 0.5) / quantile(gate, 0.5)).toFixed(1);
    const ms = (times: readonly number[]): string =>
      `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)}`;
    rows.push(`| ${name} | ${verdict.kind} | ${ms(gate)} | ${ms(decode)} | ${ms(guard)} | **${ratio}** |`);
  }
  return [
    `Milliseconds, p50 / p95 of ${rounds}, one core, the shipped packs:`,
    "",
    "| picture | verdict | decode alone at gate size | decode alone in full | the guard, decoding included | guard / decode at gate size |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
};
