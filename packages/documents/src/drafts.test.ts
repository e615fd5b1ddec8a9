import { day } from "@perde/law/calendar-day";
import { describe, expect, it } from "vitest";
import { writeAkn } from "./akn.ts";
import { aComplaint, aDraft, anInquiry, documentOf, made } from "./data.testing.ts";
import { paragraphText, plainText } from "./plain-text.ts";
import { sideBySide } from "./side-by-side.ts";
import { dayText, mondayOf, periodText } from "./words/dates.ts";

const textOf = (...asked: Parameters<typeof documentOf>): string => plainText(documentOf(...asked)).join("\n");

describe("amendments", () => {
  it.each([
    ["ru", "не несёт ответственности", "Примечание. Не несут ответственности", "требование, сбор или оплата"],
    ["kk", "жауапты болмайды", "Ескертпе. Осы бап бойынша", "талап ету, жинау"],
  ] as const)("lay liability on the demand and spare voter, observer and journalist (%s)", (language, ...parts) => {
    const text = textOf(aDraft("amendments"), language).toLowerCase();
    for (const part of parts) expect(text).toContain(part.toLowerCase());
  });
  it("name only models that were in force on the day", () => {
    expect(textOf(aDraft("amendments"), "ru", "2018-06-01")).not.toContain("US-OK/demand-proof-of-vote/1");
    expect(textOf(aDraft("amendments"), "ru", "2023-01-15")).toContain("US-OK/demand-proof-of-vote/1");
    expect(made(aDraft("amendments"), "ru", "1890-01-01").kind).toBe("no-model");
  });
  it("leave the fine open until somebody decides it", () => {
    expect(textOf(aDraft("amendments"))).toContain("[определяется инициатором]");
    const fines = { individual: 50, official: 150, entity: 300 };
    expect(textOf(aDraft("amendments", { fines }))).toContain("физические лица 50, должностные лица 150");
  });
});

describe("resolution", () => {
  it("spares pressed voters and keeps observers' recordings", () => {
    const text = textOf(aDraft("resolution"));
    expect(text).toContain("не является нарушителем");
    expect(text).toContain("не ограничивает право наблюдателей");
  });
  it("comes from a commission only, with a signer", () => {
    expect(made(aDraft("resolution", { by: { body: "court" } })).kind).toBe("missing-addressee");
    expect(made(aDraft("resolution", { signer: null })).kind).toBe("missing-signer");
  });
});

describe("annex", () => {
  it("lists confirmed rules in force with source and day of reading, in three languages", () => {
    for (const language of ["kk", "ru", "en"] as const) {
      const text = textOf(aDraft("annex"), language, "2023-01-15");
      expect(text).toContain("noticieros.televisa.com");
      expect(text).not.toContain("1259 (2019), unconfirmed");
    }
  });
  it("answers no-applicable-rule where nothing is left", () => {
    expect(made(aDraft("annex", { places: ["FR"], acts: ["carry-camera-into-booth"] }), "en", "1950-01-01").kind).toBe(
      "no-applicable-rule",
    );
  });
});

describe("statistics", () => {
  it("shows four stages, hides what is few, and names no institution unasked", () => {
    const cases = Array.from({ length: 14 }, (_, at) => ({
      stage: at < 3 ? "confirmed" : "filed",
      region: "KZ-75",
      institution: "Колледж Проб",
      week: "2023-W02",
    }));
    const text = textOf(
      aDraft("statistics", { figures: { from: "2023-W01", until: "2023-W04", version: "1", cases } }),
    );
    expect(text).toContain("скрыто");
    expect(text).not.toContain("Колледж Проб");
    expect(text).not.toMatch(/^3$/m);
    expect(text).toMatch(/^14$/m);
  });
});

describe("writeAkn", () => {
  /** Every opened element is closed, in order. */
  const isBalanced = (xml: string): boolean => {
    const open: string[] = [];
    for (const [, closing, name, empty] of xml.matchAll(/<(\/?)([A-Za-z][\w]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (closing === "/") {
        if (open.pop() !== name) return false;
      } else if (empty !== "/" && name !== undefined) open.push(name);
    }
    return open.length === 0 && !xml.replaceAll(/<[^<>]*>/g, "").includes("<");
  };
  it("writes amendments as a bill, a resolution and an inquiry as a doc, with unique identifiers", () => {
    for (const [data, root] of [
      [aDraft("amendments"), "bill"],
      [aDraft("resolution"), "doc"],
      [anInquiry(), "doc"],
    ] as const) {
      const akn = writeAkn(documentOf(data, "kk", "2023-01-15"));
      if (akn.kind !== "akn") throw new Error(akn.kind);
      expect(akn.xml).toContain(`<${root} name=`);
      expect(akn.xml).toContain(`/akn/kz/${root}/2023-01-15/`);
      expect(akn.xml).toContain("kaz@2023-01-15");
      expect(isBalanced(akn.xml)).toBe(true);
      const ids = [...akn.xml.matchAll(/eId="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
  it("has no form for a complaint", () => {
    expect(writeAkn(documentOf(aComplaint())).kind).toBe("not-a-draft");
  });
  it("writes markup of a text as text", () => {
    const akn = writeAkn(documentOf(anInquiry({ election: `<script>&"выборы"` })));
    expect(akn.kind === "akn" && akn.xml).toContain("&lt;script&gt;&amp;&quot;выборы&quot;");
  });
});

describe("sideBySide", () => {
  it("sets Kazakh beside Russian, block by block, and one signature below", () => {
    const both = sideBySide(documentOf(aComplaint(), "kk"), documentOf(aComplaint(), "ru"));
    const text = plainText(both).join("\n");
    expect(both.blocks.map(({ kind }) => kind)).toEqual(["table", "signature"]);
    expect(text.indexOf("ШАҒЫМ")).toBeLessThan(text.indexOf("ЖАЛОБА"));
    const table = both.blocks[0];
    expect(table?.kind === "table" && table.rows.every(row => row.length === 2)).toBe(true);
  });
});

describe("dates", () => {
  it("are said in three languages", () => {
    const on = day("2023-03-19");
    expect([dayText("kk", on), dayText("ru", on), dayText("en", on)]).toEqual([
      "2023 жылғы 19 наурыз",
      "19 марта 2023 года",
      "19 March 2023",
    ]);
  });
  it("know the Monday of an ISO week, across years", () => {
    expect([mondayOf("2020-W53"), mondayOf("2021-W01"), mondayOf("2024-W01")]).toEqual([
      "2020-12-28",
      "2021-01-04",
      "2024-01-01",
    ]);
    expect(periodText("en", { from: "2023-W01", until: "2023-W02" })).toBe("2 January 2023 – 15 January 2023");
  });
});

describe("an inquiry and its statistical annex", () => {
  it("hide the same numbers, so that neither gives away what the other hides", () => {
    const cases = [
      ...Array.from({ length: 6 }, () => ({
        stage: "filed",
        region: "KZ-75",
        institution: "Колледж Проб",
        week: "2023-W02",
      })),
      ...Array.from({ length: 3 }, () => ({ stage: "verified", region: "KZ-71", week: "2023-W02" })),
    ];
    const figures = { from: "2023-W01", until: "2023-W04", version: "1", cases };
    const annex = documentOf(aDraft("statistics", { figures }));
    const table = annex.blocks.find(({ name }) => name === "figures");
    const all = table?.kind === "table" ? table.rows.at(-1)?.map(paragraphText) : undefined;
    const verified = all?.[2];
    const inquiry = textOf(anInquiry({ figures }));
    expect(inquiry.includes("Число проверенных сообщений не приводится")).toBe(verified === "скрыто");
    expect(inquiry.includes(`требованиях: ${verified},`)).toBe(verified !== "скрыто");
  });
});
