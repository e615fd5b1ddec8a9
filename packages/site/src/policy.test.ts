import { describe, expect, it } from "vitest";
import { embedded, importMap, type Parts, scriptHashes, sha384 } from "./parts.ts";
import { pagePolicy, workerPolicy } from "./policy.ts";
import { minifiedStyle } from "./publish.ts";

const parts: Parts = {
  entry: "/assets/entry-a.js",
  hashes: new Map([
    ["/assets/entry-a.js", "AAAA"],
    ["/assets/lazy-b.js", "BBBB"],
    ["/assets/vault-c.js", "CCCC"],
  ]),
  workers: ["/assets/vault-c.js"],
};

describe("the policy of a page", () => {
  const policy = pagePolicy({
    scripts: scriptHashes(parts, ["run()"]),
    style: "p{}",
    connect: ["'none'"],
    images: ["blob:"],
  });
  it("lets scripts run by their hash alone, inline ones included, and no worker's as a script of the page", () => {
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(" ") ?? [];
    expect(scripts).toEqual(expect.arrayContaining(["'sha384-AAAA'", "'sha384-BBBB'", `'sha384-${sha384("run()")}'`]));
    expect(scripts.every(source => source.startsWith("'sha384-"))).toBe(true);
    expect(policy).not.toContain("CCCC");
  });
  it("lets nothing else in, and nothing around", () => {
    expect(policy).toContain("default-src 'none'");
    for (const closed of ["base-uri", "form-action", "frame-ancestors"]) expect(policy).toContain(`${closed} 'none'`);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types perde");
    expect(policy).not.toContain("unsafe");
  });
  it("leaves a worker no network unless it is named", () => {
    expect(workerPolicy()).toContain("connect-src 'none'");
    expect(workerPolicy(["https://desk.example"])).toContain("connect-src https://desk.example;");
  });
});

describe("the import map", () => {
  it("holds the hash of every part that is no worker, and of the probe", () => {
    const { integrity } = JSON.parse(importMap(parts)) as { integrity: Record<string, string> };
    expect(Object.keys(integrity)).toHaveLength(3);
    expect(integrity["/assets/lazy-b.js"]).toBe("sha384-BBBB");
    expect(integrity["/assets/vault-c.js"]).toBeUndefined();
  });
});

describe("JSON inside an element", () => {
  it("cannot end the element", () => {
    const text = embedded({ a: "</script><!--" });
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual({ a: "</script><!--" });
  });
});

describe("a sheet", () => {
  it("loses comments and spaces, not its meaning", () => {
    expect(minifiedStyle("/* a */ .b > .c {\n  color: red;\n}\n")).toBe(".b>.c{color:red}");
  });
});
