/**
 * axe on a page, as quickly as it goes: one script in one frame (our pages have no others), and findings alone instead of
 * everything that is in order, which takes most of its time.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type Findings = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

/**
 * What axe finds: by WCAG 2.2 A and AA, by every rule that axe has, or by one of its rules.
 * "label-content-name-mismatch" is experimental: it wants whole words, while "Қаз" stands inside "Қазақша" as WCAG 2.5.3 asks.
 */
export const axeFindings = async (page: Page, by: "wcag" | "all" | "color-contrast" = "wcag"): Promise<Findings> => {
  const only =
    by === "wcag"
      ? { type: "tag" as const, values: wcag }
      : by === "all"
        ? undefined
        : { type: "rule" as const, values: [by] };
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({
      ...(only === undefined ? {} : { runOnly: only }),
      rules: { "label-content-name-mismatch": { enabled: false } },
      resultTypes: ["violations"],
      preload: false,
    })
    .analyze();
  return violations;
};
