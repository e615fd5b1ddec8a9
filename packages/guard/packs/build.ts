/**
 * Draws our own blank ballots and builds the packs that come with the guard: `node packages/guard/packs/build.ts`.
 * Every sheet is invented; the Kazakhstan forms follow the published description, not a sample.
 */
import { writeFile } from "node:fs/promises";
import { type BallotForm, ballotForms, drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { buildTemplate } from "../src/build-template.ts";
import { openEngine } from "../src/fast.ts";
import { plain } from "../src/plain.ts";
import { selfTest } from "../src/self-test.ts";
import { writePack } from "../src/template-pack.ts";

/** The printed sheet of every pack: change it, and the packs change. */
const seed = 2026;

const lawOfKazakhstan =
  "Central Election Commission resolution 11/192 of 23 August 2018, as amended by 132/627 of 27 December 2022 (drawn from its published description)";

const factsOf = (form: BallotForm) => {
  const isKazakh = form.startsWith("kz-");
  return {
    id: isKazakh ? `${form}-sample` : `sample-${form}`,
    jurisdiction: isKazakh ? "KZ" : "XX",
    validFrom: null,
    validUntil: null,
    law: isKazakh ? lawOfKazakhstan : null,
  };
};

const wanted = process.argv.slice(2);
const engine = await openEngine();
for (const form of ballotForms) {
  const facts = factsOf(form);
  if (wanted.length > 0 && !wanted.includes(facts.id)) continue;
  const blank = await rasterOf(drawBallot({ form, seed }));
  const built = buildTemplate(blank, facts, plain);
  if (built.kind !== "built") throw new Error(`${facts.id}: ${built.kind}`);
  const test = selfTest(blank, built.template, engine, () => {});
  const pack = writePack(built.template);
  console.log(facts.id, blank.width, blank.height, `${built.template.zones.length} zones`, `${pack.length} bytes`, JSON.stringify(test));
  if (!test.passed) throw new Error(`${facts.id} fails its self-test.`);
  await writeFile(new URL(`${facts.id}.pack`, import.meta.url), pack);
}
