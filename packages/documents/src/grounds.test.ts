import { shippedBase } from "@perde/law/all-rules";
import { rulesOf } from "@perde/law/base";
import { addDays, day } from "@perde/law/calendar-day";
import { standing } from "@perde/law/in-force";
import { parsePlace } from "@perde/law/place";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationSpan } from "./citation.ts";
import { aComplaint, aDraft, anInquiry, made } from "./data.testing.ts";
import { groundsOn, mayBeGround } from "./grounds.ts";
import { plainText } from "./plain-text.ts";

const base = shippedBase();
const places = [...base.byJurisdiction.keys()].flatMap(text => parsePlace(text) ?? []);
const days = fc.integer({ min: 0, max: 14_000 }).map(count => addDays(day("1995-01-01"), count));

describe("groundsOn", () => {
  it("never answers a rule that is unconfirmed, not in force, struck down, proposed or against the voter", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), days, fc.boolean(), (place, on, all) => {
        const chosen = all ? rulesOf(base, place).map(({ id }) => id) : null;
        const found = groundsOn(base, place, on, chosen);
        if (found.kind !== "grounds") return;
        for (const rule of found.rules) {
          expect(rule.confidence).not.toBe("unconfirmed");
          expect(rule.status).toBe("prohibited");
          expect(standing(rule, on)).toBe("in-force");
          expect(["demander", "official", "anyone"]).toContain(rule.liable);
          expect(rule.source).not.toBeNull();
        }
      }),
      { numRuns: 400 },
    );
  });
  it("keeps every forbidden rule out of every paper, over days", () => {
    const papers = [aComplaint(), anInquiry(), aDraft("amendments"), aDraft("resolution"), aDraft("annex")];
    fc.assert(
      fc.property(fc.constantFrom(...papers), days, (data, on) => {
        const found = made(data, "ru", on);
        if (found.kind !== "made") return;
        const text = plainText(found.document).join("\n");
        for (const rule of base.rules) {
          const bad =
            rule.confidence === "unconfirmed" || rule.status === "struck-down" || standing(rule, on) !== "in-force";
          if (bad) expect(text.includes(`${rule.id};`)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("citationSpan", () => {
  it("says every ground of Kazakhstan in Kazakh and in Russian", () => {
    const grounds = rulesOf(base, parsePlace("KZ") ?? expect.fail()).filter(rule =>
      mayBeGround(rule, day("2026-11-23")),
    );
    expect(grounds.length).toBeGreaterThan(2);
    for (const rule of grounds)
      for (const language of ["kk", "ru"] as const) expect(citationSpan(rule, language)).not.toHaveProperty("language");
  });
  it("keeps article and edition as the base has them", () => {
    const rule = base.rules.find(({ id }) => id === "KZ/coerce-vote/2") ?? expect.fail();
    expect(citationSpan(rule, "kk")).toMatchObject({
      text: expect.stringMatching(/^Қылмыстық кодекс \(2014 ж\., № 226-V\), 150-бап/),
    });
  });
  it("prints what it cannot say as the base has it, marked as English", () => {
    const rule = base.rules.find(({ id }) => id === "MX/demand-proof-of-vote/1") ?? expect.fail();
    expect(citationSpan(rule, "ru")).toMatchObject({ text: rule.citation, language: "en" });
  });
});
