/** Ballots of judged designs under every condition: with their template, and without. */
import { inspectFile, openGuardShelf, openShippedShelf } from "@perde/guard/node";
import { designs } from "./designs.ts";
import { conditions, photoOf } from "./photo.ts";
import { printSeed, templatesOfDesigns } from "./templates.ts";
import { addTo, type Count, countHead, countRow, newCount } from "./verdict-count.ts";

const whole = new Set([
  "cropped to two thirds",
  "cropped to one row",
  "card over it",
  "small",
  "negative",
  "mirror image",
]);

/** `each` marked and as many blank photographs a condition; the markdown of their tables. */
export const judgedBallots = async (each: number, say: (text: string) => void): Promise<string> => {
  const known = await openGuardShelf(await templatesOfDesigns());
  const shipped = await openShippedShelf();
  const by = new Map<string, Count>();
  const byDesign = new Map<string, Count>();
  const inFrame = newCount();
  const unknown = newCount();
  let number = 0;
  for (const condition of conditions) {
    const count = newCount();
    for (let k = 0; k < each * 2; k += 1) {
      const design = designs[number % designs.length]!;
      const isMarked = k % 2 === 0;
      const photo = await photoOf(condition, design, printSeed, isMarked, 9000 + number);
      number += isMarked ? 0 : 1;
      const verdict = await inspectFile(photo.file, known);
      addTo(count, verdict, isMarked);
      if (!whole.has(condition)) addTo(inFrame, verdict, isMarked);
      const ofDesign = byDesign.get(design) ?? newCount();
      byDesign.set(design, ofDesign);
      addTo(ofDesign, verdict, isMarked);
      if (condition === "plain" || condition === "tilted" || condition === "shadow")
        addTo(unknown, await inspectFile(photo.file, shipped), isMarked);
    }
    by.set(condition, count);
    say(countRow(condition, count));
  }
  const rows = [...by].map(([name, count]) => countRow(name, count));
  return [
    `Judged designs (${designs.length}, none of them used in training or tuning), each photograph ${conditions.length > 0 ? "1280 x 960" : ""} by the judging camera, the template of its blank at hand:`,
    "",
    countHead,
    ...rows,
    countRow("**whole sheet well in the frame** (without small, covered, cropped, mirrored, negative)", inFrame),
    "",
    "The same by design:",
    "",
    countHead,
    ...[...byDesign].map(([name, count]) => countRow(name, count)),
    "",
    "Without their templates (plain, tilted, shadow; the shipped packs alone):",
    "",
    countHead,
    countRow("unknown designs", unknown),
  ].join("\n");
};
