/** The gate alone: what it lets through at several thresholds, on pictures it was not trained with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Arena, arenaOn } from "@perde/guard/arena";
import { type Engine, openEngine } from "@perde/guard/fast";
import { documentThreshold, type GateAnswer, gateOf } from "@perde/guard/gate";
import sharp from "sharp";
import { designs } from "./designs.ts";
import { conditions, photoOf } from "./photo.ts";
import { quantile, shareOf } from "./share.ts";

const thresholds = [-832, -768, -512, -256, 0, 256] as const;

type Asked = { readonly answer: GateAnswer; readonly ms: number };

const ask = async (file: Uint8Array | string, { kernels }: Engine, arena: Arena): Promise<Asked> => {
  const { data, info } = await sharp(file)
    .flatten({ background: "#fff" })
    .greyscale()
    .resize(640, 640, { fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const started = performance.now();
  const answer = gateOf({ width: info.width, height: info.height, data }, kernels, arena);
  return { answer, ms: performance.now() - started };
};

/** `folder` holds the development pictures, null where they are not at hand. */
export const gateTable = async (each: number, folder: string | null): Promise<string> => {
  const engine = await openEngine();
  const arena = arenaOn(engine.memory, 16_000_000);
  const groups = new Map<string, Asked[]>();
  let number = 0;
  for (const condition of conditions) {
    if (condition === "cropped to one row") continue;
    for (let k = 0; k < each; k += 1) {
      const photo = await photoOf(condition, designs[number % designs.length]!, 5, k % 2 === 0, 70_000 + number);
      number += 1;
      groups.set("judged ballots, all conditions but the row", [
        ...(groups.get("judged ballots, all conditions but the row") ?? []),
        await ask(photo.file, engine, arena),
      ]);
    }
  }
  if (folder !== null) {
    const manifest: { readonly pictures: readonly { readonly file: string; readonly class: string }[] } = JSON.parse(
      readFileSync(join(folder, "manifest.json"), "utf8"),
    );
    for (const picture of manifest.pictures) {
      groups.set(picture.class, [
        ...(groups.get(picture.class) ?? []),
        await ask(join(folder, picture.file), engine, arena),
      ]);
    }
  }
  const times = [...groups.values()].flat().map(({ ms }) => ms);
  return [
    `Let through by the document answer above each threshold (1/256; shipped: ${documentThreshold}). For ballots and documents all should pass; of ordinary pictures few.`,
    "",
    `| | ${thresholds.join(" | ")} |`,
    `|---|${thresholds.map(() => "---|").join("")}`,
    ...[...groups].map(
      ([name, asked]) =>
        `| ${name} | ${thresholds.map(limit => shareOf(asked.filter(({ answer }) => answer.document > limit).length, asked.length)).join(" | ")} |`,
    ),
    "",
    `Time of the gate alone, without decoding: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms.`,
  ].join("\n");
};
