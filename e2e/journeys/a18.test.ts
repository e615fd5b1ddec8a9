/** A18, A21: an aide chooses filed cases, sees the figures with what is hidden, and takes the dossier, before and after 1 July 2026. */
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { blocksRead, seedInquiry } from "../../packages/documents/src/seed-inquiry.testing.ts";
import { isAccessible, laptop, phone } from "../world/browser.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "./site.ts";

let stage: Stage;
let desk: OpenDesk;
let page: Page;
const pictures = process.env["PERDE_SCREENSHOTS"];
const keepPicture = async (name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const institution = "Сарытау мемлекеттік университеті";

beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "kk");
  page = desk.page;
  const voter = stage.story.running.origins.voter;
  const say = async (content: Parameters<typeof aReport>[0]) =>
    send(voter, await aPerson(), await servedDesks(voter), { report: aReport(content).content });
  const place = { kind: "written", text: institution, region: "KZ-75" } as const;
  for (let at = 0; at < 6; at += 1)
    await say({ place, when: `2026-W2${at % 3}`, grade: "told", more: `Хабарламашының өз сөзі № ${at}` });
  // Two in another region stay under the threshold; turnout control is counted nowhere here.
  for (let at = 0; at < 2; at += 1)
    await say({ place: { kind: "written", text: "Колледж № 7", region: "KZ-10" }, when: "2026-W21" });
  for (let at = 0; at < 3; at += 1) await say({ place, what: "turnout", when: "2026-W21" });
  await fetchNew(stage, page);
  await page.locator("tbody tr[data-leaf]").first().waitFor();
});
afterAll(() => stage.end());

const to = async (name: string): Promise<void> => {
  await page.locator(`[data-page="${name}"]`).click();
  await onScreen(page, name);
};
const downloaded = async (what: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => {
  const waiting = page.waitForEvent("download", { timeout: 120_000 });
  await page.locator(what).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
};
/** Paragraphs of a DOCX: its body, then its footnotes. */
const paragraphsOf = (docx: Uint8Array): readonly string[] => {
  const parts = unzipSync(docx);
  return ["word/document.xml", "word/footnotes.xml"].flatMap(name =>
    new TextDecoder()
      .decode(parts[name])
      .split("</w:p>")
      .map(one =>
        one
          .replaceAll(/<[^>]+>/g, "")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&"),
      )
      .filter(one => one.trim() !== ""),
  );
};
const row = (region: string) => page.locator(`[data-part="figures"] [data-row="${region}"] td`).allInnerTexts();
const told = () => page.locator('[role="alert"][data-told]').innerText();
const type = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [id, text] of Object.entries(fields)) await page.locator(`#${id}`).fill(text);
};
const make = async (): Promise<void> => {
  await page.locator('[data-do="make"]').click();
  await page.locator("article.paper").waitFor();
};
const back = () => page.locator('[data-part="paper"] .plain').first().click();

describe("a dossier", () => {
  test("needs filed cases: three of those checked are filed with their slips", async () => {
    await page.locator("#filter").fill("kind:choice");
    await page.getByRole("button", { name: "Көрініп тұрғанын таңдау" }).click();
    await page.locator('[data-do="check"]').click();
    await page.locator('[data-told="Тексерілді деп белгіленді"]').waitFor();
    await to("papers");
    await page.locator("#paper-kind").selectOption("inquiry");
    await type({ "paper-from": "2026-W18", "paper-until": "2026-W24" });
    await page.locator('[data-row="all"]').waitFor();
    await page.locator('[data-do="cite"]').click();
    await page.locator('[data-part="figures"] [role="status"]', { hasText: "шағым берілген іс жоқ" }).waitFor();
    for (const slip of ["ЖТ-2026-1", "ЖТ-2026-2", "ЖТ-2026-3"]) {
      await to("list");
      await page.locator("#filter").fill("region:KZ-75 kind:choice -status:filed");
      await page.locator("tbody tr[data-leaf] button").first().click();
      await onScreen(page, "report");
      await page.locator('[data-part="filing"] [data-do="filed"]').click();
      await type({ slip, "filed-on": "2026-06-01" });
      await page.locator("[data-due]").waitFor();
      await page.locator('dialog button[type="submit"]').click();
      await page.locator(`[data-slip="${slip}"]`).waitFor();
    }
  });

  test("shows the figures of a period with what is hidden, and ticks what may be cited", async () => {
    await to("papers");
    await page.locator("#paper-kind").selectOption("inquiry");
    await page.locator("#paper-language").selectOption("ru");
    await type({ "paper-from": "2026-W18", "paper-until": "2026-W24", "paper-day": "2026-06-30" });
    await page.locator('[data-row="KZ-75"]').waitFor();
    // Six reports of Almaty and two of Abai; the two are hidden, and with them what they could be reckoned from.
    expect((await row("all")).slice(1)).toEqual(["8", "жасырылған", "0"]);
    expect((await row("KZ-10")).slice(0, 2)).toEqual(["жасырылған", "жасырылған"]);
    expect((await row("KZ-75")).slice(0, 2)).toEqual(["жасырылған", "жасырылған"]);
    await page.locator("#paper-region").selectOption("KZ-10");
    await page.locator('[data-do="cite"]').click();
    expect(await page.locator('[data-part="cases"] input:checked').count()).toBe(0);
    await page.locator("#paper-region").selectOption("KZ-75");
    await page.locator('[data-do="cite"]').click();
    expect(await page.locator('[data-part="cases"] input:checked').count()).toBe(3);
    await isAccessible(page, "dossier, laptop");
    await keepPicture("dossier-kk");
    await page.setViewportSize(phone);
    await isAccessible(page, "dossier, phone");
    await keepPicture("dossier-kk-phone");
    await page.setViewportSize(laptop);
  });

  test("goes to the Mazhilis until 30 June 2026, in the order of blocks of the inquiry that began it", async () => {
    expect(await page.locator('[data-body="kurultai"]').count()).toBe(0);
    for (const body of ["government", "central-commission", "mazhilis"])
      await page.locator(`[data-body="${body}"]`).check();
    await type({
      "to-person-government": "Премьер-министру П. П. Примерову",
      "to-salutation-government": "Уважаемый Пётр Петрович!",
      "paper-election": "выборы в представительные органы",
      "paper-history": "2022-07-01 | запретить съёмку бюллетеня | не принято",
      "paper-faction": "Депутаты фракции «Образец»",
      "paper-executor": "И. Исполнителева",
    });
    await page.locator('[data-do="make"]').click();
    expect(await told()).toContain("Қол қоятын адам");
    await type({ "paper-signers": "А. Алгожина\nҒ. Ғалымқызы" });
    await make();
    await keepPicture("inquiry-ru-before");
    const first = await downloaded('[data-format="docx"]');
    const again = await downloaded('[data-format="docx"]');
    expect(again.bytes).toEqual(first.bytes);
    expect(first.name).toBe("inquiry-ru-2026-06-30.docx");
    const text = paragraphsOf(first.bytes);
    expect(text.join("\n")).toContain("Мажилис Парламента Республики Казахстан");
    expect(text.join("\n")).not.toMatch(/Курултай|Хабарламашының өз сөзі/);
    expect(text.filter(one => /^Дело № [0-9A-F]{6}\./.test(one))).toHaveLength(3);
    expect(text.join("\n")).not.toContain(institution);
    expect(text.join("\n")).toContain("Проверенных сообщений о таких требованиях: 8");
    expect(text.join("\n")).toMatch(
      /Запрос: perde-figures\/1 by=region weeks=2026-W18\.\.2026-W24 .*версия данных: journal/,
    );
    expect(blocksRead(text)).toEqual(expect.arrayContaining([...new Set(blocksRead(seedInquiry))]));
  });

  test("goes to the Kurultai from 1 July 2026, and only when somebody has checked that it is there; the numbers stay", async () => {
    await back();
    await type({ "paper-day": "2026-07-01" });
    await page.locator('[data-body="kurultai"]').waitFor();
    expect(await page.locator('[data-body="mazhilis"]').count()).toBe(0);
    await page.locator('[data-body="kurultai"]').check();
    await page.locator('[data-do="make"]').click();
    expect(await told()).toContain("Орган расталмаған");
    await page.locator('[data-part="addressees"] .box input[type="checkbox"]').check();
    await make();
    await keepPicture("inquiry-ru-after");
    const text = paragraphsOf((await downloaded('[data-format="docx"]')).bytes).join("\n");
    expect(text).toContain("Курултай");
    expect(text).not.toContain("Мажилис");
    expect(text).toContain("Проверенных сообщений о таких требованиях: 8");
  });

  test("is saved whole in Kazakh, with its sources, the same bytes each time", async () => {
    await back();
    await page.locator("#paper-language").selectOption("kk");
    await type({
      "to-person-government": "Премьер-министр П. П. Мысаловқа",
      "to-salutation-government": "Құрметті Пётр Петрович!",
      "paper-election": "өкілді органдардың сайлауы",
      "paper-faction": "«Үлгі» фракциясының депутаттары",
    });
    const packed = await downloaded('[data-do="dossier"]');
    expect((await downloaded('[data-do="dossier"]')).bytes).toEqual(packed.bytes);
    const parts = unzipSync(packed.bytes);
    expect(Object.keys(parts).sort()).toEqual([
      "amendments-kk-2026-07-01.docx",
      "annex-kk-2026-07-01.docx",
      "inquiry-kk-2026-07-01.docx",
      "resolution-kk-2026-07-01.docx",
      "sources.txt",
      "statistics-kk-2026-07-01.docx",
    ]);
    const words = (name: string) => paragraphsOf(parts[`${name}-kk-2026-07-01.docx`] ?? new Uint8Array()).join("\n");
    expect(words("inquiry")).toContain("Құрылтай");
    expect(words("inquiry")).toContain("тексерілген хабарламалар: 8");
    expect(words("statistics")).toContain("жасырылған");
    expect(words("statistics")).toContain("weeks=2026-W18..2026-W24");
    expect(words("resolution")).toContain("Орталық сайлау комиссиясы");
    // Nobody of the faction signs for the commission's chair.
    expect(words("resolution")).not.toContain("Алгожина");
    expect(words("amendments")).toContain("Алгожина");
    const sources = new TextDecoder().decode(parts["sources.txt"]);
    expect(sources).toContain("KZ/coerce-vote/2");
    expect(sources).toContain("perde-figures/1 by=region");
    expect(
      Object.values(parts)
        .map(one => new TextDecoder().decode(one))
        .join(" "),
    ).not.toContain("Хабарламашының");
  });
});

/** The next complaint for a case that was filed, in Russian, on the screen. */
const escalate = async (slip: string): Promise<string> => {
  await to("deadlines");
  await page.locator(`tr[data-slip="${slip}"] [data-do="escalate"]`).click();
  await onScreen(page, "papers");
  await page.locator("#paper-language").selectOption("ru");
  await page.locator('[data-body="prosecutor"]').check();
  const kept = page.locator('[data-signer="Ғ. Ө. Үлгі"]');
  if ((await kept.count()) > 0) await kept.click();
  else {
    await type({ "signer-name": "Ғ. Ө. Үлгі", "signer-address": "ул. Примерная, 7" });
    await page.locator('[data-do="keep-signer"]').click();
    await kept.waitFor();
  }
  await make();
  return page.locator("article.paper").innerText();
};
const notices = () => page.locator('[data-do="clear-notice"]').count();

describe("the law of a case", () => {
  test("stands in papers with the name of the lawyer who compared it, until that is withdrawn; earlier filings are named", async () => {
    const before = await escalate("ЖТ-2026-1");
    const open = await notices();
    expect(before).not.toContain("Сверено");
    await to("law");
    await page.locator('[data-do="compare"]').first().click();
    await page.locator("[data-rule] form input").first().fill("2026 жылғы 1 шілдедегі редакция");
    await isAccessible(page, "law, comparing");
    await page.locator('[data-rule] form button[type="submit"]').click();
    await page.locator('[data-do="withdraw"]').waitFor();
    const compared = await escalate("ЖТ-2026-1");
    expect(compared).toContain("Сверено с действующим текстом: Жетекші");
    expect(await notices()).toBe(open - 1);
    // Filed from a page in Kazakh, named in the language of the paper.
    expect(compared).toContain("Ранее подана жалоба: Участковая избирательная комиссия (талон ЖТ-2026-1");
    await to("law");
    await page.locator('[data-do="withdraw"]').click();
    await page.locator('[data-do="withdraw"]').waitFor({ state: "detached" });
    expect(await escalate("ЖТ-2026-1")).toBe(before);
    expect(await notices()).toBe(open);
  });

  test("leaves reporters' words out until one is agreed to be quoted", async () => {
    expect(await escalate("ЖТ-2026-2")).not.toMatch(/өз сөзі|Дословно/);
    await to("deadlines");
    await page.locator('tr[data-slip="ЖТ-2026-2"] button').first().click();
    await onScreen(page, "report");
    await page.locator('[data-part="evidence"] #quote').fill("Суретін жібер деді");
    await page.locator('[data-part="evidence"] form button[type="submit"]').click();
    await page.locator('[data-part="evidence"] .said', { hasText: "Суретін жібер деді" }).waitFor();
    await isAccessible(page, "a filed case");
    const quoted = await escalate("ЖТ-2026-2");
    expect(quoted).toContain("Дословно: «Суретін жібер деді»");
    expect(quoted).not.toContain("өз сөзі");
  });

  test("of turnout control is its own: no rule on proof of vote", async () => {
    await to("list");
    await page.locator("#filter").fill("kind:turnout");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-leaf]").length === 3);
    await page.locator("tbody tr[data-leaf] button").first().click();
    await onScreen(page, "report");
    const law = page.locator('[data-part="law"]');
    await law.locator('[data-rule], [data-law="none"]').first().waitFor();
    expect(await law.locator('[data-rule*="demand-proof-of-vote"]').count()).toBe(0);
    expect(await law.locator('[data-rule*="coerce-vote"]').count()).toBeGreaterThan(0);
    expect(desk.faults).toEqual([]);
  });
});
