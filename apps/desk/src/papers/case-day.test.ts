import { describe, expect, it } from "vitest";
import { today } from "../today.ts";
import { caseDay } from "./case-day.ts";

describe("caseDay", () => {
  it("takes what a member found out before the reporter's week, and the first day of that week before today", () => {
    expect(caseDay("2026-11-05", "2026-W45")).toEqual({ day: "2026-11-05", from: "case" });
    expect(caseDay(undefined, "2026-W45")).toEqual({ day: "2026-11-02", from: "week" });
    expect(caseDay(undefined, undefined)).toEqual({ day: today(), from: "today" });
  });
});
