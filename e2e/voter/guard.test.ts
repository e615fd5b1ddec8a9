/** The picture step with the guard in it (scene A2): a marked ballot stays outside, a screenshot of the demand goes on. */
import type { Page } from "playwright";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BallotForm, drawBallot } from "../../packages/guard/forms/ballot.ts";
import { drawChat } from "../../packages/guard/forms/chat.ts";
import { pngOf } from "../../packages/guard/forms/raster.ts";
import { rowsOf } from "../world/desk.ts";
import {
  goOn,
  type Language,
  look,
  onScreen,
  openSite,
  type Site,
  screenOf,
  sendAndRead,
  seriousFindings,
  skip,
  toEvidence,
} from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.end());

/** A sheet on a table, photographed a little askew, as a phone's JPEG with its metadata. */
const photoOf = async (form: BallotForm, row?: number): Promise<Buffer> => {
  const mark = row === undefined ? {} : { mark: { row, style: "cross" as const } };
  const sheet = await sharp(await pngOf(drawBallot({ form, seed: 2026, ...mark })))
    .resize({ height: 1500 })
    .affine(
      [
        [1, 0.05],
        [-0.04, 0.97],
      ],
      { background: "#6d5a48" },
    )
    .toBuffer();
  return sharp(sheet)
    .extend({ top: 60, bottom: 50, left: 70, right: 60, background: "#6d5a48" })
    .flatten({ background: "#6d5a48" })
    .blur(0.6)
    .withExif({ IFD0: { Artist: "CANARYEXIF" } })
    .jpeg({ quality: 82 })
    .toBuffer();
};

/** A chat with the demand, as a phone draws it. */
const chat = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"><rect width="720" height="1280" fill="#d9e4ec"/>
<rect width="720" height="110" fill="#2f6690"/><circle cx="70" cy="55" r="38" fill="#e0b48a"/><text x="130" y="70" font-size="36" fill="#fff">Куратор</text>
<rect x="30" y="180" width="560" height="190" rx="24" fill="#fff"/><text x="60" y="240" font-size="32">Завтра все голосуем.</text><text x="60" y="290" font-size="32">Фото бюллетеня пришлите мне</text><text x="60" y="340" font-size="32">до вечера.</text>
<rect x="180" y="420" width="500" height="90" rx="24" fill="#d3f3c8"/><text x="210" y="478" font-size="32">Это обязательно?</text></svg>`,
    ),
  )
    .png()
    .toBuffer();

const choose = (page: Page, buffer: Buffer): Promise<void> =>
  page.locator("#evidence-file").setInputFiles({ name: "CANARYNAME.jpg", mimeType: "image/jpeg", buffer });

/** Every request from now on: method, path, and all that left in headers and bodies. */
const listen = (page: Page) => {
  const seen: { readonly method: string; readonly path: string; readonly left: Buffer }[] = [];
  page.on("request", request => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    const left = Buffer.concat([
      Buffer.from(JSON.stringify(request.headers())),
      request.postDataBuffer() ?? Buffer.alloc(0),
    ]);
    seen.push({ method: request.method(), path: url.pathname, left });
  });
  return seen;
};

const guardWorkers = (page: Page): number =>
  page.workers().filter(worker => worker.url().includes("/assets/guard-")).length;

/** What a planted worker does: it knows all packs but `missing`, and answers `verdict`, or fails where there is none. */
type Planted = { readonly verdict?: object; readonly covers?: readonly object[]; readonly missing?: number };

/** A worker that does as told, in place of the guard's. */
const plant = (page: Page, planted: Planted): Promise<void> =>
  page.evaluate(({ verdict, covers = [], missing = 0 }) => {
    const answering = (): EventTarget =>
      Object.assign(new EventTarget(), {
        postMessage(this: EventTarget, { ask, packs }: { readonly ask: string; readonly packs: readonly unknown[] }) {
          const data =
            ask === "open" ? { say: "open", templates: packs.length - missing } : { say: "verdict", verdict, covers };
          const fails = ask === "inspect" && !verdict;
          this.dispatchEvent(fails ? new Event("error") : new MessageEvent("message", { data }));
        },
        terminate: () => undefined,
      });
    window.Worker = new Proxy(window.Worker, {
      construct: (real, [address, options]) =>
        String(address).includes("/assets/guard-") ? answering() : new real(address, options),
    });
  }, planted);

describe("a photo of a marked ballot", () => {
  test.each<readonly [Language, BallotForm, string]>([
    ["kk", "kz-party-list", "толтырылған бюллетеньге ұқсайды"],
    ["ru", "kz-president", "похоже на заполненный бюллетень"],
    ["en", "kz-single-mandate", "looks like a marked ballot"],
  ])("is refused in %s, nothing of it leaves, and she goes on without it", async (language, form, sentence) => {
    const { page, context, faults } = await site.visit({ language });
    await toEvidence(page);
    const sent = listen(page);
    await choose(page, await photoOf(form, 1));
    await page.locator(".mistake", { hasText: sentence }).waitFor({ timeout: 60_000 });
    await look(page, `${language}-phone-evidence-refused`);
    expect(await page.locator("#evidence-file").inputValue()).toBe("");
    expect(await page.locator("#evidence-file").evaluate(input => (input as HTMLInputElement).files?.length)).toBe(0);
    expect(await page.locator("main img").count()).toBe(0);
    expect(guardWorkers(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    // What the page asked for is the guard itself, with nothing in the asking.
    expect(sent.map(({ path }) => path).filter(path => !path.startsWith("/assets/"))).toEqual([]);
    expect(sent.filter(({ path }) => path.endsWith(".pack")).length).toBeGreaterThan(5);
    expect(sent.every(({ method, left }) => method === "GET" && !left.includes("CANARY"))).toBe(true);
    await goOn(page, "check");
    expect(await page.locator("dl.answers").innerText()).not.toMatch(/\d+ (KB|КБ)/);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("a picture without a marked ballot", () => {
  test("is taken: a chat, and a blank form", async () => {
    const { page, context, faults } = await site.visit({ language: "ru" });
    await toEvidence(page);
    for (const picture of [await chat(), await photoOf("kz-party-list")]) {
      await choose(page, picture);
      await page.locator("#evidence-picture img[src]").waitFor({ timeout: 60_000 });
      expect(guardWorkers(page)).toBe(0);
      await look(page, "ru-phone-evidence-clear");
      expect(await page.locator("#main").innerText()).toContain("проверка может ошибаться");
      await page.getByRole("button", { name: "Убрать снимок" }).click();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test("gets the covers that the guard proposes; they and hers are one colour in what the desk opens", async () => {
    const { page, context } = await site.visit({ language: "ru" });
    const quad = [
      [40, 20],
      [100, 20],
      [100, 90],
      [40, 90],
    ];
    await plant(page, { verdict: { kind: "clear", findings: [] }, covers: [quad] });
    await toEvidence(page);
    await choose(page, await chat());
    await page.locator('p[role="status"]', { hasText: "Закрыто областей: 1" }).waitFor();
    const picture = page.locator(".covering");
    const scale = ((await picture.boundingBox())?.width ?? 720) / 720;
    await picture.click({ position: { x: 120 * scale, y: 30 * scale } });
    await picture.click({ position: { x: 360 * scale, y: 90 * scale } });
    await page.locator('p[role="status"]', { hasText: "Закрыто областей: 2" }).waitFor();
    await look(page, "ru-phone-evidence-proposed");
    await page.locator("#evidence-looked").check();
    await goOn(page, "check");
    await sendAndRead(page);
    await context.close();

    await site.story.running.closeBatch();
    expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
    const opened = await Promise.all((await rowsOf(site.desk.vault)).map(({ leaf }) => site.desk.vault.open(leaf)));
    const pictures = opened.flatMap(report => ("pictures" in report ? report.pictures : []));
    expect(pictures).toHaveLength(1);
    const drawn = sharp(Buffer.from(pictures[0] ?? []));
    const { format, exif, xmp, icc, width, height } = await drawn.metadata();
    expect({ format, exif, xmp, icc, width, height }).toEqual({ format: "png", width: 720, height: 1280 });
    for (const area of [
      { left: 36, top: 15, width: 68, height: 80 },
      { left: 123, top: 33, width: 234, height: 54 },
    ]) {
      const data = await drawn.clone().extract(area).removeAlpha().raw().toBuffer();
      expect(new Set(data.toString("hex").match(/.{6}/g))).toEqual(new Set(["3a3f46"]));
    }
  });
});

/** Every three bytes of an area of a picture. */
const coloursOf = async (
  picture: Uint8Array,
  area: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Promise<ReadonlySet<string>> => {
  const whole = {
    left: Math.ceil(area.left),
    top: Math.ceil(area.top),
    width: Math.floor(area.width) - 1,
    height: Math.floor(area.height) - 1,
  };
  const data = await sharp(Buffer.from(picture)).extract(whole).removeAlpha().raw().toBuffer();
  return new Set(data.toString("hex").match(/.{6}/g));
};

const areasCovered = (page: Page, sentence: string): Promise<void> =>
  page.locator('p[role="status"]', { hasText: sentence }).waitFor({ timeout: 60_000 });

describe("a screenshot of the demand", () => {
  const demand = drawChat({ messenger: "flat-group", seed: 31, isDark: false, language: "ru" });

  test("comes covered; covers are added, taken off and moved by taps; what the desk opens shows nobody", async () => {
    const { page, context, faults } = await site.visit({ language: "ru" });
    await toEvidence(page);
    const file = await sharp(await pngOf(demand))
      .withExif({ IFD0: { Artist: "CANARYEXIF" } })
      .png()
      .toBuffer();
    await choose(page, file);
    const over = page.locator(".over");
    await over.first().waitFor({ timeout: 60_000 });
    const proposed = await over.count();
    expect(proposed).toBeGreaterThan(5);
    expect(await page.locator("#main").innerText()).toContain("уже закрыто");
    expect(await seriousFindings(page)).toEqual([]);
    await look(page, "ru-phone-evidence-chat");

    const picture = page.locator(".covering");
    const scale = ((await picture.boundingBox())?.width ?? 720) / 720;
    const tap = (x: number, y: number) => picture.click({ position: { x: x * scale, y: y * scale } });
    // Two taps, no dragging, over the words of the second message.
    await tap(560, 1180);
    await tap(700, 1260);
    await areasCovered(page, `Закрыто областей: ${proposed + 1}`);

    // The last cover is taken off by a tap and put back.
    await tap(640, 1220);
    await page.locator("#evidence-off").click();
    await areasCovered(page, `Закрыто областей: ${proposed}`);
    await tap(560, 1180);
    await tap(700, 1260);
    await areasCovered(page, `Закрыто областей: ${proposed + 1}`);

    // And moved to the left.
    await tap(640, 1220);
    await look(page, "ru-phone-evidence-chosen");
    await page.locator("#evidence-move").click();
    await tap(20, 1180);
    await tap(200, 1260);
    await areasCovered(page, `Закрыто областей: ${proposed + 1}`);
    await page.locator("#evidence-looked").check();
    await goOn(page, "check");
    await sendAndRead(page);
    expect(faults).toEqual([]);
    await context.close();

    await site.story.running.closeBatch();
    expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
    const opened = await Promise.all((await rowsOf(site.desk.vault)).map(({ leaf }) => site.desk.vault.open(leaf)));
    const sealed = opened.flatMap(report => ("pictures" in report ? report.pictures : [])).at(-1);
    if (!sealed) throw new Error("The desk opened no picture.");
    const { format, exif, xmp, icc, iptc, width, height } = await sharp(Buffer.from(sealed)).metadata();
    expect({ format, exif, xmp, icc, iptc, width, height }).toEqual({ format: "png", width: 720, height: 1440 });
    expect(Buffer.from(sealed).includes("CANARY")).toBe(false);
    for (const area of [...demand.secrets, { left: 30, top: 1190, width: 160, height: 60 }])
      expect(await coloursOf(sealed, area)).toEqual(new Set(["3a3f46"]));
    for (const area of [demand.words[0]!, { left: 570, top: 1190, width: 120, height: 60 }])
      expect(await coloursOf(sealed, area)).not.toContain("3a3f46");
  });

  test.each(["kk", "en"] as const)("can be uncovered with the keyboard alone in %s", async language => {
    const { page, context, faults } = await site.visit({ language });
    await toEvidence(page);
    await choose(
      page,
      await sharp(await pngOf(demand))
        .png()
        .toBuffer(),
    );
    const over = page.locator(".over");
    await over.first().waitFor({ timeout: 60_000 });
    const proposed = await over.count();
    await page.locator("#evidence-next").focus();
    await page.keyboard.press("Enter");
    await page.locator(".over.chosen").waitFor();
    await look(page, `${language}-phone-evidence-chosen`);
    expect(await seriousFindings(page)).toEqual([]);
    // The sentence that says which is chosen has the focus; "uncover" is next.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(count => document.querySelectorAll(".over").length === count, proposed - 1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("evidence-picture");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(count => document.querySelectorAll(".over").length === count, proposed);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("a picture that could not be checked", () => {
  const blocked = (why: string) => ({ verdict: { kind: "blocked", why, findings: [] } });
  const unreadable = (why: string) => ({ verdict: { kind: "unreadable", why } });

  test.each<readonly [string, Planted, string]>([
    ["the guard is not sure", blocked("unsure"), "looks like a marked ballot"],
    ["time ran out", blocked("out-of-time"), "could not check"],
    ["memory ran out", blocked("out-of-memory"), "could not check"],
    ["the guard fails", {}, "could not check"],
    ["the guard knows a design less than was sent to it", { missing: 1 }, "did not load"],
    ["the file was cut short", unreadable("truncated"), "does not open as a picture"],
    ["the picture is too large", unreadable("too-large"), "too large"],
  ])("is refused when %s", async (_, planted, sentence) => {
    const { page, context } = await site.visit({ language: "en" });
    await plant(page, planted);
    await toEvidence(page);
    await choose(page, await chat());
    await page.locator(".mistake", { hasText: sentence }).waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.locator("#evidence-file").inputValue()).toBe("");
    await context.close();
  });

  test("is refused when a pack comes altered, and checked when it comes whole again", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await page.route("**/*.pack", async route => {
      const answer = await route.fetch();
      const body = await answer.body();
      await route.fulfill({ response: answer, body: Buffer.concat([body, Buffer.from([0])]) });
    });
    await toEvidence(page);
    await choose(page, await chat());
    await page.locator(".mistake", { hasText: "did not load" }).waitFor();
    await page.unrouteAll({ behavior: "wait" });
    await choose(page, await chat());
    await page.locator("#evidence-picture img[src]").waitFor({ timeout: 60_000 });
    await context.close();
  });

  test("holds Continue back until it is checked; Cancel ends the check and keeps nothing", async () => {
    const { page, context } = await site.visit({ language: "kk" });
    const held = Promise.withResolvers<void>();
    await page.route("**/*.pack", async route => {
      await held.promise;
      await route.continue().catch(() => undefined);
    });
    await toEvidence(page);
    await choose(page, await chat());
    await page.locator("progress").waitFor();
    await page.locator("main .button").click();
    await page.locator(".summary").waitFor();
    expect(await screenOf(page)).toBe("evidence");
    expect(await seriousFindings(page)).toEqual([]);
    await look(page, "kk-phone-evidence-checking");
    await page.locator("#evidence-cancel").click();
    held.resolve();
    await page.locator("progress").waitFor({ state: "detached" });
    expect(guardWorkers(page)).toBe(0);
    expect(await page.locator("main img").count()).toBe(0);
    await skip(page, "check");
    await onScreen(page, "check");
    await context.close();
  });
});
