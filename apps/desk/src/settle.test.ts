import type { CaseConflict } from "@perde/cases/case-fold";
import { describe, expect, it } from "vitest";
import { settle } from "./settle.ts";

const about = "A".repeat(43);
const other = "B".repeat(43);
const conflict = (field: CaseConflict["field"], ...values: readonly string[]): CaseConflict => ({
  field,
  about,
  decisions: values.map(value => ({ value, by: "k".repeat(43), on: "2026-11-23", event: "e".repeat(43) })),
});

describe("a conflict is settled", () => {
  const whole = [about, other];
  it.each([
    [conflict("status", "open", "closed"), "closed", { type: "status-set", reports: whole, status: "closed" }],
    [conflict("assigned", "k", ""), "", { type: "assigned", reports: whole }],
    [conflict("assigned", "k", ""), "k", { type: "assigned", reports: whole, member: "k" }],
    [conflict("grade", "told", "document"), "document", { type: "graded", reports: whole, grade: "document" }],
    [conflict("quarantine", "burst", ""), "", { type: "released", reports: whole }],
    [conflict("quarantine", "burst", ""), "burst", { type: "quarantined", reports: whole, reason: "burst" }],
    [conflict("label", "", "Грант"), "", { type: "label-set", reports: whole, label: "Грант", on: false }],
    [conflict("label", "", "Грант"), "Грант", { type: "label-set", reports: whole, label: "Грант", on: true }],
    [conflict("grouping", "split", "merged"), "split", { type: "split", reports: [about] }],
    [conflict("grouping", "split", "merged"), "merged", { type: "merged", reports: whole }],
  ])("%# by deciding again", (which, value, decision) => {
    expect(settle(which, value, whole)).toEqual(decision);
  });
  it("never by a value that this field cannot have", () => {
    expect(settle(conflict("status", "open", "closed"), "fresh", whole)).toBeUndefined();
    expect(settle(conflict("grouping", "split", "merged"), "merged", [about])).toBeUndefined();
  });
});
