import { describe, expect, it } from "vitest";
import { aComplaint, documentOf } from "./data.testing.ts";
import { largestData, parseData, readData } from "./data.ts";
import { plainText } from "./plain-text.ts";
import { tidyLine, tidyParagraphs } from "./tidy-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readData", () => {
  it("refuses size first, then what is no JSON, then what is not ours, without repeating any of it", () => {
    expect(readData(new Uint8Array(largestData + 1))).toEqual({ kind: "too-large" });
    expect(readData(bytes("{"))).toEqual({ kind: "not-json" });
    expect(readData(new Uint8Array([0xff, 0xfe]))).toEqual({ kind: "not-json" });
    expect(readData(bytes('{"kind":"annex","secret":"x"}'))).toEqual({ kind: "not-document-data", field: "format" });
    expect(parseData({ format: "perde-document-data/1", kind: "annex", secret: "x" })).toEqual({
      kind: "not-document-data",
      field: "secret",
    });
    expect(parseData({ format: "perde-document-data/1", kind: "annex", verified: [{ rule: "x" }] })).toMatchObject({
      field: "verified.1.rule",
    });
  });
});

describe("tidyLine", () => {
  it("takes out controls, direction marks, hidden characters and lone surrogates, and keeps letters of any script", () => {
    expect(tidyLine("a\u0000b\u001b[31m\u202ec\u2066d\u200be\ufeff\ud800f")).toBe("ab[31mcde\ufffdf");
    expect(tidyLine("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ₸ مرحبا 学")).toBe("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі ₸ مرحبا 学");
    expect(tidyLine(" a\r\n\tb ")).toBe("a b");
  });
  it("composes letters, so that a Й typed in two parts is one", () => {
    expect(tidyLine("И\u0306")).toBe("Й");
  });
  it("splits paragraphs at line ends", () => {
    expect(tidyParagraphs("a\r\n\r\nb\u2028c")).toEqual(["a", "b", "c"]);
  });
});

describe("a document from hostile text", () => {
  it("holds the words and nothing else", () => {
    const hostile = `=HYPERLINK("http://x") \u202e#eval("1") <w:p/> $x$ \\ *b* {{t}} \u0008`;
    const text = plainText(documentOf(aComplaint({ facts: [hostile] }))).join("\n");
    expect(text).toContain(`=HYPERLINK("http://x") #eval("1") <w:p/> $x$ \\ *b* {{t}}`);
  });
});
