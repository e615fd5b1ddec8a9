/** A real Chromium for stories, at the size of a phone or of a desk. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { expect } from "vitest";
import { chromiumArguments, findChromium } from "../../tasks/chromium.ts";
import { axeFindings } from "./axe.ts";

export const phone = { width: 360, height: 640 } as const;
export const laptop = { width: 1280, height: 800 } as const;

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArguments],
  });

export type Visit = { readonly context: BrowserContext; readonly page: Page; readonly faults: readonly string[] };

/** Opens a page of its own; whatever the page itself calls a fault is collected. */
export const visit = async (
  browser: Browser,
  address: string,
  {
    locale = "kk-KZ",
    viewport = phone,
  }: { readonly locale?: string; readonly viewport?: { readonly width: number; readonly height: number } } = {},
): Promise<Visit> => {
  const context = await browser.newContext({ locale, viewport, acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", error => faults.push(String(error)));
  page.on("console", message => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(address);
  return { context, page, faults };
};

/** No finding of axe in WCAG 2.2 A and AA, and nothing wider than the screen. */
export const isAccessible = async (page: Page, what: string): Promise<void> => {
  const violations = await axeFindings(page);
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${what}: wider than the screen`,
  ).toBeLessThanOrEqual(0);
};
