/** All three sites of one instance as people meet them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import type { Sites } from "../../tasks/sites.ts";
import { laptop, startBrowser, type Visit, visit } from "../world/browser.ts";
import { builtSites } from "../world/built-sites.ts";
import { type Story, startStory } from "../world/intake.ts";

export type Language = "kk" | "ru" | "en";
export type Stage = {
  readonly story: Story;
  readonly browser: Browser;
  /** Folders of the built sites, shared by all stories of a run. */
  readonly sites: Sites;
  /** A folder of this story alone. */
  readonly outDir: string;
  readonly end: () => Promise<void>;
};

export const setStage = async (): Promise<Stage> => {
  const outDir = mkdtempSync(join(tmpdir(), "perde-sites-"));
  const sites = await builtSites();
  const story = await startStory({ sites });
  const browser = await startBrowser();
  return {
    story,
    browser,
    sites,
    outDir,
    end: async () => {
      await browser.close();
      await story.end();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
};

export const onScreen = (page: Page, screen: string): Promise<void> =>
  page.locator(`main[data-screen="${screen}"]`).waitFor({ timeout: 90_000 });

export type OpenDesk = Visit & {
  readonly passphrase: string;
  readonly shares: readonly string[];
  readonly fingerprint: readonly string[];
  readonly file: Buffer;
};

const wordsIn = async (page: Page, name: string): Promise<readonly string[]> =>
  (await page.locator(`[data-words="${name}"] li`).allInnerTexts()).map(line => line.replace(/^\d+\s*/, "").trim());

/** Goes through the founding of a desk as a lawyer does, with an invitation, up to the empty list. */
export const foundInBrowser = async (stage: Stage, language: Language, viewport = laptop): Promise<OpenDesk> => {
  const seen = await visit(stage.browser, await stage.story.running.invite(), { locale: language, viewport });
  const { page } = seen;
  await onScreen(page, "found");
  await page.locator('[data-words="passphrase"] li').first().waitFor();
  const passphrase = (await wordsIn(page, "passphrase")).join(" ");
  await page.locator("#kk").fill("Үлгі заң тобы");
  await page.locator("#ru").fill("Примерная группа юристов");
  await page.locator("#en").fill("Example legal team");
  await page.locator("#label").fill("Жетекші");
  await page.locator("#again").fill(passphrase);
  await page.locator('button[type="submit"]').click();
  await onScreen(page, "keep");
  await page.locator('[data-words="fingerprint"] li').first().waitFor({ timeout: 60_000 });
  const shares = await Promise.all([1, 2, 3].map(async number => (await wordsIn(page, `share-${number}`)).join(" ")));
  const fingerprint = await wordsIn(page, "fingerprint");
  const download = page.waitForEvent("download");
  await page.locator("main .plain").first().click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  await page.locator("#tick").check();
  await page.locator("main .button").last().click();
  await onScreen(page, "list");
  return { ...seen, passphrase, shares, fingerprint, file: Buffer.concat(parts) };
};

/** Closes the batch and waits until the desk has fetched it. */
export const fetchNew = async (stage: Stage, page: Page): Promise<void> => {
  const { batch } = (await (await fetch(`${stage.story.running.origins.voter}/ledger/batches/latest`)).json()) as {
    batch?: number;
  };
  await stage.story.running.closeBatch();
  const wanted = (batch ?? -1) + 1;
  await page.locator(".tools button").first().click();
  await page.waitForFunction(number => Number(document.querySelector("main")?.dataset["batch"]) >= number, wanted, {
    timeout: 60_000,
  });
};
