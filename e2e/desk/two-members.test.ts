/** Members as they meet each other: an invitation between two browsers, six words, roles, removal. */
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, laptop, phone, type Visit, visit } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let lead: OpenDesk;
let second: Visit;
let secondWords = "";
beforeAll(async () => {
  stage = await setStage();
  lead = await foundInBrowser(stage, "en");
}, 300_000);
afterAll(() => stage.end());

const goTo = async (page: Page, name: string): Promise<void> => {
  await page.locator(`[data-page="${name}"]`).click();
  await onScreen(page, name);
};
const wordsIn = async (page: Page, name: string): Promise<string> => {
  await page.locator(`[data-words="${name}"] li`).first().waitFor({ timeout: 60_000 });
  const lines = await page.locator(`[data-words="${name}"] li`).allInnerTexts();
  return lines.map(line => line.replace(/^\d+\s*/, "").trim()).join(" ");
};
const report = async (text: string): Promise<void> => {
  const { voter } = stage.story.running.origins;
  const { content } = aReport({ place: { kind: "written", text } });
  expect((await send(voter, await aPerson(), await servedDesks(voter), { report: content })).status).toBe(201);
};
const cutNetwork = async (cut: boolean): Promise<void> => {
  await second.context.setOffline(cut);
  await lead.context.setOffline(cut);
};
const row = (page: Page, text: string) => page.locator("tr[data-state]", { hasText: text });

test("a lead admits an invitee only after both saw the same six words; a closed tab loses no keys", async () => {
  await report("Institute of First Words");
  await fetchNew(stage, lead.page);
  await goTo(lead.page, "members");
  await isAccessible(lead.page, "members");
  const link = await lead.page.locator("#link").inputValue();

  second = await visit(stage.browser, link, { locale: "en", viewport: phone });
  const { page } = second;
  await onScreen(page, "join");
  expect(new URL(page.url()).hash).toBe("");
  const deskWords = await wordsIn(page, "desk");
  expect(deskWords).toBe(lead.fingerprint.join(" "));
  await isAccessible(page, "join, phone");
  secondWords = await wordsIn(page, "passphrase");
  await page.locator("#label").fill("Second member");
  await page.locator("#again").fill("other words");
  await page.locator('button[type="submit"]').click();
  await page.locator(".summary", { hasText: "do not match" }).waitFor();
  await page.locator("#again").fill(secondWords);
  await page.locator('button[type="submit"]').click();
  await page.locator('main[data-step="wait"]').waitFor({ timeout: 60_000 });
  const shown = await wordsIn(page, "invitee");
  await isAccessible(page, "join, waiting, phone");

  // The tab is closed in the middle; the keys lie sealed in the browser.
  await page.goto(stage.story.running.origins.desk);
  await onScreen(page, "unlock");
  await page.locator('[data-go="join"]').click();
  await page.locator('main[data-step="resume"]').waitFor();
  await page.locator("#passphrase").fill("not these words");
  await page.locator('button[type="submit"]').click();
  await page.locator(".summary", { hasText: "do not fit each other" }).waitFor({ timeout: 60_000 });
  await page.locator("#passphrase").fill(secondWords);
  await page.locator('button[type="submit"]').click();
  await page.locator('main[data-step="wait"]').waitFor({ timeout: 60_000 });
  expect(await wordsIn(page, "invitee")).toBe(shown);
  const request = await page.locator("#request").inputValue();

  await lead.page.locator("#request").fill(request.slice(0, -5));
  await lead.page.locator("button", { hasText: "Check the request" }).click();
  await lead.page.locator(".summary", { hasText: "not a request to join" }).waitFor();
  await lead.page.locator("#request").fill(request);
  await lead.page.locator("button", { hasText: "Check the request" }).click();
  expect(await wordsIn(lead.page, "invitee")).toBe(shown);
  await isAccessible(lead.page, "members, comparing");
  await lead.page.locator("#role-case-worker").check();
  await lead.page.locator("button", { hasText: "Admit" }).click();
  await lead.page.locator(".summary", { hasText: "compare the six words" }).waitFor();
  await lead.page.locator("#match").check();
  const download = lead.page.waitForEvent("download");
  await lead.page.locator("button", { hasText: "Admit" }).click();
  const welcome = await (await download).path();
  await lead.page.locator("[data-admitted]").waitFor();
  await lead.page.locator('[data-member="case-worker"]', { hasText: "Second member" }).waitFor();

  await page.locator('button[type="submit"]').click();
  await page.locator(".summary", { hasText: "Choose the file" }).waitFor();
  await page.locator("#welcome").setInputFiles(welcome);
  await page.locator('button[type="submit"]').click();
  await page.locator('main[data-step="keep"]').waitFor({ timeout: 60_000 });
  await page.locator("#tick").check();
  await page.locator("main .button").last().click();
  await onScreen(page, "list");
  await row(page, "Institute of First Words").waitFor({ timeout: 60_000 });
  await goTo(page, "members");
  expect(await page.locator("[data-member]").count()).toBe(2);
  await isAccessible(page, "members of a case worker, phone");
  expect(await page.locator("#link").count()).toBe(0);
});

test("what both decide apart, without network, meets: the same on both screens, the conflict named, settled by deciding again", async () => {
  const open = async (page: Page): Promise<void> => {
    await goTo(page, "list");
    await row(page, "Institute of First Words").waitFor({ timeout: 60_000 });
  };
  const setStatus = async (page: Page, status: string): Promise<void> => {
    await row(page, "Institute of First Words").locator('input[type="checkbox"]').click();
    await row(page, "Institute of First Words").locator('input[type="checkbox"]:checked').waitFor();
    await page.keyboard.press("s");
    await page.locator(`[data-choice="${status}"]`).click();
    await page.locator('[data-asking="status"]').waitFor({ state: "detached" });
  };
  const fetchIn = async (page: Page): Promise<void> => {
    await page.locator(".tools button").first().click();
    await page.waitForFunction(() => document.querySelector('.tools [role="status"]')?.textContent?.includes("batch"));
  };
  const { page } = second;
  await page.setViewportSize(laptop);
  await open(page);
  await open(lead.page);
  await cutNetwork(true);
  await setStatus(page, "waiting");
  await setStatus(lead.page, "closed");
  await cutNetwork(false);
  await fetchIn(page);
  await fetchNew(stage, lead.page);
  await fetchNew(stage, page);
  await fetchNew(stage, lead.page);
  const textOf = (which: Page) => row(which, "Institute of First Words").innerText();
  for (const which of [page, lead.page]) {
    await which.locator("#filter").fill("is:conflict");
    await row(which, "Institute of First Words").waitFor({ timeout: 30_000 });
  }
  expect(await textOf(page)).toBe(await textOf(lead.page));
  expect(await page.locator('.summary[role="alert"]').count()).toBe(0);
  await setStatus(lead.page, "open");
  await lead.page.locator("#filter").fill("");
  await fetchNew(stage, lead.page);
  await page.locator("#filter").fill("");
  await fetchNew(stage, page);
  await page.locator("#filter").fill("is:conflict");
  await row(page, "Institute of First Words").waitFor({ state: "detached", timeout: 30_000 });
  await page.locator("#filter").fill("status:open");
  await row(page, "Institute of First Words").waitFor({ timeout: 30_000 });
  await page.locator("#filter").fill("");
});

test("more than twenty cases leave only after the other member approved that very set", async () => {
  const { page } = second;
  for (let number = 0; number < 21; number += 1) await report(`Institute number ${number}`);
  await goTo(lead.page, "list");
  await fetchNew(stage, lead.page);
  await goTo(page, "list");
  await fetchNew(stage, page);
  await page.locator('[data-do="csv"]').first().click();
  await page.locator("[data-ask-approval]").waitFor({ timeout: 30_000 });
  await page.locator("[data-ask-approval] button").click();
  await page.locator(".summary", { hasText: "Write what it is for" }).waitFor();
  await isAccessible(page, "approval asked");
  await page.locator("#approval-reason").fill("For the prosecutor's letter");
  await page.locator("[data-ask-approval] button").click();
  await page.locator('[data-request="waiting"]').waitFor();
  await fetchNew(stage, lead.page);
  const asked = lead.page.locator('[data-request="waiting"]', { hasText: "For the prosecutor's letter" });
  await asked.waitFor({ timeout: 30_000 });
  await isAccessible(lead.page, "approval to be given");
  await asked.locator("input").fill("Seen, go on");
  await asked.locator(".button").click();
  await lead.page.locator('[data-request="approved"]').waitFor();
  await fetchNew(stage, page);
  await page.locator('[data-request="approved"]', { hasText: "Seen, go on" }).waitFor({ timeout: 30_000 });
  // Another set than the approved one is asked for anew.
  await report("Institute that came later");
  await fetchNew(stage, page);
  await page.locator('[data-do="csv"]').first().click();
  await page.locator("[data-ask-approval]").waitFor({ timeout: 30_000 });
  await page.locator("#filter").fill('-"came later"');
  await page.waitForFunction(() => !document.body.innerText.includes("Institute that came later"));
  const download = page.waitForEvent("download");
  await page.locator('[data-do="csv"]').first().click();
  expect((await download).suggestedFilename()).toBe("perde-cases.csv");
  await page.locator("#filter").fill("");
});

test("a removed member's browser says so and opens nothing that comes later", async () => {
  await goTo(lead.page, "members");
  await lead.page.locator('[data-member="case-worker"] button').click();
  await lead.page.locator('[data-asking="remove"]').waitFor();
  await isAccessible(lead.page, "removal asked");
  await lead.page.locator('[data-asking="remove"] .plain').click();
  await lead.page.locator('[data-asking="remove"]').waitFor({ state: "detached" });
  await lead.page.locator('[data-member="case-worker"] button').click();
  await lead.page.locator('[data-asking="remove"] .button').click();
  await lead.page.locator('[data-member="removed"]', { hasText: "Second member" }).waitFor({ timeout: 60_000 });
  await report("Institute of Later Words");
  await goTo(lead.page, "list");
  await fetchNew(stage, lead.page);
  await row(lead.page, "Institute of Later Words").waitFor({ timeout: 30_000 });

  const { page } = second;
  await page.locator(".tools button").first().click();
  await page.locator(".notice", { hasText: "You were removed from this desk" }).waitFor({ timeout: 30_000 });
  expect(await row(page, "Institute of Later Words").count()).toBe(0);
  expect(lead.faults.filter(fault => !fault.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});
