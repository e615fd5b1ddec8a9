import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { checkPromise, signPromise } from "./promise.ts";
import { newSigningKey, signStatement } from "./statement.ts";

const random = seeded("promise");
const intake = newSigningKey(random(32));
const facts = { instance: random(16), envelope: random(32), batch: 17 };
const signed = signPromise(facts, intake);

describe("a promise of inclusion", () => {
  it("names instance, envelope and batch", () => {
    expect(checkPromise(signed, intake.publicKey)).toEqual({ kind: "promise", ...facts });
  });
  it("by another key is foreign", () => {
    const other = newSigningKey(random(32));
    expect(checkPromise(signPromise(facts, other), intake.publicKey)).toEqual({ kind: "foreign-key" });
  });
  it("with another batch is not signed", () => {
    const statement = signed.statement.replace("17", "99");
    expect(checkPromise({ ...signed, statement }, intake.publicKey)).toEqual({ kind: "bad-signature" });
  });
  it.each([[{ v: 1 }], [{ v: 2, instance: "", envelope: "", batch: 1 }], ["promise"]])("of %j is malformed", value => {
    expect(checkPromise(signStatement("promise", value, intake), intake.publicKey)).toEqual({ kind: "malformed" });
  });
});
