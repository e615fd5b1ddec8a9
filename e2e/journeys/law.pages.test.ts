// Scenes A15 and, for its law, A7: the pages of the law in a browser, in three languages, with and without script.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lawCommand } from "../../apps/cli/src/law/command.ts";
import { shippedBase } from "../../packages/law/src/all-rules.ts";
import { day } from "../../packages/law/src/calendar-day.ts";
import { acts } from "../../packages/law/src/rule.ts";
import { shippedTips, withVerifiedTips } from "../../packages/law/src/tips.ts";
import { findChromium } from "../../tasks/chromium.ts";
import { axeFindings } from "../world/axe.ts";
import { bundledScript, type LawServer, serveLaw } from "./law.site.ts";

const phone = { width: 360, height: 640 };
let browser: Browser;
let site: LawServer;
let verified: LawServer;

beforeAll(async () => {
  const script = await bundledScript();
  const lawyer = { name: "A. Lawyer", day: day("2026-11-22") };
  site = await serveLaw(shippedBase(), shippedTips, script);
  verified = await serveLaw(
    shippedBase(),
    withVerifiedTips(shippedTips, new Map(shippedTips.map(tip => [tip.id, lawyer]))),
    script,
  );
  browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), verified.close()]);
});

const open = async (
  path: string,
  options: Parameters<Browser["newContext"]>[0] = {},
  from = site,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> => {
  const context = await browser.newContext({ viewport: phone, ...options });
  const page = await context.newPage();
  await page.goto(`${from.address}${path}`);
  return { page, context };
};

const shownPeriod = (page: Page) => page.locator(".law-period:visible");
const answerOf = (page: Page, act: string) => shownPeriod(page).locator(`.law-act[data-act="${act}"]`);

/** The same question by the command line. */
const byCommand = async (
  place: string,
  at: string,
): Promise<readonly { readonly act: string; readonly answer: string }[]> => {
  let out = "";
  const code = await lawCommand(["--place", place, "--at", at, "--json"], {
    out: text => {
      out += text;
    },
    err: () => undefined,
    readFile: () => Promise.reject(new Error("reads no file")),
  });
  expect(code).toBe(0);
  return JSON.parse(out).answers;
};

describe("when JavaScript is unavailable", () => {
  it("a place is read as periods, with sources and the days on which they were read", async () => {
    const { page, context } = await open("/law/en/BY/", { javaScriptEnabled: false });
    expect(await page.locator(".law-period").count()).toBeGreaterThan(1);
    expect(await page.locator(".law-rule").first().textContent()).toMatch(/read on 22 November 2026/);
    expect(await page.locator("#law-day-form").isVisible()).toBe(false);
    await context.close();
  });
  it("the maps link to days at hand, and a day opens as its own page", async () => {
    const { page, context } = await open("/law/en/world/", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "1 August 2020" }).click();
    expect(new URL(page.url()).pathname).toBe("/law/en/world/2020-08-01/");
    expect(await page.locator('td[data-place="BY"][data-act="photograph-marked-ballot"]').textContent()).toBe(
      "No rule listed",
    );
    await context.close();
  });
  it("the ready answer and the sections of every country can be read", async () => {
    const { page, context } = await open("/law/ru/answer/", { javaScriptEnabled: false });
    expect(await page.locator("#law-refusal").textContent()).toContain("Голосование тайное");
    expect(await page.locator(".law-advice:visible").count()).toBe(52);
    expect(await page.locator("#law-copy").isVisible()).toBe(false);
    await context.close();
  });
});

describe("Belarus by its permalink", () => {
  it.each([
    ["en", "No rule listed", "Forbidden: the voter"],
    ["ru", "Правила в списке нет", "Запрещено: избиратель"],
    ["kk", "Ереже тізімде жоқ", "Тыйым салынған: сайлаушы"],
  ])("in %s shows no ban on 1 August 2020 and one on 1 February 2025, with its source", async (language, none, ban) => {
    const { page, context } = await open(`/law/${language}/BY/?day=2020-08-01`);
    const answer = () => answerOf(page, "photograph-marked-ballot").locator(".law-answer").textContent();
    await expect.poll(answer).toBe(none);
    expect(await shownPeriod(page).locator('.law-act[data-answer="prohibited"]').count()).toBe(0);
    await page.goto(`${site.address}/law/${language}/BY/?day=2025-02-01`);
    await expect.poll(answer).toBe(ban);
    const source = answerOf(page, "photograph-marked-ballot").getByRole("link", { name: "rec.gov.by" });
    expect(await source.getAttribute("href")).toMatch(/^https:\/\/rec\.gov\.by\//);
    await context.close();
  });
});

describe("Mexico", () => {
  it("punishes whoever demands, and permits the picture", async () => {
    const { page, context } = await open("/law/en/MX/?day=2024-06-02");
    await expect
      .poll(() => answerOf(page, "demand-proof-of-vote").locator(".law-answer").textContent())
      .toBe("Forbidden: whoever demands it");
    expect(await answerOf(page, "photograph-marked-ballot").locator(".law-answer").textContent()).toBe("Permitted");
    await context.close();
  });
});

describe("every rule on a page", () => {
  it("shows its address, the day it was read and who verified it", async () => {
    const { page, context } = await open("/law/en/KZ/");
    for (const rule of await page.locator(".law-rule").all()) {
      const text = (await rule.textContent()) ?? "";
      expect(text).toMatch(/https?:\/\/\S+ \(read on \d+ \w+ 2026\)|no source/);
      expect(text).toContain("no, nobody yet");
      expect(text).toContain("Confidence");
    }
    await context.close();
  });
});

describe("the day slider", () => {
  it("moves by keys, turns the tiles and the table, and keeps the day in the address", async () => {
    const { page, context } = await open("/law/en/world/?day=2022-12-31");
    const tile = page.locator('.law-tile[data-place="BY"][data-act="photograph-marked-ballot"]');
    const cell = page.locator('td[data-place="BY"][data-act="photograph-marked-ballot"]');
    await expect.poll(() => cell.textContent()).toBe("No rule listed");
    await page.locator("#law-slider").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => cell.textContent()).toBe("Forbidden: the voter");
    expect(await tile.getAttribute("aria-label")).toBe("Belarus: Forbidden: the voter");
    expect(await tile.getAttribute("class")).toContain("is-voter");
    expect(new URL(page.url()).search).toBe("?day=2023-01-01");
    expect(await page.locator("#law-shown").textContent()).toBe("Day: 1 January 2023");
    await tile.click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/law/en/BY/?day=2023-01-01");
    await context.close();
  });
  it("refuses a day before any data at the field, and keeps the last answer", async () => {
    const { page, context } = await open("/law/en/BY/?day=1890-12-31");
    await expect.poll(() => page.locator("#law-day-error").textContent()).toContain("1 January 1891");
    expect(await page.locator("#law-day").getAttribute("aria-invalid")).toBe("true");
    await page.locator("#law-day").fill("2025-02-01");
    await page.locator("#law-day").press("Enter");
    await expect.poll(() => page.locator("#law-shown").textContent()).toBe("Day: 1 February 2025");
    expect(await page.locator("#law-day-error").textContent()).toBe("");
    await context.close();
  });
});

describe("the map of the United States", () => {
  it("shows the states' own rules against asking, and names the federal ones beside it", async () => {
    const { page, context } = await open("/law/en/us/?day=2023-01-15");
    const cell = (state: string) =>
      page.locator(`td[data-place="${state}"][data-act="demand-proof-of-vote"]`).textContent();
    await expect.poll(() => cell("US-NM")).toBe("Forbidden: whoever demands it");
    expect(await cell("US-IL")).toBe("No rule listed");
    expect(await page.getByText("Federal rules against threats and coercion apply in every state").count()).toBe(1);
    await context.close();
  });
});

describe("the history of a place", () => {
  it("opens a period by its link, with and without script", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, context } = await open("/law/en/US-IN/", { javaScriptEnabled });
      await page.locator('.law-links a[href*="2015-10-19"]').click();
      await expect.poll(() => page.locator("#from-2015-10-19").isVisible()).toBe(true);
      if (javaScriptEnabled) await expect.poll(() => shownPeriod(page).count()).toBe(1);
      await context.close();
    }
  });
});

describe("the page, the JSON file and the command line", () => {
  it.each([
    ["KZ", "2023-03-19"],
    ["BY", "2020-08-01"],
    ["BY", "2025-02-01"],
    ["HU", "2022-06-01"],
    ["US-IN", "2015-10-18"],
    ["US-IN", "2015-10-19"],
    ["US-MN", "2023-01-15"],
    ["MX", "2024-06-02"],
  ])("give the same answers for %s on %s", async (place, at) => {
    const command = await byCommand(place, at);
    const file = await (await fetch(`${site.address}/law/${place}.json`)).json();
    const period = file.periods.find(
      (one: { readonly from: string; readonly to: string | null }) =>
        one.from <= at && (one.to === null || at <= one.to),
    );
    expect(period.answers).toEqual(command);
    const { page, context } = await open(`/law/en/${place}/?day=${at}`);
    await expect.poll(() => shownPeriod(page).count()).toBe(1);
    for (const act of acts)
      expect(await answerOf(page, act).getAttribute("data-answer"), act).toBe(
        command.find(one => one.act === act)?.answer,
      );
    await context.close();
  });
  it("give 19 on 15 January 2023, name them, and put Minnesota among the disputed", async () => {
    let out = "";
    const args = "count --country US --at 2023-01-15 --ballot in-person --status prohibited --json".split(" ");
    await lawCommand(args, {
      out: text => {
        out += text;
      },
      err: () => undefined,
      readFile: () => Promise.reject(new Error()),
    });
    const command = JSON.parse(out);
    const file = await (await fetch(`${site.address}/law/counts.json`)).json();
    const counted = file.counts.find(
      (one: { readonly day: string; readonly ballot: string }) =>
        one.day === "2023-01-15" && one.ballot === "in-person",
    );
    expect(command.count).toBe(19);
    expect([counted.count, counted.places, counted.disputed]).toEqual([19, command.places, command.disputed]);
    const { page, context } = await open("/law/kk/count/");
    expect(
      await page.locator("[data-counted]").evaluateAll(found => found.map(one => one.getAttribute("data-counted"))),
    ).toEqual(command.places);
    expect(await page.locator('tr[data-day="2023-01-15"] td[data-ballot="in-person"]').textContent()).toBe("19");
    expect(await page.locator('[data-disputed="US-MN"]').textContent()).toContain("Ballotpedia");
    expect(await page.locator("[data-demand]").count()).toBe(14);
    await context.close();
  });
});

describe("what can I answer them", () => {
  it("copies the Kazakh refusal, and asks the network for nothing", async () => {
    const { page, context } = await open("/law/kk/answer/", { permissions: ["clipboard-read", "clipboard-write"] });
    const before = site.asked.length;
    await page.getByRole("button", { name: "Көшіру" }).click();
    await expect.poll(() => page.locator("#law-copied").textContent()).toContain("Көшірілді");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "Бюллетеньнің суретін жібере алмаймын. Дауыс беру — жасырын, ал мұндай суретті талап ету — сайлаушыға қысым көрсету.",
    );
    expect(site.asked.length).toBe(before);
    await context.close();
  });
  it("shows no tip that nobody verified", async () => {
    const { page, context } = await open("/law/en/answer/");
    expect(await page.locator("[data-tip]").count()).toBe(0);
    expect(await page.locator("#in-KZ").textContent()).toContain("No verified tip");
    await context.close();
  });
  it("shows the verified tip in Kazakhstan, and takes it away for Turkey", async () => {
    const { page, context } = await open("/law/en/answer/", {}, verified);
    const tip = page.getByText("you may ask for a new one");
    await expect.poll(() => tip.isVisible()).toBe(true);
    await page.locator("#law-country").selectOption("TR");
    await expect.poll(() => tip.isVisible()).toBe(false);
    expect(await page.locator("#in-TR").isVisible()).toBe(true);
    await context.close();
  });
});

describe("every kind of page", () => {
  const paths = [
    "",
    "world/",
    "us/2023-01-15/",
    "count/",
    "compare/",
    "answer/",
    "KZ/",
    "US-NH/",
    "BY/?day=2025-02-01",
  ];
  const everyPage = paths.map(path => `/law/kk/${path}`);
  const inOthers = ["ru", "en"].flatMap(language =>
    ["", "world/", "count/", "answer/", "KZ/"].map(path => `/law/${language}/${path}`),
  );
  it.each([...everyPage, ...inOthers])(
    "%s has no fault that axe finds, light or dark, and does not scroll sideways on a phone",
    async path => {
      const { page, context } = await open(path);
      await page.waitForLoadState("networkidle");
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        // The second scheme differs in colours alone.
        const violations = await axeFindings(page, colorScheme === "light" ? "wcag" : "color-contrast");
        expect(
          violations.map(one => `${one.id}: ${one.nodes[0]?.html}`),
          colorScheme,
        ).toEqual([]);
      }
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
  it("runs no script against the content policy and logs no error", async () => {
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", message => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", error => errors.push(error.message));
    for (const path of ["world/?day=2020-08-01", "us/?day=2015-10-19", "KZ/?day=2023-03-19", "answer/"]) {
      await page.goto(`${site.address}/law/ru/${path}`);
      await page.waitForLoadState("networkidle");
    }
    expect(errors).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await context.close();
  });
  it("prints with its sources and without its controls", async () => {
    const { page, context } = await open("/law/en/KZ/");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#law-day-form").isVisible()).toBe(false);
    expect(await page.locator(".law-nav").isVisible()).toBe(false);
    expect(await page.locator(".law-source").first().isVisible()).toBe(true);
    await context.close();
  });
  it("sends every link of the law to a page that is there", async () => {
    const missing = new Set<string>();
    for (const [path, content] of site.files) {
      if (!path.endsWith(".html")) continue;
      for (const [, href = ""] of content.matchAll(/href="(\/[^"?#]*)/g)) {
        const name = href.endsWith("/") ? `${href}index.html` : href;
        if (!site.files.has(name)) missing.add(`${path} -> ${href}`);
      }
    }
    expect([...missing]).toEqual([]);
  });
});
