import { earlierTexts } from "@perde/cases/earlier-set.testing";
import { sweep } from "@perde/cases/radar";
import { describe, expect, it } from "vitest";
import { sweepReports } from "./sweep-reports.ts";

const earlier = earlierTexts(300);
const texts = earlier.map((text, place) => ({ id: `${place}`, text, batch: place % 3 }));

describe("the radar beside other work", () => {
  it("finds what it finds in one go, tells how far it is, and lets others have their turn", async () => {
    const told: number[] = [];
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    });
    const found = await sweepReports(texts, earlier, share => {
      told.push(share);
      return true;
    });
    clearInterval(other);
    expect(found).toEqual(sweep(texts, earlier));
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((one, next) => one - next));
    expect(turns).toBeGreaterThan(0);
  });
  it("is given up when nobody waits for it", async () => {
    expect(await sweepReports(texts, earlier, () => false)).toBeUndefined();
  });
});
