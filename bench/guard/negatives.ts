/** Papers and scenes without a ballot: what was wrongly taken for one. */
import { inspectFile, openGuardShelf, openShippedShelf } from "@perde/guard/node";
import sharp from "sharp";
import { photograph } from "./camera.ts";
import { luckOf } from "./luck.ts";
import { papers, printCard, printPaper } from "./papers.ts";
import { ordinaryShot, placed } from "./photo.ts";
import type { Print } from "./press.ts";
import { shareOf } from "./share.ts";
import { templatesOfDesigns } from "./templates.ts";
import { ballotIn } from "./verdict-count.ts";

const jpegOf = ({ data, width, height }: Print): Promise<Uint8Array> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 84 })
    .toBuffer();

/** `each` photographs of every paper, of a card alone and of an empty table. */
export const judgedPapers = async (each: number): Promise<string> => {
  const known = await openGuardShelf(await templatesOfDesigns());
  const shipped = await openShippedShelf();
  const rows: string[] = [];
  const sums = { known: 0, shipped: 0, held: 0, of: 0 };
  for (const kind of [...papers, "card alone", "empty table"] as const) {
    const hits = { known: 0, shipped: 0, held: 0 };
    for (let k = 0; k < each; k += 1) {
      const seed = 40_000 + k * 31;
      const luck = luckOf(seed);
      const prints =
        kind === "empty table"
          ? []
          : [placed(kind === "card alone" ? printCard(seed) : printPaper(kind, seed), luck, luck.from(0.7, 1))];
      const file = await jpegOf(
        photograph(prints, { ...ordinaryShot(luck), raysPerPixel: 2, shadow: luck.unit() < 0.3 }, luck),
      );
      const verdict = await inspectFile(file, known);
      if (ballotIn(verdict) !== "missed") hits.known += 1;
      if (verdict.kind !== "clear") hits.held += 1;
      if (ballotIn(await inspectFile(file, shipped)) !== "missed") hits.shipped += 1;
    }
    rows.push(
      `| ${kind} | ${shareOf(hits.known, each)} | ${shareOf(hits.shipped, each)} | ${shareOf(hits.held, each)} |`,
    );
    sums.known += hits.known;
    sums.shipped += hits.shipped;
    sums.held += hits.held;
    sums.of += each;
  }
  return [
    "Judged papers that are no ballots:",
    "",
    "| | taken for a ballot, judged templates | taken for a ballot, shipped packs | not clear |",
    "|---|---|---|---|",
    ...rows,
    `| **all** | ${shareOf(sums.known, sums.of)} | ${shareOf(sums.shipped, sums.of)} | ${shareOf(sums.held, sums.of)} |`,
  ].join("\n");
};
