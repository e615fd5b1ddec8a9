import { describe, expect, it } from "vitest";
import { suggestClusters } from "./cluster.ts";
import { earlierTexts } from "./earlier-set.testing.ts";
import { compareInstitutions, readInstitution } from "./institution.ts";
import { groupInstitutions } from "./institution-groups.ts";
import { writtenNames } from "./institutions.testing.ts";
import { pairFigures } from "./pair-figures.testing.ts";
import { aReport } from "./report.testing.ts";
import type { ReportContent } from "./report.ts";

const at = (text: string, more: Partial<ReportContent> = {}) =>
  aReport({ place: { kind: "written", text, region: "KZ-75" }, ...more }).content;
const compare = (one: string, other: string) => compareInstitutions(readInstitution(one), readInstitution(other));

describe("names of institutions", () => {
  it.each([
    ["Сарытау мемлекеттік университеті", "Сарытауский государственный университет"],
    ["Sarytau State University", "в Сарытауском государственном университете"],
    ["№ 5 мектеп, Шағала", "школа №5 города Шагала"],
    ["КГУ «Общеобразовательная школа № 5» г. Шагала", "Shagala School No. 5"],
    ["Шагалинская городская больница", "Шағала қалалық ауруханасы"],
    ["Сарытауский универсетет", "Сарытауский университет"],
  ])("%s and %s are one", (one, other) => {
    expect(compare(one, other)).toBe("same");
  });
  it.each([
    ["СарМУ", "Сарытау мемлекеттік университеті"],
    ["СарГУ", "Сарытауский государственный университет"],
    ["SSMU", "Sarytau State Medical University"],
    ["Сарытау", "Сарытауский государственный университет"],
  ])("%s may stand for %s", (one, other) => {
    expect(compare(one, other)).toBe("perhaps");
  });
  it.each([
    ["школа № 5 Шагала", "школа № 15 Шагала"],
    ["Сарытауский медицинский университет", "Сарытауский технический университет"],
    ["Сарытауский медицинский университет", "Сарытауский университет"],
    ["Сарытауский университет", "Сарытауский колледж"],
    ["Шагалинская городская больница", "Шагалинская областная больница"],
    ["СарГУ", "Сарытауский государственный медицинский университет"],
  ])("%s and %s are two", (one, other) => {
    expect(compare(one, other)).toBe("other");
  });
  it("does not let an abbreviation join two institutions of one region", () => {
    const names = ["Сарытауский государственный университет", "Семейтауский государственный университет", "СГУ"];
    expect(groupInstitutions(names.map(text => ({ text, region: "KZ-10" })))).toEqual([0, 1, 2]);
  });
  it("keeps regions apart", () => {
    const text = "Областная школа № 5";
    expect(
      groupInstitutions([
        { text, region: "KZ-10" },
        { text, region: "KZ-11" },
      ]),
    ).toEqual([0, 1]);
  });
  it("on the labelled set joins few wrong pairs and finds most right ones", () => {
    const names = writtenNames(600);
    const { precision, recall } = pairFigures(
      names.map(({ institution }) => institution),
      groupInstitutions(names),
    );
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });
});

describe("suggested clusters", () => {
  const week = (number: number) => `2026-W${number}`;
  const reports = [
    { id: "a", content: at("Сарытауский государственный университет", { when: week(46) }) },
    { id: "b", content: at("Сарытау мемлекеттік университеті", { when: week(48), language: "kk" }) },
    { id: "c", content: at("СарГУ", { when: week(47) }) },
    { id: "d", content: at("Сарытауский колледж") },
    { id: "e", content: at("Сарытауский государственный университет", { what: "turnout" }) },
  ];
  it("say why", () => {
    expect(suggestClusters(reports)).toEqual([
      {
        act: "choice",
        ids: ["a", "b", "c"],
        reasons: [
          {
            kind: "institution",
            spellings: ["СарГУ", "Сарытау мемлекеттік университеті", "Сарытауский государственный университет"],
          },
          { kind: "role", role: "curator", reports: 3 },
          { kind: "channel", channel: "group-chat", reports: 3 },
          { kind: "weeks", from: week(46), to: week(48), reports: 3 },
        ],
      },
    ]);
  });
  it("do not depend on the order in which reports came", () => {
    expect(suggestClusters(reports.toReversed())).toEqual(suggestClusters(reports));
  });
  it("join reports without an institution by their wording alone", () => {
    const [one = "", other = ""] = earlierTexts(2);
    const unsaid = (id: string, more: string) => ({
      id,
      content: aReport({ place: { kind: "unsaid" }, more }).content,
    });
    const found = suggestClusters([unsaid("1", one), unsaid("2", `${one} Добавлю ещё.`), unsaid("3", other)]);
    expect(found.map(({ ids }) => ids)).toEqual([["1", "2"]]);
    expect(found[0]?.reasons).toContainEqual({ kind: "wording", reports: 2 });
  });
});
