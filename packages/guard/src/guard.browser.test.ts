import { describe, expect, it } from "vitest";
import packAt from "../packs/kz-party-list-sample.pack?url";
import { openGuard } from "./browser.ts";
import { openEngine } from "./fast.ts";
import { inspect } from "./inspect.ts";
import type { Pixels } from "./pixels.ts";
import { drawScene } from "./scene.ts";
import { openShelf } from "./shelf.ts";
import { readPack } from "./template-pack.ts";
import blankAt from "./vectors/blank.png?url";
import markedAt from "./vectors/marked.png?url";
import { pixelsOf, vectorScenes } from "./vectors/scenes.ts";
import unknownAt from "./vectors/unknown.png?url";
import lines from "./vectors/verdicts.json" with { type: "json" };
import type { Corner, Quad } from "./verdict.ts";

const packBytes = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(packAt)).arrayBuffer());

const sheetAt = async (address: string): Promise<Pixels> => {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d")!;
  context.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, data: context.getImageData(0, 0, image.width, image.height).data };
};

const jpegOf = async ({ width, height, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context!.createImageData(width, height);
  for (let i = 0; i < width * height; i += 1)
    image.data.set([data[i * 3]!, data[i * 3 + 1]!, data[i * 3 + 2]!, 255], i * 4);
  context!.putImageData(image, 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
};

/** The JPEG with a note that a reader has to turn it by 90 degrees (EXIF orientation 6). */
const asTurned = (jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const exif = [
    0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0,
    0,
  ];
  return Uint8Array.from([...jpeg.subarray(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.subarray(2)]);
};

/** Each corner that the picture has after a turn by 90 degrees; it was `height` high before. */
const turned = (quad: Quad, height: number): readonly Corner[] => quad.map(([x, y]) => [height - y, x] as const);

describe("the guard in Chromium", () => {
  it("gives the verdicts that Node gives on the same pixels, byte for byte", async () => {
    const read = readPack(await packBytes());
    if (read.kind !== "template") throw new Error(read.kind);
    const shelf = openShelf([read.template], await openEngine());
    for (const [k, scene] of vectorScenes.entries()) {
      const sheet = await sheetAt({ blank: blankAt, marked: markedAt, unknown: unknownAt }[scene.sheet]);
      expect(JSON.stringify(inspect(pixelsOf(sheet, scene), shelf))).toBe(lines[k]?.line);
    }
  });

  it("reads a large JPEG smaller, turns it as the file says, and gives places in its full size", async () => {
    const guard = openGuard(
      () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
      [await packBytes()],
    );
    const scene = { seed: 2, width: 2100, height: 2800, size: 0.85, tilt: 0.03, turns: 0, marks: [] };
    const picture = await jpegOf(drawScene(await sheetAt(markedAt), [], scene));
    const [asIs, onItsSide] = [await guard.inspect(picture), await guard.inspect(asTurned(picture))];
    guard.close();
    if (asIs.kind !== "blocked" || onItsSide.kind !== "blocked") throw new Error(`${asIs.kind} ${onItsSide.kind}`);
    const [here, there] = [asIs.findings[0]!.quad, onItsSide.findings[0]!.quad];
    expect(Math.max(...here.flat())).toBeGreaterThan(1900);
    for (const [k, [x, y]] of turned(here, 2800).entries()) {
      expect(Math.abs(there[k]![0] - x)).toBeLessThan(25);
      expect(Math.abs(there[k]![1] - y)).toBeLessThan(25);
    }
  });

  it("answers from a worker, with progress, and refuses what it cannot read", async () => {
    const guard = openGuard(
      () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
      [await packBytes()],
    );
    const shares: number[] = [];
    const picture = await jpegOf(
      drawScene({ width: 60, height: 80, data: new Uint8Array(60 * 80 * 3).fill(220) }, [], {
        seed: 1,
        width: 400,
        height: 300,
        size: 0.8,
        tilt: 0,
        turns: 0,
        marks: [],
      }),
    );
    expect(await guard.inspect(picture, { onProgress: share => shares.push(share) })).toEqual({
      kind: "clear",
      findings: [],
    });
    expect(shares.length).toBeGreaterThan(0);
    expect(await guard.inspect(picture.slice(0, picture.length - 300))).toEqual({
      kind: "unreadable",
      why: "truncated",
    });
    const redaction = await guard.redact(picture, [
      [
        [10, 10],
        [90, 10],
        [90, 60],
        [10, 60],
      ],
    ]);
    expect(redaction.kind).toBe("redacted");
    const stop = new AbortController();
    const pending = guard.inspect(picture, { signal: stop.signal });
    stop.abort(new Error("chosen again"));
    await expect(pending).rejects.toThrow("chosen again");
    guard.close();
  });
});
