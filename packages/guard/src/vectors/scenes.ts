/** The scenes of the vectors: which drawn sheet, seen how. `draw.ts` writes the sheets and the expected answers. */
import type { Pixels } from "../pixels.ts";
import { drawScene } from "../scene.ts";

export type VectorScene = {
  /** `unknown`: a marked sheet of a design without a template. */
  readonly sheet: "blank" | "marked" | "unknown";
  readonly seed: number;
  readonly tilt: number;
  readonly turns: number;
  readonly size: number;
};

export const vectorScenes: readonly VectorScene[] = [
  { sheet: "blank", seed: 1, tilt: 0, turns: 0, size: 0.95 },
  { sheet: "marked", seed: 2, tilt: 0.04, turns: 0, size: 0.85 },
  { sheet: "marked", seed: 3, tilt: 0.05, turns: 1, size: 0.8 },
  { sheet: "blank", seed: 4, tilt: 0.03, turns: 2, size: 0.6 },
  { sheet: "marked", seed: 5, tilt: 0.03, turns: 3, size: 0.5 },
  { sheet: "unknown", seed: 6, tilt: 0.04, turns: 0, size: 0.9 },
  { sheet: "unknown", seed: 7, tilt: 0.02, turns: 2, size: 1.1 },
];

export const pixelsOf = (sheet: Pixels, { seed, tilt, turns, size }: VectorScene): Pixels =>
  drawScene(sheet, [], { seed, tilt, turns, size, width: 900, height: 1200, marks: [] });
