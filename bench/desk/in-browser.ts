/**
 * The desk in Chromium with many reports: first opening beside its floor, opening from the snapshot, a letter typed into the
 * filter, memory. The page is the built one, the intake the real one, on this machine.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import type { Chest } from "../../apps/desk/src/vault/chest.ts";
import { chromiumArguments, findChromium } from "../../tasks/chromium.ts";
import { memberFileOf, type SealedSet, serveSet } from "./sealed-set.ts";
import { writtenSnapshot } from "./written-snapshot.ts";

export type Measured = {
  /** Cases in the list. */
  readonly count: number;
  /** Seconds from the opened member file to the first lines. */
  readonly usable: number;
  readonly keystrokes: { readonly p50: number; readonly p95: number };
  readonly megabytes: number;
};
export type FirstOpening = {
  readonly usable: number;
  /** Reports a second after the first lines, in so many seconds. */
  readonly perSecond: number;
  readonly seconds: number;
};

const profileOf = ({ folder }: SealedSet): string => join(folder, "profile");
const listed = "tbody tr[data-leaf]";

/** Resident memory of the processes that show pages of this profile, their biggest one, in MB. */
const rendererMegabytes = (profile: string): number => {
  const lines = execFileSync("ps", ["-eo", "rss=,args="], { encoding: "utf8", maxBuffer: 2 ** 24 }).split("\n");
  const sizes = lines
    .filter(line => line.includes("--type=renderer") && line.includes(profile))
    .map(line => Number.parseInt(line, 10) / 1024);
  return Math.max(0, ...sizes);
};

const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Time from each letter to the frame in which the list shows its answer. */
const typeLetters = async (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>("#filter");
    const status = document.querySelector("[data-told]");
    if (field === null || status === null) throw new Error("no list");
    const times: number[] = [];
    const type = async (text: string): Promise<void> => {
      const asked = performance.now();
      const shown = new Promise<void>(resolve => {
        const seen = new MutationObserver(() => resolve());
        const table = document.querySelector("table.rows")?.parentElement ?? document.body;
        seen.observe(table, { subtree: true, childList: true, characterData: true });
        // An answer that changes nothing on the screen is there by then as well.
        setTimeout(resolve, 1_000);
      });
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await shown;
      await new Promise(requestAnimationFrame);
      if (performance.now() - asked < 1_000) times.push(performance.now() - asked);
      await new Promise(resolve => setTimeout(resolve, 60));
    };
    for (const words of ["комендант снимок", "status:new region:almaty", "jatakhana", "сарытау университет", "№ 77777"])
      for (let length = 1; length <= words.length; length += 1) await type(words.slice(0, length));
    await type("");
    return times;
  });

/** Puts sealed chunks into the browser's storage, where the vault of this profile looks for them. */
const putChunks = async (page: Page, chest: Chest): Promise<void> => {
  const names = await chest.names("");
  for (let from = 0; from < names.length; from += 8) {
    const part = names.slice(from, from + 8);
    const chunks = (await chest.get(part)).map(bytes => Buffer.from(bytes ?? new Uint8Array()).toString("base64"));
    await page.evaluate(
      async ([keys, texts]) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open("perde-desk-chunks", 1);
          request.onupgradeneeded = () => request.result.createObjectStore("chunks");
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        await new Promise<void>((resolve, reject) => {
          const transaction = database.transaction("chunks", "readwrite");
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
          for (const [at, key] of (keys ?? []).entries())
            transaction.objectStore("chunks").put(
              Uint8Array.from(atob(texts?.[at] ?? ""), letter => letter.charCodeAt(0)),
              key,
            );
        });
        database.close();
      },
      [part, chunks],
    );
  }
};

const withDesk = async <Value>(
  set: SealedSet,
  act: (open: () => Promise<Page>, origin: string) => Promise<Value>,
): Promise<Value> => {
  const profile = profileOf(set);
  rmSync(profile, { recursive: true, force: true });
  const running = await serveSet(set);
  let context: BrowserContext | undefined;
  try {
    return await act(async () => {
      await context?.close();
      context = await chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        args: [...chromiumArguments],
        viewport: { width: 1280, height: 800 },
        locale: "ru-RU",
      });
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(running.origins.desk);
      const file = page.locator('input[type="file"]').first();
      if ((await file.count()) > 0)
        await file.setInputFiles({
          name: "perde-member.json",
          mimeType: "application/json",
          buffer: Buffer.from(memberFileOf(set)),
        });
      return page;
    }, running.origins.desk);
  } finally {
    await context?.close();
    await running.close();
  }
};

const shownCases = async (page: Page): Promise<number> =>
  Number(/^[\d\s]+/u.exec(await page.locator("[data-told]").innerText())?.[0].replace(/\s/gu, "") ?? 0);

const submit = async (page: Page, passphrase: string, until: string): Promise<number> => {
  await page.locator("#passphrase").fill(passphrase);
  const from = performance.now();
  await page.locator('button[type="submit"]').click();
  await page.locator(until).first().waitFor({ timeout: 600_000 });
  return (performance.now() - from) / 1000;
};

/** Seconds from the opened member file to the first lines: a wrong passphrase costs the same stretching, and is taken off. */
const untilUsable = async (page: Page, passphrase: string): Promise<number> => {
  const stretching = await submit(page, `${passphrase} wrong`, '.error, [role="alert"]');
  return (await submit(page, passphrase, listed)) - stretching;
};

const measureOpenList = async (page: Page, set: SealedSet, usable: number): Promise<Measured> => {
  // Texts for searching come into memory after the list is there.
  await page.waitForTimeout(5_000);
  const times = await typeLetters(page);
  return {
    count: await shownCases(page),
    usable,
    keystrokes: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    megabytes: rendererMegabytes(profileOf(set)),
  };
};

/** First opening of the whole set, or as much of it as `seconds` allow; then the same desk from its snapshot. */
export const measureFirstOpening = (
  set: SealedSet,
  seconds: number,
): Promise<{ readonly first: FirstOpening; readonly again: Measured }> =>
  withDesk(set, async open => {
    let page = await open();
    const usable = await untilUsable(page, set.passphrase);
    const [from, before] = [performance.now(), await shownCases(page)];
    let now = before;
    while (performance.now() - from < seconds * 1000 && now < set.count) {
      await page.waitForTimeout(500);
      now = await shownCases(page);
    }
    const took = (performance.now() - from) / 1000;
    const stop = page.locator("[data-stop]");
    if (now < set.count && (await stop.count()) > 0) await stop.click();
    await page.waitForTimeout(5_000);
    page = await open();
    const again = await measureOpenList(page, set, await untilUsable(page, set.passphrase));
    return { first: { usable, perSecond: (now - before) / took, seconds: took }, again };
  });

/** The desk with all of the set in a snapshot that was written, not opened. */
export const measureWritten = (set: SealedSet): Promise<Measured> =>
  withDesk(set, async (open, origin) => {
    await putChunks(await open(), await writtenSnapshot(set, origin));
    const page = await open();
    return measureOpenList(page, set, await untilUsable(page, set.passphrase));
  });
