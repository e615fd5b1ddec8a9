import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { documentKinds } from "@perde/documents/block";
import { describe, expect, it } from "vitest";
import { sentenceFor, sentences } from "./sentences.ts";

const root = join(import.meta.dirname, "../../../..");
/** Told by the command itself, before any document. */
const ofTheCommand = ["other-kind", "unreadable-file", "not-writable"];

describe("what perde document answers", () => {
  it("is documented, kind by kind", async () => {
    const format = await readFile(join(root, "docs/formats/documents.md"), "utf8");
    for (const kind of Object.keys(sentences))
      if (!ofTheCommand.includes(kind)) expect(format).toContain(`\`${kind}\``);
    for (const kind of documentKinds) expect(format).toContain(`\`${kind}\``);
  });
  it("names the field or the body, and never more", () => {
    expect(sentenceFor({ kind: "not-document-data", field: "cases.1.week" })).toBe(
      "the data file is not perde-document-data/1: cases.1.week",
    );
    expect(sentenceFor({ kind: "missing-addressee", body: "" })).not.toMatch(/: $/);
  });
});
