import { isRefusal, parseStatement, textLimits } from "@perde/cases/report";
import { aReport } from "@perde/cases/report.testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentOf, noAnswers, tidy } from "./answers.ts";
import { limits } from "./limits.ts";

const accepted = (content: ReturnType<typeof contentOf>) => !isRefusal(parseStatement(aReport(content)));

describe("the content of a report", () => {
  test("is accepted when everything was skipped", () => {
    const content = contentOf(noAnswers, "kk");
    expect(accepted(content)).toBe(true);
    expect(content).toEqual({
      language: "kk",
      what: "unknown",
      place: { kind: "unsaid" },
      who: { roles: [] },
      how: { channels: [] },
      threat: { kinds: [] },
      grade: "unsaid",
    });
  });

  test("is accepted whatever she types within the limits", () => {
    const text = fc.string({ maxLength: 60, unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (whoText, howText, more) => {
        expect(accepted(contentOf({ ...noAnswers, whoText, howText, more }, "ru"))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("carries the written place tidied", () => {
    const place = {
      kind: "written",
      text: " Университет\tПримеров\r\n",
      sector: "university",
      region: "KZ-75",
    } as const;
    const content = contentOf({ ...noAnswers, place }, "ru");
    expect(content.place).toEqual({ ...place, text: "Университет Примеров" });
    expect(accepted(content)).toBe(true);
  });
});

test("tidy text keeps line feeds and loses other control characters", () => {
  expect(tidy("  а\u0000б\r\nв\u0085 ")).toBe("аб\nв");
});

test("the page's limits are those of the report's format", () => {
  const { roles, ...texts } = limits;
  expect(texts).toEqual(textLimits);
  expect(roles).toBe(8);
});
