/** A case leaves the desk: sealed to one recipient or open after a warning, and the journal says so before the file is there. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { wrapKeyFromSeed } from "../../packages/seal/src/age-key.ts";
import { openFile } from "../../packages/seal/src/sealed-file.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, laptop, phone } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

const place = "Institute of Exports";
let stage: Stage;
let desk: OpenDesk;
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "en");
  const { voter } = stage.story.running.origins;
  const { content } = aReport({ place: { kind: "written", text: place }, more: "Снимок до вечера." });
  expect((await send(voter, await aPerson(), await servedDesks(voter), { report: content })).status).toBe(201);
  await fetchNew(stage, desk.page);
}, 300_000);
afterAll(() => stage.end());

const exported = async (button: string): Promise<Buffer> => {
  const { page } = desk;
  const download = page.waitForEvent("download");
  await page.locator("[data-export] button", { hasText: button }).click();
  return readFile(await (await download).path());
};

test("a case is sealed to a hybrid key that alone opens it; a classic key is refused in words", async () => {
  const { page } = desk;
  await page.locator("tr[data-state]", { hasText: place }).locator("button").first().click();
  await onScreen(page, "report");
  await page.locator("[data-export] summary").click();
  const to = page.locator("[data-export] textarea");
  await to.fill("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p");
  await page.locator("[data-export] button", { hasText: "Seal and save" }).click();
  await page.locator(".summary", { hasText: "no age1pq1 key" }).waitFor();
  await page.setViewportSize(phone);
  await isAccessible(page, "export refused, phone");
  await page.setViewportSize(laptop);
  const { identity, recipient } = await wrapKeyFromSeed(new Uint8Array(32).fill(7));
  await to.fill(recipient);
  await page.getByText("The whole case").click();
  const sealed = await exported("Seal and save");
  expect(sealed.includes(place)).toBe(false);
  const opened = await openFile(sealed, identity);
  if (opened.kind !== "file") throw new Error(opened.kind);
  const value = JSON.parse(Buffer.from(opened.bytes).toString("utf8"));
  expect(value).toMatchObject({
    v: "perde-export/1",
    form: "case",
    cases: [
      { status: "new", labels: [], reports: [{ content: { place: { text: place }, more: "Снимок до вечера." } }] },
    ],
  });
});

test("an open file needs a tick, carries no key of a mailbox or a member, and the list of what left shows both", async () => {
  const { page, faults } = desk;
  await page.locator("[data-export] label", { hasText: "Not sealed" }).click();
  await page.locator("[data-export] .notice", { hasText: "Anybody who gets this file can read it" }).waitFor();
  await page.getByText("This report only").click();
  const open = (await exported("Save it open")).toString("utf8");
  expect(JSON.parse(open)).toMatchObject({
    form: "report",
    cases: [{ reports: [{ content: { place: { text: place } } }] }],
  });
  expect(open).not.toMatch(/mailbox|age1pq1|Жетекші/);
  await page.locator('[data-page="members"]').click();
  await onScreen(page, "members");
  const lines = await page.locator("[data-exports] li").allInnerTexts();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/Жетекші: report, reports: 1/);
  expect(lines[1]).toMatch(/Жетекші: case, reports: 1/);
  await isAccessible(page, "what left the desk");
  expect(faults).toEqual([]);
});
