/** The examination that every new template passes before its pack is written: simulated photographs of its blank. */

import type { Engine } from "./fast.ts";
import { lookAt } from "./look.ts";
import type { Pixels } from "./pixels.ts";
import { drawScene, type SceneWishes } from "./scene.ts";
import { openShelf } from "./shelf.ts";
import type { Template } from "./template.ts";
import type { Verdict } from "./verdict.ts";

export type SelfTest = {
  readonly passed: boolean;
  readonly scenes: number;
  readonly found: number;
  readonly marked: number;
  /** Marked scenes that would have passed: none may. */
  readonly markedPassed: number;
  readonly blankHeld: number;
};

const scenes = 20;

/** The wishes of scene `k`: every other one is marked, sizes from the whole picture down to half of it. */
const wishesOf = (template: Template, k: number): SceneWishes => ({
  seed: 1000 + k,
  width: k % 3 === 2 ? 1600 : 1200,
  height: k % 3 === 2 ? 1200 : 1600,
  size: [0.95, 0.8, 0.65][(k >> 1) % 3]!,
  tilt: [0, 0.02, 0.05][(k >> 2) % 3]!,
  turns: [0, 0, 1, 2, 3][k % 5]!,
  marks: k % 2 === 1 ? [(k * 7) % template.zones.length] : [],
});

const ballotIn = (verdict: Verdict): boolean =>
  verdict.kind !== "unreadable" && verdict.findings.some(({ what }) => what === "ballot");

/**
 * Passes when every sheet is found but at most one, no marked sheet would pass, and at most two of ten blanks are
 * held. `onScene` is told the number of scenes done.
 */
export const selfTest = (
  blank: Pixels,
  template: Template,
  engine: Engine,
  onScene: (done: number) => void,
): SelfTest => {
  const shelf = openShelf([template], engine);
  let found = 0;
  let markedPassed = 0;
  let blankHeld = 0;
  for (let k = 0; k < scenes; k += 1) {
    const wishes = wishesOf(template, k);
    const { verdict } = lookAt(drawScene(blank, template.zones, wishes), shelf);
    if (ballotIn(verdict)) found += 1;
    if (wishes.marks.length > 0 && verdict.kind === "clear") markedPassed += 1;
    if (wishes.marks.length === 0 && verdict.kind === "blocked") blankHeld += 1;
    onScene(k + 1);
  }
  const passed = found >= scenes - 1 && markedPassed === 0 && blankHeld <= scenes / 10;
  return { passed, scenes, found, marked: scenes / 2, markedPassed, blankHeld };
};
