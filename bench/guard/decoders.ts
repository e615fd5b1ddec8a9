/** The same files in Node and in Chromium, each as it is used there: how often the verdicts differ. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspectFile, openGuardShelf, openShippedShelf } from "@perde/guard/node";
import type { Shelf } from "@perde/guard/shelf";
import { writePack } from "@perde/guard/template-pack";
import { openGuardPage } from "./chromium-page.ts";
import { designs } from "./designs.ts";
import { shippedPackBytes } from "./phone.ts";
import { conditions, photoOf } from "./photo.ts";
import { shareOf } from "./share.ts";
import { printSeed, templatesOfDesigns } from "./templates.ts";

/** `each` judged photographs a condition, and every `nth` development picture where they are at hand; null without a browser. */
export const decodersTable = async (each: number, folder: string | null, nth: number): Promise<string | null> => {
  const page = await openGuardPage();
  if (page === null) return null;
  try {
    const sums = { same: 0, kind: 0, across: 0, of: 0 };
    const kindOf = (line: string): string => JSON.parse(line).kind;
    const compare = async (file: Uint8Array, shelf: Shelf): Promise<void> => {
      const [here, there] = [JSON.stringify(await inspectFile(file, shelf)), await page.inspect(file)];
      sums.of += 1;
      if (here === there) sums.same += 1;
      if (kindOf(here) === kindOf(there)) sums.kind += 1;
      else if (![kindOf(here), kindOf(there)].includes("unreadable")) sums.across += 1;
    };
    const templates = await templatesOfDesigns();
    const known = await openGuardShelf(templates);
    await page.open(templates.map(writePack));
    let number = 0;
    for (const condition of conditions) {
      for (let k = 0; k < each; k += 1) {
        const photo = await photoOf(
          condition,
          designs[number % designs.length]!,
          printSeed,
          k % 2 === 0,
          110_000 + number,
        );
        number += 1;
        await compare(photo.file, known);
      }
    }
    const judged = { ...sums };
    if (folder !== null) {
      const shipped = await openShippedShelf();
      await page.open(await shippedPackBytes());
      const manifest: { readonly pictures: readonly { readonly file: string }[] } = JSON.parse(
        readFileSync(join(folder, "manifest.json"), "utf8"),
      );
      for (const [at, picture] of manifest.pictures.entries())
        if (at % nth === 0) await compare(readFileSync(join(folder, picture.file)), shipped);
    }
    const row = (name: string, same: number, kind: number, across: number, of: number): string =>
      `| ${name} | ${shareOf(same, of)} | ${shareOf(kind, of)} | ${across} |`;
    return [
      "| the same files | whole verdict line equal | same kind of verdict | blocked against clear |",
      "|---|---|---|---|",
      row("judged ballots", judged.same, judged.kind, judged.across, judged.of),
      row(
        "development pictures",
        sums.same - judged.same,
        sums.kind - judged.kind,
        sums.across - judged.across,
        sums.of - judged.of,
      ),
      "",
      "The line holds the corners in whole pixels and the score, so it differs earlier than the verdict.",
    ].join("\n");
  } finally {
    await page.close();
  }
};
