/** A13 with some hundred reports: opened with progress and a stop, worked on by key, kept sealed, unlocked without a network. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { toBase64Url, utf8 } from "@perde/seal/bytes";
import { packContainer } from "@perde/seal/container";
import { quickSeal } from "@perde/seal/quick-seal.testing";
import { signedBytes } from "@perde/seal/statement";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible } from "../world/browser.ts";
import { deliver, random, servedDesks } from "../world/reporter.ts";
import { tracesIn } from "../world/traces.ts";

const MANY = 200;
const secret = "Комендант велел прислать снимок";
let stage: Stage;
let desk: OpenDesk;
let page: Page;

/** Reports sealed in a hurry, each by a person of its own, sent through the voter's door. */
const sendMany = async (count: number): Promise<void> => {
  const { voter } = stage.story.running.origins;
  const [own] = await servedDesks(voter);
  if (own === undefined) throw new Error("no desk is served");
  const seal = await quickSeal(own.descriptor.recipient, random);
  for (let number = 0; number < count; number += 1) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const deleter = createHash("sha256").update(random(32)).digest();
    const said = aReport({ more: `${secret} № ${number}` }, { for: [own.desk], deleter: toBase64Url(deleter) });
    const statement = JSON.stringify(said);
    const by = toBase64Url(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
    const sig = toBase64Url(sign(null, signedBytes("report", statement), privateKey));
    const header = utf8(JSON.stringify({ v: "perde-report/1", signed: { statement, by, sig } }));
    expect((await deliver(voter, await seal(packContainer(header, [], "16k")), deleter, "16k")).status).toBe(201);
  }
};

beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "ru");
  page = desk.page;
  await sendMany(MANY);
  await stage.story.running.closeBatch();
});
afterAll(() => stage.end());

const shown = async (): Promise<number> =>
  Number(/^\d+/.exec(await page.locator("[data-told]").innerText({ timeout: 60_000 }))?.[0] ?? -1);
const told = (text: string) => page.locator('[role="status"]', { hasText: text }).first().waitFor({ timeout: 15_000 });
const press = (code: string, key: string) =>
  page.evaluate(
    ([physical, letter]) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code: physical, key: letter, bubbles: true, cancelable: true }),
      ),
    [code, key] as const,
  );
const fetchNew = () => page.getByRole("button", { name: "Получить новые" }).click();

/** Everything that a page of this origin can store, as bytes. */
const stored = async (): Promise<Buffer> => {
  const parts = await page.evaluate(async () => {
    const found: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise(resolve => {
        request.onsuccess = () => resolve(request.result);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        found.push(JSON.stringify(await answer(all.getAllKeys())));
        for (const value of await answer(database.transaction(store).objectStore(store).getAll()))
          found.push(new TextDecoder("latin1").decode(value));
      }
      database.close();
    }
    for (const name of await caches.keys()) found.push(name);
    for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(`file ${name}`);
    return found;
  });
  return Buffer.from(parts.join("\n"), "latin1");
};

test("many reports are opened with progress; stopping keeps what is open, and fetching goes on", async () => {
  await fetchNew();
  await page.locator("[data-stop]").waitFor({ timeout: 60_000 });
  await isAccessible(page, "opening many");
  await page
    .locator("[data-stop]")
    .click({ timeout: 5_000 })
    .catch(() => undefined); // it may be open by now
  await page.locator("[data-stop]").waitFor({ state: "detached", timeout: 60_000 });
  await fetchNew();
  await expect.poll(shown, { timeout: 120_000 }).toBe(MANY);
  // The page holds the lines in sight, not the list.
  expect(await page.locator("tbody tr[data-leaf]").count()).toBeLessThan(MANY);
});

test("j, j, x, k, x, m merges with a Russian layout, u brings it back", async () => {
  await press("KeyJ", "о");
  await press("KeyJ", "о");
  await page.waitForFunction(() => document.activeElement?.closest("tr")?.getAttribute("aria-rowindex") === "3");
  await press("KeyX", "ч");
  await press("KeyK", "л");
  await press("KeyX", "ч");
  await told("Выбрано 2 дела");
  await press("KeyM", "ь");
  await told("Дела объединены");
  await expect.poll(shown).toBe(MANY - 1);
  await press("KeyU", "г");
  await expect.poll(shown).toBe(MANY);
});

test("a number that one report names finds it among all", async () => {
  await page.locator("#filter").fill(`"№ ${MANY - 1}"`);
  await expect.poll(shown).toBe(1);
  await page.locator("#filter").fill("");
  await expect.poll(shown).toBe(MANY);
});

test("locked, nothing readable lies in the browser; unlocked without a network, the list is there and decisions are kept", async () => {
  await page.getByRole("button", { name: "Закрыть на замок" }).click();
  await onScreen(page, "unlock");
  const bytes = await stored();
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(tracesIn("storage", bytes, [secret, "komendant", desk.passphrase])).toEqual([]);
  await page.context().setOffline(true);
  await page.locator("#passphrase").fill(desk.passphrase);
  await page.locator('button[type="submit"]').click();
  await onScreen(page, "list");
  await expect.poll(shown, { timeout: 60_000 }).toBe(MANY);
  await press("KeyJ", "о");
  await press("KeyX", "ч");
  await told("Выбрано 1 дело");
  await page.locator('[data-do="close"]').click();
  await page
    .locator('tr[data-status="closed"]')
    .waitFor({ state: "attached", timeout: 15_000 })
    .catch(() => undefined);
  await page.locator("#filter").fill("status:closed");
  await expect.poll(shown).toBe(1);
  await page.context().setOffline(false);
  await page.locator("#filter").fill("");
  await fetchNew();
  await page.locator(".notice", { hasText: "не отправлен" }).waitFor({ state: "detached", timeout: 30_000 });
});
