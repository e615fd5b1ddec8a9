/** A member's keys: locking leaves nothing open behind, recovery is rehearsed, the passphrase changes, the desk gets new keys. */
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, laptop, phone } from "../world/browser.ts";
import { browserStorage } from "../world/browser-storage.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";
import { tracesIn } from "../world/traces.ts";

const place = "Қолтаңба институты";
const more = "Снимок велели прислать до вечера в чат группы.";
const note = "Позвонить завтра утром";

let stage: Stage;
let desk: OpenDesk;
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "en");
  const { voter } = stage.story.running.origins;
  const { content } = aReport({ place: { kind: "written", text: place }, more });
  expect((await send(voter, await aPerson(), await servedDesks(voter), { report: content })).status).toBe(201);
  await fetchNew(stage, desk.page);
}, 300_000);
afterAll(() => stage.end());

const goTo = async (page: Page, name: string): Promise<void> => {
  await page.locator(`[data-page="${name}"]`).click();
  await onScreen(page, name);
};
const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.locator("#passphrase").fill(passphrase);
  await page.locator('main button[type="submit"]').click();
};

test("after lock no storage of the browser holds a word that was opened", async () => {
  const { page } = desk;
  const row = page.locator("tr[data-state]", { hasText: place });
  await row.waitFor({ timeout: 60_000 });
  await row.locator('input[type="checkbox"]').click();
  await row.locator('input[type="checkbox"]:checked').waitFor();
  await page.keyboard.press("c");
  await page.locator("dialog textarea, dialog input").first().fill(note);
  await page.locator('dialog button[type="submit"], dialog .button').first().click();
  await row.locator("button").first().click();
  await onScreen(page, "report");
  await page.locator("main", { hasText: more }).waitFor();
  await page.keyboard.press("Escape");
  await onScreen(page, "list");
  await page.keyboard.press("Control+Shift+L");
  await onScreen(page, "unlock");
  expect(await page.locator("body").innerText()).not.toContain(place);
  const stored = await browserStorage(page);
  // The search finds what lies there: the sealed member file and the sealed copies of what was opened.
  expect([...stored.keys()].some(where => where.startsWith("IndexedDB"))).toBe(true);
  const secrets = [place, more, note, "Example legal team", desk.passphrase];
  expect([...stored].flatMap(([where, bytes]) => tracesIn(where, bytes, secrets))).toEqual([]);
  await page.evaluate(text => localStorage.setItem("planted", text), more);
  const again = [...(await browserStorage(page))].flatMap(([where, bytes]) => tracesIn(where, bytes, secrets));
  expect(again.map(({ where }) => where)).toContain("localStorage");
  await page.evaluate(() => localStorage.clear());
});

test("recovery is rehearsed: each share is judged, the root is compared, nothing changes, all is wiped; new shares are printed", async () => {
  const { page } = desk;
  await unlock(page, desk.passphrase);
  await onScreen(page, "list");
  await goTo(page, "keys");
  await page.setViewportSize(phone);
  await isAccessible(page, "keys, phone");
  await page.setViewportSize(laptop);
  const check = async (shares: readonly string[]): Promise<string> => {
    for (const number of [1, 2, 3]) await page.locator(`#rehearse-${number}`).fill(shares[number - 1] ?? "");
    await page.locator("button", { hasText: "Check the shares" }).click();
    await page.locator("[data-rehearse] ul").waitFor({ timeout: 30_000 });
    return page.locator('[data-rehearse] [role="status"]').last().innerText();
  };
  const [first = "", second = "", third = ""] = desk.shares;
  const wrong = second.split(" ").with(4, "nonsense").join(" ");
  expect(await check([first])).toMatch(/Share 1 is good[\s\S]*Too few good shares: 1, and 2 are needed/);
  await page.locator('[data-do="wipe"]').click();
  expect(await page.locator("#rehearse-1").inputValue()).toBe("");
  expect(await check([first, wrong, third])).toMatch(
    /Share 1 is good[\s\S]*Share 2: no such words at places 5[\s\S]*Share 3 is good[\s\S]*comes out right/,
  );
  await page.locator('[data-do="wipe"]').click();
  const swapped = second.split(" ");
  [swapped[2], swapped[3]] = [swapped[3] ?? "", swapped[2] ?? ""];
  expect(await check([first, swapped.join(" "), first])).toMatch(/Share 2 is damaged[\s\S]*Share 3 was typed twice/);
  await page.locator('[data-do="wipe"]').click();
  await check([second, third]);
  await page.locator('[data-do="reshare"]').click();
  await page.locator('[data-words="share-3"] li').first().waitFor({ timeout: 30_000 });
  const fresh = await page.locator('[data-words="share-1"] li').allInnerTexts();
  expect(fresh).toHaveLength(28);
  await isAccessible(page, "new shares");
  const printed = fresh.map(line => line.replace(/^\d+\s*/, "").trim()).join(" ");
  await page.locator('[data-do="wipe"]').click();
  expect(await page.locator('[data-words="share-1"]').count()).toBe(0);
  // A share of the new set does not mix with the old ones.
  expect(await check([first, second, printed])).toMatch(/Share 3 is of another set/);
  await page.locator('[data-do="wipe"]').click();
});

test("the passphrase changes only with the present one; the new one opens the new file, and new keys are published", async () => {
  const { page, faults } = desk;
  await page.locator('[data-do="passphrase"]').click();
  await page.locator('[data-words="new-passphrase"] li').first().waitFor();
  const lines = await page.locator('[data-words="new-passphrase"] li').allInnerTexts();
  const next = lines.map(line => line.replace(/^\d+\s*/, "").trim()).join(" ");
  await page.locator("#present").fill("somebody else at an open screen");
  await page.locator("#new-again").fill(next);
  await page.locator("button", { hasText: "Change it" }).click();
  await page.locator(".summary", { hasText: "present passphrase is wrong" }).waitFor({ timeout: 60_000 });
  await isAccessible(page, "passphrase refused");
  await page.locator("#present").fill(desk.passphrase);
  await page.locator("button", { hasText: "Change it" }).click();
  await page.locator("[data-changed]").waitFor({ timeout: 60_000 });
  await page.locator('[data-do="rotate"]').click();
  await page.locator('[role="status"]', { hasText: "New keys are published until" }).waitFor({ timeout: 60_000 });
  await page.locator("header .exit").click();
  await onScreen(page, "unlock");
  await unlock(page, desk.passphrase);
  await page.locator(".summary", { hasText: "do not fit each other" }).waitFor({ timeout: 60_000 });
  await unlock(page, next);
  await onScreen(page, "list");
  await page.locator("tr[data-state]", { hasText: place }).waitFor({ timeout: 60_000 });
  expect(await page.locator('.summary[role="alert"]').count()).toBe(0);
  expect(faults).toEqual([]);
});

test("ten minutes without a key or a touch lock the desk, nine do not; so does leaving the page", async () => {
  const { page } = desk;
  const passed = (minutes: number) => page.clock.fastForward(minutes * 60_000);
  await page.clock.install();
  await page.keyboard.press("Shift");
  await passed(9);
  await page.keyboard.press("Shift");
  await passed(9);
  expect(await page.locator('main[data-screen="list"]').count()).toBe(1);
  await passed(1.1);
  await onScreen(page, "unlock");
  expect(await page.locator("main .notice").innerText()).not.toBe("");
  expect(await page.locator("body").innerText()).not.toContain(place);
});
