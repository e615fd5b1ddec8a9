import { describe, expect, it } from "vitest";
import { importViolations } from "./import-rules.ts";

const planted = (files: Readonly<Record<string, string>>) =>
  importViolations("/tree", Object.keys(files), path => files[path.replaceAll("\\", "/").replace("/tree/", "")] ?? "");

describe("import rules", () => {
  it("find a forbidden door that is planted in the voter page", () => {
    expect(planted({ "apps/voter/src/page.ts": `import { openEnvelope } from "@perde/seal/open";` })).toMatchObject([
      { file: "apps/voter/src/page.ts", imports: "@perde/seal/open" },
    ]);
  });
  it("find it when it is loaded lazily, passed on, or used as a type only", () => {
    expect(planted({ "apps/voter/src/a.ts": `export const later = () => import("@perde/seal/open");` })).toHaveLength(
      1,
    );
    expect(planted({ "apps/voter/src/b.ts": `export { openEnvelope } from "@perde/seal/open";` })).toHaveLength(1);
    expect(planted({ "apps/voter/src/c.ts": `export type Opened = import("@perde/seal/open").Opened;` })).toHaveLength(
      1,
    );
    expect(planted({ "apps/voter/src/d.ts": `import type { Opened } from "@perde/seal/open";` })).toHaveLength(1);
  });
  it("allow the door that closes", () => {
    expect(planted({ "apps/voter/src/page.ts": `import { sealEnvelope } from "@perde/seal/close";` })).toEqual([]);
  });
  it("find a path that enters another package beside its door", () => {
    expect(planted({ "apps/desk/src/a.ts": `import { x } from "../../../packages/seal/src/open.ts";` })).toHaveLength(
      1,
    );
  });
  it("find an app that is imported", () => {
    expect(planted({ "packages/ui/src/a.ts": `import { x } from "@perde/intake/serve";` })).toHaveLength(1);
    expect(planted({ "apps/public/src/a.ts": `import { x } from "@perde/intake/serve";` })).toHaveLength(1);
  });
  it("find Node in the core, and leave it to tests", () => {
    expect(planted({ "packages/seal/src/a.ts": `import { readFileSync } from "node:fs";` })).toHaveLength(1);
    expect(planted({ "packages/seal/src/a.test.ts": `import { readFileSync } from "node:fs";` })).toEqual([]);
  });
  it("find a folder without a row", () => {
    expect(planted({ "packages/extra/src/a.ts": "export const a = 1;" })).toHaveLength(1);
  });
  it("find a circle", () => {
    expect(
      planted({
        "packages/cases/src/a.ts": `import type { Rule } from "@perde/law/rule";`,
        "packages/law/src/a.ts": `import type { Report } from "@perde/cases/report";`,
      }).some(({ because }) => because.includes("circle")),
    ).toBe(true);
  });
});
