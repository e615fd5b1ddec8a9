import { describe, expect, it } from "vitest";
import { type BallotForm, drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { inspect } from "./inspect.ts";
import { openShippedShelf } from "./node.ts";
import type { Pixels } from "./pixels.ts";
import { drawScene } from "./scene.ts";

/** Two photographs side by side. */
const sideBySide = (left: Pixels, right: Pixels): Pixels => {
  const width = left.width + right.width;
  const data = new Uint8Array(width * left.height * 3);
  for (let y = 0; y < left.height; y += 1) {
    data.set(left.data.subarray(y * left.width * 3, (y + 1) * left.width * 3), y * width * 3);
    data.set(right.data.subarray(y * right.width * 3, (y + 1) * right.width * 3), (y * width + left.width) * 3);
  }
  return { width, height: left.height, data };
};

const photo = async (form: BallotForm, row: number | null, sceneSeed: number): Promise<Pixels> => {
  const mark = row === null ? {} : { mark: { row, style: "cross" as const } };
  const wishes = { seed: sceneSeed, width: 800, height: 1066, size: 0.92, tilt: 0.02, turns: 0, marks: [] };
  return drawScene(await rasterOf(drawBallot({ form, seed: 2026, ...mark })), [], wishes);
};

describe("inspect, of two ballots in one picture", () => {
  it("reports each, and holds the picture for a mark on either", async () => {
    const shelf = await openShippedShelf();
    const [left, right] = [await photo("kz-party-list", null, 5), await photo("kz-single-mandate", null, 6)];
    const both = (a: string, b: string) => [
      { what: "ballot", marked: a },
      { what: "ballot", marked: b },
    ];
    expect(inspect(sideBySide(left, right), shelf)).toMatchObject({ kind: "clear", findings: both("no", "no") });
    const marked = await photo("kz-single-mandate", 2, 6);
    expect(inspect(sideBySide(left, marked), shelf)).toMatchObject({ kind: "blocked", findings: both("no", "yes") });
  });

  it("reports two sheets of one form in the same order whichever of them is marked", async () => {
    const shelf = await openShippedShelf();
    const places = new Set<string>();
    for (const [left, right] of [
      [1, null],
      [null, 4],
    ] as const) {
      const verdict = inspect(sideBySide(await photo("kz-akim", left, 5), await photo("kz-akim", right, 7)), shelf);
      if (verdict.kind !== "blocked") throw new Error(verdict.kind);
      places.add(JSON.stringify(verdict.findings.map(({ quad, score }) => ({ quad, score }))));
      expect(verdict.findings).toHaveLength(2);
    }
    expect(places.size).toBe(1);
  });
});
