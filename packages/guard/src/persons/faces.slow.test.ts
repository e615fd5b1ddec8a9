import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { drawBallot } from "../../forms/ballot.ts";
import { drawFace } from "../../forms/card.ts";
import { pngOf } from "../../forms/raster.ts";
import { openEngine } from "../fast.ts";
import { lookAt } from "../look.ts";
import { openShippedShelf, redactFile } from "../node.ts";
import { asOriginal } from "../photo.ts";
import type { Pixels } from "../pixels.ts";
import { plain } from "../plain.ts";
import { openShelf, type Shelf } from "../shelf.ts";

/** A drawn portrait, 300 high, on a table of 900 x 1200, turned; its middle is the middle of the table. */
const aPortrait = async (seed: number, degrees: number, height = 300) => {
  const face = await sharp(await pngOf(drawFace(seed)))
    .resize({ height })
    .rotate(degrees, { background: "#8b7a66" })
    .png()
    .toBuffer();
  return sharp({ create: { width: 900, height: 1200, channels: 3, background: "#8b7a66" } }).composite([
    { input: face },
  ]);
};

const pixelsOf = async (image: Sharp): Promise<Pixels> => {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
};

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShippedShelf();
});

const facesOf = (pixels: Pixels, on: Shelf): string =>
  JSON.stringify(lookAt(pixels, on, { isPastGate: true, persons: "always" }).persons);

describe("faces", () => {
  it("are found upright, leaning by 30 degrees and turned by quarters", async () => {
    for (const degrees of [0, -30, 30, 90, 180, 270]) {
      const pixels = await pixelsOf(sharp(await (await aPortrait(0, degrees)).png().toBuffer()));
      const { persons } = lookAt(pixels, shelf, { isPastGate: true, persons: "always" });
      const holdsMiddle = persons.some(
        quad =>
          Math.min(...quad.map(([x]) => x)) < 450 &&
          Math.max(...quad.map(([x]) => x)) > 450 &&
          Math.min(...quad.map(([, y]) => y)) < 600 &&
          Math.max(...quad.map(([, y]) => y)) > 600,
      );
      expect({ degrees, holdsMiddle }).toEqual({ degrees, holdsMiddle: true });
    }
  });

  it("are the same with the plain kernels as with the compiled ones", async () => {
    const pixels = await pixelsOf(sharp(await (await aPortrait(4, 0, 150)).resize(300).png().toBuffer()));
    const compiled = openShelf([], await openEngine());
    expect(compiled.kernels).not.toBe(plain);
    const fast = facesOf(pixels, compiled);
    expect(fast).not.toBe("[]");
    expect(facesOf(pixels, openShelf([]))).toBe(fast);
  });

  it("alone are named in no answer, and no picture is held for them", async () => {
    const pixels = await pixelsOf(sharp(await (await aPortrait(0, 0)).png().toBuffer()));
    expect(lookAt(pixels, shelf, { isPastGate: true, persons: "always" }).verdict).toEqual({
      kind: "clear",
      findings: [],
    });
  });

  it("are covered in a redaction, with hair and ears, by one colour", async () => {
    const photo = await (await aPortrait(0, 0))
      .withExif({ IFD0: { Artist: "Aigul Testova" } })
      .png()
      .toBuffer();
    const made = await redactFile(asOriginal(new Uint8Array(photo)), [], shelf);
    if (made.kind !== "redacted") throw new Error(made.kind);
    const drawn = sharp(made.photo);
    expect((await drawn.metadata()).exif).toBeUndefined();
    const middle = await drawn.extract({ left: 400, top: 520, width: 100, height: 120 }).raw().toBuffer();
    expect(new Set(middle.toString("hex").match(/.{6}/g))).toEqual(new Set(["5c687a"]));
  });
});

describe("a face beside a ballot", () => {
  it("is named at the same place whichever box is marked", async () => {
    const face = await sharp(await pngOf(drawFace(0)))
      .resize({ height: 300 })
      .png()
      .toBuffer();
    const answers = new Set<string>();
    for (let row = 0; row < 4; row += 1) {
      const sheet = await sharp(
        await pngOf(drawBallot({ form: "kz-party-list", seed: 2026, mark: { row, style: "fill" } })),
      )
        .resize({ height: 1400 })
        .png()
        .toBuffer();
      const picture = sharp({ create: { width: 1500, height: 1500, channels: 3, background: "#6d5a48" } }).composite([
        { input: sheet, left: 40, top: 50 },
        { input: face, left: 1200, top: 400 },
      ]);
      const { verdict } = lookAt(await pixelsOf(sharp(await picture.png().toBuffer())), shelf);
      answers.add(JSON.stringify(verdict));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('"what":"face"');
  });
});
