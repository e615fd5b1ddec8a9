import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { toBase64Url } from "./bytes.ts";
import { CALL_LENGTH, type Call, readCall, signCall, verifyCall } from "./call.ts";
import { newSigningKey } from "./statement.ts";

const random = seeded("call");
const key = newSigningKey(random(32));
const nonce = random(16);
const call: Call = { origin: "http://localhost:8700", method: "POST", path: "/v1/mailbox/read", bodyHash: random(32) };
const value = signCall({ ...call, nonce: toBase64Url(nonce) }, key);

describe("a signed call", () => {
  it("names its key and its nonce, and has one length", () => {
    expect(verifyCall(value, call)).toEqual({ kind: "call", key: key.publicKey, nonce });
    expect(value.length).toBe(CALL_LENGTH);
  });
  it.each([
    ["another origin", { origin: "http://localhost:8701" }],
    ["another method", { method: "GET" }],
    ["another path", { path: "/v1/mailbox/drop" }],
    ["a query that was added", { path: "/v1/mailbox/read?page=2" }],
    ["another body", { bodyHash: new Uint8Array(32) }],
  ])("does not hold for %s", (_, change) => {
    expect(verifyCall(value, { ...call, ...change })).toEqual({ kind: "bad-signature" });
  });
  it("does not move its parts: a method cannot swallow the path", () => {
    expect(verifyCall(value, { ...call, method: 'POST","path":"', path: call.path })).toEqual({
      kind: "bad-signature",
    });
  });
  it("replayed under a fresh nonce is not signed", () => {
    const fresh = value.replace(toBase64Url(nonce), toBase64Url(random(16)));
    expect(verifyCall(fresh, call)).toEqual({ kind: "bad-signature" });
  });
  it("shows its nonce before it is verified, so that a replay is refused cheaply", () => {
    expect(readCall(value)?.nonce).toEqual(nonce);
  });
  it("is malformed in any other shape", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), text => verifyCall(text, call).kind === "malformed"));
    expect(verifyCall(`${value}A`, call)).toEqual({ kind: "malformed" });
    expect(verifyCall(value.replace(".", "A"), call)).toEqual({ kind: "malformed" });
  });
});
