/** A passkey as a member meets it: added in the list, used at the lock, refused kindly. The authenticator is Chromium's own. */
import type { CDPSession } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundInBrowser, type OpenDesk, onScreen, type Stage, setStage } from "../journeys/site.ts";
import { isAccessible, laptop, phone } from "../world/browser.ts";

let stage: Stage;
let desk: OpenDesk;
let devtools: CDPSession;
beforeAll(async () => {
  stage = await setStage();
  desk = await foundInBrowser(stage, "en");
  devtools = await desk.context.newCDPSession(desk.page);
  await devtools.send("WebAuthn.enable");
});
afterAll(() => stage.end());

const plugIn = async (hasPrf: boolean): Promise<string> => {
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return authenticatorId;
};

const goToKeys = async (): Promise<void> => {
  await desk.page.locator('[data-page="keys"]').click();
  await onScreen(desk.page, "keys");
};

const lock = async (): Promise<void> => {
  await desk.page.locator("header .exit").click();
  await onScreen(desk.page, "unlock");
};

test("an authenticator without the PRF extension is refused in a plain sentence, and the file stays without passkeys", async () => {
  const { page } = desk;
  const authenticatorId = await plugIn(false);
  await goToKeys();
  await page.locator('[data-do="add-passkey"]').click();
  await page.locator('main [role="alert"]', { hasText: "cannot give the passkey that is needed" }).waitFor();
  await devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  await lock();
  await page.locator("#passphrase").waitFor();
  expect(await page.locator("#passkey").count()).toBe(0);
  await page.locator("#passphrase").fill(desk.passphrase);
  await page.locator('button[type="submit"]').click();
  await onScreen(page, "list");
});

test("a passkey that was added opens the locked desk without the passphrase, which goes on working", async () => {
  const { page, faults } = desk;
  const authenticatorId = await plugIn(true);
  await goToKeys();
  await page.locator('[data-do="add-passkey"]').click();
  await page.locator('[data-passkey="added"]').waitFor({ timeout: 30_000 });
  const download = page.waitForEvent("download");
  await page.locator("[data-passkey] button", { hasText: "Download the member file" }).click();
  const parts: Buffer[] = [];
  for await (const part of await (await download).createReadStream()) parts.push(Buffer.from(part));
  const file = Buffer.concat(parts);
  expect(JSON.parse(file.toString("utf8")).passkeys).toHaveLength(1);
  await page.locator('[data-do="add-passkey"]').click();
  await page.locator('main [role="alert"]', { hasText: "already has a passkey" }).waitFor({ timeout: 30_000 });

  await lock();
  await page.locator("#passkey").waitFor();
  await isAccessible(page, "unlock with a passkey");
  await page.setViewportSize(phone);
  await isAccessible(page, "unlock with a passkey, phone");
  await page.setViewportSize(laptop);
  await page.locator("#passkey").click();
  await onScreen(page, "list");
  expect(await page.locator("h1").innerText()).toBe("Example legal team");
  await page.waitForFunction(() => document.querySelector('.tools [role="status"]')?.textContent !== "One moment…");
  expect(await page.locator('main [role="alert"]').count()).toBe(0);

  await lock();
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.locator("#passkey").click();
  await page.locator(".summary", { hasText: "No passkey was given" }).waitFor({ timeout: 30_000 });
  await page.locator("#file").setInputFiles({ name: "perde-member.json", mimeType: "application/json", buffer: file });
  await page.locator("#passphrase").fill(desk.passphrase);
  await page.locator('button[type="submit"]').click();
  await onScreen(page, "list");
  expect(faults).toEqual([]);
});
