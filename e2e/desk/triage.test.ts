/** A13 and A25 with the desk's own page: triage by keyboard with any layout, clusters, cases, and replies. */
import { readFileSync } from "node:fs";
import { NOTE_WIRE_BYTES } from "@perde/seal/close";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { honestTexts } from "../../packages/cases/src/earlier-set.testing.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, laptop, phone } from "../world/browser.ts";
import { aPerson, readReplies, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let desk: OpenDesk;
let page: Page;
const picturesOf = process.env["PERDE_SCREENSHOTS"];
const keepPicture = async (name: string): Promise<void> => {
  if (picturesOf !== undefined) await page.screenshot({ path: `${picturesOf}/${name}.png`, fullPage: true });
};

const spellings = [
  "Сарытауский государственный университет",
  "Сарытау мемлекеттік университеті",
  "СарГУ",
  "Sarytau State University",
];
const say = async (content: Parameters<typeof aReport>[0]): Promise<void> => {
  const voter = stage.story.running.origins.voter;
  const sent = await send(voter, await aPerson(), await servedDesks(voter), { report: aReport(content).content });
  expect(sent.status).toBe(201);
};

beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
  page = desk.page;
  for (const [place, text] of spellings.entries())
    await say({
      place: { kind: "written", text, region: "KZ-75" },
      when: `2026-W4${5 + place}`,
      more: honestTexts[place] ?? "",
    });
  await say({ place: { kind: "written", text: "Колледж № 7", region: "KZ-10" }, what: "turnout" });
  await say({ place: { kind: "unsaid" }, more: '=HYPERLINK("http://x.invalid","сюда")' });
  await fetchNew(stage, page);
  await page.locator("tr[data-state]").first().waitFor();
});
afterAll(() => stage.end());

const rows = () => page.locator("tbody tr[data-leaf]");
const told = (text: string) => page.locator('[role="status"]', { hasText: text }).waitFor({ timeout: 15_000 });
/** Presses the key at that place with a Russian layout: the letter it types is Cyrillic. */
const pressRu = (code: string, key: string) =>
  page.evaluate(
    ([physical, letter]) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code: physical, key: letter, bubbles: true, cancelable: true }),
      ),
    [code, key] as const,
  );

/** The blank of the reply is selected, so that typing fills it. */
const blankSelected = () =>
  page.waitForFunction(() => {
    const field = document.activeElement;
    return (
      field instanceof HTMLTextAreaElement && field.value.slice(field.selectionStart, field.selectionEnd) === "[күн]"
    );
  });

describe("the desk's list", () => {
  test("triages by keys with a Russian layout: j, j, x, k, x, m merges, u brings it back", async () => {
    await expect.poll(() => rows().count()).toBe(6);
    await isAccessible(page, "list, laptop");
    await keepPicture("desk-triage-laptop");
    await pressRu("KeyJ", "о");
    await pressRu("KeyJ", "о");
    await page.waitForFunction(() => document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") === "3");
    await pressRu("KeyX", "ч");
    await pressRu("KeyK", "л");
    await pressRu("KeyX", "ч");
    await told("Выбрано 2 дела");
    await pressRu("KeyM", "ь");
    await told("Дела объединены");
    await expect.poll(() => rows().count()).toBe(5);
    await pressRu("KeyU", "г");
    await told("Последнее действие отменено");
    await expect.poll(() => rows().count()).toBe(6);
  });

  test("finds a command typed on the wrong layout, and assigns", async () => {
    await pressRu("KeyX", "ч");
    await page.keyboard.press("Control+k");
    await page.locator('dialog[data-asking="menu"] input').fill("фыышпт");
    await isAccessible(page, "command menu");
    await keepPicture("desk-menu");
    await page.keyboard.press("Enter");
    await page.locator('dialog[data-asking="assign"] .choice', { hasText: "Жетекші" }).click();
    await told("Назначено: Жетекші");
    expect(await page.locator("tbody tr", { hasText: "Жетекші" }).count()).toBe(1);
  });

  test("sets a status in bulk and filters by it, by region names and by folded text", async () => {
    await page.locator("#filter").fill("region:Алматы");
    await told("4 дела");
    await page.getByRole("button", { name: "Выбрать показанные" }).click();
    await page.locator('[data-do="status"]').click();
    await page.locator('[data-choice="waiting"]').click();
    await told("Ждёт автора");
    await page.locator("#filter").fill("status:waiting sarytau");
    await told("3 дела");
    await page.locator("#filter").fill("region:Narnia");
    await page.locator(".mistakes li", { hasText: "Неизвестный регион" }).waitFor();
    await isAccessible(page, "filter mistake");
    await page.locator("#filter").fill("status:waiting");
    await page.getByRole("button", { name: "Сохранить фильтр" }).click();
    await page.locator('dialog[data-asking="filter-name"] input').fill("Ждут");
    await page.keyboard.press("Enter");
    await page.locator("#filter").fill("");
    await page.getByRole("button", { name: "Ждут", exact: true }).click();
    expect(await page.locator("#filter").inputValue()).toBe("status:waiting");
    await page.locator("#filter").fill("");
  });

  test("is silent when keys are switched off, except for the menu", async () => {
    await page.getByLabel("Команды одной клавишей").uncheck();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // Nobody presses a key in the same frame in which the box is unticked.
    await page.waitForTimeout(300);
    await pressRu("KeyS", "ы");
    await page.waitForTimeout(300);
    expect(await page.locator("dialog").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByLabel("Команды одной клавишей").check();
  });

  test("exports a table in which nothing begins a formula, and writes that down", async () => {
    const download = page.waitForEvent("download");
    await page.locator('[data-do="csv"]').click();
    const path = await (await download).path();
    const csv = readFileSync(path, "utf8");
    expect(csv).toContain("Сарытау мемлекеттік университеті");
    expect(csv).toContain(`"'=HYPERLINK(""http://x.invalid`);
    for (const cell of csv.match(/"(?:[^"]|"")*"/gu) ?? []) expect(cell).not.toMatch(/^"\s*[=+\-@]/u);
    await told("записано в журнал");
  });

  test("suggests the institution under four spellings with its reasons, and merges only by hand", async () => {
    await page.locator('[data-page="clusters"]').click();
    await onScreen(page, "clusters");
    const cluster = page.locator('[data-cluster="4"]');
    await cluster.waitFor({ timeout: 30_000 });
    for (const reason of ["institution", "role", "channel", "weeks"])
      await cluster.locator(`[data-reason="${reason}"]`).waitFor();
    await isAccessible(page, "clusters");
    await keepPicture("desk-clusters");
    await cluster.locator('[data-do="look"]').click();
    const group = page.locator('[data-cluster-page="4"]');
    await group.locator("table.timeline tbody tr").nth(3).waitFor();
    await group.locator("b", { hasText: "4 сообщения · 4 недели · одна роль · один канал" }).waitFor();
    await isAccessible(page, "group");
    await keepPicture("desk-group");
    // What a member takes out stays out, until the undo.
    await group.locator('input[type="checkbox"]').nth(2).uncheck();
    await group.locator('[data-do="take-out"]').click();
    await page.locator('[data-cluster-page="3"]').waitFor();
    await told("Убрано из группы: 1");
    await page.locator('main [data-do="undo"]').click();
    await told("Последнее действие отменено");
    await page.locator('[data-cluster-page="4"] [data-do="merge"]').click();
    await told("Дела объединены");
    await page.locator("main .quiet").click();
    await onScreen(page, "list");
    await expect.poll(() => rows().count()).toBe(3);
    await page.locator("tr", { hasText: "4 сообщения" }).locator("button").click();
    await onScreen(page, "report");
    await page.locator("h2", { hasText: "Сообщения этого дела" }).waitFor();
    await isAccessible(page, "case");
    await keepPicture("desk-case");
  });

  test("shows merged reports side by side, lets chosen ones leave, and brings them back", async () => {
    await page.locator('[data-do="beside"]').click();
    await page.locator(".beside thead th").nth(3).waitFor();
    expect(await page.locator('.beside tr[data-same="false"]').count()).toBeGreaterThan(0);
    await isAccessible(page, "side by side");
    await keepPicture("desk-beside");
    const ticks = page.locator('[data-part="together"] input[type="checkbox"]');
    await ticks.nth(2).check();
    await ticks.nth(3).check();
    await page.locator('[data-do="split"]').click();
    await told("Выделено");
    await page.waitForFunction(() => document.querySelectorAll('[data-part="together"] li').length === 2);
    await pressRu("KeyU", "г");
    await told("Последнее действие отменено");
    await page.waitForFunction(() => document.querySelectorAll('[data-part="together"] li').length === 4);
  });

  test("goes on to the next case by key, grades it, and writes its history in words", async () => {
    const first = await page.locator("main").getAttribute("data-leaf");
    await pressRu("KeyJ", "о");
    await page.waitForFunction(leaf => document.querySelector("main")?.dataset["leaf"] !== leaf, first);
    await pressRu("KeyG", "п");
    await isAccessible(page, "grades");
    await page.locator('[data-choice="screenshot"]').click();
    await page.locator('[data-grade="screenshot"]', { hasText: "автор:" }).waitFor();
    await page.locator('[data-part="history"] summary').click();
    await page.locator('[data-step="graded"]', { hasText: "Есть скриншот" }).waitFor();
    await pressRu("KeyK", "л");
    await page.waitForFunction(leaf => document.querySelector("main")?.dataset["leaf"] === leaf, first);
    await page.keyboard.press("Escape");
    await onScreen(page, "list");
  });

  test("answers with a template in the reporter's language, its blank filled, and keeps a template of its own", async () => {
    const voter = stage.story.running.origins.voter;
    const desks = await servedDesks(voter);
    const person = await aPerson();
    const report = aReport({ language: "kk", more: "Куратор топ чатында сурет сұрады." }).content;
    expect((await send(voter, person, desks, { report })).status).toBe(201);
    await fetchNew(stage, page);
    await page.locator("#filter").fill("lang:kk");
    await page.locator("tbody tr[data-leaf] button").first().click();
    await onScreen(page, "report");
    expect(await page.locator("#reply-language").inputValue()).toBe("kk");
    await page.locator("#reply-begin").selectOption({ label: "Получили и прочитали" });
    await blankSelected();
    await isAccessible(page, "reply template");
    await keepPicture("desk-reply");
    await page.locator('form .button[type="submit"]').last().click();
    await page.locator(".summary a", { hasText: "[күн]" }).waitFor();
    await page.locator('[data-do="blank"]').click();
    await blankSelected();
    await page.keyboard.type("жұма күні");
    await page.locator('[data-hard=""]').waitFor();
    const notes: string[] = [];
    page.context().on("request", request => {
      if (request.url().endsWith("/v1/desk/replies")) notes.push(request.postData() ?? "");
    });
    await page.locator('form .button[type="submit"]').last().click();
    await page.locator('[data-sent="true"]').waitFor({ timeout: 20_000 });
    const opened = await readReplies(
      voter,
      person,
      desks.map(({ root }) => root),
    );
    const texts = opened.flatMap(one => (one.kind === "reply" ? [one.text] : []));
    expect(texts).toEqual([
      "Хабарламаңызды алдық, оқыдық. Айтқаныңызға рақмет. Атыңызды сұрамаймыз, оны жазбаңыз. Келесі жауапты осы жерден жұма күні қараңыз.",
    ]);
    // On the wire: one note of one size, whatever it says.
    expect(notes).toHaveLength(1);
    expect((JSON.parse(notes[0] ?? "{}") as { note: string }).note).toHaveLength(Math.ceil((NOTE_WIRE_BYTES * 4) / 3));
    // What the reporter adds afterwards stands behind the reply.
    const addition = { language: "kk" as const, text: "Рақмет, күтемін." };
    expect((await send(voter, person, desks, { addition, seq: 1 })).status).toBe(201);
    await page.locator("#reply").fill("Біз [кім] туралы білгіміз келеді.");
    await page.locator('[data-do="keep-template"]').click();
    await page.locator("#template-name").fill("Кім екенін сұрау");
    await page.locator('[data-do="keep-named"]').click();
    await told("Шаблон сохранён");
    await page.locator("#reply").fill("");
    await page.locator("#reply-begin").selectOption({ label: "Кім екенін сұрау" });
    expect(await page.locator("#reply").inputValue()).toBe("Біз [кім] туралы білгіміз келеді.");
    await page.locator("#reply").fill("");
    await page.locator("main .quiet").first().click();
    await onScreen(page, "list");
    await fetchNew(stage, page);
    await page.locator("#filter").fill("lang:kk");
    await page.locator("tbody tr[data-leaf] button").first().click();
    await onScreen(page, "report");
    await expect
      .poll(() => page.locator("[data-from]").evaluateAll(turns => turns.map(turn => turn.getAttribute("data-from"))))
      .toEqual(["desk", "reporter"]);
    await keepPicture("desk-thread");
    // Asked to quote, the reporter agrees: the words she was asked about are recorded.
    await page.locator("#reply-begin").selectOption({ label: "Попросить разрешения процитировать" });
    await page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
    await page.locator("#reply").fill("Мына сөзіңізді келтірейік пе: «сурет сұрады»?");
    await page.locator('form .button[type="submit"]').last().click();
    await page.locator('[data-sent="true"]').waitFor({ timeout: 20_000 });
    const yes = { language: "kk" as const, text: "Иә." };
    expect((await send(voter, person, desks, { addition: yes, seq: 2 })).status).toBe(201);
    await page.locator('[data-page="list"]').click();
    await onScreen(page, "list");
    await fetchNew(stage, page);
    await page.locator("tbody tr[data-leaf] button").first().click();
    await onScreen(page, "report");
    await page.locator('[data-do="consent"]', { hasText: "сурет сұрады" }).click();
    await page.locator('[data-part="evidence"] li', { hasText: "сурет сұрады" }).waitFor();
    expect(await page.locator('[data-do="consent"]').count()).toBe(0);
    await page.keyboard.press("Escape");
    await onScreen(page, "list");
    await page.locator("#filter").fill("");
  });

  test("fits a phone", async () => {
    await page.setViewportSize(phone);
    await isAccessible(page, "list, phone");
    await keepPicture("desk-triage-phone");
    await page.locator('[data-do="help"]').click();
    await isAccessible(page, "help, phone");
    await keepPicture("desk-help-phone");
    await page.keyboard.press("Escape");
    await page.setViewportSize(laptop);
    expect(desk.faults).toEqual([]);
  });
});
