import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { newSigningKey, openStatement, signStatement, verifySignature } from "./statement.ts";

const key = newSigningKey(seeded("statement")(32));
const other = newSigningKey(seeded("another")(32));
const signed = signStatement("promise", { v: 1, text: "сәлем" }, key);

describe("a signed statement", () => {
  it("opens to its value and its signer", () => {
    expect(openStatement("promise", signed)).toEqual({
      kind: "statement",
      by: key.publicKey,
      value: { v: 1, text: "сәлем" },
    });
  });
  it("keeps any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), value => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|\\ud/.test(text));
        const opened = openStatement("report", signStatement("report", value, key));
        return opened.kind === "statement" && JSON.stringify(opened.value) === text;
      }),
      { numRuns: 20 },
    );
  });
  it("is no statement of another type", () => {
    expect(openStatement("report", signed)).toEqual({ kind: "bad-signature" });
  });
  it("is not another's", () => {
    expect(openStatement("promise", { ...signed, by: toBase64Url(other.publicKey) })).toEqual({
      kind: "bad-signature",
    });
  });
  it("is refused after any bit of the signature flips", () => {
    const sig = fromBase64Url(signed.sig, 64) ?? new Uint8Array(64);
    fc.assert(
      fc.property(fc.nat(511), bit => {
        const altered = sig.slice();
        altered[bit >> 3]! ^= 1 << (bit & 7);
        return openStatement("promise", { ...signed, sig: toBase64Url(altered) }).kind === "bad-signature";
      }),
      { numRuns: 40 },
    );
  });
  it("is refused when a word of it changes", () => {
    const statement = signed.statement.replace('"v":1', '"v":2');
    expect(openStatement("promise", { ...signed, statement })).toEqual({ kind: "bad-signature" });
  });
  it.each([
    ["an unknown field", { ...signed, note: "" }],
    ["a missing field", { statement: signed.statement, by: signed.by }],
    ["white space in the statement", { ...signed, statement: `${signed.statement} ` }],
    ["padding in the signature", { ...signed, sig: `${signed.sig}==` }],
    ["null", null],
    ["a list", [signed]],
  ])("is malformed with %s", (_, value) => {
    expect(openStatement("promise", value)).toEqual({ kind: "malformed" });
  });
  it("is malformed above the limit of its format", () => {
    expect(openStatement("promise", signed, 10)).toEqual({ kind: "malformed" });
  });
  it("can be signed by a key that shows no seed", () => {
    const native = { publicKey: key.publicKey, sign: () => fromBase64Url(signed.sig) ?? new Uint8Array() };
    expect(signStatement("promise", { v: 1, text: "сәлем" }, native)).toEqual(signed);
  });
});

describe("verifySignature", () => {
  it("refuses a key of small order, under which anything would verify", () => {
    const zeroPoint = new Uint8Array(32);
    zeroPoint[0] = 1;
    const sig = new Uint8Array(64);
    sig[0] = 1;
    expect(verifySignature(sig, new Uint8Array(3), zeroPoint)).toBe(false);
  });
});

describe("signStatement", () => {
  it.each([[undefined], ["\ud800"], [[[[[[[[[[]]]]]]]]]]])("throws for %j, which no reader would accept", value => {
    expect(() => signStatement("report", value, key)).toThrow(RangeError);
  });
});
