/**
 * A14 on the desk's own page: in one hour come 270 verbatim copies of an earlier set, 30 edited ones and ten honest reports
 * (a fifth of the forged ones unless PERDE_SOAK is set: sweep() alone is tested with all of them in packages/cases).
 * The second set of edits is the one that was frozen before the radar was written.
 */
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earlierTexts, honestTexts } from "../../packages/cases/src/earlier-set.testing.ts";
import { firstEdits } from "../../packages/cases/src/forged-first-set.testing.ts";
import { secondEdits } from "../../packages/cases/src/forged-second-set.testing.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let desk: OpenDesk;
let page: Page;
const picturesOf = process.env["PERDE_SCREENSHOTS"];
const keepPicture = async (name: string): Promise<void> => {
  if (picturesOf !== undefined) await page.screenshot({ path: `${picturesOf}/${name}.png` });
};

const part = Number(process.env["PERDE_SOAK"] ?? 0) > 0 ? 1 : 5;
const [copied, changed] = [270 / part, 30 / part];
const earlier = earlierTexts(400);
/** Half of the edited ones have the habits of the first set, half those of the frozen second. */
const edited = [firstEdits(earlier.slice(300)), secondEdits(earlier.slice(300))].flatMap(edits =>
  edits.slice(0, changed / 2),
);
const forged = [...earlier.slice(0, copied), ...edited.map(({ text }) => text)];
/** One edited text in ten may be missed. */
const least = copied + Math.ceil(changed * 0.9);

const sendAll = async (texts: readonly string[]): Promise<void> => {
  const voter = stage.story.running.origins.voter;
  const desks = await servedDesks(voter);
  const waiting = [...texts];
  const worker = async (): Promise<void> => {
    for (let more = waiting.pop(); more !== undefined; more = waiting.pop()) {
      const report = aReport({ place: { kind: "unsaid" }, more }).content;
      expect((await send(voter, await aPerson(), desks, { report })).status).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
};

beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
  page = desk.page;
  await sendAll([...forged, ...honestTexts]);
  await fetchNew(stage, page);
}, 300_000);
afterAll(() => stage.end());

const told = (text: string) => page.locator('[role="status"]', { hasText: text }).waitFor({ timeout: 60_000 });
const toList = async (): Promise<void> => {
  await page.locator("main .quiet").first().click();
  await onScreen(page, "list");
};
const counted = async (filter: string): Promise<string> => {
  await page.locator("#filter").fill(filter);
  await page.waitForTimeout(400);
  return page.locator("[data-told]").innerText();
};

describe("a pasted hour", () => {
  test("is flagged against the earlier set: all verbatim, at least nine of ten edited, no honest one", async () => {
    await page.locator('[data-page="radar"]').click();
    await onScreen(page, "radar");
    await page.locator("#earlier").setInputFiles({
      name: "earlier.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(earlier.join("\n\n")),
    });
    await told("Загружено текстов: 400");
    await page.locator("[data-burst]").first().waitFor({ timeout: 60_000 });
    const flagged = Number(await page.locator("[data-flagged]").getAttribute("data-flagged"));
    expect(flagged).toBeGreaterThanOrEqual(least);
    expect(flagged).toBeLessThanOrEqual(forged.length);
    await isAccessible(page, "radar, three hundred");
    await keepPicture("desk-forgery");
  });

  test("goes into quarantine with one click and its reason; the honest ten stay", async () => {
    await page.locator("[data-burst] .button").first().click();
    await page.locator('[data-flagged="0"]').waitFor({ timeout: 60_000 });
    await toList();
    const held = Number.parseInt(await counted("is:quarantined"), 10);
    expect(held).toBeGreaterThanOrEqual(least);
    expect(held).toBeLessThanOrEqual(forged.length);
    for (const text of honestTexts) {
      const words = text.split(/\s+/u).slice(0, 6).join(" ").replaceAll('"', "");
      expect(await counted(`-is:quarantined "${words}"`), words).toMatch(/^1 дело/u);
    }
    await page.locator("#filter").fill("is:quarantined");
    await page.locator("tbody tr[data-leaf] button").first().click();
    await onScreen(page, "report");
    await page.locator('[data-quarantine="burst"]', { hasText: "Пакет" }).waitFor();
  });

  test("enters no suggested group while it is held, and comes back by release", async () => {
    await page.keyboard.press("Escape");
    await onScreen(page, "list");
    await page.locator('[data-page="clusters"]').click();
    await onScreen(page, "clusters");
    await told("групп");
    expect(await page.locator("[data-cluster]").count()).toBe(0);
    await toList();
    await page.locator("#filter").fill("is:quarantined");
    await page.getByRole("button", { name: "Выбрать показанные" }).click();
    await page.locator('[data-do="release"]').click();
    await told("Возвращено");
    expect(await counted("is:quarantined")).toMatch(/^0 дел/u);
    expect(Number.parseInt(await counted(""), 10)).toBe(forged.length + honestTexts.length);
    expect(desk.faults).toEqual([]);
  });
});
