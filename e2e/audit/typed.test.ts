/** What is typed on the way out and on the way back: into the search, as an addition, as eight words. */
import type { Page, Request } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goOn, onScreen, openSite, type Site, sendAndRead, skip } from "../voter/site.ts";
import { rowsOf } from "../world/desk.ts";
import { tracesIn } from "../world/traces.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.end());

/** Everything that leaves the page: addresses, headers, bodies. */
const listen = (page: Page) => {
  const requests: Request[] = [];
  page.on("request", request => requests.push(request));
  return (): Buffer =>
    Buffer.concat(
      requests.flatMap(request => [
        Buffer.from(`\n${request.method()} ${request.url()}\n${JSON.stringify(request.headers())}\n`),
        request.postDataBuffer() ?? Buffer.alloc(0),
      ]),
    );
};

test("the search for an institution sends nothing, and neither what is added later nor the words leave in any spelling", async () => {
  const searched = "Қазақ ұлттық зерт";
  const added = "Сосын деканатқа шақырды, канарейка 4417";
  const out = await site.visit();
  const gone = listen(out.page);
  await out.page.locator('[data-go="safety"]').click();
  await onScreen(out.page, "safety");
  await goOn(out.page, "what");
  await out.page.locator("#what-ballot").check();
  await goOn(out.page, "place");
  await out.page.locator("#place-search").pressSequentially(searched, { delay: 10 });
  await out.page.locator("main .choice").nth(2).waitFor();
  await out.page.locator("#place-written").check();
  await out.page.locator("#place-text").fill(searched);
  await goOn(out.page, "who");
  for (const next of ["how", "threat", "when", "evidence", "check"]) await skip(out.page, next);
  const words = await sendAndRead(out.page);
  const left = gone();
  await out.context.close();

  const back = await site.visit();
  const came = listen(back.page);
  await back.page.locator('[data-go="return"]').click();
  await onScreen(back.page, "return");
  await back.page.locator("#words").fill(words.join(" "));
  await back.page.locator("main .button").click();
  await onScreen(back.page, "replies");
  await back.page.locator("#addition").fill(added);
  await back.page.locator("form .button").click();
  await back.page.locator("form p[role=status]", { hasText: "жіберілді" }).waitFor();
  expect(back.page.url()).toBe(`${site.origin}/`);
  const all = Buffer.concat([left, came()]);
  await back.context.close();

  expect(all.length).toBeGreaterThan(2 * 22_714);
  const pairs = words.flatMap((word, place) => (place === 0 ? [] : [`${words[place - 1]} ${word}`]));
  expect(tracesIn("what left", all, [searched, added, ...pairs])).toEqual([]);

  await site.story.running.closeBatch();
  expect(await site.desk.vault.sync()).toEqual({ kind: "synced" });
  const [row] = await rowsOf(site.desk.vault);
  expect(await site.desk.vault.open(row?.leaf ?? "")).toMatchObject({ additions: [{ content: { text: added } }] });
});
