import { expect, test } from "vitest";
import { before, report, type Screen } from "./steps.ts";

test("a report takes at most ten screens", () => {
  expect(report.length).toBeLessThanOrEqual(10);
});

test("Back leads from the check page through every question to the start", () => {
  const passed: Screen[] = [];
  for (let screen: Screen | undefined = "check"; screen; screen = before(screen)) passed.push(screen);
  expect(passed.toReversed()).toEqual(["start", ...report.slice(0, -1)]);
});

test("Back on the start leaves", () => {
  expect(before("start")).toBeUndefined();
});
