/** A16, A18, A26: from a group of reports to a complaint that is filed, its deadline, and a dossier, in the desk's own page. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { isAccessible } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "./site.ts";

let stage: Stage;
let desk: OpenDesk;
let page: Page;
const pictures = process.env["PERDE_SCREENSHOTS"];
const keepPicture = async (name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const spellings = ["Сарытауский государственный университет", "Сарытау мемлекеттік университеті", "СарГУ"];

beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
  page = desk.page;
  const voter = stage.story.running.origins.voter;
  const say = async (content: Parameters<typeof aReport>[0]) =>
    send(voter, await aPerson(), await servedDesks(voter), { report: aReport(content).content });
  for (let at = 0; at < 9; at += 1)
    await say({
      what: "ballot-with-id",
      place: { kind: "written", text: spellings[at % 3] ?? "", region: "KZ-75" },
      who: { roles: ["curator"] },
      how: { channels: ["group-chat"] },
      threat: { kinds: ["dormitory"] },
      when: `2026-W4${4 + (at % 3)}`,
      grade: "proof",
      more: `Слова хабарламашы № ${at}: ғ қ ң.`,
    });
  await say({ what: "turnout", place: { kind: "written", text: "Колледж № 7", region: "KZ-10" }, when: "2026-W45" });
  await fetchNew(stage, page);
  await page.locator("tr[data-state]").first().waitFor();
});
afterAll(() => stage.end());

const to = async (name: string): Promise<void> => {
  await page.locator(`[data-page="${name}"]`).click();
  await onScreen(page, name);
};
const downloaded = async (click: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const waiting = page.waitForEvent("download", { timeout: 60_000 });
  await click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};
/** Words of a DOCX, footnotes included. */
const docxText = (bytes: Uint8Array): string => {
  const parts = unzipSync(new Uint8Array(bytes));
  return ["word/document.xml", "word/footnotes.xml"]
    .map(name => new TextDecoder().decode(parts[name]))
    .join(" ")
    .replaceAll(/<\/w:p>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
};
const pdfText = (bytes: Buffer): string => {
  const path = join(stage.outDir, "it.pdf");
  writeFileSync(path, bytes);
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
  rmSync(path);
  return text;
};
const told = () => page.locator('[role="alert"][data-told]').innerText();
const exported = (format: string) => downloaded(() => page.locator(`[data-format="${format}"]`).click());

describe("a complaint from a group of nine", () => {
  test("is refused without a signer, and made with one", async () => {
    await to("clusters");
    const group = page.locator('[data-cluster="9"]');
    await group.waitFor();
    await group.locator('[data-do="look"]').click();
    await page.locator('[data-do="paper"]').click();
    await onScreen(page, "papers");
    await page.locator('[data-part="cases"] input').first().waitFor();
    expect(await page.locator('[data-part="cases"] input:checked').count()).toBe(9);
    await page.locator('[data-do="check"]').click();
    await page.locator('[data-do="check"]').waitFor({ state: "detached" });
    await page.locator('[data-body="prosecutor"]').check();
    await page.locator("#to-detail-prosecutor").fill("города Образцовска");
    await page.locator('[data-do="make"]').click();
    expect(await told()).toContain("Кто подпишет?");
    await isAccessible(page, "papers");
    await keepPicture("papers-form-ru");
    await page.locator("#signer-name").fill("Ғ. Ө. Үлгі");
    await page.locator("#signer-role").fill("юрист");
    await page.locator("#signer-applicant").fill("Ғалия Өмірқызы Үлгі");
    await page.locator("#signer-iin").fill("000000000000");
    await page.locator("#signer-address").fill("г. Образцовск, ул. Примерная, 7");
    await page.locator('[data-do="keep-signer"]').click();
    await page.locator('[data-signer="Ғ. Ө. Үлгі"]').waitFor();
    await page.locator("#paper-attachments").fill("Снимок экрана, 1 л.");
    await page.locator('[data-do="make"]').click();
    await page.locator("article.paper").waitFor();
    await isAccessible(page, "a complaint on the screen");
    await keepPicture("papers-complaint-ru");
  });

  test("is changed by hand, and the change is undone", async () => {
    const facts = page.locator('[data-block="facts"] li');
    const before = await facts.count();
    await facts.first().locator('[data-do="edit"]').click();
    await page.locator('[data-block="facts"] textarea').fill("Иначе сказанное обстоятельство.");
    await keepPicture("papers-edit-ru");
    await page.locator('[data-block="facts"] button[type="submit"]').click();
    expect(await facts.first().innerText()).toContain("изменено вручную");
    expect(await facts.count()).toBe(before);
    await page.locator('[data-do="undo-edit"]').click();
    expect(await facts.first().innerText()).not.toContain("Иначе сказанное");
  });

  test("leaves as DOCX and PDF with everything that a body asks for, and no word of a reporter", async () => {
    const docx = await exported("docx");
    const pdf = await exported("pdf").catch(async () => {
      throw new Error(`${await page.locator("[data-told]").last().innerText()} ${desk.faults.join(" | ")}`);
    });
    for (const text of [docxText(docx.bytes), pdfText(pdf.bytes)]) {
      for (const part of [
        "Прокуратура",
        "города Образцовска",
        "Ғалия Өмірқызы Үлгі",
        "000000000000",
        "Примерная, 7",
        "ЖАЛОБА",
        "Сарытау мемлекеттік университеті",
        "Конституционный закон",
        "Прошу:",
        "Снимок экрана, 1 л.",
        "Ғ. Ө. Үлгі",
      ])
        expect(text.replaceAll(/\s+/g, " ")).toContain(part);
      expect(text).not.toContain("Слова хабарламашы");
    }
    expect(docx.name).toMatch(/^complaint-ru-\d{4}-\d\d-\d\d\.docx$/);
  });

  test("is made in Kazakh, and in both languages side by side", async () => {
    await page.getByRole("button", { name: "Назад к данным" }).click();
    for (const [language, words] of [
      ["kk", ["ШАҒЫМ", "Сұраймын"]],
      ["both", ["ШАҒЫМ", "ЖАЛОБА"]],
    ] as const) {
      await page.locator("#paper-language").selectOption(language);
      await page.locator('[data-do="make"]').click();
      await page.locator("article.paper").first().waitFor();
      if (language === "both") await keepPicture("papers-both-ru");
      const text = docxText((await exported("docx")).bytes);
      for (const word of words) expect(text).toContain(word);
      await page.getByRole("button", { name: "Назад к данным" }).click();
    }
  });

  test("is filed with its slip, and its deadline stands in the list and in a calendar", async () => {
    await page.locator("#paper-language").selectOption("ru");
    await page.locator('[data-do="make"]').click();
    await page.locator("article.paper").waitFor();
    await page.locator('[data-do="filed"]').click();
    await page.locator("#slip").fill("ЖТ-2026-17");
    await page.locator("[data-due]").waitFor();
    await isAccessible(page, "filing");
    await keepPicture("papers-filing-ru");
    await page.locator('dialog button[type="submit"]').click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await to("deadlines");
    await page.locator('tr[data-slip="ЖТ-2026-17"]').first().waitFor();
    expect(await page.locator('tr[data-overdue="true"]').count()).toBe(0);
    await isAccessible(page, "deadlines");
    await keepPicture("deadlines-ru");
    const calendar = (await downloaded(() => page.locator('[data-do="calendar"]').click())).bytes.toString("utf8");
    expect(calendar).toContain("BEGIN:VEVENT");
    expect(calendar.replaceAll("\r\n ", "")).toContain("ЖТ-2026-17");
    expect(calendar).not.toContain("Сарытау");
  });

  test("is overdue when the clock has gone on, and answered when an answer came", async () => {
    await page.clock.install({ time: new Date(Date.now() + 90 * 86_400_000) });
    await page.locator('[data-page="law"]').click();
    await to("deadlines");
    await page.locator('tr[data-overdue="true"]').first().waitFor();
    const late = await page.locator('tr[data-overdue="true"]').count();
    await keepPicture("deadlines-overdue-ru");
    await page.locator('[data-do="answer"]').first().click();
    await page.locator("#outcome").selectOption("rejected");
    await page.locator('dialog button[type="submit"]').click();
    await page.waitForFunction(
      count => document.querySelectorAll('tr[data-overdue="true"]').length === count - 1,
      late,
    );
    await page.clock.setSystemTime(new Date());
  });
});
