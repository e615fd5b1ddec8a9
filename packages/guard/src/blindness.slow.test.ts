import { beforeAll, describe, expect, it } from "vitest";
import { type BallotForm, ballotForms, drawBallot } from "../forms/ballot.ts";
import { chanceFrom } from "../forms/chance.ts";
import { markStyles } from "../forms/mark.ts";
import { type Raster, rasterOf } from "../forms/raster.ts";
import { photographOf, type SceneCondition } from "../training/marks/photograph.ts";
import { buildTemplate } from "./build-template.ts";
import { inspect } from "./inspect.ts";
import { openGuardShelf, openShippedShelf } from "./node.ts";
import { plain } from "./plain.ts";
import type { Shelf } from "./shelf.ts";

/** `npm run soak` marks every box under every condition; otherwise each form has one condition and a few of its boxes. */
const isLong = process.env["PERDE_SOAK"] === "1";

const conditions: readonly SceneCondition[] = [
  "folded",
  "bent",
  "finger",
  "shadow edge",
  "small",
  "tilted",
  "card beside",
  "negative",
];

const seed = 2026;

const sheet = (form: BallotForm, row: number): Promise<Raster> =>
  rasterOf(drawBallot({ form, seed, mark: { row, style: markStyles[row % markStyles.length]! } }));

const rowsOf = (form: BallotForm): readonly number[] => {
  const boxes = drawBallot({ form, seed }).zones.length;
  return isLong ? Array.from({ length: boxes }, (_, row) => row) : [0, boxes - 1];
};

/** Answers, but for whether they call the mark sure, to one scene with each of the boxes marked in turn. */
const answersByBox = async (
  form: BallotForm,
  condition: SceneCondition,
  shelf: Shelf,
): Promise<{ readonly places: ReadonlySet<string>; readonly kinds: ReadonlySet<string> }> => {
  const places = new Set<string>();
  const kinds = new Set<string>();
  for (const row of rowsOf(form)) {
    const verdict = inspect(await photographOf(await sheet(form, row), condition, chanceFrom(41)), shelf);
    kinds.add(verdict.kind);
    if (verdict.kind === "unreadable") continue;
    places.add(
      JSON.stringify(
        verdict.findings.map(finding => (finding.what === "ballot" ? { ...finding, marked: "" } : finding)),
      ),
    );
  }
  return { places, kinds };
};

const pairs = ballotForms.flatMap((form, k) =>
  (isLong ? conditions : [conditions[k % conditions.length]!]).map(condition => ({ form, condition })),
);

describe("inspect, of one scene with each of its boxes marked in turn", () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await openShippedShelf();
  });

  it.each(pairs)(
    "answers $form, $condition, with the same corners and score, and holds it",
    async ({ form, condition }) => {
      const { places, kinds } = await answersByBox(form, condition, shelf);
      expect([...places]).toHaveLength(1);
      expect([...places][0]).toContain(`"what":"ballot"`);
      expect([...kinds]).toEqual(["blocked"]);
    },
  );

  it("answers differently where a leak is planted: a template whose print has ink in a box, and which declares the last box only", async () => {
    const form = "kz-single-mandate";
    const facts = { id: "leaky", jurisdiction: "KZ", validFrom: null, validUntil: null, law: null };
    const whole = buildTemplate(await rasterOf(drawBallot({ form, seed })), facts, plain);
    if (whole.kind !== "built") throw new Error(whole.kind);
    const leaky = buildTemplate(await sheet(form, 0), facts, plain, whole.template.zones.slice(-1));
    if (leaky.kind !== "built") throw new Error(leaky.kind);
    const { places } = await answersByBox(form, "folded", await openGuardShelf([leaky.template]));
    expect(places.size).toBeGreaterThan(1);
  });
});
