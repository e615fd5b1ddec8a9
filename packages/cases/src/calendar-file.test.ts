import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFile } from "./calendar-file.ts";

const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const anEntry = { uid: "a-1", day: "2026-12-31", title: "Ответ: № 7", about: "Прокуратура; слип 7, срок" };

describe("calendarFile", () => {
  it("writes one whole day per entry, ending on the day after, with a reminder a day ahead", () => {
    const file = text(calendarFile([anEntry], "2026-12-01"));
    expect(file).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
    expect(file).toContain("TRIGGER:-P1D");
    expect(file).toContain("DESCRIPTION:Прокуратура\\; слип 7\\, срок");
    expect(file.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });
  it("gives the same bytes for the same entries on the same day", () => {
    expect(calendarFile([anEntry], "2026-12-01")).toEqual(calendarFile([anEntry], "2026-12-01"));
  });
  it("keeps every line within 75 bytes and lets no text end a line or an event, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), title => {
        const file = text(calendarFile([{ ...anEntry, title: title.toWellFormed() }], "2026-12-01"));
        for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const whole = file.replaceAll("\r\n ", "");
        expect(whole.split("\r\n").filter(line => line === "END:VEVENT")).toHaveLength(1);
        expect(whole.split("\r\n").filter(line => line.startsWith("SUMMARY:"))).toHaveLength(1);
        expect(whole.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
