/** What an observer of the network can see of a report: no word of it, and the same shape for every story of one size. */
import { gzipSync } from "node:zlib";
import type { Page, Request } from "playwright";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsOf } from "../world/desk.ts";
import { goOn, look, openSite, type Site, sendAndRead, seriousFindings, tell, toEvidence } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.end());

type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly asked: number;
  readonly answered: number;
  readonly status: number;
};

/** Every exchange after the first load: its lengths, headers that the page sets, and all bytes that left. */
const listen = (page: Page) => {
  const requests: Request[] = [];
  page.on("requestfinished", request => requests.push(request));
  return {
    bytes: (): Buffer =>
      Buffer.concat(
        requests.map(request =>
          Buffer.concat([
            Buffer.from(request.url()),
            Buffer.from(JSON.stringify(request.headers())),
            request.postDataBuffer() ?? Buffer.alloc(0),
          ]),
        ),
      ),
    exchanges: async (): Promise<readonly Exchange[]> => {
      const talk = requests.filter(request => new URL(request.url()).pathname.startsWith("/v1/"));
      return Promise.all(
        talk.map(async request => {
          const response = await request.response();
          const headers = Object.entries(request.headers()).filter(([name]) => name.startsWith("perde-"));
          const headerBytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
          return {
            method: request.method(),
            path: new URL(request.url()).pathname,
            asked: (request.postDataBuffer()?.length ?? 0) + headerBytes,
            answered: (await response?.body())?.length ?? 0,
            status: response?.status() ?? 0,
          };
        }),
      );
    },
  };
};

/** The encodings in which a typed string could leave. */
const encodingsOf = (text: string): readonly Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, "utf16le"),
  Buffer.from(Buffer.from(text).toString("base64").slice(0, -4)),
  Buffer.from(Buffer.from(text).toString("base64url").slice(0, -4)),
  Buffer.from(Buffer.from(text).toString("hex")),
  Buffer.from(encodeURIComponent(text)),
  Buffer.from(JSON.stringify(text).slice(1, -1)),
  gzipSync(text).subarray(10, -8),
];

const aPicture = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#dfe8ee" } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="${width}" height="${height}"><rect x="20" y="20" width="200" height="60" fill="#2266aa"/></svg>`,
        ),
      },
    ])
    .withExif({ IFD0: { Artist: "CANARYEXIF", Model: "CANARYPHONE" } })
    .jpeg()
    .toBuffer();

/** A picture that no compression makes small. */
const aNoisyPicture = (width: number, height: number): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: "#888888", noise: { type: "gaussian", mean: 128, sigma: 40 } },
  })
    .png()
    .toBuffer();

describe("two stories of one size", () => {
  test("give the same sequence of requests and answers with the same lengths", async () => {
    const stories = [
      { what: "ballot", place: "А" },
      { what: "turnout", place: "Университет Примеров города Образцово", text: "слово ".repeat(70) },
    ];
    const seen: (readonly Exchange[])[] = [];
    for (const story of stories) {
      const { page, context } = await site.visit({ language: "ru" });
      const ear = listen(page);
      await tell(page, story);
      await sendAndRead(page);
      seen.push(await ear.exchanges());
      await context.close();
    }
    expect(seen[0]?.length).toBeGreaterThan(5);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.map(({ path }) => path)).toEqual([
      "/v1/instance",
      "/v1/desks",
      "/v1/puzzles/16k",
      "/v1/puzzles/note",
      "/v1/envelopes",
      "/v1/nonce",
      "/v1/mailbox/note",
    ]);
  });

  test("with pictures of different content give the same sequence too", async () => {
    const seen: (readonly Exchange[])[] = [];
    for (const [width, height] of [
      [300, 300],
      [1400, 1900],
    ] as const) {
      const { page, context } = await site.visit({ language: "ru" });
      const ear = listen(page);
      await tellWithPicture(page, await aNoisyPicture(width, height));
      await sendAndRead(page);
      seen.push(await ear.exchanges());
      await context.close();
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.find(({ path }) => path === "/v1/envelopes")?.asked).toBeGreaterThan(22_714);
  });
});

const tellWithPicture = async (page: Page, buffer: Buffer): Promise<void> => {
  await toEvidence(page);
  await page.locator("#evidence-file").setInputFiles({ name: "CANARYNAME.jpg", mimeType: "image/jpeg", buffer });
  await page.locator("#evidence-looked").check();
  await goOn(page, "check");
};

test("no typed string leaves the phone in any common encoding", async () => {
  const { page, context } = await site.visit({ language: "ru" });
  const ear = listen(page);
  const typed = ["Канареечный университет", "Выселим канарейку", "Ещё одна канарейка"];
  await tell(page, { place: typed[0] ?? "", text: typed[1] ?? "" });
  await page.locator("#check-more").fill(typed[2] ?? "");
  const words = await sendAndRead(page);
  const left = ear.bytes();
  for (const text of [...typed, words.join(" "), ...words])
    for (const encoded of encodingsOf(text)) expect(left.includes(encoded), text).toBe(false);
  expect(left.includes("ballot-with-id")).toBe(false);
  await context.close();
});

describe("a screenshot", () => {
  test("arrives drawn anew: covered where she tapped twice, without metadata or name", async () => {
    const { page, context } = await site.visit({ language: "ru" });
    const ear = listen(page);
    await toEvidence(page);
    const buffer = await aPicture(400, 600);
    expect(buffer.includes("CANARYEXIF")).toBe(true);
    await page.locator("#evidence-file").setInputFiles({ name: "CANARYNAME.jpg", mimeType: "image/jpeg", buffer });
    const picture = page.locator("#evidence-picture");
    await picture.waitFor();
    const box = await picture.boundingBox();
    const scale = (box?.width ?? 400) / 400;
    await picture.click({ position: { x: 15 * scale, y: 15 * scale } });
    await picture.click({ position: { x: 230 * scale, y: 90 * scale } });
    await page.locator('p[role="status"]', { hasText: "Закрыто областей: 1" }).waitFor();
    // A second cover by the keyboard alone.
    await picture.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator('p[role="status"]', { hasText: "Закрыто областей: 2" }).waitFor();
    await page.locator("main .button").click();
    await page.locator(".summary").waitFor(); // not before she has looked
    expect(await seriousFindings(page)).toEqual([]);
    await look(page, "ru-phone-evidence-covered");
    await page.locator("#evidence-looked").check();
    await goOn(page, "check");
    await sendAndRead(page);
    expect(ear.bytes().includes("CANARY")).toBe(false);
    await context.close();

    await site.story.running.closeBatch();
    expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
    const rows = await rowsOf(site.desk.vault);
    const opened = await Promise.all(rows.map(({ leaf }) => site.desk.vault.open(leaf)));
    const pictures = opened.flatMap(report => ("pictures" in report ? report.pictures : []));
    const drawn = await Promise.all(pictures.map(one => sharp(Buffer.from(one)).metadata()));
    const mine = drawn.findIndex(({ width, height }) => width === 400 && height === 600);
    expect(drawn[mine]).toMatchObject({ format: "png" });
    expect(drawn[mine]?.exif).toBeUndefined();
    const { data } = await sharp(Buffer.from(pictures[mine] ?? []))
      .extract({ left: 18, top: 18, width: 200, height: 65 })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(
      new Set(Array.from({ length: data.length / 3 }, (_, at) => data.subarray(at * 3, at * 3 + 3).toString("hex"))),
    ).toEqual(new Set(["3a3f46"]));
  });

  test("that is no picture is refused, and the field is empty again", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await toEvidence(page);
    await page
      .locator("#evidence-file")
      .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await page.locator(".mistake", { hasText: "does not open as a picture" }).waitFor();
    expect(await page.locator("#evidence-file").inputValue()).toBe("");
    await context.close();
  });
});

test("no request goes anywhere but to the page's own origin, and the sealing worker can make none", async () => {
  const { page, context } = await site.visit({ language: "en" });
  const foreign: string[] = [];
  page.on("request", request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== site.origin) foreign.push(request.url());
  });
  await tell(page, {});
  await sendAndRead(page);
  expect(foreign).toEqual([]);
  const sealer = page.workers().find(worker => worker.url().includes("/assets/seal-"));
  const tried = await sealer?.evaluate(() =>
    fetch("/v1/instance").then(
      () => "fetched",
      () => "blocked",
    ),
  );
  expect(tried).toBe("blocked");
  await context.close();
});
