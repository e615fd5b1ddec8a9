import { beforeAll, describe, expect, it } from "vitest";
import { type BallotForm, ballotForms, drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { firstFree } from "./arena.ts";
import { inspect } from "./inspect.ts";
import { openShippedShelf } from "./node.ts";
import type { Pixels } from "./pixels.ts";
import { drawScene } from "./scene.ts";
import type { Shelf } from "./shelf.ts";

const seed = 2026;
const upright = { seed: 5, width: 1000, height: 1333, size: 0.9, tilt: 0.03, turns: 0, marks: [] };

const sheet = (form: BallotForm, row?: number): Promise<Pixels> =>
  rasterOf(drawBallot({ form, seed, ...(row === undefined ? {} : { mark: { row, style: "cross" } }) }));

/** Answers to the same scene with the first, second, middle or last box marked. */
const answersByBox = async (form: BallotForm, shelf: Shelf): Promise<ReadonlySet<string>> => {
  const boxes = drawBallot({ form, seed }).zones.length;
  const answers = new Set<string>();
  for (const row of new Set([0, 1, boxes >> 1, boxes - 1])) {
    answers.add(JSON.stringify(inspect(drawScene(await sheet(form, row), [], upright), shelf)));
  }
  return answers;
};

describe("inspect, with the packs that come with the guard", () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await openShippedShelf();
  });

  it.each(ballotForms)("answers %s with the same bytes whichever box is marked, and holds it", async form => {
    const answers = await answersByBox(form, shelf);
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain(`"kind":"blocked","why":"marked"`);
  });

  it("lets a blank ballot pass and says that it is one", async () => {
    const verdict = inspect(drawScene(await sheet("kz-party-list"), [], upright), shelf);
    expect(verdict).toMatchObject({ kind: "clear", findings: [{ what: "ballot", marked: "no" }] });
  });

  it("finds a ballot that lies on its side or upside down", async () => {
    for (const turns of [1, 2, 3]) {
      const verdict = inspect(drawScene(await sheet("kz-president", 2), [], { ...upright, turns }), shelf);
      expect(verdict).toMatchObject({ kind: "blocked", why: "marked" });
    }
  });

  it("finds a ballot in a mirror image and in a negative", async () => {
    const scene = drawScene(await sheet("kz-president", 2), [], upright);
    const { width, height, data } = scene;
    const mirrored = data.map((_, at) => {
      const pixel = Math.floor(at / 3);
      const x = pixel % width;
      return data[(pixel - x + width - 1 - x) * 3 + (at % 3)]!;
    });
    const negative = data.map(value => 255 - value);
    expect(inspect({ width, height, data: mirrored }, shelf)).toMatchObject({ kind: "blocked", why: "marked" });
    expect(inspect({ width, height, data: negative }, shelf)).toMatchObject({ kind: "blocked", why: "marked" });
  });

  it("keeps nothing of the picture in its memory", async () => {
    inspect(drawScene(await sheet("kz-akim", 1), [], upright), shelf);
    expect(new Uint8Array(shelf.memory.buffer, firstFree).every(byte => byte === 0)).toBe(true);
  });

  it("holds the picture when time runs out", async () => {
    const verdict = inspect(await sheet("kz-akim"), shelf, { isOutOfTime: () => true });
    expect(verdict).toEqual({ kind: "blocked", why: "out-of-time", findings: [] });
  });
});
