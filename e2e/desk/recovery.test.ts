/** Recovery as people do it: printed shares, a fresh browser, a new lead. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, visit } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let desk: OpenDesk;
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
});
afterAll(() => stage.end());

test("a lost laptop loses nothing: two of three shares open the desk with its decisions in a fresh browser; one share and a wrong word are refused by name", async () => {
  const voter = stage.story.running.origins.voter;
  const report = aReport({ place: { kind: "written", text: "Университет Примеров" } }).content;
  expect((await send(voter, await aPerson(), await servedDesks(voter), { report })).status).toBe(201);
  await fetchNew(stage, desk.page);
  const decided = desk.page.locator("tr[data-state]", { hasText: "Университет Примеров" });
  await decided.locator('input[type="checkbox"]').click();
  await decided.locator('input[type="checkbox"]:checked').waitFor();
  await desk.page.keyboard.press("s");
  await desk.page.locator('[data-choice="waiting"]').click();
  await desk.page.locator('[data-asking="status"]').waitFor({ state: "detached" });
  await fetchNew(stage, desk.page);
  // The laptop is gone, and its browser with everything that was kept there.
  await desk.context.close();
  const { page, faults, context } = await visit(stage.browser, stage.story.running.origins.desk, { locale: "en" });
  await onScreen(page, "unlock");
  await page.locator('[data-go="recover"]').click();
  await onScreen(page, "recover");
  await page.locator('[data-words="passphrase"] li').first().waitFor();
  const words = await page.locator('[data-words="passphrase"] li').allInnerTexts();
  await isAccessible(page, "recover, phone");
  await page.locator("#label").fill("Recovered lead");
  await page.locator("#again").fill(words.map(line => line.replace(/^\d+\s*/, "").trim()).join(" "));
  await page.locator("#share-1").fill(desk.shares[2] ?? "");
  const submit = page.locator('button[type="submit"]');
  await submit.click();
  await page.locator(".summary", { hasText: "Too few shares: 1 of 2" }).waitFor({ timeout: 30_000 });
  await page.locator("#share-3").fill((desk.shares[0] ?? "").split(" ").with(4, "nonsense").join(" "));
  await submit.click();
  await page.locator(".summary", { hasText: "Share 3: no such words at places 5" }).waitFor({ timeout: 30_000 });
  await page.locator("#share-3").fill(desk.shares[0] ?? "");
  await submit.click();
  await onScreen(page, "keep");
  expect(await page.locator('[data-words="share-1"] li').count()).toBe(28);
  await page.locator("#tick").check();
  await page.locator("main .button").last().click();
  await onScreen(page, "list");
  await page.locator("tr[data-state]", { hasText: "Университет Примеров" }).waitFor({ timeout: 60_000 });
  await page.locator("#filter").fill("status:waiting");
  await page.locator("tr[data-state]", { hasText: "Университет Примеров" }).waitFor({ timeout: 30_000 });
  expect(await page.locator('.summary[role="alert"]').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});
