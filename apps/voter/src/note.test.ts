import { expect, test } from "vitest";
import { mostEnvelopes, type Note, parseNote } from "./note.ts";

const hash = "A".repeat(43);
const aNote = (envelopes = 1): Note => ({
  v: 1,
  envelopes: Array.from({ length: envelopes }, (_, sequence) => ({
    sequence,
    leaf: hash,
    header: hash,
    payload: hash,
    batch: 7,
  })),
  desks: ["B".repeat(22)],
});

test("a note says again what was noted", () => {
  expect(parseNote(aNote(mostEnvelopes))).toEqual(aNote(mostEnvelopes));
});

test("the fullest note fits the 4,094 bytes of a note", () => {
  const full = { ...aNote(mostEnvelopes), desks: Array.from({ length: 4 }, () => "B".repeat(22)) };
  expect(JSON.stringify(full).length).toBeLessThanOrEqual(4094);
});

test.each([
  ["no envelope", { ...aNote(), envelopes: [] }],
  ["too many envelopes", aNote(mostEnvelopes + 1)],
  ["an unknown field", { ...aNote(), when: "today" }],
  ["another version", { ...aNote(), v: 2 }],
  ["a hash of another length", { ...aNote(), envelopes: [{ ...aNote().envelopes[0], leaf: "A" }] }],
  ["a negative batch", { ...aNote(), envelopes: [{ ...aNote().envelopes[0], batch: -1 }] }],
  ["no desk", { ...aNote(), desks: [] }],
  ["nothing", null],
])("a note with %s is none", (_, value) => {
  expect(parseNote(value)).toBeUndefined();
});
