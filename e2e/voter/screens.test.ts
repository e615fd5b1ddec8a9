/** Every screen of the voter's pages: findings of axe, targets, the fold, languages. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  goOn,
  type Language,
  laptop,
  look,
  onScreen,
  openSite,
  phone,
  type Site,
  sendAndRead,
  seriousFindings,
  skip,
} from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite([
    { name: "Екінші топ", slot: 1 },
    { name: "Үшінші топ", slot: 0 },
  ]);
});
afterAll(() => site.end());

/** Interactive things smaller than 24 px, or buttons, links and labels of ours below 44 px in height. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, a, label.choice, select, input[type=text], input[type=search], textarea")]
      .filter(element => !element.classList.contains("hidden") && element.checkVisibility())
      .filter(element => element.closest(".summary") === null && element.getBoundingClientRect().height < 44)
      .map(element => element.outerHTML.slice(0, 120)),
  );

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

type See = (name: string) => Promise<void>;

/** All screens once, each looked at; mistakes included. */
const walk = async (page: Page, see: See): Promise<void> => {
  await see("start");
  await page.locator('[data-go="answer"]').click();
  await onScreen(page, "answer");
  await see("answer");
  await page.goBack();
  await onScreen(page, "start");
  await page.locator('[data-go="safety"]').click();
  await onScreen(page, "safety");
  await see("safety");
  await goOn(page, "what");
  await page.locator("main .button").click();
  await page.locator(".summary").waitFor();
  await see("what-mistake");
  await page.locator("#what-turnout").check();
  await goOn(page, "place");
  await page.locator("#place-search").fill("каз нац");
  await page.locator("main .choice").nth(3).waitFor();
  await see("place");
  await page.locator("#place-written").check();
  await page.locator("#place-sector").waitFor();
  await page.locator("#place-text").fill("Университет Примеров");
  await see("place-written");
  await goOn(page, "who");
  await page.locator("main .choice").first().waitFor();
  await see("who");
  await skip(page, "how");
  await see("how");
  await skip(page, "threat");
  await see("threat");
  await skip(page, "when");
  await page.locator("#when-earlier").check();
  await page.locator("main .button").first().click();
  await page.locator("#when-week-mistake").waitFor();
  await see("when-mistake");
  await page.locator("#when-last").check();
  await goOn(page, "evidence");
  await see("evidence");
  await skip(page, "check");
  await page.locator("fieldset .choice").first().waitFor();
  await page.locator('input[name="desk"]').first().check();
  await page.locator(".words.six li").first().waitFor();
  await see("check");
  await sendAndRead(page);
  await see("receipt");
  await page.locator("#receipt-saved").check();
  await see("receipt-saved");
  await goOn(page, "finished");
  await see("finished");
};

const languages: readonly Language[] = ["kk", "ru", "en"];

describe.each(languages)("in %s", language => {
  test.each([
    ["a phone", phone],
    ["a laptop", laptop],
  ])("no screen has a serious finding, a small target or sideways scrolling on %s", async (name, size) => {
    const { page, context, faults } = await site.visit({ language, size });
    const found: string[] = [];
    await walk(page, async screen => {
      await look(page, `${language}-${name.replace("a ", "")}-${screen}`);
      for (const finding of await seriousFindings(page)) found.push(`${screen}: ${finding}`);
      for (const target of await smallTargets(page)) found.push(`${screen}: small ${target}`);
      if ((await sideways(page)) > 0) found.push(`${screen}: scrolls sideways`);
      expect(await page.title()).toMatch(screen.endsWith("-mistake") ? /^(Қате|Ошибка|Error): Perde$/ : /^Perde$/);
      expect(new URL(page.url()).href).toBe(`${site.origin}/`);
    });
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test("secrecy and both buttons stand above the fold of a small phone", async () => {
    const { page, context } = await site.visit({ language });
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    for (const target of ["safety", "answer"]) {
      const box = await page.locator(`[data-go="${target}"]`).boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(phone.height);
    }
    await context.close();
  });

  test("the dark page has no serious finding either", async () => {
    const { page, context } = await site.visit({ language, dark: true });
    await look(page, `${language}-dark-start`);
    expect(await seriousFindings(page)).toEqual([]);
    await context.close();
  });

  test("at 320 pixels nothing scrolls sideways", async () => {
    const { page, context } = await site.visit({ language, size: { width: 320, height: 256 } });
    expect(await sideways(page)).toBe(0);
    await page.locator('[data-go="safety"]').click();
    await onScreen(page, "safety");
    expect(await sideways(page)).toBe(0);
    await context.close();
  });
});

describe("without JavaScript", () => {
  test("the exit link still leaves", async () => {
    const { page, context } = await site.visit({ language: "kk", javaScript: false });
    const exit = page.locator("a.exit");
    expect(await exit.getAttribute("href")).toBe("/exit");
    await exit.click();
    expect((await page.locator("body").innerText()).trim()).toBe("");
    await context.close();
  });

  test.each(languages)("the page says in %s that it cannot seal and still gives the refusal", async language => {
    const { page, context } = await site.visit({ language, javaScript: false });
    const notice = page.locator("noscript, .notice").first();
    expect(await notice.isVisible()).toBe(true);
    await page.locator("summary").click();
    expect(await page.locator(".refusal").first().isVisible()).toBe(true);
    expect(await page.locator("form, input, textarea").count()).toBe(0);
    await look(page, `${language}-without-script`);
    await context.close();
  });
});
