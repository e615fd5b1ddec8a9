/** A reporter's way through the page: out, back, exit, mishaps. The desk is the real vault behind the desk's page. */

import { en } from "@perde/seal/words/en";
import { kk } from "@perde/seal/words/kk";
import { ru } from "@perde/seal/words/ru";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seenIn } from "../world/desk.ts";
import {
  goOn,
  look,
  onScreen,
  openSite,
  type Site,
  screenOf,
  sendAndRead,
  seriousFindings,
  skip,
  tell,
} from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.end());

const enterWords = async (page: Page, words: string): Promise<void> => {
  await page.locator('[data-go="return"]').click();
  await onScreen(page, "return");
  await page.locator("#words").fill(words);
  await page.locator("main .button").click();
};

const deskView = async () => {
  await site.story.running.closeBatch();
  expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
  return seenIn(site.desk.vault);
};

/** Kazakh letters as somebody types them who has a Russian keyboard only. */
const onRussianKeys = (words: readonly string[]): string =>
  words
    .join("  ")
    .toUpperCase()
    .replace(/Ә/g, "А")
    .replace(/Ғ/g, "Г")
    .replace(/Қ/g, "К")
    .replace(/Ң/g, "Н")
    .replace(/Ө/g, "О")
    .replace(/[ҰҮ]/g, "У")
    .replace(/Һ/g, "Х")
    .replace(/І/g, "И");

describe("a report", () => {
  test("is sent, opened at the desk, answered, extended, found in the ledger and deleted", async () => {
    const { page, context, faults } = await site.visit();
    await tell(page, { place: "Үлгілер университеті", text: "Жатақханадан шығарамыз деді." });
    const words = await sendAndRead(page);
    expect(words).toHaveLength(8);
    expect(words.every(word => kk.includes(word))).toBe(true);
    await context.close();

    const row = (await deskView()).rows.find(({ said }) => JSON.stringify(said).includes("Үлгілер университеті"));
    expect(row).toBeDefined();
    expect(await site.desk.vault.reply(row?.leaf ?? "", "Хабарламаңызды алдық.")).toEqual({ kind: "sent" });

    for (const list of [ru, en]) {
      const other = await site.visit({ language: "ru" });
      await enterWords(other.page, words.map((word, at) => `${at + 1}. ${list[kk.indexOf(word)]}`).join("\n"));
      await onScreen(other.page, "replies");
      await other.context.close();
    }

    const again = await site.visit();
    await enterWords(again.page, onRussianKeys(words));
    await onScreen(again.page, "replies");
    await again.page.locator(".plaintext").waitFor();
    expect(await again.page.locator(".plaintext").innerText()).toBe("Хабарламаңызды алдық.");
    expect(await again.page.locator("article h3").innerText()).toContain("Үлгі тобы");
    await again.page.locator('[data-ledger="in"]').waitFor();
    expect(await seriousFindings(again.page)).toEqual([]);
    await look(again.page, "kk-phone-replies");

    await again.page.locator("#addition").fill("Бүгін тағы айтты.");
    await again.page.locator("form .button").click();
    await again.page.locator('[data-ledger="waiting"]').waitFor();
    await deskView();
    expect(await site.desk.vault.open(row?.leaf ?? "")).toMatchObject({
      additions: [{ seq: 1, content: { text: "Бүгін тағы айтты." } }],
    });

    await again.page.locator("main > .stack .quiet").first().click();
    await again.page.locator("#delete").waitFor();
    expect(await seriousFindings(again.page)).toEqual([]);
    await look(again.page, "kk-phone-delete");
    await again.page.locator(".box .button").click();
    await onScreen(again.page, "deleted");
    expect((await deskView()).rows.some(({ said }) => JSON.stringify(said ?? "").includes("Үлгілер"))).toBe(false);
    await again.page.locator("main .quiet").click();
    await onScreen(again.page, "start");
    await enterWords(again.page, words.join(" "));
    await again.page.locator(".summary").waitFor();
    expect([...faults, ...again.faults]).toEqual([]);
    await again.context.close();
  });

  test("keeps nothing in the browser", async () => {
    const { page, context } = await site.visit();
    await tell(page, { place: "Үлгілер университеті" });
    await sendAndRead(page);
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      state: JSON.stringify(history.state),
      entries: history.length,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, state: "1", entries: 3 });
    await context.close();
  });

  test("is stored once when the answer is lost on the way and she tries again", async () => {
    const before = (await deskView()).rows.length;
    const { page, context } = await site.visit({ language: "ru" });
    await tell(page, { place: "Университет Примеров" });
    await page.locator(".words.six li").first().waitFor();
    let lost = 0;
    await page.route("**/v1/envelopes", async route => {
      if (lost++ > 0) return route.continue();
      await route.fetch(); // the intake takes it; the answer never arrives
      return route.abort("connectionreset");
    });
    await page.locator("main .button").first().click();
    await page.locator('.notice[role="alert"]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await look(page, "ru-phone-sealing-offline");
    expect(await screenOf(page)).toBe("sealing");
    await page.goBack(); // an envelope may lie with the intake: going back would store a second one
    await page.waitForTimeout(300);
    expect(await screenOf(page)).toBe("sealing");
    await page.locator(".notice .button").click();
    await onScreen(page, "receipt");
    expect((await deskView()).rows.length).toBe(before + 1);
    await context.close();
  });

  test("waits and goes on by itself when the intake is busy", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await tell(page, {});
    await page.locator(".words.six li").first().waitFor();
    let asked = 0;
    await page.route("**/v1/envelopes", route =>
      asked++ > 0
        ? route.continue()
        : route.fulfill({ status: 503, headers: { "retry-after": "2" }, body: '{"error":"busy"}' }),
    );
    await page.locator("main .button").first().click();
    await page.locator(".notice").waitFor();
    await onScreen(page, "receipt");
    expect(asked).toBe(2);
    await context.close();
  });

  test("is not shown as sent when the promise is not signed by the intake", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await tell(page, {});
    await page.locator(".words.six li").first().waitFor();
    await page.route("**/v1/envelopes", async route => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({
        response,
        body: body.replace(/"sig":"(.)/, (_, first) => `"sig":"${first === "A" ? "B" : "A"}`),
      });
    });
    await page.locator("main .button").first().click();
    await page.locator('.notice[role="alert"]').waitFor();
    expect(await page.locator(".notice").innerText()).toContain("signature does not match");
    expect(await screenOf(page)).toBe("sealing");
    await context.close();
  });

  test("can be sent without words when the phone lacks the memory for them", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await page.route("**/assets/seal-*.js", async route => {
      const response = await route.fetch();
      const none = 'WebAssembly.compile=WebAssembly.instantiate=()=>{throw new RangeError("no memory")};';
      await route.fulfill({ response, body: none + (await response.text()) });
    });
    await tell(page, {});
    await page.locator("main .box strong").waitFor();
    await page.locator("main .button").first().click();
    await page.locator('.notice[role="alert"]').waitFor();
    await page.locator(".notice .quiet").click();
    await onScreen(page, "receipt");
    expect(await page.locator("[data-words]").count()).toBe(0);
    await context.close();
  });
});

describe("eight words", () => {
  test("that open nothing are named in the summary, which takes focus, and in the title", async () => {
    const { page, context } = await site.visit();
    await enterWords(page, ru.slice(0, 8).join(" "));
    await page.locator(".summary").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await look(page, "kk-phone-return-mistake");
    expect(await page.title()).toBe("Қате: Perde");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("summary");
    await page.locator(".summary a").click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("words");
    expect(new URL(page.url()).hash).toBe("");
    await context.close();
  });

  test("that are only seven are counted, and an unknown one is named by its number", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await enterWords(page, ru.slice(0, 7).join("\n"));
    expect(await page.locator(".summary").innerText()).toContain("you typed 7");
    await page.locator("#words").fill([...ru.slice(0, 3), "qqqq", ...ru.slice(4, 8)].join(" "));
    await page.locator("main .button").click();
    await page.locator(".summary", { hasText: "word number 4" }).waitFor();
    await context.close();
  });

  test("have an entry of their own, which leaves no trace in the address", async () => {
    const { page, context } = await site.visit({ path: "/#words" });
    await onScreen(page, "return");
    expect(page.url()).toBe(`${site.origin}/`);
    await context.close();
  });

  test("cannot be left unsaved without one warning", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await tell(page, {});
    await sendAndRead(page);
    await page.goBack();
    await page.locator(".mistake").waitFor();
    expect(await screenOf(page)).toBe("receipt");
    await page.locator("main > .stack .button").click();
    await onScreen(page, "finished");
    await context.close();
  });
});

describe("the language", () => {
  test("changes mid-way and every answer stays", async () => {
    const { page, context } = await site.visit({ language: "kk" });
    await page.locator('[data-go="safety"]').click();
    await onScreen(page, "safety");
    await goOn(page, "what");
    await page.locator("#what-turnout").check();
    await goOn(page, "place");
    await page.locator("#place-written").check();
    await page.locator("#place-text").fill("Үлгі мектебі");
    await page.locator('.bar [lang="ru"]').click();
    await page.locator("h1", { hasText: "Какая организация" }).waitFor();
    expect(await page.locator("#place-text").inputValue()).toBe("Үлгі мектебі");
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    await page.goBack();
    await onScreen(page, "what");
    expect(await page.locator("#what-turnout").isChecked()).toBe(true);
    expect(page.url()).toBe(`${site.origin}/`);
    await context.close();
  });
});

describe("Back", () => {
  test("goes one question back, through one extra entry, and leaves from the start", async () => {
    const { page, context } = await site.visit();
    await page.goto("about:blank");
    await page.goto(site.origin);
    await page.waitForFunction(() => "ready" in document.documentElement.dataset);
    const entries = await page.evaluate(() => history.length);
    await page.locator('[data-go="safety"]').click();
    await onScreen(page, "safety");
    await goOn(page, "what");
    await page.locator("#what-ballot").check();
    await goOn(page, "place");
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    await page.goBack();
    await onScreen(page, "what");
    await page.goBack();
    await onScreen(page, "safety");
    await page.goBack();
    await onScreen(page, "start");
    await page.goBack();
    await page.waitForURL("about:blank");
    await context.close();
  });

  test("from a changed answer leads to the check page again", async () => {
    const { page, context } = await site.visit({ language: "en" });
    await tell(page, {});
    await page.locator(".answers .plain").first().click();
    await onScreen(page, "what");
    await page.locator("#what-ballot").check();
    await goOn(page, "check");
    expect(await page.locator(".answers dd").first().innerText()).toBe("A photo of the marked ballot");
    await context.close();
  });
});

describe("Exit", () => {
  const inMidForm = async () => {
    const visit = await site.visit();
    await visit.page.locator('[data-go="safety"]').click();
    await onScreen(visit.page, "safety");
    await goOn(visit.page, "what");
    await visit.page.locator("#what-ballot").check();
    await goOn(visit.page, "place");
    await visit.page.locator("#place-written").check();
    await visit.page.locator("#place-text").fill("Үлгілер университеті");
    return visit;
  };
  const leavesBy = async (leave: (page: Page) => Promise<void>): Promise<void> => {
    const { page, context } = await inMidForm();
    await leave(page);
    await page.waitForURL("about:blank");
    expect(await page.locator("body").innerText()).toBe("");
    await page.goBack();
    await page.waitForFunction(() => "ready" in document.documentElement.dataset);
    expect(await screenOf(page)).toBe("start");
    expect(await page.content()).not.toContain("Үлгілер университеті");
    await context.close();
  };

  test("by the button leaves, and Back shows the start without answers", () =>
    leavesBy(page => page.locator("a.exit").click()));

  test("by Shift pressed three times leaves", () =>
    leavesBy(async page => {
      for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
    }));

  test("by the second link of the tab order leaves", () =>
    leavesBy(async page => {
      await page.evaluate(() =>
        document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
      );
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator("body > #app > a").nth(1).focus();
      await page.keyboard.press("Enter");
    }));

  test("covers the page in the very turn of the tap, and within 200 ms nothing is left of it", async () => {
    const { page, context } = await inMidForm();
    // The page is gone in the next moment: the test itself leaves what it saw where another tab finds it.
    const other = await context.newPage();
    await other.goto(`${site.origin}/v1/instance`);
    await page.evaluate(() => {
      setTimeout(() => {
        const begun = performance.now();
        document.querySelector<HTMLElement>("a.exit")?.click();
        const sheet = document.getElementById("cover");
        const box = sheet?.getBoundingClientRect();
        const whole = box?.width === innerWidth && box?.height === innerHeight;
        const left = document.getElementById("app") !== null;
        const seen = { hidden: sheet?.hidden, whole, left, took: performance.now() - begun };
        localStorage.setItem("seen", JSON.stringify(seen));
      }, 50);
    });
    await other.waitForFunction(() => localStorage.getItem("seen") !== null);
    const covered = JSON.parse((await other.evaluate(() => localStorage.getItem("seen"))) ?? "");
    expect(covered).toMatchObject({ hidden: false, whole: true, left: false });
    expect(covered.took).toBeLessThan(200);
    await context.close();
  });

  test("is the second thing that the Tab key reaches", async () => {
    const { page, context } = await site.visit();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("/exit");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("hidden");
    await context.close();
  });
});

test("a hidden tab shows nothing", async () => {
  const { page, context } = await site.visit();
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(await page.locator("#cover").isVisible()).toBe(true);
  await context.close();
});

test("a browser that does not hold parts to their hashes gets a clear page and no form", async () => {
  const { page, context } = await site.visit({ javaScript: false, language: "en" });
  await context.close();
  const other = await site.browser.newContext({ locale: "en" });
  const old = await other.newPage();
  // As such a browser would: the import map is there, its hashes are not.
  await old.route(`${site.origin}/`, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"integrity":{', '"ignored":{') });
  });
  await old.goto(site.origin);
  await old.locator("#old").waitFor({ timeout: 10_000 });
  expect(await old.locator("#old h1").innerText()).toBe("This browser cannot check the page");
  expect(await old.locator("#app").count()).toBe(0);
  expect(page.isClosed()).toBe(true);
  await other.close();
});

test("a desk that the server put in place is not offered", async () => {
  const { page, context } = await site.visit({ language: "en" });
  await page.route("**/v1/desks", async route => {
    const response = await route.fetch();
    const { listings } = await response.json();
    const stranger = { ...listings[0], root: `${"A".repeat(42)}E` };
    await route.fulfill({ response, json: { listings: [stranger] } });
  });
  await tell(page, {});
  await page.locator(".box .mistake").first().waitFor();
  const said = await page.locator(".box").innerText();
  expect(said).toContain("unknown to this page");
  expect(said).toContain("No team receives reports");
  expect(await page.locator("form .button").count()).toBe(0);
  await context.close();
});

test("a skipped question is said to be skipped", async () => {
  const { page, context } = await site.visit({ language: "en" });
  await page.locator('[data-go="safety"]').click();
  await onScreen(page, "safety");
  await goOn(page, "what");
  await page.locator("#what-unknown").check();
  await goOn(page, "place");
  await skip(page, "who");
  await context.close();
});
