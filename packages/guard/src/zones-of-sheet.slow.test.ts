import { describe, expect, it } from "vitest";
import { drawBallot } from "../forms/ballot.ts";
import { rasterOf } from "../forms/raster.ts";
import { inspect } from "./inspect.ts";
import { openGuardShelf, packsIn, shippedPacks, templatesOf } from "./node.ts";
import type { Pixels } from "./pixels.ts";
import { drawScene } from "./scene.ts";

/** The sheet with its lower part raised about a fold: it looks shorter and darker. */
const folded = ({ width, height, data }: Pixels, at: number, shorter: number, darker: number): Pixels => {
  const fold = Math.floor(height * at);
  const whole = Math.floor(fold + (height - fold) * shorter);
  const out = new Uint8Array(width * whole * 3);
  for (let y = 0; y < whole; y += 1) {
    const from = y < fold ? y : Math.min(height - 1, Math.floor(fold + (y - fold) / shorter));
    for (let i = 0; i < width * 3; i += 1)
      out[y * width * 3 + i] = data[from * width * 3 + i]! * (y < fold ? 1 : darker);
  }
  return { width, height: whole, data: out };
};

const sheet = (row?: number): Promise<Pixels> =>
  rasterOf(
    drawBallot({ form: "kz-party-list", seed: 2026, ...(row === undefined ? {} : { mark: { row, style: "tick" } }) }),
  );

describe("inspect, of a folded sheet", () => {
  it("lets the blank pass and holds a mark before and behind the fold", async () => {
    const templates = templatesOf(await packsIn(shippedPacks)).filter(({ id }) => id === "kz-party-list-sample");
    const shelf = await openGuardShelf(templates);
    const wishes = { seed: 5, width: 1000, height: 1333, size: 0.9, tilt: 0.02, turns: 0, marks: [] };
    const seen = async (row?: number): Promise<unknown> =>
      inspect(drawScene(folded(await sheet(row), 0.5, 0.94, 0.85), [], wishes), shelf);
    expect(await seen()).toMatchObject({ kind: "clear", findings: [{ what: "ballot", marked: "no" }] });
    expect(await seen(0)).toMatchObject({ kind: "blocked", why: "marked" });
    expect(await seen(6)).toMatchObject({ kind: "blocked", why: "marked" });
  });
});
