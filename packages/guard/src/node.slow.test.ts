import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { coverColour } from "./cover.ts";
import { inspectFile, openShippedShelf, redactFile } from "./node.ts";
import { asOriginal } from "./photo.ts";
import type { Pixels } from "./pixels.ts";
import { numbersFrom } from "./random.ts";
import { drawScene } from "./scene.ts";
import type { Shelf } from "./shelf.ts";

const imageOf = ({ width, height, data }: Pixels) =>
  sharp(new Uint8Array(data), { raw: { width, height, channels: 3 } });

const aScene = async (marked: boolean): Promise<Pixels> => {
  const sheet = await rasterOf(
    drawBallot({ form: "kz-party-list", seed: 2026, ...(marked ? { mark: { row: 3, style: "cross" } } : {}) }),
  );
  return drawScene(sheet, [], { seed: 8, width: 1000, height: 1300, size: 0.9, tilt: 0.02, turns: 0, marks: [] });
};

/** Mutated files: a short run by default, the long one in `npm run soak`. */
const rounds = process.env["PERDE_SOAK"] === "1" ? 100_000 : 200;

let shelf: Shelf;
let scene: Pixels;
let jpeg: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  shelf = await openShippedShelf();
  scene = await aScene(true);
  jpeg = new Uint8Array(
    await imageOf(scene)
      .withExif({ IFD0: { Artist: "Aigul Testova" } })
      .jpeg({ quality: 85 })
      .toBuffer(),
  );
});

describe("inspectFile", () => {
  it("holds a marked ballot in every kind of file", async () => {
    for (const file of [
      jpeg,
      await imageOf(scene).png().toBuffer(),
      await imageOf(scene).webp().toBuffer(),
      await imageOf(scene).gif().toBuffer(),
    ]) {
      expect(await inspectFile(file, shelf)).toMatchObject({ kind: "blocked", why: "marked" });
    }
  });

  it("gives places in pixels of the upright picture when the file says it is turned", async () => {
    const turned = await imageOf(scene).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const verdict = await inspectFile(turned, shelf);
    if (verdict.kind !== "blocked") throw new Error(verdict.kind);
    const xs = verdict.findings[0]!.quad.map(([x]) => x);
    expect(Math.max(...xs)).toBeGreaterThan(1100);
  });

  it("looks at every frame, not at the first alone", async () => {
    const { width, height } = scene;
    const white = new Uint8Array(width * height * 3).fill(255);
    const both = sharp(Buffer.concat([white, new Uint8Array(scene.data)]), {
      raw: { width, height: height * 2, channels: 3, pageHeight: height },
    });
    expect(await inspectFile(await both.webp({ loop: 0 }).toBuffer(), shelf)).toMatchObject({ kind: "blocked" });
  });

  it("looks at the pages of a PDF as they would be read", async () => {
    expect(await inspectFile(pdfOf(jpeg, scene.width, scene.height), shelf)).toMatchObject({
      kind: "blocked",
      why: "marked",
    });
  });

  it("answers unreadable for what is cut short, is no picture, or states a giant size", async () => {
    expect(await inspectFile(jpeg.subarray(0, jpeg.length >> 1), shelf)).toEqual({
      kind: "unreadable",
      why: "truncated",
    });
    expect(await inspectFile(new TextEncoder().encode("a letter, not a picture"), shelf)).toEqual({
      kind: "unreadable",
      why: "not-an-image",
    });
    const giant = new Uint8Array(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
    );
    new DataView(giant.buffer).setUint32(16, 60_000);
    new DataView(giant.buffer).setUint32(20, 60_000);
    expect((await inspectFile(giant, shelf)).kind).toBe("unreadable");
    const bomb = Uint8Array.from(jpeg);
    const frame = bomb.findIndex((byte, at) => byte === 0xff && (bomb[at + 1] === 0xc0 || bomb[at + 1] === 0xc2));
    new DataView(bomb.buffer).setUint32(frame + 5, 0xffdcffdc);
    expect(await inspectFile(bomb, shelf)).toEqual({ kind: "unreadable", why: "too-large" });
  });

  it("does not judge a file of thousands of frames in part", async () => {
    const frames = 3000;
    const data = Uint8Array.from({ length: frames * 16 * 3 }, (_, at) => (at * 7919) % 251);
    const raw = { width: 4, height: 4 * frames, channels: 3, pageHeight: 4 } as const;
    const moving = sharp(data, { raw, limitInputPixels: false });
    expect(await inspectFile(await moving.clone().gif().toBuffer(), shelf)).toEqual({
      kind: "unreadable",
      why: "too-large",
    });
  });

  it("answers in a closed kind, and never clear for what cannot be decoded, whatever bytes are changed", async () => {
    const blank = sharp({ create: { width: 60, height: 40, channels: 3, background: "#a0b0c0" } });
    const jpegOf60 = await blank.clone().jpeg().toBuffer();
    const files = [
      jpegOf60,
      await blank.clone().png().toBuffer(),
      await blank.clone().webp().toBuffer(),
      await blank.clone().gif().toBuffer(),
      pdfOf(jpegOf60, 60, 40),
    ];
    const next = numbersFrom(2026);
    for (let round = 0; round < rounds; round += 1) {
      const whole = files[round % files.length]!;
      const bytes = new Uint8Array(next(3) === 0 ? whole.subarray(0, next(whole.length)) : whole);
      for (let k = 0; k < 1 + next(6); k += 1) if (bytes.length > 0) bytes[next(bytes.length)] = next(256);
      const verdict = await inspectFile(bytes, shelf, { limitMs: 2000 });
      expect(["clear", "blocked", "unreadable"]).toContain(verdict.kind);
      const isPdf = round % files.length === 4;
      if (verdict.kind === "clear" && !isPdf) await expect(sharp(bytes).raw().toBuffer()).resolves.toBeDefined();
    }
  });
});

describe("redactFile", () => {
  it("covers the whole mark column with one colour and leaves no metadata", async () => {
    const redaction = await redactFile(asOriginal(jpeg), [], shelf);
    if (redaction.kind !== "redacted") throw new Error(redaction.kind);
    const { data, info } = await sharp(redaction.photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [a, , c] = redaction.areas[0]!;
    const x = Math.round((a[0] + c[0]) / 2);
    for (let y = Math.ceil(Math.max(0, a[1])) + 40; y < Math.min(info.height, c[1]) - 40; y += 7) {
      for (const [k, value] of coverColour.entries())
        expect(Math.abs(data[(y * info.width + x) * 3 + k]! - value)).toBeLessThan(6);
    }
    const { exif, icc, xmp } = await sharp(redaction.photo).metadata();
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(redaction.photo).includes("Aigul")).toBe(false);
  });

  it("gives a copy on which the guard finds no readable mark", async () => {
    const redaction = await redactFile(asOriginal(jpeg), [], shelf);
    if (redaction.kind !== "redacted") throw new Error(redaction.kind);
    expect((await inspectFile(redaction.photo, shelf)).kind).toBe("clear");
  });

  it("covers the same pixels whichever box is marked", async () => {
    const areas = new Set<string>();
    for (const row of [0, 4, 7]) {
      const sheet = await rasterOf(drawBallot({ form: "kz-party-list", seed: 2026, mark: { row, style: "tick" } }));
      const pixels = drawScene(sheet, [], {
        seed: 8,
        width: 900,
        height: 1200,
        size: 0.9,
        tilt: 0.02,
        turns: 0,
        marks: [],
      });
      const redaction = await redactFile(asOriginal(new Uint8Array(await imageOf(pixels).png().toBuffer())), [], shelf);
      if (redaction.kind !== "redacted") throw new Error(redaction.kind);
      areas.add(JSON.stringify(redaction.areas.map(quad => quad.map(corner => corner.map(Math.round)))));
    }
    expect(areas.size).toBe(1);
  });
});

/** A PDF of one page that shows one JPEG. */
const pdfOf = (image: Uint8Array, width: number, height: number): Uint8Array => {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  const add = (text: string, stream?: Uint8Array): void => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${offsets.length} 0 obj\n${text}\n`));
    if (stream !== undefined) parts.push(Buffer.from("stream\n"), Buffer.from(stream), Buffer.from("\nendstream\n"));
    parts.push(Buffer.from("endobj\n"));
  };
  const drawn = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
  );
  add(`<< /Length ${drawn.length} >>`, drawn);
  add(
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${image.length} >>`,
    image,
  );
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map(offset => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(`xref\n0 6\n0000000000 65535 f \n${rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`),
  );
  return new Uint8Array(Buffer.concat(parts));
};
