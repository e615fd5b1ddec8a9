import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTE_CONTENT_BYTES, padNote, unpadNote } from "./note-format.ts";

describe("a padded note", () => {
  const plain = padNote({ v: 1 }) ?? new Uint8Array(0);
  it("gives back any value that fits, at one length", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), text => {
        const padded = padNote(text);
        return padded?.length === 4096 && unpadNote(padded)?.value === text;
      }),
    );
    expect(padNote("a".repeat(NOTE_CONTENT_BYTES - 1))).toBeUndefined();
  });
  it.each([
    ["a byte after its text", 4095, 1],
    ["a length beyond its end", 0, 0xff],
    ["a length that cuts its text", 1, 3],
    ["text that is not JSON", 2, 0x20],
  ])("with %s is none", (_, at, byte) => {
    const altered = plain.slice();
    altered[at] = byte;
    expect(unpadNote(altered)).toBeUndefined();
  });
  it("of another length is none", () => {
    expect(unpadNote(plain.subarray(1))).toBeUndefined();
  });
});
