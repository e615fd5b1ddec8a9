import { beforeAll, describe, expect, it } from "vitest";
import { drawAnyBallot } from "../../forms/any-ballot.ts";
import { type AnyPaperKind, anyPaperKinds, drawAnyPaper } from "../../forms/any-paper.ts";
import { drawDocument } from "../../forms/document.ts";
import type { Sheet } from "../../forms/drawing.ts";
import { rasterOf } from "../../forms/raster.ts";
import { firstFree } from "../arena.ts";
import { inspect } from "../inspect.ts";
import { lookAt } from "../look.ts";
import { openGuardShelf } from "../node.ts";
import type { Pixels } from "../pixels.ts";
import { drawScene } from "../scene.ts";
import type { Shelf } from "../shelf.ts";

/** Squares at the right, a circle a row, a table's cells at the left, two answers to a question, ovals in three columns. */
const sheets = { squares: 2, circles: 4, cells: 0, question: 12, columns: 27 } as const;

const flat = (sheet: Sheet): Promise<Pixels> => rasterOf(sheet, 1100 / sheet.height);
const marked = (seed: number, row: number): Promise<Pixels> =>
  flat(drawAnyBallot({ seed, mark: { row, style: "cross" } }));

describe("inspect, with no template at all", () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await openGuardShelf([]);
  });

  it.each(Object.entries(sheets))(
    "answers a sheet of %s with the same bytes whichever box is marked, holds it, and would cover the same",
    async (_, seed) => {
      const boxes = drawAnyBallot({ seed }).zones.length;
      const answers = new Set<string>();
      for (let row = 0; row < boxes; row += 1) answers.add(JSON.stringify(lookAt(await marked(seed, row), shelf)));
      expect([...answers]).toHaveLength(1);
      expect([...answers][0]).toContain(`"kind":"blocked","why":"marked"`);
    },
  );

  it("would be seen to leak: a box without its line is no box, and the comparison of answers tells it from the others", async () => {
    const { zones, height } = drawAnyBallot({ seed: sheets.squares });
    const answers = new Set<string>();
    for (const row of [0, 1]) {
      const { width, height: high, data } = await marked(sheets.squares, row);
      const { x, y, width: w, height: h } = zones[1]!;
      const scale = high / height;
      for (let py = Math.floor((y - 6) * scale); py < (y + h + 6) * scale; py += 1)
        for (let px = Math.floor((x - 6) * scale); px < (x + w + 6) * scale; px += 1)
          data.fill(250, (py * width + px) * 3, (py * width + px) * 3 + 3);
      answers.add(JSON.stringify(inspect({ width, height: high, data }, shelf)));
    }
    expect(answers.size).toBe(2);
  });

  it("lets a blank pass and says that it is one", async () => {
    const verdict = inspect(await flat(drawAnyBallot({ seed: sheets.squares })), shelf);
    expect(verdict).toMatchObject({ kind: "clear", findings: [{ what: "ballot", marked: "no" }] });
  });

  it("finds the sheet's corners on a table, upright, on its side and upside down", async () => {
    for (const turns of [0, 1, 2, 3]) {
      const wishes = { seed: 8, width: 1280, height: 1280, size: 0.85, tilt: 0.04, turns, marks: [] };
      const verdict = inspect(drawScene(await marked(sheets.squares, 2), [], wishes), shelf);
      expect(verdict).toMatchObject({ kind: "blocked", why: "marked" });
      if (verdict.kind !== "blocked") continue;
      const [first] = verdict.findings[0]!.quad;
      // The printed upper left corner turns with the sheet.
      expect(first[0] < 640).toBe(turns === 0 || turns === 3);
      expect(first[1] < 640).toBe(turns === 0 || turns === 1);
    }
  });

  it.each(anyPaperKinds)("leaves a paper alone: %s", async (kind: AnyPaperKind) => {
    expect(inspect(await flat(drawAnyPaper(kind, 3, true)), shelf)).toEqual({ kind: "clear", findings: [] });
  });

  it.each(["questionnaire", "exam", "register", "protocol"] as const)("leaves a paper alone: %s", async kind => {
    expect(inspect(await flat(drawDocument({ kind, seed: 9, filled: true })), shelf)).toEqual({
      kind: "clear",
      findings: [],
    });
  });

  it("keeps nothing of the picture in its memory", async () => {
    inspect(await marked(sheets.squares, 1), shelf);
    expect(new Uint8Array(shelf.memory.buffer, firstFree).every(byte => byte === 0)).toBe(true);
  });
});
