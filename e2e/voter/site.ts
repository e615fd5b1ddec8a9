/** The voter's site as a person meets it: built, served by a running intake, opened in Chromium. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { buildVoter } from "../../apps/voter/build.ts";
import type { Verified } from "../../apps/voter/law-plugin.ts";
import { findChromium } from "../../tasks/chromium.ts";
import { axeFindings } from "../world/axe.ts";
import { aDesk, type FoundedDesk } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";

export type Language = "kk" | "ru" | "en";

export const phone = { width: 360, height: 640 } as const;
export const laptop = { width: 1280, height: 800 } as const;

export type Site = {
  readonly story: Story;
  readonly desk: FoundedDesk;
  readonly origin: string;
  readonly browser: Browser;
  /** A fresh visitor: no history, no storage. */
  readonly visit: (options?: {
    readonly language?: Language;
    readonly size?: { readonly width: number; readonly height: number };
    readonly path?: string;
    readonly javaScript?: boolean;
    readonly dark?: boolean;
  }) => Promise<{ readonly page: Page; readonly context: BrowserContext; readonly faults: readonly string[] }>;
  readonly end: () => Promise<void>;
};

/** Builds, serves and opens a desk. `moreDesks`: beside the first; `verified`: what the installation's lawyer verified. */
export const openSite = async (
  moreDesks: readonly { readonly name: string; readonly slot: 0 | 1 | 2 | 3 }[] = [],
  verified: Verified = new Map(),
): Promise<Site> => {
  const outDir = mkdtempSync(join(tmpdir(), "perde-voter-"));
  await buildVoter({ outDir, roots: [], trial: true, demo: false, buildDay: "2026-01-01", verified });
  const story = await startStory({ sites: { voter: outDir } });
  const desk = await aDesk(story, "Үлгі тобы");
  for (const { name, slot } of moreDesks) await aDesk(story, name, slot);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
  const origin = story.running.origins.voter;
  return {
    story,
    desk,
    origin,
    browser,
    visit: async ({ language = "kk", size = phone, path = "/", javaScript = true, dark = false } = {}) => {
      const context = await browser.newContext({
        locale: language,
        viewport: size,
        javaScriptEnabled: javaScript,
        colorScheme: dark ? "dark" : "light",
        hasTouch: size.width < 500,
      });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", message => message.type() === "error" && faults.push(message.text()));
      page.on("pageerror", error => faults.push(String(error)));
      await page.goto(`${origin}${path}`);
      if (javaScript) await page.waitForFunction(() => "ready" in document.documentElement.dataset);
      return { page, context, faults };
    },
    end: async () => {
      await browser.close();
      await story.end();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};

/** The screen that is shown, as `data-screen` names it. */
export const screenOf = (page: Page): Promise<string | null> =>
  page.locator("main[data-screen]").getAttribute("data-screen");

export const onScreen = (page: Page, screen: string): Promise<void> =>
  page.locator(`main[data-screen="${screen}"]`).waitFor({ timeout: 60_000 });

/** Presses the main button of the screen and waits for the next. */
export const goOn = async (page: Page, next: string): Promise<void> => {
  await page.locator("main .button").first().click();
  await onScreen(page, next);
};

/** What is told; what is left out is skipped. */
export type Told = {
  readonly what?: string;
  readonly place?: string;
  readonly text?: string;
};

/** Walks path B up to the check page. What is not given is skipped. */
export const tell = async (page: Page, { what = "ballot-with-id", place, text }: Told = {}): Promise<void> => {
  await page.locator('[data-go="safety"]').click();
  await onScreen(page, "safety");
  await goOn(page, "what");
  await page.locator(`#what-${what}`).check();
  await goOn(page, "place");
  if (place) {
    await page.locator("#place-written").check();
    await page.locator("#place-text").fill(place);
    await goOn(page, "who");
  } else await skip(page, "who");
  await skip(page, "how");
  await skip(page, "threat");
  if (text) {
    await page.locator("#threat-text").fill(text);
    await goOn(page, "when");
  } else await skip(page, "when");
  await skip(page, "evidence");
  await skip(page, "check");
};

/** Walks path B to the picture step; everything that can be skipped is. */
export const toEvidence = async (page: Page): Promise<void> => {
  await page.locator('[data-go="safety"]').click();
  await onScreen(page, "safety");
  await goOn(page, "what");
  await page.locator("#what-ballot").check();
  await goOn(page, "place");
  for (const next of ["who", "how", "threat", "when", "evidence"]) await skip(page, next);
};

export const skip = async (page: Page, next: string): Promise<void> => {
  await page.locator("form .quiet").last().click();
  await onScreen(page, next);
};

/** Sends from the check page and answers the eight words as they stand there. */
export const sendAndRead = async (page: Page): Promise<readonly string[]> => {
  await page.locator(".words.six li").first().waitFor();
  await goOn(page, "sealing").catch(() => undefined); // sealing may be over before it is seen
  await onScreen(page, "receipt");
  await page.locator("[data-words] li").first().waitFor();
  const lines = await page.locator("[data-words] li").allInnerTexts();
  return lines.map(line => line.replace(/^\d+\s*/, "").trim());
};

/** Leaves a picture of the screen in the folder `PERDE_PICTURES`, for whoever wants to look at it. */
export const look = async (page: Page, name: string): Promise<void> => {
  const pictures = process.env["PERDE_PICTURES"];
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

/** Findings of axe that are serious or critical, in words. */
export const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  // The bar that stays at the top would lie over whatever is scrolled under it.
  await page.evaluate(() => scrollTo(0, 0));
  const violations = await axeFindings(page);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
};
