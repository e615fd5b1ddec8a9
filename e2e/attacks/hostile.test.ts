/** Reports written to attack the lawyer's browser: what is shown is letters and pixels, and nothing runs or loads. */
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { fetchNew, foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { aPerson, type Desk, deliver, random, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let desk: OpenDesk;
let desks: readonly Desk[];
let asked: string[];
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "en");
  desks = await servedDesks(stage.story.running.origins.voter);
  asked = [];
  desk.context.on("request", request => asked.push(request.url()));
}, 300_000);
afterAll(() => stage.end());

const voter = () => stage.story.running.origins.voter;
const openRow = async (text: string): Promise<void> => {
  await fetchNew(stage, desk.page);
  const row = desk.page.locator("tr", { hasText: text });
  await row.waitFor();
  await row.locator("button").first().click();
  await onScreen(desk.page, "report");
};
const backToList = async (): Promise<void> => {
  await desk.page.locator("main .quiet").first().click();
  await onScreen(desk.page, "list");
};

/** A PNG that claims a size and holds next to nothing. */
const claimingPng = (width: number, height: number): Uint8Array => {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((sum, byte) => (crcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.alloc(1000))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
};

test("markup, links and direction tricks are shown as the letters they are", async () => {
  const attack = `<img src=x onerror="document.title='run'"><script>document.title='run'</script> javascript:alert(1) https://attacker.example/x.png \u202egnp.exe\u2066 zero\u200bwidth`;
  await send(voter(), await aPerson(), desks, {
    report: aReport({ place: { kind: "written", text: "<b>Attack</b> one" }, more: attack }).content,
  });
  await openRow("Attack");
  const text = await desk.page.locator(".answers").first().innerText();
  expect(text).toContain("<b>Attack</b> one");
  expect(text).toContain(`<img src=x onerror="document.title='run'">`);
  expect(text).toContain("[U+202E]gnp.exe[U+2066]");
  expect(text).toContain("zero[U+200B]width");
  expect(await desk.page.locator("main img, main script, main iframe").count()).toBe(0);
  // The only links are those of the law base.
  expect(await desk.page.locator('main a:not([data-part="law"] a)').count()).toBe(0);
  expect(await desk.page.title()).not.toBe("run");
  await backToList();
});

test("a picture is drawn anew from its pixels, and what is no picture of three formats is refused", async () => {
  const good = new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: "#336699" } })
      .withExif({ IFD0: { Copyright: "planted" } })
      .jpeg()
      .toBuffer(),
  );
  const svg = new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg"><image href="https://attacker.example/p.png"/></svg>`,
  );
  await send(
    voter(),
    await aPerson(),
    desks,
    { report: aReport({ place: { kind: "written", text: "Pictures of Tests" } }).content },
    [
      { type: "image/jpeg", bytes: good },
      { type: "image/png", bytes: claimingPng(60_000, 60_000) },
      { type: "image/webp", bytes: svg },
      { type: "image/png", bytes: good.subarray(0, 200) },
    ],
  );
  await openRow("Pictures of Tests");
  await desk.page.locator("main img").waitFor();
  await expect.poll(() => desk.page.locator("main .notice").count(), { timeout: 20_000 }).toBe(3);
  expect(await desk.page.locator("main img").count()).toBe(1);
  const shown = await desk.page.locator("main img").evaluate(async (picture: HTMLImageElement) => ({
    address: picture.src.slice(0, 5),
    width: picture.naturalWidth,
    height: picture.naturalHeight,
  }));
  expect(shown).toEqual({ address: "blob:", width: 40, height: 30 });
  await backToList();
});

test("an altered or foreign report leaves the list usable and shows nothing of itself", async () => {
  const { wire } = await send(voter(), await aPerson(), desks, {
    report: aReport({ more: "never to be seen" }).content,
  });
  const flipped = wire.slice();
  flipped[12_000] = (flipped[12_000] ?? 0) ^ 1;
  await deliver(voter(), flipped, random(32), "16k");
  const deep = `${'{"a":'.repeat(900)}1${"}".repeat(900)}`;
  await send(voter(), await aPerson(), desks, { report: aReport().content }, [], { text: deep });
  await fetchNew(stage, desk.page);
  await desk.page.locator('tr[data-state="damaged"]').nth(1).waitFor();
  expect(await desk.page.locator('tr[data-state="damaged"] button').count()).toBe(0);
  await desk.page.locator("tr", { hasText: "Attack" }).waitFor();
});

test("nothing was loaded from anywhere but the intake", () => {
  expect(
    asked.filter(address => !address.startsWith(stage.story.running.origins.desk) && !address.startsWith("blob:")),
  ).toEqual([]);
  expect(desk.faults).toEqual([]);
});
