/** One scene with each of its boxes marked in turn: the bytes of the answer, and whether the time taken tells the box. */
import { inspect } from "@perde/guard/inspect";
import { openGuardShelf } from "@perde/guard/node";
import { photograph } from "./camera.ts";
import { designs, ink, printBallot } from "./designs.ts";
import { luckOf } from "./luck.ts";
import { ordinaryShot, placed } from "./photo.ts";
import { quantile } from "./share.ts";
import { printSeed, templatesOfDesigns } from "./templates.ts";

const middleOf = (times: readonly number[]): number => quantile(times, 0.5);

/** How far the medians of the boxes lie apart: the slowest less the quickest. */
const apartIn = (byBox: readonly (readonly number[])[]): number => {
  const middles = byBox.map(middleOf);
  return Math.max(...middles) - Math.min(...middles);
};

/** `rounds` looks at each box of each design, boxes in turn. */
export const boxesTable = async (rounds: number): Promise<string> => {
  const shelf = await openGuardShelf(await templatesOfDesigns());
  const rows: string[] = [];
  for (const design of designs) {
    const fields = printBallot(design, printSeed).fields.length;
    const boxes = [...new Set([0, 1, fields >> 1, fields - 1])];
    const scenes = boxes.map(box => {
      const page = printBallot(design, printSeed);
      ink(page, box, "cross", luckOf(5));
      const luck = luckOf(31);
      const shot = ordinaryShot(luck);
      return photograph([placed(page.print, luck, 0.9)], { ...shot, raysPerPixel: 1 }, luck);
    });
    const answers = new Set<string>();
    const byBox = boxes.map((): number[] => []);
    for (let round = 0; round <= rounds; round += 1) {
      for (const [box, pixels] of scenes.entries()) {
        const from = performance.now();
        const verdict = inspect(pixels, shelf);
        if (round > 0) byBox[box]!.push(performance.now() - from);
        answers.add(JSON.stringify(verdict));
      }
    }
    // The same times dealt out to the boxes by chance: how far apart would their medians lie then?
    const luck = luckOf(7);
    const all = byBox.flat();
    const seen = apartIn(byBox);
    let further = 0;
    for (let deal = 0; deal < 400; deal += 1) {
      const dealt = [...all];
      for (let k = dealt.length - 1; k > 0; k -= 1) {
        const other = luck.count(0, k);
        [dealt[k], dealt[other]] = [dealt[other]!, dealt[k]!];
      }
      if (apartIn(byBox.map((_, box) => dealt.slice(box * rounds, (box + 1) * rounds))) >= seen) further += 1;
    }
    rows.push(
      `| ${design} | ${boxes.length} | ${answers.size} | ${middleOf(all).toFixed(0)} | ${byBox.map(times => middleOf(times).toFixed(1)).join(" / ")} | ${seen.toFixed(1)} | ${(further / 400).toFixed(2)} |`,
    );
  }
  return [
    `One photograph of each judged design with one box marked, the first, the second, the middle and the last in turn (${rounds} looks each, milliseconds). "By chance": share of deals of the same times to the boxes at random whose medians lie as far apart.`,
    "",
    "| design | boxes compared | different answers (1: none) | median | median by box | slowest less quickest | by chance |",
    "|---|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
};
