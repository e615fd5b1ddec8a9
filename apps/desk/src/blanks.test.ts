import { readingOf } from "@perde/cases/reading-level";
import { REPLY_TEXT_BYTES } from "@perde/seal/reply";
import { languages } from "@perde/ui/say";
import { replyTemplates } from "@perde/ui/words/reply-templates";
import { describe, expect, it } from "vitest";
import { blanksIn, nextBlank } from "./blanks.ts";

describe("blanks of a reply", () => {
  it("are found in order, and the next one begins again at the end", () => {
    const text = "К [куда] до [день].";
    expect(blanksIn(text).map(one => one.text)).toEqual(["[куда]", "[день]"]);
    expect(nextBlank(text, 0)?.text).toBe("[куда]");
    expect(nextBlank(text, 3)?.text).toBe("[день]");
    expect(nextBlank(text, 15)?.text).toBe("[куда]");
  });
  it("are none in ordinary text", () => {
    expect(blanksIn("Скобки [ не закрыты\n] и [] пусты")).toEqual([]);
  });
});

describe("reply templates", () => {
  const texts = Object.entries(replyTemplates).filter(([key]) => key.endsWith(".text"));
  it.each(texts)(
    "%s has the same number of blanks in three languages, fits a reply, and reads easily",
    (_, sentence) => {
      for (const language of languages) {
        const text = sentence[language];
        expect(blanksIn(text)).toHaveLength(blanksIn(sentence.en).length);
        expect(new TextEncoder().encode(text).length).toBeLessThan(REPLY_TEXT_BYTES / 2);
        expect(readingOf(text, language).hard, language).toEqual([]);
      }
    },
  );
});
