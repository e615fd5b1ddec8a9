/**
 * The desk in Chromium with many reports: first opening beside its floor, opening from the snapshot, a letter typed into the
 * filter, memory. The page is the built one, the intake the real one, on this machine.
 */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { chromiumArguments, findChromium } from "../../tasks/chromium.ts";
import { memberFileOf, type SealedSet, serveSet } from "./sealed-set.ts";

export type Measured = {
  readonly count: number;
  /** Seconds from the opened member file, and of stretching the passphrase before. */
  readonly stretching: number;
  readonly firstUsable?: number;
  /** Reports a second: how many were opened in how long, and whether that was all of them. */
  readonly rate?: number;
  readonly whole?: boolean;
  readonly fromSnapshot?: number;
  readonly searchable?: number;
  readonly keystrokes?: { readonly p50: number; readonly p95: number };
  readonly megabytes?: number;
};

const listed = "tbody tr[data-leaf]";

/** Resident memory of the processes that show pages of this profile, their biggest one, in MB. */
const rendererMegabytes = (profile: string): number => {
  const lines = execFileSync("ps", ["-eo", "rss=,args="], { encoding: "utf8", maxBuffer: 2 ** 24 }).split("\n");
  const sizes = lines
    .filter(line => line.includes("--type=renderer") && line.includes(profile))
    .map(line => Number.parseInt(line, 10) / 1024);
  return Math.max(0, ...sizes);
};

const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const unlock = async (page: Page, passphrase: string): Promise<number> => {
  await page.locator("#passphrase").fill(passphrase);
  const from = performance.now();
  await page.locator('button[type="submit"]').click();
  await page.locator('main[data-screen="list"]').waitFor({ timeout: 120_000 });
  return (performance.now() - from) / 1000;
};

/** Time from each letter to the frame in which the list shows its answer. */
const typeLetters = async (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>("#filter");
    const status = document.querySelector("[data-told]");
    if (field === null || status === null) throw new Error("no list");
    const times: number[] = [];
    const type = async (text: string): Promise<void> => {
      const asked = performance.now();
      const shown = new Promise<void>(resolve => {
        const seen = new MutationObserver(() => resolve());
        const table = document.querySelector("table.rows")?.parentElement ?? document.body;
        seen.observe(table, { subtree: true, childList: true, characterData: true });
        // An answer that changes nothing on the screen is there by then as well.
        setTimeout(resolve, 1_000);
      });
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await shown;
      await new Promise(requestAnimationFrame);
      if (performance.now() - asked < 1_000) times.push(performance.now() - asked);
      await new Promise(resolve => setTimeout(resolve, 60));
    };
    for (const words of ["комендант снимок", "status:new region:almaty", "jatakhana", "сарытау университет", "№ 77777"])
      for (let length = 1; length <= words.length; length += 1) await type(words.slice(0, length));
    await type("");
    return times;
  });

/**
 * @param seconds how long the first opening is watched; a set that is open by then is open whole
 * @param goOn keeps the browser's profile, so that the next run goes on where this one stopped
 */
export const measureInBrowser = async (set: SealedSet, seconds: number, goOn: boolean): Promise<Measured> => {
  const profile = join(set.folder, "profile");
  if (!goOn) rmSync(profile, { recursive: true, force: true });
  const running = await serveSet(set);
  const launch = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: [...chromiumArguments],
      viewport: { width: 1280, height: 800 },
      locale: "ru-RU",
    });
  let context = await launch();
  try {
    const open = async (): Promise<Page> => {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(running.origins.desk);
      if ((await page.locator('input[type="file"]').count()) > 0 && !goOn && !existsSync(join(profile, "given")))
        await page
          .locator('input[type="file"]')
          .first()
          .setInputFiles({
            name: "perde-member.json",
            mimeType: "application/json",
            buffer: Buffer.from(memberFileOf(set)),
          });
      return page;
    };
    let page = await open();
    const stretching = await unlock(page, set.passphrase);
    const from = performance.now();
    await page.locator(listed).first().waitFor({ timeout: 600_000 });
    const firstUsable = (performance.now() - from) / 1000;
    const opened = async (): Promise<number> => {
      const text = await page.locator("[data-told]").innerText();
      return Number(/^[\d\s]+/u.exec(text)?.[0].replace(/\s/gu, "") ?? 0);
    };
    const before = await opened();
    let now = before;
    while (performance.now() - from < seconds * 1000 && now < set.count) {
      await page.waitForTimeout(500);
      now = await opened();
    }
    const took = (performance.now() - from) / 1000;
    const whole = now >= set.count;
    if (!whole) await page.locator("[data-stop]").click();
    await page.waitForTimeout(3_000);
    await context.close();
    context = await launch();
    page = await open();
    await unlock(page, set.passphrase);
    const again = performance.now();
    await page.locator(listed).first().waitFor({ timeout: 60_000 });
    const fromSnapshot = (performance.now() - again) / 1000;
    await page.waitForFunction(() => document.querySelector('[role="status"]') !== null, undefined, {
      timeout: 60_000,
    });
    await page.waitForTimeout(4_000);
    const times = await typeLetters(page);
    const megabytes = rendererMegabytes(profile);
    return {
      count: now,
      stretching,
      firstUsable,
      rate: (now - before) / took,
      whole,
      fromSnapshot,
      keystrokes: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
      megabytes,
    };
  } finally {
    await context.close();
    await running.close();
  }
};
