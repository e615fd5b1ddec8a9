import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type CalendarDay, day, daysBetween } from "./calendar-day.ts";
import { type Deadline, deadline, mayPrint } from "./deadline.ts";
import { kazakhstanSteps, type StepId, stepOf } from "./steps.ts";
import { kazakhstanCalendar as calendar } from "./work-calendar.ts";

const find = (step: StepId, filed: string | null, vote: string | null = null): Deadline =>
  deadline(
    stepOf(step),
    { filedOn: filed === null ? null : day(filed), votingDay: vote === null ? null : day(vote) },
    calendar,
  );

/** All 1,826 days of 2023 to 2027. */
const everyDay: readonly CalendarDay[] = Array.from({ length: 1826 }, (_, index) => addDays(day("2023-01-01"), index));

describe("the working calendar of Kazakhstan", () => {
  it("ends its five years on the last day of 2027", () => {
    expect(everyDay.at(-1)).toBe("2027-12-31");
  });
  it.each([
    ["2023-01-03", "New Year on a Sunday moves a day"],
    ["2023-05-08", "Defender Day on a Sunday"],
    ["2023-06-28", "Kurban Ait 2023"],
    ["2023-07-07", "moved by resolution"],
    ["2024-05-08", "moved by order"],
    ["2025-01-03", "moved by order"],
    ["2025-03-25", "two days of Nauryz on a weekend"],
    ["2025-09-01", "Constitution Day on a Saturday"],
    ["2026-03-09", "Women's Day on a Sunday"],
    ["2026-05-11", "Victory Day on a Saturday"],
    ["2026-05-27", "Kurban Ait 2026"],
    ["2027-03-15", "the new Constitution Day"],
  ])("rests on %s (%s)", on => {
    expect(calendar.isDayOff(day(on))).toBe(true);
  });
  it.each([
    ["2023-07-01", "the Saturday worked for 7 July"],
    ["2024-05-04", "the Saturday worked for 8 May"],
    ["2025-01-05", "the Sunday worked for 3 January"],
    ["2024-06-17", "Kurban Ait on a Sunday is not moved"],
    ["2023-01-09", "Christmas on a Saturday is not moved"],
    ["2026-08-31", "30 August is no holiday since 2026"],
  ])("works on %s (%s)", on => {
    expect(calendar.isDayOff(day(on))).toBe(false);
  });
  it("has 246 working days in 2025, as the published calendar of that year", () => {
    expect(everyDay.filter(on => on.startsWith("2025") && !calendar.isDayOff(on))).toHaveLength(246);
  });
  it("is confirmed up to the newest source and not after it", () => {
    expect(calendar.isConfirmed(day("2026-03-18"))).toBe(true);
    expect(calendar.isConfirmed(day("2026-03-19"))).toBe(false);
  });
});

describe("an answer", () => {
  const answers: readonly StepId[] = [
    "breach-statement",
    "act-of-organisation",
    "commission-enquiry",
    "ordinary-application",
    "misdirected-application",
  ];
  it("never falls due on a day off, on any day of 2023 to 2027", () => {
    for (const step of answers)
      for (const filed of everyDay) {
        const found = find(step, filed);
        if (found.kind === "answer-due") expect(calendar.isDayOff(found.by), `${step} ${filed}`).toBe(false);
      }
  });
  it("filed later never falls due earlier", () => {
    for (const step of answers) {
      let last: CalendarDay | undefined;
      for (const filed of everyDay) {
        const found = find(step, filed);
        if (found.kind !== "answer-due") continue;
        if (last !== undefined) expect(found.by >= last, `${step} ${filed}`).toBe(true);
        last = found.by;
      }
    }
  });
  it("falls due after its term and never before it", () => {
    for (const step of answers)
      for (const filed of everyDay) {
        const found = find(step, filed);
        if (found.kind !== "answer-due") continue;
        expect(daysBetween(filed, found.counted)).toBeGreaterThanOrEqual(stepOf(step).term?.count ?? 0);
        expect(found.by >= found.counted).toBe(true);
      }
  });
  it("in working days leaves exactly so many working days", () => {
    for (const filed of everyDay) {
      const found = find("ordinary-application", filed);
      if (found.kind !== "answer-due") continue;
      let working = 0;
      for (let on = addDays(filed, 1); on <= found.by; on = addDays(on, 1)) working += calendar.isDayOff(on) ? 0 : 1;
      expect(working, filed).toBe(15);
    }
  });
  it("crosses the ends of months, of a leap February and of the year", () => {
    expect(find("breach-statement", "2023-12-29")).toMatchObject({ counted: "2024-01-03", by: "2024-01-03" });
    expect(find("commission-enquiry", "2024-02-27")).toMatchObject({ counted: "2024-03-01", by: "2024-03-01" });
    expect(find("commission-enquiry", "2023-02-27")).toMatchObject({ counted: "2023-03-02" });
  });
  it("whose days nobody confirmed says so, and is not printed", () => {
    expect(find("ordinary-application", "2026-03-01")).toMatchObject({ calendar: "unconfirmed" });
    const step = { ...stepOf("ordinary-application"), verifiedBy: { name: "A. Lawyer", day: day("2026-11-22") } };
    const unsure = find("ordinary-application", "2026-03-01");
    const sure = find("ordinary-application", "2025-03-03");
    expect([mayPrint(step, unsure), mayPrint(step, sure)]).toEqual([false, true]);
    expect(mayPrint(stepOf("ordinary-application"), sure)).toBe(false);
  });
});

describe("near voting day", () => {
  it("a statement is decided at once from four days before it on", () => {
    expect(find("breach-statement", "2023-03-14", "2023-03-19").kind).toBe("answer-due");
    expect(find("breach-statement", "2023-03-15", "2023-03-19")).toEqual({
      kind: "at-once",
      on: "2023-03-15",
      because: "voting-near",
    });
    expect(find("breach-statement", "2023-03-19", "2023-03-19")).toEqual({
      kind: "at-once",
      on: "2023-03-19",
      because: "voting-day",
    });
    expect(find("breach-statement", "2023-03-20", "2023-03-19").kind).toBe("answer-due");
  });
  it("an enquiry is answered at once on the day before and on the day", () => {
    expect(find("commission-enquiry", "2023-03-17", "2023-03-19").kind).toBe("answer-due");
    expect(find("commission-enquiry", "2023-03-18", "2023-03-19").kind).toBe("at-once");
    expect(find("commission-enquiry", "2023-03-19", "2023-03-19").kind).toBe("at-once");
  });
  it("a date that slips past the vote is marked", () => {
    expect(find("breach-statement", "2023-03-13", "2023-03-19")).toMatchObject({
      counted: "2023-03-18",
      by: "2023-03-20",
      passesVotingDay: true,
    });
  });
  it("the election term never lies after the ordinary one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyDay), fc.integer({ min: -3, max: 40 }), (filed, left) => {
        const [near, plain] = [find("breach-statement", filed, addDays(filed, left)), find("breach-statement", filed)];
        if (near.kind === "at-once" && plain.kind === "answer-due") expect(near.on <= plain.by).toBe(true);
      }),
    );
  });
});

describe("a filing", () => {
  it("is to be made on a working day that is never after the end of its term", () => {
    for (const filed of everyDay) {
      const found = find("list-refusal-appeal", filed);
      if (found.kind !== "file-by") continue;
      expect(found.by <= found.counted).toBe(true);
      expect(calendar.isDayOff(found.by)).toBe(false);
    }
    expect(find("list-refusal-appeal", "2023-02-04")).toMatchObject({ counted: "2023-02-11", by: "2023-02-10" });
  });
});

describe("no date is invented", () => {
  it("for a report that nobody filed", () => {
    for (const step of kazakhstanSteps)
      expect(find(step.id, null)).toEqual({ kind: "not-known", because: "not-filed" });
  });
  it("for a term that was not found", () => {
    expect(find("commission-complaint", "2023-03-20")).toEqual({ kind: "not-known", because: "term-not-found" });
    expect(find("court-proceedings", "2023-03-20")).toEqual({ kind: "not-known", because: "term-not-found" });
  });
  it("for the election law after its edition ended", () => {
    expect(find("breach-statement", "2026-06-30").kind).toBe("answer-due");
    expect(find("breach-statement", "2026-07-01")).toEqual({ kind: "not-known", because: "edition-not-known" });
  });
  it("for a code that was not yet in force", () => {
    expect(find("ordinary-application", "2021-06-30")).toEqual({ kind: "not-known", because: "not-yet-in-force" });
  });
});

const worked: readonly (readonly [StepId, string, string | null])[] = [
  ["breach-statement", "2023-03-01", "2023-03-19"],
  ["breach-statement", "2023-03-13", "2023-03-19"],
  ["breach-statement", "2023-03-14", "2023-03-19"],
  ["breach-statement", "2023-03-15", "2023-03-19"],
  ["breach-statement", "2023-03-19", "2023-03-19"],
  ["breach-statement", "2023-03-20", "2023-03-19"],
  ["act-of-organisation", "2023-12-29", null],
  ["commission-enquiry", "2023-03-16", "2023-03-19"],
  ["commission-enquiry", "2023-03-18", "2023-03-19"],
  ["commission-complaint", "2023-03-20", "2023-03-19"],
  ["list-refusal-appeal", "2023-02-04", "2023-03-19"],
  ["voter-list-correction", "2023-03-17", "2023-03-19"],
  ["ordinary-application", "2023-03-20", null],
  ["ordinary-application", "2024-04-22", null],
  ["ordinary-application", "2025-12-22", null],
  ["ordinary-application", "2026-03-02", null],
  ["misdirected-application", "2023-07-03", null],
  ["breach-statement", "2026-07-01", null],
];

const inWords = (found: Deadline): readonly [string, string, string] => {
  switch (found.kind) {
    case "answer-due":
      return [
        found.counted,
        `${found.by}${found.passesVotingDay ? ", after voting day: insist on the counted day" : ""}`,
        `answer due; calendar ${found.calendar}`,
      ];
    case "file-by":
      return [found.counted, found.by, `file by; calendar ${found.calendar}`];
    case "at-once":
      return ["-", found.on, `at once (${found.because})`];
    case "not-known":
      return ["-", "-", `not known (${found.because})`];
    default:
      return found satisfies never;
  }
};

describe("the worked table of docs/law-deadlines.md", () => {
  it("is the one that these rules give", () => {
    const rows = worked.map(
      ([step, filed, vote]) => `| ${[step, filed, vote ?? "-", ...inWords(find(step, filed, vote))].join(" | ")} |`,
    );
    const text = readFileSync(join(import.meta.dirname, "../../../docs/law-deadlines.md"), "utf8");
    const table = text.split("\n").filter(line => /^\| [a-z-]+ \| \d{4}-/.test(line));
    expect(table).toEqual(rows);
  });
});
