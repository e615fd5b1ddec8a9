/** The development pictures, where they are at hand: real scans by design, and everything that must stay clear. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inspectFile, openGuardShelf, openShippedShelf } from "@perde/guard/node";
import type { Template } from "@perde/guard/template";
import sharp from "sharp";
import { shareOf } from "./share.ts";
import { templateOf } from "./templates.ts";
import { addTo, ballotIn, type Count, countHead, countRow, newCount } from "./verdict-count.ts";

type Picture = {
  readonly file: string;
  readonly class: string;
  readonly design?: string;
  readonly blank?: string;
  readonly blankFrom?: string;
};

/** `PERDE_PICTURES`, or `shared/pictures` beside the checkout; null where neither is there. */
export const picturesFolder = (): string | null => {
  const folder = process.env["PERDE_PICTURES"] ?? resolve(import.meta.dirname, "..", "..", "..", "shared", "pictures");
  return existsSync(join(folder, "manifest.json")) ? folder : null;
};

/** Designs whose blank is another printing than the marked scans, seen by looking at both: no template of it can be found in them. */
const otherPrinting = "-oaklawn-branch-library-p2";

/** Why scans labelled as marked are called unmarked, seen by looking at each. */
const knownCauses = [
  "Of marked scans called unmarked, two of Calhoun carry marks only in ovals that lie under the overprint SAMPLE: the search for zones declares none of these, and what is no zone is not looked at.",
  "One of Tipton carries no mark that can be seen; its label says marked.",
] as const;

const template = async (path: string, id: string): Promise<Template | string> => {
  const { data, info } = await sharp(path)
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  try {
    return await templateOf(id, { data, width: info.width, height: info.height });
  } catch (error) {
    return error instanceof Error ? error.message : "unknown";
  }
};

/** At most `most` marked scans a design, all if it is Infinity. */
export const realPictures = async (folder: string, most: number, say: (text: string) => void): Promise<string> => {
  const manifest: { readonly pictures: readonly Picture[] } = JSON.parse(
    readFileSync(join(folder, "manifest.json"), "utf8"),
  );
  const read = (file: string): Uint8Array => readFileSync(join(folder, file));
  const byDesign = new Map<string, Count>();
  const all = newCount();
  const taken = new Map<string, number>();
  const blanks = new Map<string, Picture[]>();
  for (const picture of manifest.pictures) {
    const seen = taken.get(picture.design ?? "") ?? 0;
    if (picture.class !== "ballot-marked-scan" || picture.blank === undefined || seen >= most) continue;
    taken.set(picture.design ?? "", seen + 1);
    blanks.set(picture.blank, [...(blanks.get(picture.blank) ?? []), picture]);
  }
  let refused = 0;
  let without = 0;
  for (const [blank, voted] of blanks) {
    const built = await template(join(folder, blank), "real-blank");
    if (typeof built === "string") {
      refused += 1;
      without += voted.length;
      say(`${blank}: ${built}`);
      continue;
    }
    const shelf = await openGuardShelf([built]);
    // The blank itself again, turned a little and saved small: the scan that made the template is no test.
    const again = await sharp(read(blank))
      .rotate(1.3, { background: "#fff" })
      .resize(1400)
      .jpeg({ quality: 75 })
      .toBuffer();
    const count = byDesign.get(voted[0]?.design ?? "") ?? newCount();
    byDesign.set(voted[0]?.design ?? "", count);
    for (const [file, isMarked] of [
      [again, false] as const,
      ...voted.map(picture => [read(picture.file), true] as const),
    ]) {
      const verdict = await inspectFile(file, shelf);
      addTo(count, verdict, isMarked);
      if (!voted[0]?.design?.endsWith(otherPrinting)) addTo(all, verdict, isMarked);
    }
    say(countRow(blank, count));
  }
  const shipped = await openShippedShelf();
  const rows: string[] = [];
  for (const kind of [
    "ordinary",
    "document-receipt",
    "document-exam",
    "document-phone",
    "document-sign",
    "document-survey",
    "ballot-marked-mock",
    "ballot-screenshot",
  ]) {
    const some = manifest.pictures.filter(picture => picture.class === kind);
    let found = 0;
    let held = 0;
    for (const { file } of some) {
      const verdict = await inspectFile(read(file), shipped);
      if (ballotIn(verdict) !== "missed") found += 1;
      if (verdict.kind !== "clear") held += 1;
    }
    rows.push(`| ${kind} | ${shareOf(found, some.length)} | ${shareOf(held, some.length)} |`);
  }
  return [
    `Real scans with a template of their blank (at most ${most} marked sheets a design; "blank" is the template's own sheet, turned and recompressed; ${refused} blanks gave no template, with ${without} marked sheets):`,
    "",
    countHead,
    ...[...byDesign].map(([name, count]) =>
      countRow(name.endsWith(otherPrinting) ? `${name} (its blank is another printing)` : name, count),
    ),
    countRow("**all but the design whose blank is another printing**", all),
    "",
    ...knownCauses,
    "",
    "Other development pictures, shipped packs:",
    "",
    "| | taken for a ballot | not clear |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
};
