import type { ReportContent } from "@perde/cases/report";
import { aReport } from "@perde/cases/report.testing";
import { parseData } from "@perde/documents/data";
import { describe, expect, it } from "vitest";
import type { Brief } from "../vault/contents.ts";
import { type Counting, countReports, type PaperCase, type PaperDesk } from "../vault/paper-work.ts";
import { isCitable, liesWithin } from "./citable.ts";
import { paperData } from "./paper-data.ts";
import { freshForm, type PaperForm } from "./paper-form.ts";

const decided = <Value>(value: Value) => ({ value, event: "e", by: "m", on: "2026-06-01" });

const aPaperCase = (change: Partial<PaperCase> = {}, ...said: readonly Partial<ReportContent>[]): PaperCase => ({
  id: "a".repeat(43),
  number: "1A2B3C",
  reports: (said.length === 0 ? [{}] : said).map(one => ({
    leaf: "a".repeat(43),
    content: aReport({ when: "2026-W21", more: "Өз сөзі", ...one }).content,
  })),
  stage: "filed",
  quarantined: false,
  quotes: [],
  filings: [],
  answers: [],
  ...change,
});
const aDesk = (...cases: readonly PaperCase[]): PaperDesk => ({ place: "KZ", cases, signers: [], rules: [] });
const counting: Counting = { version: "journal 12345678, 5 events", reports: [] };
const aForm = (kind: PaperForm["kind"], cases: readonly PaperCase[], change: Partial<PaperForm> = {}): PaperForm => ({
  ...freshForm(
    kind,
    cases.map(({ id }) => id),
    "ru",
  ),
  day: "2026-06-30",
  ...change,
});
const dataOf = (form: PaperForm, cases: readonly PaperCase[], language: "kk" | "ru" = "ru") => {
  const read = parseData(paperData({ form, desk: aDesk(...cases), counting, coercionRules: [] }, language));
  if (read.kind !== "data") throw new Error(read.field);
  return read.data;
};

describe("data of a complaint", () => {
  it("tells each report of a merged case, in the order of weeks, those without a week last", () => {
    const cases = [
      aPaperCase({ id: "late", number: "000003" }, { when: "2026-W24" }),
      aPaperCase({ id: "unsaid", number: "000001" }, { when: undefined }),
      aPaperCase({ id: "early", number: "000002" }, { when: "2026-W20" }, { when: "2026-W21" }),
    ];
    const data = dataOf(aForm("complaint", cases), cases);
    expect(data.kind === "complaint" && data.cases.map(({ id }) => id)).toEqual([
      "000002/1",
      "000002/2",
      "000003",
      "000001",
    ]);
  });
  it("holds no word of a reporter but a quote that was agreed to", () => {
    const cases = [aPaperCase({ quotes: [decided("Жібер деді")] })];
    const data = dataOf(aForm("complaint", cases), cases);
    expect(JSON.stringify(data)).not.toContain("Өз сөзі");
    expect(data.kind === "complaint" && data.cases[0]?.quote).toEqual({ text: "Жібер деді", consent: true });
  });
  it("names an earlier filing once, the body in the language of the paper, with what came of it", () => {
    const filing = decided({ slip: "ЖТ-1", filedOn: "2026-06-01", body: "prosecutor" });
    const answer = decided({ slip: "ЖТ-1", receivedOn: "2026-06-08", outcome: "rejected" as const });
    const cases = [
      aPaperCase({ id: "one", filings: [filing], answers: [answer] }),
      aPaperCase({ id: "two", filings: [filing], answers: [answer] }),
      aPaperCase({ id: "three", filings: [decided({ slip: "Ж-2", filedOn: "2026-06-02", body: "Өзге орган" })] }),
    ];
    const facts = (language: "kk" | "ru") => {
      const data = dataOf(aForm("complaint", cases), cases, language);
      return data.kind === "complaint" ? data.facts.flat() : [];
    };
    expect(facts("ru")).toHaveLength(2);
    expect(facts("ru").join(" ")).toMatch(/Прокуратура \(талон ЖТ-1, 1 июня 2026 года\); отказано/);
    expect(facts("kk").join(" ")).toContain("Өзге орган");
  });
  it("rests on coercion alone where all that is told is turnout control", () => {
    const turnout = [aPaperCase({}, { what: "turnout" })];
    const asked = {
      form: aForm("complaint", turnout),
      desk: aDesk(...turnout),
      counting,
      coercionRules: ["KZ/coerce-vote/2"],
    };
    expect(paperData(asked, "ru")).toMatchObject({ rules: ["KZ/coerce-vote/2"] });
    const both = [...turnout, aPaperCase({ id: "choice" })];
    expect(paperData({ ...asked, form: aForm("complaint", both), desk: aDesk(...both) }, "ru")).toMatchObject({
      rules: null,
    });
  });
});

describe("data of an inquiry", () => {
  it("cites filed and confirmed cases of choice control, none in quarantine", () => {
    const cases = [
      aPaperCase({ id: "filed", number: "000001" }),
      aPaperCase({ id: "confirmed", number: "000002", stage: "confirmed" }),
      aPaperCase({ id: "verified", number: "000003", stage: "verified" }),
      aPaperCase({ id: "quarantined", number: "000004", quarantined: true }),
      aPaperCase({ id: "turnout", number: "000005" }, {}, { what: "turnout" }),
    ];
    const data = dataOf(aForm("inquiry", cases), cases);
    expect(data.kind === "inquiry" && data.cases.map(({ id }) => id)).toEqual(["000001", "000002"]);
    expect(cases.filter(isCitable)).toHaveLength(2);
  });
  it("chooses by weeks and by region", () => {
    const one = aPaperCase({}, { when: "2026-W21", place: { kind: "written", text: "Мектеп", region: "KZ-10" } });
    const within = { from: "2026-W20", until: "2026-W22", region: "" };
    expect(liesWithin(one, within)).toBe(true);
    expect(liesWithin(one, { ...within, region: "KZ-10" })).toBe(true);
    expect(liesWithin(one, { ...within, region: "KZ-75" })).toBe(false);
    expect(liesWithin(one, { ...within, until: "2026-W20" })).toBe(false);
    expect(liesWithin(aPaperCase({}, { when: undefined }), within)).toBe(false);
  });
});

describe("what figures count", () => {
  const leaf = (letter: string) => letter.repeat(43);
  const brief = (letter: string, change: Partial<ReportContent> = {}): Brief => {
    const { language, what, place, when, grade } = aReport({ when: "2026-W21", ...change }).content;
    const said = { language, what, place, when, grade, roles: [], channels: [], threats: [] };
    return { kind: "report", leaf: leaf(letter), batch: 1, mailbox: letter, pictures: 0, said };
  };
  const event = (hash: string, type: string) => ({ hash, event: { body: { type } } });
  const untouched = { checked: false, filings: [], answers: [] };
  const book = {
    cases: new Map([
      [leaf("A"), { ...untouched, checked: true }],
      [leaf("B"), { ...untouched, filings: [decided({ slip: "Ж-1", filedOn: "2026-06-01" })] }],
      [leaf("Q"), { ...untouched, quarantine: decided({ reason: "copy" as const }) }],
    ]),
  };

  it("is every report of choice control once, at the stage of its case; not quarantine, turnout, or what names no week", () => {
    const briefs = [
      brief("A"),
      brief("B"),
      brief("C"),
      brief("Q"),
      brief("T", { what: "turnout" }),
      brief("U", { what: "unknown" }),
      brief("W", { when: undefined }),
    ];
    const found = countReports([], book, { briefs: () => briefs });
    expect(found.reports.map(({ stage }) => stage)).toEqual(["verified", "filed", "received"]);
  });
  it("has one version whatever was exported, and another after work", () => {
    const version = (...events: readonly ReturnType<typeof event>[]) =>
      countReports(events, book, { briefs: () => [] }).version;
    const before = version(event("11111111x", "checked"));
    expect(version(event("11111111x", "checked"), event("22222222x", "exported"))).toBe(before);
    expect(version(event("11111111x", "checked"), event("33333333x", "filed"))).not.toBe(before);
  });
});
