import { describe, expect, test } from "vitest";
import { ballotForms, drawBallot } from "./ballot.ts";
import { documentKinds, drawDocument } from "./document.ts";
import { markStyles } from "./mark.ts";
import { rasterOf } from "./raster.ts";

describe.each(ballotForms)("a drawn %s", form => {
  test("is the same for the same seed and another for another", () => {
    expect(drawBallot({ form, seed: 4 }).svg).toBe(drawBallot({ form, seed: 4 }).svg);
    expect(drawBallot({ form, seed: 4 }).svg).not.toBe(drawBallot({ form, seed: 5 }).svg);
  });

  test("has its zones inside the sheet, apart from each other, counted from 0", () => {
    const { zones, width, height } = drawBallot({ form, seed: 9 });
    expect(zones.map(zone => zone.row)).toEqual(zones.map((_, at) => at));
    for (const zone of zones) {
      expect(zone.x).toBeGreaterThan(0);
      expect(zone.x + zone.width).toBeLessThan(width);
      expect(zone.y + zone.height).toBeLessThan(height);
    }
    expect(zones.length).toBeGreaterThan(1);
  });

  test("gets darker inside the marked zone and nowhere far from it", async () => {
    const blank = drawBallot({ form, seed: 2 });
    const before = await rasterOf(blank, 0.5);
    const row = blank.zones.length - 1;
    const zone = blank.zones[row]!;
    for (const style of markStyles) {
      const after = await rasterOf(drawBallot({ form, seed: 2, handSeed: 8, mark: { row, style } }), 0.5);
      let inside = 0;
      let outside = 0;
      for (let at = 0; at < after.data.length; at += 3) {
        if (after.data[at] === before.data[at]) continue;
        const x = ((at / 3) % after.width) * 2;
        const y = Math.floor(at / 3 / after.width) * 2;
        const near = zone.width * 0.7;
        if (x > zone.x - near && x < zone.x + zone.width + near && y > zone.y - near && y < zone.y + zone.height + near)
          inside += 1;
        else outside += 1;
      }
      expect(inside).toBeGreaterThan(4);
      expect(outside).toBe(0);
    }
  });
});

test("a list of thirty names grows past a sheet of A5", () => {
  const { height, zones } = drawBallot({ form: "kz-single-mandate", seed: 1, options: 30 });
  expect(zones.length).toBe(31);
  expect(height).toBeGreaterThan(1680);
});

test.each(documentKinds)("a %s is drawn blank and filled", kind => {
  const blank = drawDocument({ kind, seed: 3 });
  expect(blank.svg).toBe(drawDocument({ kind, seed: 3 }).svg);
  expect(blank.width).toBeGreaterThan(500);
  if (kind !== "receipt" && kind !== "invoice" && kind !== "poster")
    expect(drawDocument({ kind, seed: 3, filled: true }).svg).not.toBe(blank.svg);
});
