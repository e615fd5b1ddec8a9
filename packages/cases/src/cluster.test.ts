import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { suggestClusters } from "./cluster.ts";
import { earlierTexts } from "./earlier-set.testing.ts";
import { compareInstitutions, readInstitution } from "./institution.ts";
import { groupInstitutions } from "./institution-groups.ts";
import { writtenNames } from "./institutions.testing.ts";
import { secondNames } from "./institutions-second.testing.ts";
import { thirdNames } from "./institutions-third.testing.ts";
import { pairFigures } from "./pair-figures.testing.ts";
import { aReport } from "./report.testing.ts";
import type { ReportContent } from "./report.ts";

const frozen = "0bbf6354035cbb3c4558ceadd0a49ebf0c857b9edc5339f92d6eac8686fd2a71";

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
    expect(["likely", "perhaps"]).toContain(compare(one, other));
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
  it.each([
    ["медколледж, Шагала", "Шағала медициналық колледжі"],
    ["Шағалаәкімдігі", "акимат Шагалы"],
    ["ShagalaNational Technical University", "Шағала ұлттық техникалық университеті"],
    ["Шагалинский гсоударственный универстет", "Шағала мемлекеттік университеті"],
    ["№ 5 ОМ, Шағала", "СОШ №5 Шагала"],
    ["ГУ «Средняя школа №5» акимата города Шагала", "Шағала № 5 мектеп"],
    ["Ккөөзен университеті", "Көкөзен университеті"],
  ])("%s and %s are one, however they were typed", (one, other) => {
    expect(compare(one, other)).toBe("same");
  });
  it.each([
    ["АккГУ", "Аккайынский государственный университет", "likely"],
    ["АккУ", "Аккайынский государственный университет", "perhaps"],
    ["НТУ, Узынколь", "Ұзынкөл ұлттық техникалық университеті", "likely"],
    ["ZSU", "Zhanabulak State University", "likely"],
    ["Шагполитех", "Шағала техникалық университеті", "perhaps"],
    ["Шагполитех", "Шағала медициналық университеті", "other"],
  ] as const)("%s stands for %s: %s", (one, other, how) => {
    expect(compare(one, other)).toBe(how);
  });
  it("gives an abbreviation to the institution whose every word it spells", () => {
    const names = [
      "Борижарский государственный университет",
      "Бөріжар мемлекеттік медицина университеті",
      "БГУ",
      "БММУ",
    ];
    expect(groupInstitutions(names.map(text => ({ text, region: "KZ-61" })))).toEqual([0, 1, 0, 1]);
  });
  it("is measured on a third set that has not changed since before it was worked on", () => {
    const bytes = readFileSync(new URL("institutions-third.testing.ts", import.meta.url));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(frozen);
  });
  it.each([
    ["first", writtenNames(600), 0.97],
    ["second", secondNames(600), 0.9],
    ["third", thirdNames(600), 0.55],
  ] as const)("on the %s labelled set joins few wrong pairs and finds most right ones", (_, names, least) => {
    const { precision, recall } = pairFigures(
      names.map(({ institution }) => institution),
      groupInstitutions(names),
    );
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(least);
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
  it("leave out what a member took out, and keep together what left together", () => {
    const idsOf = (apart: Parameters<typeof suggestClusters>[1]) =>
      suggestClusters(reports, apart).map(({ ids }) => ids);
    expect(idsOf([{ reports: ["c"], from: ["a", "b"] }])).toEqual([["a", "b"]]);
    expect(idsOf([{ reports: ["b", "c"], from: ["a"] }])).toEqual([["b", "c"]]);
    // The others of that time are gone: nothing says that it should stay apart from new ones.
    expect(idsOf([{ reports: ["c"], from: ["gone"] }])).toEqual([["a", "b", "c"]]);
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
