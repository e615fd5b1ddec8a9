import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawing, earlierTexts, honestTexts } from "./earlier-set.testing.ts";
import { firstEdits } from "./forged-first-set.testing.ts";
import { secondEdits } from "./forged-second-set.testing.ts";
import { type RadarText, sweep } from "./radar.ts";

const earlier = earlierTexts(400);
const verbatim = earlier.slice(0, 270);
const frozen = "23648ae32982b45f39b9e66407b7320a73e27db4d062a3cf40be275d45772867";

/** 270 verbatim, 30 edited and ten honest texts, mixed, all in one hour. */
const anHour = (edits: readonly { readonly text: string }[]): readonly RadarText[] => {
  const draw = drawing(1);
  return [
    ...verbatim.map((text, place) => ({ id: `verbatim-${place}`, text, batch: 7 })),
    ...edits.map(({ text }, place) => ({ id: `edited-${place}`, text, batch: 7 })),
    ...honestTexts.map((text, place) => ({ id: `honest-${place}`, text, batch: 7 })),
  ].toSorted(() => draw() - 0.5);
};

describe("radar", () => {
  it("is tried on a second set whose habits have not changed since before it was written", () => {
    const bytes = readFileSync(new URL("forged-second-set.testing.ts", import.meta.url));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(frozen);
  });

  describe.each([
    ["the first set", firstEdits(earlier.slice(300))],
    ["the second set", secondEdits(earlier.slice(300))],
  ])("when three hundred forged reports of %s come in one hour", (_, edits) => {
    const radar = sweep(anHour(edits), earlier);
    const ids = radar.flagged.map(({ id }) => id);
    it("flags every verbatim copy", () => {
      expect(ids.filter(id => id.startsWith("verbatim"))).toHaveLength(270);
    });
    it("flags at least 27 of the 30 edited ones", () => {
      const missed = edits.flatMap(({ habit }, place) => (ids.includes(`edited-${place}`) ? [] : [habit]));
      expect(missed.length, missed.join(", ")).toBeLessThanOrEqual(3);
    });
    it("leaves the honest ten of that hour alone", () => {
      expect(ids.filter(id => id.startsWith("honest"))).toEqual([]);
      expect(radar.bursts).toHaveLength(1);
      expect(radar.bursts[0]?.ids.filter(id => id.startsWith("honest"))).toEqual([]);
    });
    it("says of which earlier text each is a copy", () => {
      const one = radar.flagged.find(({ id }) => id === "verbatim-12");
      expect(one?.reasons[0]).toEqual({ kind: "earlier", earlier: 12, share: 1, verbatim: true });
    });
  });

  it("flags a paste within the set without any earlier set, and leaves two alike alone", () => {
    const text = verbatim[0] ?? "";
    const many = Array.from({ length: 40 }, (_, place) => ({ id: `p${place}`, text: `${text} ${place}`, batch: 3 }));
    const honest = honestTexts.map((said, place) => ({ id: `h${place}`, text: said, batch: place }));
    const { flagged, bursts } = sweep([...many, ...honest], []);
    expect(flagged.map(({ id }) => id).filter(id => id.startsWith("h"))).toEqual([]);
    expect(flagged).toHaveLength(40);
    expect(bursts).toMatchObject([{ batch: 3, arrived: 41 }]);
    expect(sweep([...many.slice(0, 2), ...honest], []).flagged).toEqual([]);
  });
  it("does not judge what is too short to have a wording", () => {
    const short = Array.from({ length: 30 }, (_, place) => ({ id: `${place}`, text: "Фото бюллетеня", batch: 1 }));
    expect(sweep(short, ["Фото бюллетеня"]).flagged).toEqual([]);
  });
  it("finds the same whatever the order of the reports", () => {
    const hour = anHour(secondEdits(earlier.slice(300)));
    const ids = (texts: readonly RadarText[]) => sweep(texts, earlier).flagged.map(({ id }) => id);
    expect(ids(hour.toReversed())).toEqual(ids(hour));
  });
});
