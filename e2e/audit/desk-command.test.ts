/** `perde desk --intake`: the desk's page from this machine, working against an intake elsewhere, in a real browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { root } from "../../tasks/root.ts";
import { fetchNew, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { laptop, type Visit, visit } from "../world/browser.ts";
import { aPerson, readReplies, send, servedDesks } from "../world/reporter.ts";

let stage: Stage;
let program: ChildProcess;
let own: string;
let desk: Visit;
const asked: string[] = [];

beforeAll(async () => {
  stage = await setStage();
  program = spawn(
    process.execPath,
    [
      join(root, "apps/cli/bin/perde.mjs"),
      "desk",
      "--intake",
      stage.story.running.origins.desk,
      "--port",
      "0",
      "--site",
      stage.sites.desk,
      "--json",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  own = await new Promise<string>((resolve, reject) => {
    program.stdout?.once("data", part => resolve((JSON.parse(String(part)) as { desk: string }).desk));
    program.once("exit", code => reject(new Error(`perde desk ended with ${code}`)));
  });
}, 300_000);
afterAll(async () => {
  program.removeAllListeners("exit");
  program.kill("SIGTERM");
  await stage.end();
});

test("it serves the desk from this machine, which says nothing of a trial and runs no script but its own", async () => {
  const page = await fetch(own);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(page.headers.get("cache-control")).toBe("no-store");
  // The worker that holds the keys may talk to the intake, and to nobody else.
  const vault = readdirSync(join(stage.sites.desk, "assets")).find(name => /^vault-.*\.js$/.test(name)) ?? "";
  const ofVault = (await fetch(`${own}/assets/${vault}`)).headers.get("content-security-policy") ?? "";
  expect(ofVault.match(/connect-src ([^;]+)/)?.[1]).toBe(stage.story.running.origins.desk);
  // The worker that writes papers fetches the parts of its PDF writer from this machine.
  const names = readdirSync(join(stage.sites.desk, "assets"));
  const papers = names.find(name => /^papers-.*\.js$/.test(name)) ?? "";
  const ofPapers = (await fetch(`${own}/assets/${papers}`)).headers.get("content-security-policy") ?? "";
  expect(ofPapers.match(/connect-src ([^;]+)/)?.[1]).toBe("'self'");
  const compiler = await fetch(`${own}/assets/${names.find(name => /^typst-.*\.wasm$/.test(name))}`);
  expect([compiler.status, compiler.headers.get("content-type")]).toEqual([200, "application/wasm"]);
  expect((await fetch(`${own}/%2e%2e/voter/index.en.html`)).status).toBe(404);
  expect((await fetch(`${own}/index.en.html.headers.json`)).status).toBe(404);
  const { hostname } = new URL(own);
  expect(hostname).toBe("localhost");
});

test("a desk is set up, reads a report and answers it, and its page talks to the intake alone", async () => {
  const invitation = new URL(await stage.story.running.invite()).hash;
  desk = await visit(stage.browser, `${own}/${invitation}`, { locale: "en", viewport: laptop });
  const { page, context } = desk;
  context.on("request", request => asked.push(request.url()));
  await onScreen(page, "found");
  expect(await page.locator(".banner").count()).toBe(0);
  await page.locator('[data-words="passphrase"] li').first().waitFor();
  const words = (await page.locator('[data-words="passphrase"] li').allInnerTexts()).map(line =>
    line.replace(/^\d+\s*/, "").trim(),
  );
  for (const field of ["kk", "ru", "en", "label"]) await page.locator(`#${field}`).fill("Desk at home");
  await page.locator("#again").fill(words.join(" "));
  await page.locator('button[type="submit"]').click();
  await onScreen(page, "keep");
  await page.locator('[data-words="fingerprint"] li').first().waitFor({ timeout: 60_000 });
  await page.locator("#tick").check();
  await page.locator("main .button").last().click();
  await onScreen(page, "list");

  const voter = stage.story.running.origins.voter;
  const desks = await servedDesks(voter);
  const person = await aPerson();
  await send(voter, person, desks, {
    report: aReport({ place: { kind: "written", text: "School of Examples" } }).content,
  });
  await fetchNew(stage, page);
  const row = page.locator("tr", { hasText: "School of Examples" });
  await row.waitFor();
  await row.locator("button").click();
  await onScreen(page, "report");
  await page.locator("#reply").fill("We have read it.");
  await page.locator('[data-part="reply"] .button').click();
  await page.locator('[data-from="desk"]').waitFor({ timeout: 30_000 });
  const replies = await readReplies(voter, person, [desks[0]?.root ?? new Uint8Array()]);
  expect(replies.filter(({ kind }) => kind === "reply")).toMatchObject([{ text: "We have read it." }]);

  const places = new Set(asked.filter(url => url.startsWith("http")).map(url => new URL(url).origin));
  for (const place of places) expect([own, stage.story.running.origins.desk]).toContain(place);
  expect(await page.locator('[role="alert"]').count()).toBe(0);
  expect(desk.faults).toEqual([]);
});
