import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCase, anInquiry, countedCases, documentOf, made } from "./data.testing.ts";
import { readData } from "./data.ts";
import { linesOf, paragraphsOf, plainText } from "./plain-text.ts";
import { blocksRead, seedInquiry } from "./seed-inquiry.testing.ts";

/** The invented cases of the demonstration, as shipped. */
const sampleInquiry = (() => {
  const read = readData(readFileSync(join(import.meta.dirname, "../samples/inquiry.ru.json")));
  if (read.kind !== "data") throw new Error(read.kind);
  return read.data;
})();

const textOf = (...asked: Parameters<typeof documentOf>): string => plainText(documentOf(...asked)).join("\n");

describe("inquiry", () => {
  it("reads like the inquiry of January 2023: the same blocks in the same order, told by a reader of both texts", () => {
    const found = documentOf(sampleInquiry, "ru", "2023-01-15");
    const read = blocksRead(seedInquiry);
    expect(read).toHaveLength(15);
    expect(blocksRead(found.blocks.flatMap(linesOf))).toEqual(read);
  });
  it.each(["ru", "kk"] as const)("names its blocks in that order (%s)", language => {
    const names = documentOf(sampleInquiry, language, "2023-01-15").blocks.map(({ name }) => name);
    expect(names.filter((name, at) => name !== names[at - 1])).toEqual(blocksRead(seedInquiry));
  });
  it("takes one addressee or several, each with salutation and demand", () => {
    expect(documentOf(anInquiry()).blocks.filter(({ name }) => name === "addressee")).toHaveLength(2);
    const one = anInquiry({ to: [{ body: "government" }], demands: [{ to: 1, what: "check-facts" }] });
    expect(documentOf(one).blocks.filter(({ name }) => name === "addressee")).toHaveLength(1);
  });
  it.each([
    ["missing-addressee", { to: [], demands: [] }],
    ["missing-demand", { demands: [{ to: 1, what: "check-facts" }] }],
    [
      "demand-to-nobody",
      {
        demands: [
          { to: 1, what: "check-facts" },
          { to: 3, what: "check-facts" },
        ],
      },
    ],
    ["missing-signer", { signers: [] }],
    ["not-researched", { place: "FJ" }],
  ])("answers %s", (kind, change) => {
    expect(made(anInquiry(change)).kind).toBe(kind);
  });
  it("writes to the Mazhilis until June 2026 and not after it", () => {
    const to = anInquiry({ to: [{ body: "mazhilis" }], demands: [{ to: 1, what: "check-facts" }] });
    expect(textOf(to, "ru", "2026-06-30")).toContain("Мажилис Парламента Республики Казахстан");
    expect(made(to, "ru", "2026-07-01").kind).toBe("missing-addressee");
  });
  it("writes to the Kurultai only when asked to, and says that it is to be checked", () => {
    const kurultai = (acceptUnconfirmed: boolean) =>
      anInquiry({ to: [{ body: "kurultai", acceptUnconfirmed }], demands: [{ to: 1, what: "check-facts" }] });
    expect(made(kurultai(false)).kind).toBe("unconfirmed-addressee");
    expect(textOf(kurultai(true))).toContain("наименование адресата на этот день не подтверждено");
  });
  it("gives each number with its query, version and day in a footnote", () => {
    const text = textOf(anInquiry(), "ru", "2023-01-15");
    expect(text).toContain("Проверенных сообщений о таких требованиях: 12, из них с поданной жалобой: 12.");
    expect(text).toMatch(
      /Запрос: perde-figures\/1 by=region weeks=2023-W01\.\.2023-W04 .*версия данных: demo-1; день: 15 января 2023 года/,
    );
  });
  it("gives no number under the threshold, and none of cases that nobody verified", () => {
    const figures = (cases: readonly unknown[]) =>
      anInquiry({ figures: { from: "2023-W01", until: "2023-W04", version: "1", cases } });
    expect(textOf(figures(countedCases(4)))).toContain("Число проверенных сообщений не приводится");
    expect(textOf(figures(countedCases(30, { stage: "received" })))).toContain(
      "Проверенных сообщений за указанный период нет",
    );
    expect(textOf(figures([...countedCases(9), ...countedCases(30, { stage: "received" })]))).toContain(
      "требованиях: 9,",
    );
  });
  it("hides how many were filed where they are few", () => {
    const cases = [...countedCases(3), ...countedCases(9, { stage: "verified" })];
    const text = textOf(anInquiry({ figures: { from: "2023-W01", until: "2023-W04", version: "1", cases } }));
    expect(text).not.toMatch(/жалобой: 3/);
  });
  it("never counts a case that nobody verified, whatever stands beside it", () => {
    const stage = fc.constantFrom("received", "verified", "filed", "confirmed");
    const cases = fc.array(fc.record({ stage, region: fc.constantFrom("KZ-75", "KZ-71", "KZ-10") }), { maxLength: 60 });
    fc.assert(
      fc.property(cases, drawn => {
        const counted = drawn.map(one => ({ ...one, week: "2023-W02" }));
        const verified = drawn.filter(one => one.stage !== "received").length;
        const figures = { from: "2023-W01", until: "2023-W04", version: "1", cases: counted };
        const said = /требованиях: (\d+)/.exec(textOf(anInquiry({ figures }), "ru", "2023-01-15"))?.[1];
        if (said === undefined) return;
        expect(Number(said)).toBe(verified);
        expect(verified).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });
  it("cites verified cases in the practice, without institution, and says which it left out", () => {
    const cited = anInquiry({
      cases: [aCase({ id: "1A2B3C", stage: "filed" }), aCase({ id: "000001", stage: "received" })],
    });
    const practice = documentOf(cited).blocks.find(({ name }) => name === "practice");
    const lines = practice === undefined ? [] : linesOf(practice);
    expect(lines).toContainEqual(expect.stringMatching(/^Дело № 1A2B3C\. .*: требовали прислать снимок/));
    expect(textOf(cited)).not.toMatch(/Университет Образцов|000001/);
    const found = made(cited);
    expect(found.kind === "made" && found.leftOut).toEqual([{ id: "000001", because: "not-verified" }]);
    expect(textOf(cited, "kk")).toContain("№ 1A2B3C іс.");
  });
  it("cites foreign practice of the day with a source for every place", () => {
    const block = documentOf(anInquiry(), "ru", "2023-01-15").blocks.find(({ name }) => name === "foreign-practice");
    const spans = block === undefined ? [] : paragraphsOf(block).flatMap(one => one.spans);
    const text = spans.map(span => span.text).join("");
    expect(text).toContain("Мексика");
    expect(text).toContain("MX/demand-proof-of-vote/1");
    expect(spans.filter(({ kind }) => kind === "note").length).toBeGreaterThan(4);
  });
  it("names no party and no person that is not in the data", () => {
    expect(textOf(anInquiry())).not.toMatch(/Ак жол|Нур Отан|Аманат|Смаилов|Абдиров/i);
  });
});
