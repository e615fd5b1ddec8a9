import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, equalBytes, fromBase64Url, fromUtf8, hex, toBase64Url, utf8 } from "./bytes.ts";

const anyBytes = fc.uint8Array({ maxLength: 200 });

describe("base64url", () => {
  it("spells bytes as the platform does", () => {
    fc.assert(fc.property(anyBytes, bytes => toBase64Url(bytes) === Buffer.from(bytes).toString("base64url")));
  });
  it("gives back what it spelled", () => {
    fc.assert(fc.property(anyBytes, bytes => equalBytes(fromBase64Url(toBase64Url(bytes)) ?? utf8("other"), bytes)));
  });
  it("has one spelling for each value", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), text => {
        const bytes = fromBase64Url(text);
        return bytes === undefined || toBase64Url(bytes) === text;
      }),
    );
  });
  it.each(["AA==", "AB", "A", "A+", "A/", "A A", "é", "AAA\n"])("refuses %j", text => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
  it("refuses another length than the one expected", () => {
    expect(fromBase64Url("AAAA", 4)).toBeUndefined();
    expect(fromBase64Url("AAAA", 3)).toEqual(new Uint8Array(3));
  });
});

describe("text", () => {
  it("refuses malformed UTF-8 and keeps a byte order mark", () => {
    expect(fromUtf8(new Uint8Array([0xff]))).toBeUndefined();
    expect(fromUtf8(new Uint8Array([0xed, 0xa0, 0x80]))).toBeUndefined();
    expect(fromUtf8(utf8("\ufeffa"))).toBe("\ufeffa");
  });
  it("spells bytes in hexadecimal", () => {
    expect(hex(new Uint8Array([0, 15, 255]))).toBe("000fff");
  });
});

describe("equalBytes", () => {
  it("tells any difference", () => {
    fc.assert(fc.property(anyBytes, anyBytes, (a, b) => equalBytes(a, b) === (hex(a) === hex(b))));
    expect(equalBytes(concat(utf8("a"), utf8("b")), utf8("ab"))).toBe(true);
  });
});
