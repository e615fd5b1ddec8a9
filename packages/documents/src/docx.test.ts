import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PerdeDocument } from "./block.ts";
import { aComplaint, aDraft, anInquiry, documentOf } from "./data.testing.ts";
import { writeDocx } from "./docx.ts";
import { withFixedDates } from "./docx-repeatable.ts";
import { plainText } from "./plain-text.ts";

/** Members of a zip by name, with the date of each. */
const membersOf = (zip: Uint8Array) => {
  const view = new DataView(zip.buffer, zip.byteOffset);
  let end = zip.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const found = new Map<string, { readonly text: string; readonly date: number }>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map(offset =>
      offset === 20 ? view.getUint32(at + 20, true) : view.getUint16(at + offset, true),
    );
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = zip.subarray(start, start + (size ?? 0));
    const text = new TextDecoder().decode(view.getUint16(at + 10, true) === 0 ? bytes : inflateRawSync(bytes));
    found.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + (name ?? 0))), {
      text,
      date: view.getUint32(at + 12, true),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
};
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
const paragraphsIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([one]) =>
    unescaped([...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")),
  );
/** Every line of the document stands in the file as a paragraph of its own; numbers of items are Word's. */
const missingIn = async (document: PerdeDocument): Promise<readonly string[]> => {
  const members = membersOf(await writeDocx(document));
  const said = new Set(
    ["word/document.xml", "word/footnotes.xml"]
      .flatMap(name => paragraphsIn(members.get(name)?.text ?? ""))
      .map(one => one.trim()),
  );
  return plainText(document).filter(one => !said.has(one) && !said.has(one.replace(/^\d+\. /, "")));
};

describe("writeDocx", () => {
  it.each([
    ["complaint", aComplaint()],
    ["inquiry", anInquiry()],
    ["amendments", aDraft("amendments")],
    ["resolution", aDraft("resolution")],
    ["statistics", aDraft("statistics")],
  ])("holds every word of the %s, Kazakh letters included", async (_, data) => {
    expect(await missingIn(documentOf(data, "kk"))).toEqual([]);
    expect(await missingIn(documentOf(data, "ru"))).toEqual([]);
  });
  it("has A4 pages, page numbers, headings, real tables with header rows, footnotes and the language", async () => {
    const members = membersOf(await writeDocx(documentOf(aDraft("amendments"), "kk")));
    const body = members.get("word/document.xml")?.text ?? "";
    expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body).toContain('<w:pStyle w:val="Heading2"/>');
    expect(body).toContain("<w:tblHeader");
    expect(body).toContain("<w:footnoteReference");
    expect([...members].some(([name, { text }]) => name.startsWith("word/footer") && text.includes("PAGE"))).toBe(true);
    expect(members.get("word/styles.xml")?.text).toContain('w:lang w:val="kk-KZ"');
    expect(membersOf(await writeDocx(documentOf(aComplaint()))).get("word/document.xml")?.text).toMatch(
      /<w:pgSz w:w="11906" w:h="16838"/,
    );
  });
  it("has one date, and it is the day of the document; no program and no person", async () => {
    const members = membersOf(await writeDocx(documentOf(aComplaint())));
    expect(new Set([...members.values()].map(({ date }) => date))).toEqual(new Set([0x00210000]));
    const core = members.get("docProps/core.xml")?.text ?? "";
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(["2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"]);
    expect(core).not.toContain("creator");
  });
  it("gives the same bytes again", async () => {
    const document = documentOf(anInquiry());
    expect(await writeDocx(document)).toEqual(await writeDocx(document));
  });
  it("carries 500 facts", async () => {
    const facts = Array.from({ length: 500 }, (_, at) => `Факт ${at + 1} <&> "ұ"`);
    expect(await missingIn(documentOf(aComplaint({ facts })))).toEqual([]);
  });
  it("throws on what is no zip", () => {
    expect(() => withFixedDates(new Uint8Array(40))).toThrow("no zip directory");
  });
  it("keeps closing words, regard and faction on the page of the names under them", async () => {
    const xml = membersOf(await writeDocx(documentOf(anInquiry()))).get("word/document.xml")?.text ?? "";
    const paragraphs = xml.split("</w:p>");
    const kept = (words: string) => paragraphs.find(one => one.includes(words))?.includes("<w:keepNext/>");
    expect(["Напомним", "С уважением", "Депутаты фракции"].map(kept)).toEqual([true, true, true]);
    expect(kept("Обращаем внимание")).toBe(false);
  });
});
