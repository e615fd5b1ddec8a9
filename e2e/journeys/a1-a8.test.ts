/** A1 and A8: a report goes from a phone to a desk and an answer comes back; each with its own page in a real browser. */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAccessible, laptop, phone, visit } from "../world/browser.ts";
import { fetchNew, foundInBrowser, type Language, type OpenDesk, onScreen, type Stage, setStage } from "./site.ts";

let stage: Stage;
let desk: OpenDesk;
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
});
afterAll(() => stage.end());

const picturesOf = process.env["PERDE_SCREENSHOTS"];
const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (picturesOf !== undefined) await page.screenshot({ path: `${picturesOf}/${name}.png` });
};

const goOn = async (page: Page, next: string): Promise<void> => {
  await page.locator("main .button").first().click();
  await onScreen(page, next);
};

const told = { kk: "Үлгілер университеті", ru: "Университет Примеров", en: "University of Examples" } as const;

describe.each(["kk", "ru", "en"] as const)("in %s", (language: Language) => {
  test("a student reports within ten screens and a lawyer reads it, answers, and she reads the answer", async () => {
    const { page, context, faults } = await visit(stage.browser, stage.story.running.origins.voter, {
      locale: language,
    });
    await page.waitForFunction(() => "ready" in document.documentElement.dataset);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    for (const button of [page.locator('[data-go="safety"]'), page.locator('[data-go="answer"]')]) {
      const box = await button.boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(phone.height);
    }
    await keepPicture(page, `voter-start-${language}`);
    const begun = performance.now();
    const screens = ["start"];
    const answer = async (screen: string, act: () => Promise<void>, next: string): Promise<void> => {
      screens.push(screen);
      await onScreen(page, screen);
      await isAccessible(page, `${language} ${screen}`);
      await act();
      await goOn(page, next);
    };
    await page.locator('[data-go="safety"]').click();
    await answer("safety", async () => undefined, "what");
    await answer("what", () => page.locator("#what-ballot-with-id").check(), "place");
    await keepPicture(page, `voter-place-${language}`);
    await answer(
      "place",
      async () => {
        await page.locator("#place-written").check();
        await page.locator("#place-text").fill(told[language]);
        await page.locator("#place-sector").selectOption("university");
      },
      "who",
    );
    await answer("who", () => page.locator("#role-curator").check(), "how");
    await answer("how", () => page.locator("#how-group-chat").check(), "threat");
    await answer("threat", () => page.locator("#threat-dormitory").check(), "when");
    screens.push("when", "evidence");
    await page.locator("form .quiet").last().click();
    await onScreen(page, "evidence");
    await isAccessible(page, `${language} evidence`);
    await page.locator("form .quiet").last().click();
    await onScreen(page, "check");
    screens.push("check");
    await page.locator(".words.six li").first().waitFor({ timeout: 60_000 });
    const shown = (await page.locator(".words.six li").allInnerTexts()).map(line => line.replace(/^\d+\s*/, "").trim());
    expect(shown).toHaveLength(6);
    // The words on the voter's page and at the desk spell the same root.
    if (language === "ru") expect(shown).toEqual(desk.fingerprint);
    await isAccessible(page, `${language} check`);
    await keepPicture(page, `voter-check-${language}`);
    await page.locator("main .button").first().click();
    await onScreen(page, "receipt");
    await page.locator("[data-words] li").first().waitFor();
    const words = (await page.locator("[data-words] li").allInnerTexts()).map(line =>
      line.replace(/^\d+\s*/, "").trim(),
    );
    expect(words).toHaveLength(8);
    expect(screens.length).toBeLessThanOrEqual(10);
    await isAccessible(page, `${language} receipt`);
    expect(performance.now() - begun).toBeLessThan(90_000 + 60_000 /* axe, eight times */);
    await page.locator("#receipt-saved").check();
    await goOn(page, "finished");
    expect(faults).toEqual([]);
    await context.close();

    await fetchNew(stage, desk.page);
    const row = desk.page.locator("tr", { hasText: told[language] });
    await row.waitFor();
    await isAccessible(desk.page, `desk list ${language}`);
    await keepPicture(desk.page, `desk-list-${language}`);
    await row.locator("button").click();
    await onScreen(desk.page, "report");
    expect(await desk.page.locator(".answers").first().innerText()).toContain(told[language]);
    await isAccessible(desk.page, `desk report ${language}`);
    await desk.page.locator("#reply").fill(`Ответ: ${told[language]}`);
    await keepPicture(desk.page, `desk-report-${language}`);
    await desk.page.locator('[data-part="reply"] .button').click();
    await desk.page.locator('[data-from="desk"]').waitFor({ timeout: 30_000 });
    await desk.page.locator("main .quiet").click();
    await onScreen(desk.page, "list");

    const again = await visit(stage.browser, stage.story.running.origins.voter, { locale: language });
    await again.page.waitForFunction(() => "ready" in document.documentElement.dataset);
    await again.page.locator('[data-go="return"]').click();
    await onScreen(again.page, "return");
    await again.page.locator("#words").fill(`  ${words.join("   ").toUpperCase()} `);
    await again.page.locator("main .button").click();
    await onScreen(again.page, "replies");
    await again.page.locator(".plaintext").waitFor();
    expect(await again.page.locator(".plaintext").innerText()).toBe(`Ответ: ${told[language]}`);
    await again.page.locator('[data-ledger="in"]').waitFor({ timeout: 30_000 });
    await isAccessible(again.page, `${language} replies`);
    await keepPicture(again.page, `voter-replies-${language}`);
    await again.context.close();
    expect(desk.faults).toEqual([]);
  });
});

describe("the desk's page", () => {
  test("opens again in a fresh browser with file and passphrase, in any language, and says plainly when they do not fit", async () => {
    const fresh = await visit(stage.browser, stage.story.running.origins.desk, { locale: "en", viewport: phone });
    await onScreen(fresh.page, "unlock");
    await isAccessible(fresh.page, "desk unlock");
    await fresh.page.locator('button[type="submit"]').click();
    await fresh.page.locator(".summary").waitFor();
    expect(await fresh.page.locator(".summary li").count()).toBe(2);
    await fresh.page
      .locator("#file")
      .setInputFiles({ name: "perde-member.json", mimeType: "application/json", buffer: desk.file });
    await fresh.page.locator("#passphrase").fill("not the right words at all");
    await fresh.page.locator('button[type="submit"]').click();
    await fresh.page.locator(".summary", { hasText: "do not fit each other" }).waitFor({ timeout: 60_000 });
    await fresh.page.locator("#passphrase").fill(desk.passphrase.toUpperCase());
    await fresh.page.locator('button[type="submit"]').click();
    await onScreen(fresh.page, "list");
    await fresh.page.locator("tr[data-state]").first().waitFor({ timeout: 60_000 });
    expect(await fresh.page.locator("tbody tr").count()).toBe(3);
    expect(await fresh.page.locator('.summary[role="alert"]').count()).toBe(0);
    await isAccessible(fresh.page, "desk list on a phone");
    await fresh.page.getByRole("button", { name: "Lock" }).click();
    await onScreen(fresh.page, "unlock");
    expect(await fresh.page.content()).not.toContain(told.kk);
    // What stays in the browser is the encrypted file alone.
    const stored = await fresh.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>(resolve => {
        const request = indexedDB.open("perde-desk");
        request.onsuccess = () => resolve(request.result);
      });
      const all = await new Promise<unknown[]>(resolve => {
        const request = database.transaction("files").objectStore("files").getAll();
        request.onsuccess = () => resolve(request.result);
      });
      return {
        files: all.length,
        text: all.map(one => new TextDecoder().decode(one as Uint8Array)).join(""),
        local: localStorage.length,
        session: sessionStorage.length,
      };
    });
    expect(stored).toMatchObject({ files: 1, local: 0, session: 0 });
    for (const secret of [told.kk, told.ru, "Ответ", desk.passphrase]) expect(stored.text).not.toContain(secret);
    await fresh.context.close();
  });

  test("refuses an invitation that was used", async () => {
    const used = await stage.story.running.invite();
    const first = await foundInBrowser(
      { ...stage, story: { ...stage.story, running: { ...stage.story.running, invite: async () => used } } },
      "en",
    );
    await first.context.close();
    const second = await visit(stage.browser, used, { locale: "en", viewport: laptop });
    await onScreen(second.page, "found");
    expect(second.page.url()).not.toContain("invitation");
    await second.page.locator('[data-words="passphrase"] li').first().waitFor();
    const words = (await second.page.locator('[data-words="passphrase"] li').allInnerTexts()).map(line =>
      line.replace(/^\d+\s*/, "").trim(),
    );
    for (const field of ["kk", "ru", "en", "label"]) await second.page.locator(`#${field}`).fill("Second");
    await second.page.locator("#again").fill(words.join(" "));
    await second.page.locator('button[type="submit"]').click();
    await second.page.locator(".summary", { hasText: "not valid or was already used" }).waitFor({ timeout: 60_000 });
    await second.context.close();
  });
});
