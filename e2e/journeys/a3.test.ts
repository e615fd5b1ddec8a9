/**
 * A3: somebody takes the machine. A real server process is used as it is started by hand; then everything that can be
 * carried away is searched: data folder with write-ahead log and free pages, output, environment, a snapshot of its memory.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { root } from "../../tasks/root.ts";
import { buildSites } from "../../tasks/sites.ts";
import { startBrowser } from "../world/browser.ts";
import { aDesk } from "../world/desk.ts";
import { startStory } from "../world/intake.ts";
import { aPerson, type Desk, deliver, random, send, servedDesks } from "../world/reporter.ts";
import { tracesBelow, tracesIn } from "../world/traces.ts";
import { onScreen } from "./site.ts";

type Server = {
  readonly process: ChildProcess;
  readonly origins: { readonly voter: string; readonly desk: string; readonly invitation: string };
  readonly said: () => Buffer;
};

const startServer = async (folder: string, sites: string, portBase: number): Promise<Server> => {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--heapsnapshot-signal=SIGUSR2",
      "--diagnostic-dir",
      folder,
      join(root, "apps/cli/bin/perde.mjs"),
      "serve",
      "--trial",
      "--invite",
      "--json",
      "--batch-seconds",
      "1",
      "--port-base",
      String(portBase),
      "--data",
      join(folder, "data"),
      "--sites",
      sites,
    ],
    { stdio: ["ignore", "pipe", "pipe"], cwd: folder },
  );
  const parts: Buffer[] = [];
  const started = Promise.withResolvers<string>();
  child.stdout.on("data", (part: Buffer) => {
    parts.push(part);
    const line = Buffer.concat(parts).toString("utf8").split("\n")[0] ?? "";
    if (line.startsWith("{") && line.endsWith("}")) started.resolve(line);
  });
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  child.on("exit", code => started.reject(new Error(`the server ended with ${code}: ${Buffer.concat(parts)}`)));
  return { process: child, origins: JSON.parse(await started.promise), said: () => Buffer.concat(parts) };
};

const ended = (child: ChildProcess): Promise<void> => new Promise(resolve => child.once("exit", () => resolve()));
const waitFor = async <Value>(look: () => Value | undefined): Promise<Value> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error("it did not come");
};

const secrets = {
  place: "ЗЕРКАЛЬНЫЙ университет канареек 7f3a",
  text: "Сарықанарейка туралы құпия мәтін 51c9",
  abandoned: "Брошенная канарейка 88d1",
  deleted: "Удалённая канарейка c0de",
  agent: "CanaryBrowser/51.7 (planted)",
  address: "203.0.113.77",
  cookie: "canary-cookie-9a21",
} as const;

describe("when the server is seized", () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let words: readonly string[];

  const visit = async () => {
    const context = await browser.newContext({
      locale: "ru",
      viewport: { width: 360, height: 640 },
      userAgent: secrets.agent,
      extraHTTPHeaders: {
        "x-forwarded-for": secrets.address,
        "x-real-ip": secrets.address,
        forwarded: `for=${secrets.address}`,
        cookie: `visit=${secrets.cookie}`,
      },
    });
    const page = await context.newPage();
    await page.goto(server.origins.voter);
    await page.waitForFunction(() => "ready" in document.documentElement.dataset);
    return { context, page };
  };
  const goOn = async (page: import("playwright").Page, next: string) => {
    await page.locator("main .button").first().click();
    await onScreen(page, next);
  };
  const skip = async (page: import("playwright").Page, next: string) => {
    await page.locator("form .quiet").last().click();
    await onScreen(page, next);
  };
  const tell = async (page: import("playwright").Page, place: string, text: string) => {
    await page.locator('[data-go="safety"]').click();
    await onScreen(page, "safety");
    await goOn(page, "what");
    await page.locator("#what-ballot").check();
    await goOn(page, "place");
    await page.locator("#place-written").check();
    await page.locator("#place-text").fill(place);
    await goOn(page, "who");
    await skip(page, "how");
    await skip(page, "threat");
    await page.locator("#threat-text").fill(text);
    await goOn(page, "when");
    await skip(page, "evidence");
    await skip(page, "check");
    await page.locator(".words.six li").first().waitFor({ timeout: 90_000 });
  };
  const sendIt = async (page: import("playwright").Page) => {
    await page.locator("main .button").first().click();
    await onScreen(page, "receipt");
    await page.locator("[data-words] li").first().waitFor();
    return (await page.locator("[data-words] li").allInnerTexts()).map(line => line.replace(/^\d+\s*/, "").trim());
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "perde-seizure-"));
    const sites = join(folder, "sites");
    await buildSites({ demo: false, outDir: sites });
    server = await startServer(folder, sites, 8830);
    const { running } = { running: { origins: server.origins, invite: async () => server.origins.invitation } };
    await aDesk({ running } as never, "Үлгі тобы");
    browser = await startBrowser();

    const sent = await visit();
    await tell(sent.page, secrets.place, secrets.text);
    words = await sendIt(sent.page);
    await sent.context.close();

    const left = await visit();
    await tell(left.page, secrets.abandoned, secrets.abandoned);
    await left.context.close();

    const gone = await visit();
    await tell(gone.page, secrets.deleted, secrets.deleted);
    const goneWords = await sendIt(gone.page);
    await gone.page.locator("#receipt-saved").check();
    await goOn(gone.page, "finished");
    await gone.context.close();
    const back = await visit();
    await back.page.locator('[data-go="return"]').click();
    await onScreen(back.page, "return");
    await back.page.locator("#words").fill(goneWords.join(" "));
    await back.page.locator("main .button").click();
    await onScreen(back.page, "replies");
    await back.page.locator("main > .stack .quiet").first().click();
    await back.page.locator("#delete").waitFor();
    await back.page.locator(".box .button").click();
    await onScreen(back.page, "deleted");
    await back.context.close();
    await browser.close();
    words = [...words, ...goneWords];
  }, 600_000);
  afterAll(async () => {
    if (server.process.exitCode === null) {
      const over = ended(server.process);
      server.process.kill("SIGTERM");
      await over;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  // Two words side by side: single ones are ordinary words and may stand in a page.
  const planted = () => [
    ...Object.values(secrets),
    ...words.flatMap((word, place) => (place === 0 ? [] : [`${words[place - 1]} ${word}`])),
  ];

  test("the search itself finds what is planted, in every spelling", () => {
    const [secret] = [secrets.text];
    const utf8 = Buffer.from(secret);
    for (const spelled of [
      utf8,
      Buffer.from(secret, "utf16le"),
      Buffer.from(utf8.toString("hex")),
      Buffer.from(Buffer.concat([Buffer.from("ab"), utf8, Buffer.from("cd")]).toString("base64")),
      gzipSync(Buffer.concat([Buffer.from("x"), utf8])),
    ])
      expect(
        tracesIn("planted", Buffer.concat([Buffer.from("before"), spelled, Buffer.from("after")]), [secret]),
      ).not.toEqual([]);
    expect(tracesIn("clean", Buffer.from("nothing here"), [secret])).toEqual([]);
  });

  test("memory, output and environment hold none of the planted strings", async () => {
    server.process.kill("SIGUSR2");
    const snapshot = await waitFor(() => {
      const name = readdirSync(folder).find(one => one.endsWith(".heapsnapshot"));
      if (name === undefined) return undefined;
      const text = readFileSync(join(folder, name));
      return text.length > 1000 && text.subarray(-50).toString("latin1").trimEnd().endsWith("}") ? text : undefined;
    });
    expect(tracesIn("memory", snapshot, planted())).toEqual([]);
    expect(tracesIn("output", server.said(), planted())).toEqual([]);
    const environment = `/proc/${server.process.pid}/environ`;
    if (existsSync(environment)) expect(tracesIn("environment", readFileSync(environment), planted())).toEqual([]);
  });

  test("the data folder holds none of them while it runs, after kill -9, and after it was closed in order", async () => {
    const data = join(folder, "data");
    expect(tracesBelow(data, planted())).toEqual([]);
    const over = ended(server.process);
    server.process.kill("SIGKILL");
    await over;
    expect(tracesBelow(data, planted())).toEqual([]);
    server = await startServer(folder, join(folder, "sites"), 8830);
    const closed = ended(server.process);
    server.process.kill("SIGTERM");
    await closed;
    expect(tracesBelow(data, planted())).toEqual([]);
    expect(
      readdirSync(data).filter(name => name.endsWith("-wal") && readFileSync(join(data, name)).length > 0),
    ).toEqual([]);
  });
});

describe("after a batch has closed", () => {
  test("the place of a report in the seized file says nothing about when it came", async () => {
    const first = await startStory();
    await aDesk(first);
    const desks: readonly Desk[] = await servedDesks(first.running.origins.voter);
    const wires: { readonly wire: Uint8Array; readonly deleter: Uint8Array }[] = [];
    for (let number = 0; number < 12; number += 1) {
      const { wire } = await send(first.running.origins.voter, await aPerson(), desks, { report: aReport().content });
      wires.push({ wire, deleter: random(32) });
    }
    await first.end();

    const orderOnDisk = async (arrival: readonly number[]): Promise<readonly number[]> => {
      const story = await startStory();
      for (const number of arrival) {
        const one = wires[number];
        if (one !== undefined) await deliver(story.running.origins.voter, one.wire, one.deleter, "16k");
      }
      await story.running.closeBatch();
      await story.running.close();
      const bytes = Buffer.concat(
        readdirSync(story.dataDir)
          .filter(name => /\.(?:db|sqlite3?)$/.test(name))
          .map(name => readFileSync(join(story.dataDir, name))),
      );
      rmSync(story.dataDir, { recursive: true, force: true });
      const places = wires.map(({ wire }, number) => ({ number, at: bytes.indexOf(wire.subarray(9000, 9064)) }));
      expect(places.every(({ at }) => at > 0)).toBe(true);
      return places.sort((one, other) => one.at - other.at).map(({ number }) => number);
    };
    const arrival = wires.map((_, number) => number);
    const [forwards, backwards, forwardsAgain] = [
      await orderOnDisk(arrival),
      await orderOnDisk(arrival.toReversed()),
      await orderOnDisk(arrival),
    ];
    // Three orders that know nothing of each other would agree by chance once in 12!; what must not be is a tie to arrival.
    expect(forwards).not.toEqual(arrival);
    expect(backwards).not.toEqual(arrival.toReversed());
    expect(
      [forwards.join() === forwardsAgain.join(), forwards.join() === backwards.join()].filter(Boolean).length,
    ).not.toBe(1);
  });
});
