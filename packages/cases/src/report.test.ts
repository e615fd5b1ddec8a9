import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anAddition, aReport, reports } from "./report.testing.ts";
import { isRefusal, parseHeader, parseStatement, textLimits } from "./report.ts";

describe("parseStatement", () => {
  it("returns a report unchanged, so that what was parsed, written again, gives the same bytes", () => {
    fc.assert(
      fc.property(reports, report => {
        expect(JSON.stringify(parseStatement(JSON.parse(JSON.stringify(report))))).toBe(JSON.stringify(report));
      }),
    );
  });
  it("keeps the longest possible report, in three-byte letters, within the header limit of a container", () => {
    const longest = aReport(
      {
        place: { kind: "written", text: "Ә".repeat(textLimits.place), sector: "s".repeat(64), region: "KZ-75" },
        who: { roles: Array.from({ length: 8 }, (_, i) => `${"r".repeat(60)}-${i}`), text: "Ә".repeat(textLimits.who) },
        how: {
          channels: ["group-chat", "private-message", "aloud", "meeting", "form", "other"],
          text: "Ә".repeat(textLimits.how),
        },
        threat: {
          kinds: ["grant", "dormitory", "exam", "expulsion", "contract", "other"],
          text: "Ә".repeat(textLimits.threat),
        },
        more: "Ә".repeat(textLimits.more),
      },
      {
        for: Array.from({ length: 4 }, (_, i) => `${"A".repeat(21)}${i}`),
        attachments: Array.from({ length: 4 }, () => ({
          type: "image/webp" as const,
          bytes: 3_000_000,
          sha256: "A".repeat(43),
        })),
      },
    );
    expect(isRefusal(parseStatement(longest))).toBe(false);
    // Statement text inside a JSON string, plus key, signature and frame.
    const bytes = new TextEncoder().encode(JSON.stringify(JSON.stringify(longest))).length + 300;
    expect(bytes).toBeLessThan(12 * 1024);
  });
  it("refuses an unknown field, wherever it stands", () => {
    expect(parseStatement({ ...aReport(), vote: "1" })).toMatchObject({ kind: "not-a-report" });
    const report = aReport();
    expect(parseStatement({ ...report, content: { ...report.content, vote: "1" } })).toMatchObject({
      kind: "not-a-report",
    });
  });
  it("refuses a text that is too long, empty, padded with spaces, or holds control characters", () => {
    for (const more of ["x".repeat(textLimits.more + 1), "", " x", "x\u0000", "x\u001b[2J", "\ud800"]) {
      expect(parseStatement(aReport({ more }))).toEqual({ kind: "not-a-report", field: "content.more" });
    }
  });
  it("refuses a report that carries an addition's number, and an addition that carries a report's", () => {
    expect(isRefusal(parseStatement({ ...aReport(), seq: 1 }))).toBe(true);
    expect(isRefusal(parseStatement({ ...anAddition(), seq: 0 }))).toBe(true);
    expect(isRefusal(parseStatement(anAddition()))).toBe(false);
  });
  it("repeats nothing of the value in a refusal", () => {
    const secret = "Университет Примеров";
    const answer = parseStatement({ ...aReport(), [secret]: 1, content: { [secret]: secret } });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });
  it("answers any JSON value with a report or a refusal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const answer = parseStatement(value);
        expect(isRefusal(answer) || answer.type !== undefined).toBe(true);
      }),
    );
  });
});

describe("parseHeader", () => {
  it("tells an unknown version from a damaged header", () => {
    expect(parseHeader({ v: "perde-report/2", signed: {} })).toEqual({ kind: "unknown-version" });
    expect(parseHeader({ v: "perde-report/1" })).toMatchObject({ kind: "not-a-report" });
    expect(parseHeader(null)).toMatchObject({ kind: "not-a-report" });
  });
});
