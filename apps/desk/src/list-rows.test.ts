import { parseFilter, passes } from "@perde/cases/filter";
import { describe, expect, it } from "vitest";
import { type CaseLine, caseLine, inboxOrder, joined, regionNames } from "./list-rows.ts";
import type { RowWork } from "./vault/case-rows.ts";
import type { SaidInShort } from "./vault/contents.ts";
import type { Row } from "./vault/view.ts";

const today = "2026-11-23";
const said: SaidInShort = {
  language: "ru",
  what: "ballot",
  place: { kind: "written", text: "Университет Примеров", region: "KZ-75" },
  roles: ["curator"],
  channels: ["group-chat"],
  threats: [],
  grade: "told",
};
const aRow = (leaf: string, work: Partial<RowWork> = {}, content: Partial<SaidInShort> = {}): Row => ({
  leaf,
  batch: 1,
  state: "new",
  said: { ...said, ...content },
  additions: 0,
  pictures: 0,
  work: { status: "new", stage: "received", reports: [leaf], labels: [], conflicts: 0, ...work },
});
const aLine = (rows: readonly Row[], text: (leaf: string) => string = () => ""): CaseLine =>
  caseLine(rows, text, new Map(), today);
const inOrder = (rows: readonly Row[]) => rows.map(row => aLine([row])).toSorted(inboxOrder);

const mixed = [
  aRow("closed", { status: "closed", dueBy: "2026-11-01" }),
  aRow("held", { quarantine: { reason: "copy" } }),
  aRow("turnout", {}, { what: "turnout" }),
  aRow("identity", {}, { what: "ballot-with-id" }),
  aRow("later", { dueBy: "2026-12-20" }),
  aRow("overdue", { dueBy: "2026-11-20" }),
];
const order = ["overdue", "later", "identity", "turnout", "closed", "held"];

describe("the list", () => {
  it("goes by deadline, then severity; closed cases and quarantine stand at the end", () => {
    expect(inOrder(mixed).map(({ leaf }) => leaf)).toEqual(order);
  });
  it("counts threats as severity, though never as much as another demand", () => {
    const rows = [
      aRow("plain", {}, { what: "ballot" }),
      aRow("threatened", {}, { what: "ballot", threats: ["dormitory", "expulsion"] }),
      aRow("turnout", {}, { what: "turnout", threats: ["grant", "dormitory", "exam", "expulsion", "dismissal"] }),
    ];
    expect(inOrder(rows).map(({ leaf }) => leaf)).toEqual(["threatened", "plain", "turnout"]);
  });
  it("is the same order when changed lines are joined to those that stay", () => {
    for (let parts = 0; parts < 2 ** mixed.length; parts += 1) {
      const stays = mixed.filter((_, place) => (parts >> place) % 2 === 0);
      const comes = mixed.filter((_, place) => (parts >> place) % 2 === 1);
      expect(joined(inOrder(stays), inOrder(comes)).map(({ leaf }) => leaf)).toEqual(order);
    }
  });
  it("shows a merged case as one line that is found by any of its reports", () => {
    const reports = ["a", "b"];
    const line = aLine([aRow("a", { reports }), aRow("b", { reports })], leaf => (leaf === "b" ? "komendant" : ""));
    expect([line.leaf, line.count]).toEqual(["a", 2]);
    const parsed = parseFilter("комендант is:merged", regionNames);
    if (parsed.kind !== "filter") throw new Error(parsed.kind);
    expect(passes(parsed.filter, line.filtered)).toBe(true);
  });
  it("counts days to a deadline and calls a passed one overdue", () => {
    const line = aLine([aRow("a", { dueBy: "2026-11-20" })]);
    expect(line.days).toBe(-3);
    expect(line.filtered.marks).toContain("overdue");
  });
  it("knows every region by its names in three languages", () => {
    for (const typed of ["region:Алматы", "region:almaty", 'region:"Алматы қаласы"', "region:KZ-75", "region:Абай"])
      expect(parseFilter(typed, regionNames).kind).toBe("filter");
  });
});
