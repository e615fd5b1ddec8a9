/**
 * The desk's judgements on labelled invented sets (clusters by institution, the forgery radar), and its list with many reports.
 * `--prepare` makes the sealed sets once, into an ignored cache. node bench/desk.ts
 */
import { earlierTexts, honestTexts } from "../packages/cases/src/earlier-set.testing.ts";
import { firstEdits } from "../packages/cases/src/forged-first-set.testing.ts";
import { secondEdits } from "../packages/cases/src/forged-second-set.testing.ts";
import { groupInstitutions } from "../packages/cases/src/institution-groups.ts";
import { writtenNames } from "../packages/cases/src/institutions.testing.ts";
import { secondNames } from "../packages/cases/src/institutions-second.testing.ts";
import { thirdNames } from "../packages/cases/src/institutions-third.testing.ts";
import { indexWording, shingle } from "../packages/cases/src/near-duplicate.ts";
import { pairFigures } from "../packages/cases/src/pair-figures.testing.ts";
import { radarLimits, sweep } from "../packages/cases/src/radar.ts";
import { benchMany, counts } from "./desk/many.ts";
import { prepareSet, setOf } from "./desk/sealed-set.ts";
import { writeSection } from "./results.ts";

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** For each way of writing: which part of its right pairs was found. */
const byVariant = (names: ReturnType<typeof writtenNames>, found: readonly number[]) => {
  const counts = new Map<string, { right: number; found: number }>();
  for (const [one, first] of names.entries())
    for (const [other, second] of names.entries()) {
      if (one === other || first.institution !== second.institution) continue;
      for (const part of first.variant.split("; ")) {
        const count = counts.get(part) ?? { right: 0, found: 0 };
        counts.set(part, { right: count.right + 1, found: count.found + (found[one] === found[other] ? 1 : 0) });
      }
    }
  return [...counts]
    .map(([variant, { right, found: joined }]) => ({ variant, recall: joined / right }))
    .sort((one, other) => one.recall - other.recall);
};

export const benchDesk = (): string => {
  const lines: string[] = ["## Desk: clusters and radar", ""];
  for (const [set, names, of] of [
    ["first set", writtenNames(600, 600), 40],
    ["first set", writtenNames(3000, 3000), 40],
    ["second set (other towns, kinds and habits; worked on)", secondNames(600), 36],
    ["third set (frozen before that work, nothing is tuned on it)", thirdNames(600), 25],
  ] as const) {
    const from = performance.now();
    const found = groupInstitutions(names);
    const took = performance.now() - from;
    const { precision, recall } = pairFigures(
      names.map(({ institution }) => institution),
      found,
    );
    lines.push(
      `- institutions, ${set}, ${names.length} written names of ${of}: precision ${percent(precision)}, recall ${percent(recall)} of pairs, ${took.toFixed(0)} ms`,
    );
    if (names.length !== 600) continue;
    const worst = byVariant(names, found).slice(0, 6);
    lines.push(`  - worst ways of writing: ${worst.map(one => `${one.variant} ${percent(one.recall)}`).join("; ")}`);
  }
  const earlier = earlierTexts(400);
  const index = indexWording(earlier.map(shingle));
  const nearest = (text: string): number => index.near(shingle(text), 0.01)[0]?.share ?? 0;
  const honest = Math.max(...honestTexts.map(nearest));
  lines.push(
    `- radar: limit ${radarLimits.earlier}; the honest text nearest to the earlier set shares ${percent(honest)} of its wording`,
  );
  for (const [name, edits] of [
    ["first", firstEdits(earlier.slice(300))],
    ["second", secondEdits(earlier.slice(300))],
  ] as const) {
    const texts = [
      ...earlier.slice(0, 270).map((text, place) => ({ id: `v${place}`, text, batch: 1 })),
      ...edits.map(({ text }, place) => ({ id: `e${place}`, text, batch: 1 })),
      ...honestTexts.map((text, place) => ({ id: `h${place}`, text, batch: 1 })),
    ];
    const from = performance.now();
    const { flagged } = sweep(texts, earlier);
    const took = performance.now() - from;
    const count = (letter: string): number => flagged.filter(({ id }) => id.startsWith(letter)).length;
    const least = edits.toSorted((one, other) => nearest(one.text) - nearest(other.text))[0];
    lines.push(
      `- radar, ${name} forged set: verbatim ${count("v")}/270, edited ${count("e")}/30, honest ${count("h")}/10; the edit hardest to see ("${least?.habit}") shares ${percent(least === undefined ? 0 : nearest(least.text))}; ${took.toFixed(0)} ms`,
    );
  }
  lines.push(
    "- what is missed most: kinds that the table of words does not know, a number that belongs to a building, letters that slipped in short names, words run together, and an abbreviation that fits two institutions of one region, which joins neither",
    "- the texts and institutions are generated from small invented grammars: real writing varies more, and a paraphrase or a translation of an earlier text is not seen at all",
  );
  return lines.join("\n");
};

if (import.meta.main) {
  if (process.argv.includes("--prepare")) for (const count of counts) await prepareSet(setOf(count));
  else {
    const section = benchDesk();
    console.log(section);
    if (process.argv.includes("--write")) writeSection("desk", section);
    const many = await benchMany(process.argv.includes("--quick"));
    console.log(many);
    if (process.argv.includes("--write")) writeSection("desk-many", many);
  }
}
