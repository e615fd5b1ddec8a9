import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aFolder } from "../intake.testing.ts";
import { preferredLanguage } from "./language.ts";
import { loadSite, type SiteOptions } from "./site.ts";

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = aFolder());
  mkdirSync(join(folder, "assets"));
  for (const language of ["kk", "ru", "en"]) {
    writeFileSync(join(folder, `index.${language}.html`), `<!doctype html><p lang="${language}"><!--perde:roots-->`);
    writeFileSync(
      join(folder, `index.${language}.html.headers.json`),
      JSON.stringify({ "content-security-policy": `default-src 'none'; script-src 'sha384-${language}'` }),
    );
    writeFileSync(join(folder, `return.${language}.html`), `<p>${language}`);
  }
  const script = Buffer.from("export const nothing = 0;".repeat(40));
  writeFileSync(join(folder, "assets", "page-Ab12Cd34.js"), script);
  writeFileSync(join(folder, "assets", "page-Ab12Cd34.js.br"), brotliCompressSync(script));
  writeFileSync(join(folder, "assets", "worker-Ab12Cd34.js"), script);
  writeFileSync(
    join(folder, "assets", "worker-Ab12Cd34.js.headers.json"),
    JSON.stringify({ "Content-Security-Policy": "connect-src 'none'" }),
  );
  writeFileSync(join(folder, "manifest.json"), "{}");
});
afterEach(() => remove());

const ask = async (
  path: string,
  headers: Record<string, string> = {},
  options: SiteOptions = {},
): Promise<Response | undefined> =>
  (await loadSite(folder, options)).answer(new Request(`http://localhost${path}`, { headers }));
const must = async (...asked: Parameters<typeof ask>): Promise<Response> => (await ask(...asked)) ?? Response.error();

describe("the first page", () => {
  it("comes in the language that the browser asks for", async () => {
    for (const [asked, lang] of [
      ["ru", "ru"],
      ["en-GB,en;q=0.9", "en"],
      ["de, ru;q=0.5, en;q=0.8", "en"],
      ["kk-KZ", "kk"],
      ["fr", "kk"],
      ["ru;q=0, en;q=0.1", "en"],
    ] as const) {
      const response = await must("/", { "accept-language": asked });
      expect(await response.text()).toContain(`lang="${lang}"`);
      expect(response.headers.get("vary")).toContain("Accept-Language");
    }
  });
  it("comes in Kazakh when nothing is asked", async () =>
    expect(await (await must("/")).text()).toContain('lang="kk"'));
  it("can be asked for by its own name, for links without JavaScript", async () =>
    expect(await (await must("/index.ru.html")).text()).toContain('lang="ru"'));
  it("carries the policy of its own build", async () => {
    expect((await must("/index.en.html")).headers.get("content-security-policy")).toContain("sha384-en");
  });
  it("is kept by no cache", async () => expect((await must("/")).headers.get("cache-control")).toBe("no-store"));
});

describe("the roots of a trial instance", () => {
  const roots = async () => ["AAAA", "BBBB"];
  it("are written into the page where the mark stands", async () => {
    expect(await (await must("/", {}, { roots })).text()).toContain(
      '<script type="application/json" id="roots">["AAAA","BBBB"]</script>',
    );
  });
  it("follow the desks without a new start", async () => {
    const list: string[] = [];
    const site = await loadSite(folder, { roots: async () => list });
    const page = async () => (await site.answer(new Request("http://localhost/")))?.text();
    expect(await page()).toContain("[]");
    list.push("CCCC");
    expect(await page()).toContain('["CCCC"]');
  });
  it("come compressed when the browser takes that", async () => {
    const response = await must("/", { "accept-encoding": "gzip, br" }, { roots });
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toContain("AAAA");
    const gzip = await must("/", { "accept-encoding": "br;q=0, gzip" }, { roots });
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toContain("AAAA");
  });
  it("are never written into a page that is not on trial", async () =>
    expect(await (await must("/")).text()).toContain("<!--perde:roots-->"));
});

describe("files", () => {
  it("with a hash in their name may be kept for ever, and come as they were compressed at the build", async () => {
    const response = await must("/assets/page-Ab12Cd34.js", { "accept-encoding": "br" });
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(response.headers.get("etag")).toBeNull();
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toContain("nothing");
  });
  it("of a worker carry the policy of the worker", async () => {
    expect((await must("/assets/worker-Ab12Cd34.js")).headers.get("content-security-policy")).toBe(
      "connect-src 'none'",
    );
  });
  it("without a hash are kept by no cache", async () =>
    expect((await must("/manifest.json")).headers.get("cache-control")).toBe("no-store"));
  it("of the build that are not pages are not served", async () => {
    for (const path of ["/index.kk.html.headers.json", "/assets/page-Ab12Cd34.js.br"])
      expect(await ask(path)).toBeUndefined();
  });
  it("outside the folder are never served", async () => {
    for (const path of ["/../package.json", "/%2e%2e/package.json", "/assets/..%2f..%2fpackage.json", "/%00", "/%"])
      expect(await ask(path)).toBeUndefined();
  });
  it("a page may be named without its ending", async () =>
    expect(await (await must("/return", { "accept-language": "en" })).text()).toBe("<p>en"));
  it("a page without a policy of its own runs nothing", async () => {
    expect((await must("/return")).headers.get("content-security-policy")).toContain("default-src 'none'");
  });
  it("all carry what keeps the page to itself", async () => {
    const { headers } = await must("/");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
  });
});

describe("the exit as a plain link", () => {
  it("clears what the origin left and shows a blank page", async () => {
    const response = await must("/exit");
    expect(response.headers.get("clear-site-data")).toContain('"storage"');
    expect(await response.text()).not.toMatch(/perde/i);
  });
  it("leads to the address that the operator chose", async () => {
    const response = await must("/exit", {}, { exitTo: "https://weather.example/" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("https://weather.example/");
  });
});

it("prefers by weight, then by place", () => {
  expect(preferredLanguage("en;q=0.2, ru;q=0.9")).toEqual(["ru", "en", "kk"]);
  expect(preferredLanguage(null)).toEqual(["kk", "ru", "en"]);
  expect(preferredLanguage("x".repeat(10_000))).toEqual(["kk", "ru", "en"]);
});
