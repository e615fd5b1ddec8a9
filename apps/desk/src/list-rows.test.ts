import { parseFilter, passes } from "@perde/cases/filter";
import type { ReportContent } from "@perde/cases/report";
import { describe, expect, it } from "vitest";
import { listLines, regionNames } from "./list-rows.ts";
import type { RowWork } from "./vault/case-rows.ts";
import type { Row } from "./vault/view.ts";

const today = "2026-11-23";
const said: ReportContent = {
  language: "ru",
  what: "ballot",
  place: { kind: "written", text: "Университет Примеров", region: "KZ-75" },
  who: { roles: ["curator"] },
  how: { channels: ["group-chat"] },
  threat: { kinds: [] },
  grade: "told",
};
const aRow = (leaf: string, work: Partial<RowWork> = {}, content: Partial<ReportContent> = {}): Row => ({
  leaf,
  batch: 1,
  state: "new",
  said: { ...said, ...content },
  additions: 0,
  pictures: 0,
  work: { status: "new", reports: [leaf], labels: [], conflicts: 0, ...work },
});
const leaves = (rows: readonly Row[]) => listLines(rows, [], today).map(({ row }) => row.leaf);

describe("the list", () => {
  it("goes by deadline, then severity; closed cases and quarantine stand at the end", () => {
    expect(
      leaves([
        aRow("closed", { status: "closed", dueBy: "2026-11-01" }),
        aRow("held", { quarantine: { reason: "copy" } }),
        aRow("turnout", {}, { what: "turnout" }),
        aRow("identity", {}, { what: "ballot-with-id" }),
        aRow("later", { dueBy: "2026-12-20" }),
        aRow("overdue", { dueBy: "2026-11-20" }),
      ]),
    ).toEqual(["overdue", "later", "identity", "turnout", "closed", "held"]);
  });
  it("shows a merged case as one line that is found by any of its reports", () => {
    const reports = ["a", "b"];
    const lines = listLines(
      [aRow("a", { reports }), aRow("b", { reports }, { more: "Комендант" }), aRow("c")],
      [],
      today,
    );
    expect(lines.map(({ row, count }) => [row.leaf, count])).toEqual([
      ["a", 2],
      ["c", 1],
    ]);
    const parsed = parseFilter("комендант is:merged", regionNames);
    if (parsed.kind !== "filter") throw new Error(parsed.kind);
    expect(lines.filter(({ filtered }) => passes(parsed.filter, filtered))).toHaveLength(1);
  });
  it("counts days to a deadline and calls a passed one overdue", () => {
    const [line] = listLines([aRow("a", { dueBy: "2026-11-20" })], [], today);
    expect(line?.days).toBe(-3);
    expect(line?.filtered.marks).toContain("overdue");
  });
  it("knows every region by its names in three languages", () => {
    for (const typed of ["region:Алматы", "region:almaty", 'region:"Алматы қаласы"', "region:KZ-75", "region:Абай"])
      expect(parseFilter(typed, regionNames).kind).toBe("filter");
  });
});
