import { describe, expect, it } from "vitest";
import { filingCopy } from "./copy.ts";
import { aCase, aComplaint, documentOf } from "./data.testing.ts";
import { type Edit, editDocument } from "./edit.ts";
import { plainText } from "./plain-text.ts";

const document = documentOf(aComplaint({ cases: [aCase(), aCase({ id: "2", institution: "Колледж Проб" })] }));
const facts = document.blocks.findIndex(({ name }) => name === "facts");
const law = document.blocks.findIndex(({ name }) => name === "law");
const edited = (edit: Edit) => {
  const found = editDocument(document, edit);
  if (found.kind !== "edited") throw new Error(found.kind);
  return found.document;
};

describe("editDocument", () => {
  it("writes, adds, moves and drops lines; what was changed stays marked, and is unmarked in the filed copy", () => {
    const written = edited({ kind: "write", block: facts, at: 0, text: "Иначе." });
    expect(JSON.stringify(written.blocks[facts])).toContain('"changed":true');
    expect(plainText(written)).toContain("1. Иначе.");
    expect(JSON.stringify(filingCopy(written))).not.toContain("changed");
    expect(plainText(edited({ kind: "add", block: facts, at: 2, text: "Третье." }))).toContain("3. Третье.");
    expect(plainText(edited({ kind: "move", block: facts, at: 1, to: 0 })).join("\n")).toMatch(/1\. .*Колледж Проб/);
    expect(plainText(edited({ kind: "drop", block: facts, at: 1 })).join("\n")).not.toContain("Колледж Проб");
  });
  it("keeps the source of a rule when its words are rewritten, and clears its notice only when asked", () => {
    const written = edited({ kind: "write", block: law, at: 0, text: "Статья." });
    expect(JSON.stringify(written.blocks[law])).toContain("KZ/coerce-vote/1");
    expect(JSON.stringify(written.blocks[law])).toContain("Проверить перед подачей");
    const cleared = edited({ kind: "clear-notice", block: law, at: 0 });
    expect(plainText(cleared).join("\n").split("Проверить перед подачей")).toHaveLength(2);
  });
  it("tidies what is typed", () => {
    expect(plainText(edited({ kind: "write", block: facts, at: 0, text: "а\u202eб\u0007 в" }))).toContain("1. аб в");
  });
  it.each([
    ["no-such-place", { kind: "drop", block: 99, at: 0 }],
    ["no-such-place", { kind: "drop", block: facts, at: 9 }],
    ["not-editable", { kind: "drop", block: 2, at: 0 }],
    ["empty-text", { kind: "write", block: facts, at: 0, text: " \u200b " }],
  ] as const)("answers %s", (kind, edit) => {
    expect(editDocument(document, edit).kind).toBe(kind);
  });
});
