/** What may befall a reporter's page: a wrong clock, two tabs, keys that ended, and what additions and deletions look like. */
import type { BrowserContext, Page, Request } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goOn, onScreen, openSite, type Site, sendAndRead, tell } from "../voter/site.ts";
import { rowsOf } from "../world/desk.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.end());

const days = 86_400_000;

/** A visitor whose phone believes that it is `ahead` milliseconds later. */
const visitWithClock = async (ahead: number): Promise<{ readonly page: Page; readonly context: BrowserContext }> => {
  const context = await site.browser.newContext({ locale: "en", viewport: { width: 360, height: 640 } });
  await context.addInitScript(shift => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: [] | [number | string]) {
        super(given[0] ?? Real.now() + shift);
      }
      static override now(): number {
        return Real.now() + shift;
      }
    } as DateConstructor;
  }, ahead);
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.waitForFunction(() => "ready" in document.documentElement.dataset);
  return { page, context };
};

const reportsAtDesk = async (): Promise<readonly string[]> => {
  await site.story.running.closeBatch();
  expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
  expect(site.desk.vault.view().alarms).toEqual([]);
  return (await rowsOf(site.desk.vault)).map(({ said }) => JSON.stringify(said ?? ""));
};

describe("a phone whose clock is wrong", () => {
  test.each([
    ["a day behind", -1],
    ["a day ahead", 1],
  ])("by %s still seals a report that the desk opens", async (name, by) => {
    const { page, context } = await visitWithClock(by * days);
    const place = `School with a clock ${name}`;
    await tell(page, { place });
    expect(await sendAndRead(page)).toHaveLength(8);
    await context.close();
    expect((await reportsAtDesk()).some(said => said.includes(place))).toBe(true);
  });

  test("by years seals nothing to keys that have ended, and says so", async () => {
    const { page, context } = await visitWithClock(1000 * days);
    await tell(page, {});
    await page.locator(".box .mistake").first().waitFor();
    expect(await page.locator(".box").innerText()).toContain("No team receives reports");
    expect(await page.locator("form .button").count()).toBe(0);
    await context.close();
  });
});

test("two tabs of one browser send two reports with words of their own", async () => {
  const { page, context } = await site.visit({ language: "en" });
  const other = await context.newPage();
  await other.goto(site.origin);
  await other.waitForFunction(() => "ready" in document.documentElement.dataset);
  await tell(page, { place: "First tab school" });
  await tell(other, { place: "Second tab school" });
  await page.bringToFront();
  const one = await sendAndRead(page);
  await other.bringToFront();
  const two = await sendAndRead(other);
  expect(one.join()).not.toBe(two.join());
  await context.close();
  const seen = await reportsAtDesk();
  for (const place of ["First tab school", "Second tab school"])
    expect(seen.filter(said => said.includes(place))).toHaveLength(1);
});

test("eight right words in a wrong order open nothing", async () => {
  const sent = await site.visit({ language: "en" });
  await tell(sent.page, {});
  const words = await sendAndRead(sent.page);
  await sent.context.close();
  const { page, context } = await site.visit({ language: "en" });
  await page.locator('[data-go="return"]').click();
  await onScreen(page, "return");
  const [first, second, ...rest] = words;
  await page.locator("#words").fill([second, first, ...rest].join(" "));
  await page.locator("main .button").click();
  await page.locator(".summary").waitFor();
  expect(await page.locator(`main[data-screen="replies"]`).count()).toBe(0);
  await page.locator("#words").fill(words.join(" "));
  await page.locator("main .button").click();
  await onScreen(page, "replies");
  await context.close();
});

/** Requests that carry something or ask the interface for something, with the lengths that the network sees. */
const listen = (page: Page) => {
  const requests: Request[] = [];
  page.on("requestfinished", request => {
    if (new URL(request.url()).pathname.startsWith("/v1/")) requests.push(request);
  });
  return async () =>
    Promise.all(
      requests.splice(0).map(async request => {
        const response = await request.response();
        const own = Object.entries(request.headers()).filter(([name]) => name.startsWith("perde-"));
        return {
          path: new URL(request.url()).pathname,
          asked:
            (request.postDataBuffer()?.length ?? 0) +
            own.reduce((sum, [name, value]) => sum + name.length + value.length, 0),
          answered: (await response?.body())?.length ?? 0,
        };
      }),
    );
};

describe("whoever sees lengths only", () => {
  const comeBack = async (words: readonly string[]) => {
    const { page, context } = await site.visit({ language: "en" });
    await page.locator('[data-go="return"]').click();
    await onScreen(page, "return");
    await page.locator("#words").fill(words.join(" "));
    await page.locator("main .button").click();
    await onScreen(page, "replies");
    await page.locator("[data-ledger]").waitFor();
    // The two puzzles asked for ahead have come before anything is counted.
    await page.waitForTimeout(1500);
    return { page, context, heard: listen(page) };
  };
  const add = async (words: readonly string[], text: string) => {
    const { page, context, heard } = await comeBack(words);
    await page.locator("#addition").fill(text);
    await page.locator("form .button").click();
    await page.locator("form p[role=status]", { hasText: "sent" }).or(page.locator(".notice")).first().waitFor();
    const exchanges = await heard();
    await context.close();
    return exchanges;
  };
  const remove = async (words: readonly string[]) => {
    const { page, context, heard } = await comeBack(words);
    await page.locator("main > .stack .quiet").first().click();
    await page.locator("#delete").waitFor();
    await page.locator(".box .button").click();
    await onScreen(page, "deleted");
    const exchanges = await heard();
    await context.close();
    return exchanges;
  };
  const report = async (place: string) => {
    const { page, context } = await site.visit({ language: "en" });
    const heard = listen(page);
    await tell(page, { place });
    await page.locator(".words.six li").first().waitFor();
    await page.waitForTimeout(1500);
    await heard();
    await goOn(page, "sealing").catch(() => undefined);
    await onScreen(page, "receipt");
    await page.locator("[data-words] li").first().waitFor();
    const words = (await page.locator("[data-words] li").allInnerTexts()).map(line =>
      line.replace(/^\d+\s*/, "").trim(),
    );
    const exchanges = await heard();
    await context.close();
    return { words, exchanges };
  };
  const lengths = (exchanges: readonly { readonly asked: number; readonly answered: number }[]) =>
    exchanges.map(({ asked, answered }) => [asked, answered]);

  test("cannot tell two additions apart, nor an addition from a report, nor two deletions", async () => {
    const one = await report("A");
    const other = await report("School of Examples in the town of Samples");
    expect(lengths(other.exchanges)).toEqual(lengths(one.exchanges));
    const short = await add(one.words, "x");
    const long = await add(other.words, "They said it again. ".repeat(40));
    expect(long).toEqual(short);
    expect(lengths(short)).toEqual(lengths(one.exchanges));
    const first = await remove(one.words);
    expect(lengths(first).slice(0, 1)).toEqual(lengths(one.exchanges).slice(0, 1));
    expect(await remove(other.words)).toEqual(first);
  });
});
