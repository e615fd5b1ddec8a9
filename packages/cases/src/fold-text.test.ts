import { describe, expect, it } from "vitest";
import { foldedWords, foldText } from "./fold-text.ts";

describe("folded text", () => {
  it.each([
    ["Қарағанды", "Караганды"],
    ["Қарағанды", "Qaragandy"],
    ["Шымкент қаласы", "shymkent qalasy"],
    ["Жезқазған", "Zhezkazgan"],
    ["Жезқазған", "Jezqazğan"],
    ["ёлка", "елка"],
    ["УНИВЕРСИТЕТ", "университет"],
    ["унивeрcитет", "университет"],
    ["унив\u200bерситет", "университет"],
    ["ﬁle ２０２６", "file 2026"],
    ["Хабарлама", "Khabarlama"],
  ])("%s and %s are one", (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });
  it("keeps different words and numbers apart", () => {
    expect(foldText("школа № 5")).not.toBe(foldText("школа № 6"));
    expect(foldedWords("декан, деканат")).toEqual(["dekan", "dekanat"]);
  });
  it("is the same when folded again", () => {
    for (const text of ["Қазақстан Республикасы", "Щука и ёж", "Example University"])
      expect(foldText(foldText(text))).toBe(foldText(text));
  });
});
