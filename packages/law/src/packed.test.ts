import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { shippedBase } from "./all-rules.ts";
import { pack, unpack } from "./packed.ts";
import type { Rule } from "./rule.ts";

const { rules } = shippedBase();
const packed = pack(rules);

describe("the packed base", () => {
  it("is at most 60 KB compressed, with whatever a voter's page adds of tips and addressees", () => {
    expect(gzipSync(packed).length).toBeLessThan(60_000);
    expect(brotliCompressSync(packed).length).toBeLessThan(60_000);
  });
  it("unpacks to the same rules without notes and decisions", () => {
    const lean = (rule: Rule) => ({ ...rule, note: null, decisions: [] });
    expect(unpack(packed)).toEqual({ kind: "rules", rules: rules.map(lean) });
  });
  it("carries who verified a rule", () => {
    const [first] = rules;
    if (first === undefined) throw new Error("no rules");
    const { rules: back } = {
      rules: [],
      ...unpack(pack([{ ...first, verifiedBy: { name: "A. Lawyer", day: first.source!.readOn } }])),
    };
    expect(back[0]).toMatchObject({ verifiedBy: { name: "A. Lawyer", day: "2026-11-22" } });
  });
  it("is refused whole where anything in it is not ours", () => {
    const json = JSON.parse(packed);
    const spoil = (change: (copy: typeof json) => void) => {
      const copy = structuredClone(json);
      change(copy);
      return unpack(JSON.stringify(copy));
    };
    const broken = { kind: "broken", why: "not-packed-rules" };
    expect(unpack("{")).toEqual(broken);
    expect(unpack("null")).toEqual(broken);
    expect(spoil(copy => (copy.format = "perde-law-packed/2"))).toEqual(broken);
    expect(spoil(copy => copy.rules[0].push(1))).toEqual(broken);
    expect(spoil(copy => (copy.rules[0][1] = 99))).toEqual(broken);
    expect(spoil(copy => (copy.rules[0][0] = 1e6))).toEqual(broken);
    expect(spoil(copy => (copy.rules[1][12] = 0))).toEqual(broken);
    expect(unpack(" ".repeat(1_000_001))).toEqual({ kind: "broken", why: "too-large" });
  });
});
