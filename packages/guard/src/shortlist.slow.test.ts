import { describe, expect, it } from "vitest";
import { type BallotForm, drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { openEngine } from "./fast.ts";
import { everywhere, featuresOf } from "./features.ts";
import { workingPicture } from "./find-ballot.ts";
import { lumaOf } from "./luma.ts";
import { packsIn, shippedPacks, templatesOf } from "./node.ts";
import type { Pixels } from "./pixels.ts";
import { arenaFor, openShelf, type Shelf } from "./shelf.ts";
import { named, shortlist } from "./shortlist.ts";

const sheet = (form: BallotForm): Promise<Pixels> => rasterOf(drawBallot({ form, seed: 2026 }));

/** Identifiers of the templates that would be laid over the picture. */
const chosenFor = (picture: Pixels, shelf: Shelf): readonly string[] => {
  const arena = arenaFor(shelf, picture.width * picture.height);
  const { levels } = workingPicture(lumaOf(picture, 1, shelf.kernels, arena), shelf, arena);
  const seen = featuresOf(levels, 1600, everywhere, shelf.kernels, arena);
  const chosen = shortlist(shelf, seen, 3, arena).map(({ at }) => shelf.templates[at]!.id);
  arena.wipe();
  return chosen;
};

/** A small sheet before the lower left of a large one. */
const twoSheets = async (large: BallotForm, small: BallotForm): Promise<Pixels> => {
  const [below, above] = [await sheet(large), await sheet(small)];
  const data = Uint8Array.from(below.data);
  const width = Math.floor(above.width / 2);
  const height = Math.floor(above.height / 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (2 * y * above.width + 2 * x) * 3;
      const to = ((below.height - height + y) * below.width + x) * 3;
      for (let c = 0; c < 3; c += 1) data[to + c] = above.data[from + c]!;
    }
  }
  return { width: below.width, height: below.height, data };
};

describe("the shortlist of a shelf that the index need not choose from", () => {
  it("holds every template that it would hold if that were alone", async () => {
    const templates = templatesOf(await packsIn(shippedPacks));
    expect(templates.length).toBeLessThanOrEqual(named);
    const engine = await openEngine();
    const whole = openShelf(templates, engine);
    let most = 0;
    for (const picture of [
      await twoSheets("kz-party-list", "kz-referendum"),
      await twoSheets("kz-maslikhat-single", "kz-akim"),
      await sheet("kz-single-mandate"),
    ]) {
      const alone = templates.flatMap(template => chosenFor(picture, openShelf([template], engine)));
      expect(new Set(chosenFor(picture, whole))).toEqual(new Set(alone));
      most = Math.max(most, alone.length);
    }
    expect(most).toBeGreaterThan(1);
  });
});
