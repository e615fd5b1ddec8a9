/** In Chromium: the words on the screen come from our own tables, whatever the browser's own say. docs/decisions/0030. */
import { describe, expect, test } from "vitest";
import { dayText, weekdayText, weekText } from "./dates.ts";
import { numberText } from "./numbers.ts";
import { pluralCategory } from "./plural.ts";
import { alphabetical } from "./sort.ts";

/** Runs `work` with an `Intl` that fails at every touch. */
const withoutIntl = <Value>(work: () => Value): Value => {
  const kept = globalThis.Intl;
  const forbidden = () => {
    throw new Error("Intl was used");
  };
  Object.defineProperty(globalThis, "Intl", { configurable: true, get: forbidden });
  try {
    return work();
  } finally {
    Object.defineProperty(globalThis, "Intl", { configurable: true, writable: true, value: kept });
  }
};

describe("Kazakh in Chromium", () => {
  test("is written without the browser's own tables", () => {
    const written = withoutIntl(() => [
      dayText("kk", "2026-11-22"),
      weekdayText("kk", "2026-11-22"),
      weekText("kk", "2026-W47"),
      numberText("kk", 1234567.89, 2),
      pluralCategory("kk", 1),
      ["к", "і", "ғ", "қ"].toSorted(alphabetical("kk")).join(""),
    ]);
    expect(written).toEqual([
      "2026 жылғы 22 қараша",
      "2026 жылғы 22 қараша, жексенбі",
      "16–22 қараша",
      "1\u00a0234\u00a0567,89",
      "one",
      "ғкқі",
    ]);
  });

  test("is still written wrongly by the browser: when this fails, decision 0030 may be looked at again", () => {
    const day = new Date(Date.UTC(2026, 10, 22));
    const browser = day.toLocaleDateString("kk", { dateStyle: "full", timeZone: "UTC" });
    expect(browser).not.toContain("қараша");
  });
});
