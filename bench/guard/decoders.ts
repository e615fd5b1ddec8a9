/** The same files through two decoders, sharp's and Chromium's: how often the verdicts differ. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "@perde/guard/inspect";
import { inspectFile, openGuardShelf, openShippedShelf } from "@perde/guard/node";
import type { Pixels } from "@perde/guard/pixels";
import { chromium } from "playwright";
import { findChromium } from "../../tasks/chromium.ts";
import { designs } from "./designs.ts";
import { conditions, photoOf } from "./photo.ts";
import { shareOf } from "./share.ts";
import { printSeed, templatesOfDesigns } from "./templates.ts";

/** `each` judged photographs a condition, and every `nth` development picture where they are at hand; null without a browser. */
export const decodersTable = async (each: number, folder: string | null, nth: number): Promise<string | null> => {
  const executablePath = findChromium();
  if (executablePath === "") return null;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const decoded = async (file: Uint8Array): Promise<Pixels> => {
      const { width, height, text } = await page.evaluate(async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]), { imageOrientation: "from-image" });
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        if (context === null) throw new Error("no canvas");
        context.fillStyle = "#ffffff";
        context.fillRect(0, 0, image.width, image.height);
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        let text = "";
        for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
        return { width: image.width, height: image.height, text: btoa(text) };
      }, Buffer.from(file).toString("base64"));
      return { width, height, data: new Uint8Array(Buffer.from(text, "base64")) };
    };
    const sums = { same: 0, kind: 0, across: 0, of: 0 };
    const compare = async (file: Uint8Array, shelf: Awaited<ReturnType<typeof openShippedShelf>>): Promise<void> => {
      const [here, there] = [await inspectFile(file, shelf), inspect(await decoded(file), shelf)];
      sums.of += 1;
      if (JSON.stringify(here) === JSON.stringify(there)) sums.same += 1;
      if (here.kind === there.kind) sums.kind += 1;
      else sums.across += 1;
    };
    const known = await openGuardShelf(await templatesOfDesigns());
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
    await browser.close();
  }
};
