import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { aKey, servedFiles, someLeaves, verifierKeyOf } from "@perde/ledger/ledger.testing";
import { languages } from "@perde/ui/say";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../../../e2e/world/axe.ts";
import { findChromium } from "../../../tasks/chromium.ts";
import { buildPublic } from "../build.ts";
import { addressOf } from "./page.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const manifest = {
  buildDay: "2026-03-01",
  files: [{ path: "assets/entry-AbCd1234.js", sha384: "oLBWg6j1".repeat(8), bytes: 12345 }],
};
const leaves = someLeaves(320);
const ownPages = ["/", "/ledger/", "/site/", "/logs/"];
const pages = [...ownPages, "/law/", "/law/KZ/"];
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

let folder = "";
let server: Server;
let origin = "";
let browser: Browser;
/** What the ledger of the server shows; a test may put another there. */
let ledger = new Map<string, Uint8Array>();

const shown = (all: readonly Uint8Array[]) =>
  servedFiles(all)
    .set("/ledger/batches/latest", utf8('{"batch":19,"start":304,"size":16,"log":0}'))
    .set("/v1/instance", utf8(JSON.stringify({ ledgerKey: verifierKeyOf(aKey()) })));

/** Serves files with the headers that lie beside them, as an intake does. */
const answerTo = async (path: string) => {
  const known = ledger.get(path);
  if (known !== undefined) return { body: known, headers: { "content-type": "application/octet-stream" } };
  const name = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  const beside = await readFile(`${name}.headers.json`, "utf8").catch(() => "{}"); // only pages have headers of their own
  return { body: await readFile(name), headers: { "content-type": types[extname(name)] ?? "", ...JSON.parse(beside) } };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "perde-public-"));
  await buildPublic({ outDir: folder, manifest });
  ledger = shown(leaves);
  server = createServer((request, response) => {
    answerTo(new URL(request.url ?? "/", "http://localhost").pathname).then(
      ({ body, headers }) => response.writeHead(200, headers).end(body),
      () => response.writeHead(404).end(), // no such file
    );
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

const visit = async <Result>(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page, troubles: readonly string[]) => Promise<Result>,
): Promise<Result> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", message => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", error => troubles.push(error.message));
  page.on("request", request => {
    if (!request.url().startsWith("data:") && !request.url().startsWith(origin)) troubles.push(request.url());
  });
  try {
    await page.goto(origin + path);
    return await look(page, troubles);
  } finally {
    await context.close();
  }
};

describe("public site, when JavaScript is unavailable", () => {
  it.each(languages)(
    "every page in %s has a heading, and the ledger page tells where the checkpoint is",
    async language => {
      for (const path of pages)
        await visit(addressOf(language, path), { javaScriptEnabled: false }, async page => {
          expect(await page.locator("html").getAttribute("lang")).toBe(language);
          expect(await page.locator("h1").count()).toBe(1);
          expect((await page.locator("main").innerText()).length).toBeGreaterThan(200);
        });
      await visit(`/${language}/ledger/`, { javaScriptEnabled: false }, async page => {
        expect(await page.locator("main a").first().getAttribute("href")).toBe("/ledger/checkpoint");
        expect(await page.locator("#checking").isVisible()).toBe(false);
      });
    },
  );
});

describe("public site", () => {
  const looks = [
    { width: 360, height: 640, colorScheme: "light" },
    { width: 360, height: 640, colorScheme: "dark" },
    { width: 1280, height: 800, colorScheme: "light" },
  ] as const;
  it.each(languages)("has no fault of accessibility in %s", async language => {
    // Words are what differs between languages: day, night and the wide window are looked at in one.
    const [seen, where] = language === "kk" ? [looks, pages] : [looks.slice(0, 1), ownPages];
    for (const path of where)
      await visit(addressOf(language, path), {}, async page => {
        if (path === "/ledger/") await page.locator("#findings li").first().waitFor();
        for (const { width, height, colorScheme } of seen) {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme });
          const violations = await axeFindings(page, "all");
          expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        }
      });
  });
  it("prints the text without navigation, forms and dark colours", async () => {
    await visit("/kk/ledger/", { colorScheme: "dark" }, async page => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("nav.sections").isVisible()).toBe(false);
      expect(await page.locator("#check").isVisible()).toBe(false);
      const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      expect(colour).toBe("rgb(255, 255, 255)");
    });
  });
  it("fetches nothing from elsewhere, breaks no policy of its own and leaves no cookie", async () => {
    for (const path of pages) {
      const troubles = await visit(addressOf("kk", path), {}, async (page, found) => {
        if (path === "/ledger/") await page.locator("#findings li").first().waitFor();
        expect(await page.context().cookies()).toEqual([]);
        return found;
      });
      expect(troubles).toEqual([]);
    }
  });
  it("has a policy that lets no script run but the one of its hash", async () => {
    const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith(".html"));
    expect(files.length).toBeGreaterThanOrEqual(pages.length * languages.length + languages.length);
    for (const name of files) {
      const headers = JSON.parse(await readFile(join(folder, `${name}.headers.json`), "utf8"));
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:|\*/);
    }
  });
  it("shows the hashes of the voter site", async () => {
    await visit("/en/site/", {}, async page => {
      expect(await page.locator("main table").innerText()).toContain(manifest.files[0]?.sha384);
    });
  });
  it("built again without hashes it says so, and every other file has the same bytes", async () => {
    const again = await mkdtemp(join(tmpdir(), "perde-public-"));
    await buildPublic({ outDir: again });
    const page = await readFile(join(again, "en/site/index.html"), "utf8");
    expect(page).toContain("This build was given no list of files.");
    const names = (await readdir(again, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(again.length))
      .filter(name => !name.includes("/site/"));
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const [one, other] = [await readFile(join(again, name)), await readFile(join(folder, name))];
      expect(one.equals(other), name).toBe(true);
    }
    await rm(again, { recursive: true });
  });
});

describe("ledger page", () => {
  const findings = (page: Page) => page.locator("#findings li").allInnerTexts();
  it("checks the ledger by itself, and shows the checkpoint to keep", async () => {
    await visit("/en/ledger/", {}, async page => {
      await page.locator("#findings li").nth(1).waitFor();
      expect(await findings(page)).toEqual([
        "The signature is good. Lines in the ledger: 320.",
        "All 16 lines of the latest batch, number 19, stand in this ledger.",
      ]);
      expect(await page.locator("#note").innerText()).toContain("ledger.example/1\n320\n");
    });
  });
  it("sounds the alarm when the kept checkpoint is not continued", async () => {
    await visit("/en/ledger/", {}, async page => {
      await page.locator("#findings li").nth(1).waitFor();
      const other = servedFiles(someLeaves(304, "other")).get("/ledger/checkpoint");
      await page.getByLabel("A checkpoint you kept earlier").fill(new TextDecoder().decode(other));
      await page.getByRole("button", { name: "Check" }).click();
      await page.locator("#findings li.mistake").waitFor();
      expect((await findings(page))[0]).toMatch(/^Alarm: the ledger shown does not continue/);
    });
  });
  it("says that the ledger has not begun, or cannot be read, and never that all is well", async () => {
    ledger = new Map([["/v1/instance", utf8('{"ledgerKey":"none"}')]]);
    await visit("/en/ledger/", {}, async page => {
      await page.locator("#findings li").first().waitFor();
      expect(await findings(page)).toEqual([expect.stringMatching(/no ledger yet/)]);
    });
    ledger = new Map([["/v1/instance", utf8("not JSON")]]);
    await visit("/en/ledger/", {}, async page => {
      await page.locator("#findings li").first().waitFor();
      expect(await findings(page)).toEqual([expect.stringMatching(/could not be read/)]);
    });
    ledger = shown(leaves);
  });
});
