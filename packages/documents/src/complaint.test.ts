import { describe, expect, it } from "vitest";
import { filingCopy } from "./copy.ts";
import { aCase, aComplaint, documentOf, made } from "./data.testing.ts";
import { plainText } from "./plain-text.ts";

const textOf = (...asked: Parameters<typeof documentOf>): string => plainText(documentOf(...asked)).join("\n");
const names = (...asked: Parameters<typeof documentOf>) => documentOf(...asked).blocks.map(({ name }) => name);

describe("complaint", () => {
  it("has its blocks in the order that Kazakhstan expects, in both languages", () => {
    const expected = "addressee applicant title facts law evidence demands attachments signature desk".split(" ");
    expect(names(aComplaint())).toEqual(expected);
    expect(names(aComplaint(), "kk")).toEqual(expected);
  });
  it("tells applicant, number, address, officials, signer and day", () => {
    const text = textOf(aComplaint({ against: ["Проректор"] }));
    for (const part of [
      "Ғалия Өмірқызы Үлгі",
      "ИИН 000000000000",
      "ул. Примерная, 7",
      "Проректор",
      "Ғ. Ө. Үлгі",
      "23 ноября 2026 года",
    ])
      expect(text).toContain(part);
  });
  it.each([
    ["missing-signer", { signer: null }],
    ["missing-applicant", { applicant: null }],
    ["missing-addressee", { to: null }],
    ["missing-addressee", { to: { body: "mazhilis" } }],
    ["unconfirmed-addressee", { to: { body: "kurultai" } }],
    ["not-researched", { place: "FJ" }],
    ["empty-cluster", { cases: [] }],
    ["empty-cluster", { cases: [aCase({ stage: "received" })] }],
    ["no-applicable-rule", { rules: ["KZ/share-photo/1"] }],
  ])("answers %s", (kind, change) => {
    expect(made(aComplaint(change)).kind).toBe(kind);
  });
  it("answers no-applicable-rule on a day for which no rule is known to hold", () => {
    expect(made(aComplaint(), "ru", "1996-01-01").kind).toBe("no-applicable-rule");
  });
  it("offers no English", () => {
    expect(made(aComplaint(), "en").kind).toBe("language-not-offered");
  });
  it("leaves out what nobody verified, and says so", () => {
    const data = aComplaint({ cases: [aCase(), aCase({ id: "2", stage: "received", institution: "Колледж Проб" })] });
    const found = made(data);
    expect(found.kind === "made" && found.leftOut).toEqual([{ id: "2", because: "not-verified" }]);
    expect(textOf(data)).not.toContain("Колледж Проб");
  });
  it("quotes a report only with consent", () => {
    const quoting = (consent: boolean) => aComplaint({ cases: [aCase({ quote: { text: "пришлите фото", consent } })] });
    expect(textOf(quoting(true))).toContain("пришлите фото");
    expect(textOf(quoting(false))).not.toContain("пришлите фото");
  });
  it("carries the notice beside a rule until a lawyer has verified it", () => {
    expect(textOf(aComplaint()).split("Проверить перед подачей")).toHaveLength(3);
    const verified = [{ rule: "KZ/coerce-vote/1", name: "Д. Әділұлы", day: "2026-11-20" }];
    const text = textOf(aComplaint({ verified }));
    expect(text.split("Проверить перед подачей")).toHaveLength(2);
    expect(text).toContain("Сверено с действующим текстом: Д. Әділұлы, 20 ноября 2026 года");
  });
  it("tells a rule known from the press as reported", () => {
    expect(textOf(aComplaint())).toContain(
      "статья 150 (воспрепятствование осуществлению избирательных прав или работе избирательных комиссий), по сообщению: pr-hal.kz",
    );
  });
  it("names a chosen rule that may not be a ground", () => {
    const found = made(aComplaint({ rules: ["KZ/coerce-vote/1", "KZ/share-photo/1", "KZ/coerce-vote/3"] }));
    expect(found.kind === "made" && found.leftOut).toEqual([
      { id: "KZ/share-photo/1", because: "against-the-voter" },
      { id: "KZ/coerce-vote/3", because: "not-in-force" },
    ]);
  });
  it("keeps deadline and slip for the desk", () => {
    const data = aComplaint({ filed: { on: "2026-03-02", slip: "000-7" }, votingDay: "2026-03-15" });
    const document = documentOf(data, "ru", "2026-03-02");
    const desk = plainText(document).join("\n");
    expect(desk).toContain("талон № 000-7");
    expect(desk).toContain("не позднее 9 марта 2026 года".slice(0, 9));
    const filed = plainText(filingCopy(document)).join("\n");
    expect(filed).not.toContain("000-7");
    expect(filed).not.toContain("Ответ");
  });
  it("asks a court, a commission and a prosecutor for different things", () => {
    const demands = ["court", "territorial-commission", "prosecutor"].map(body => textOf(aComplaint({ to: { body } })));
    expect(new Set(demands).size).toBe(3);
    expect(demands[0]).toContain("Признать незаконными действия");
  });
});
