import { expect, test } from "vitest";
import { gapsOf } from "./gaps.ts";

const from = (desk: string, ...sequences: number[]) => sequences.map(sequence => ({ desk, sequence }));

test("replies that count 1, 2, 3 have no gap", () => {
  expect(gapsOf([...from("one", 2, 1, 3), ...from("two", 1)])).toEqual([]);
});

test("a missing reply is named", () => {
  expect(gapsOf(from("one", 1, 4))).toEqual([{ desk: "one", numbers: [2, 3] }]);
});

test("a repeated reply is named", () => {
  expect(gapsOf([...from("one", 1, 2, 2), ...from("two", 1)])).toEqual([{ desk: "one", numbers: [2] }]);
});
