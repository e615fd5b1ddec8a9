/** "What can I answer them?" (scene A7): words to copy, and of the law only what holds in that place on that day. */
import { day } from "@perde/law/calendar-day";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, look, onScreen, openSite, type Site, seriousFindings } from "./site.ts";

const openAnswer = async (page: Page): Promise<void> => {
  await page.locator('[data-go="answer"]').click();
  await onScreen(page, "answer");
  await page.locator("#law").waitFor();
};

const requestsOf = (page: Page): readonly string[] => {
  const paths: string[] = [];
  page.on("request", request => paths.push(new URL(request.url()).pathname));
  return paths;
};

const chooseCountry = async (page: Page, country: string): Promise<void> => {
  await page.locator("#law-country").selectOption(country);
  const name = await page.locator(`#law-country option[value="${country}"]`).innerText();
  await page.locator("#law", { hasText: name }).waitFor();
};

describe("as shipped", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.end());

  test.each<readonly [Language, string]>([
    ["kk", "Бюллетеньнің суретін жібере алмаймын"],
    ["ru", "Фото бюллетеня отправить не могу"],
    ["en", "I cannot send a photo of my ballot"],
  ])("the refusal is copied in %s without a request, and no tip is shown for any country", async (language, words) => {
    const { page, context, faults } = await site.visit({ language });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openAnswer(page);
    const paths = requestsOf(page);
    await page.locator("main .button").click();
    await page.locator('p[role="status"]').filter({ hasText: /./ }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(words);
    expect(copied).toBe(await page.locator(".refusal").innerText());
    expect(paths).toEqual([]);
    await look(page, `${language}-phone-answer-law`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator("#law-other").click();
    await page.locator("#law-country").waitFor();
    expect(paths.filter(path => !path.startsWith("/assets/world-"))).toEqual([]);
    for (const country of ["TR", "KZ", "BY"]) {
      await chooseCountry(page, country);
      expect(await page.locator("[data-tip]").count()).toBe(0);
    }
    await look(page, `${language}-phone-answer-country`);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  test("the refusal stays when the law's part does not come", async () => {
    const { page, context } = await site.visit({ language: "ru" });
    await page.route("**/assets/law-*.js", route => route.abort());
    await page.locator('[data-go="answer"]').click();
    await page.locator(".notice[role=alert]").waitFor();
    expect(await page.locator(".refusal").innerText()).toContain("Фото бюллетеня отправить не могу");
    await page.unrouteAll({ behavior: "wait" });
    await context.close();
  });
});

describe("in an installation whose lawyer verified the tip for Kazakhstan", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite([], new Map([["KZ/tip/new-ballot", { name: "A. Lawyer", day: day("2026-11-01") }]]));
  });
  afterAll(() => site.end());

  test("it is shown there, and gone when Turkey is chosen", async () => {
    const { page, context } = await site.visit({ language: "kk" });
    await openAnswer(page);
    expect(await page.locator("[data-tip]").innerText()).toContain("жаңасын сұрай аласыз");
    await page.locator("#law-other").click();
    await page.locator("#law-country").waitFor();
    await chooseCountry(page, "TR");
    expect(await page.locator("[data-tip]").count()).toBe(0);
    await chooseCountry(page, "KZ");
    expect(await page.locator("[data-tip]").count()).toBe(1);
    await context.close();
  });
});
