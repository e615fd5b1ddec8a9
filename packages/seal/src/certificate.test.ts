import { describe, expect, it } from "vitest";
import { aDesk, certify } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";
import { deskIdOf, foldChain, followPath, openCertificate, signCertificate } from "./certificate.ts";
import { newMember } from "./desk-keys.ts";
import { signStatement } from "./statement.ts";

const desk = await aDesk();
const { root, lead, worker, chain } = desk;
const rootKey = root.signing.publicKey;
const stranger = await newMember(seeded("stranger")(32));
const removalOf = (subject: Uint8Array, serial: number, by = lead.signing) =>
  signCertificate({ desk: root.desk, subject, role: "removed", serial, from: "2026-11-20" }, by);

describe("a chain", () => {
  it("folds into the members that the root and its leads certified", () => {
    const folded = foldChain(rootKey, chain);
    expect(folded).toMatchObject({ kind: "chain", serial: 2 });
    if (folded.kind !== "chain") return;
    expect(folded.members.map(({ role }) => role)).toEqual(["lead", "case-worker"]);
    expect(folded.members[1]).toMatchObject({ key: worker.signing.publicKey, certifiedBy: lead.signing.publicKey });
  });
  it("without certificates has no members", () => {
    expect(foldChain(rootKey, [])).toEqual({ kind: "chain", members: [], serial: 0 });
  });
  it("with a removal is without that member", () => {
    const folded = foldChain(rootKey, [...chain, removalOf(worker.signing.publicKey, 3)]);
    expect(folded.kind === "chain" && folded.members.length).toBe(1);
  });
  it("takes the latest certificate of a key", () => {
    const promoted = certify(root.desk, worker, { role: "lead", serial: 3, by: lead.signing });
    const folded = foldChain(rootKey, [...chain, promoted]);
    expect(folded.kind === "chain" && folded.members.map(({ role }) => role)).toEqual(["lead", "lead"]);
  });
});

describe("a ghost", () => {
  const ghost = { kind: "ghost", position: 2, subject: stranger.signing.publicKey };
  it.each([
    ["certified by nobody of the desk", stranger.signing],
    ["certified by a case worker", worker.signing],
  ])("%s is named", (_, by) => {
    const one = certify(root.desk, stranger, { role: "lead", serial: 3, by });
    expect(foldChain(rootKey, [...chain, one])).toEqual(ghost);
  });
  it("certified by a lead who was removed is named", () => {
    const removed = removalOf(lead.signing.publicKey, 3, root.signing);
    const one = certify(root.desk, stranger, { role: "reader", serial: 4, by: lead.signing });
    expect(foldChain(rootKey, [...chain, removed, one])).toEqual({ ...ghost, position: 3 });
  });
});

describe("a broken chain is named", () => {
  it.each([
    ["when a certificate is withheld", [chain[1]], { position: 0, why: "serial" }],
    [
      "when a removal is withheld from the middle",
      [...chain, certify(root.desk, stranger, { role: "reader", serial: 4, by: lead.signing })],
      { position: 2, why: "serial" },
    ],
    ["when one is repeated", [chain[0], chain[0]], { position: 1, why: "serial" }],
    [
      "when one comes from another desk",
      [certify(deskIdOf(new Uint8Array(32)), lead, { role: "lead", serial: 1, by: root.signing })],
      { position: 0, why: "other-desk" },
    ],
    ["when a signature is wrong", [{ ...chain[0], sig: chain[1]?.sig }], { position: 0, why: "bad-signature" }],
    [
      "when one is no certificate",
      [signStatement("certificate", { v: 1 }, root.signing)],
      { position: 0, why: "malformed" },
    ],
    [
      "when nobody is removed",
      [removalOf(stranger.signing.publicKey, 1, root.signing)],
      { position: 0, why: "not-a-member" },
    ],
  ])("%s", (_, signed, fault) => {
    expect(foldChain(rootKey, signed)).toEqual({ kind: "broken", ...fault });
  });
  it("when it is another root's", async () => {
    const other = await aDesk("Another Desk");
    expect(foldChain(other.root.signing.publicKey, chain)).toMatchObject({ kind: "broken", why: "other-desk" });
  });
});

describe("a path", () => {
  it("ends in the key it certifies", () => {
    expect(followPath(rootKey, chain)).toMatchObject({ role: "case-worker", subject: worker.signing.publicKey });
  });
  it("cannot leave out a step", () => {
    expect(followPath(rootKey, chain.slice(1))).toMatchObject({ kind: "ghost" });
  });
  it("cannot pass through one who is no lead", () => {
    const one = certify(root.desk, stranger, { role: "case-worker", serial: 3, by: worker.signing });
    expect(followPath(rootKey, [...chain, one])).toMatchObject({ kind: "ghost", position: 2 });
  });
  it("of nothing leads nowhere", () => {
    expect(followPath(rootKey, [])).toMatchObject({ kind: "broken" });
  });
});

describe("a certificate", () => {
  const subject = stranger.signing.publicKey;
  const common = { desk: root.desk, subject, serial: 3, from: "2026-11-01" };
  it("of a member commits to a recipient, that of a removal to none", () => {
    expect(() => signCertificate({ ...common, role: "reader" }, lead.signing)).toThrow(RangeError);
    expect(() => signCertificate({ ...common, role: "removed", wrap: subject }, lead.signing)).toThrow(RangeError);
  });
  it.each([
    ["a day that does not exist", { from: "2026-02-30" }],
    ["serial 0", { serial: 0 }],
    ["an unknown role", { role: "owner" }],
    ["an unknown field", { name: "A. Testova" }],
  ])("with %s is malformed", (_, change) => {
    const good: unknown = JSON.parse(
      certify(root.desk, stranger, { role: "reader", serial: 3, by: lead.signing }).statement,
    );
    const value = { ...(typeof good === "object" ? good : {}), ...change };
    expect(openCertificate(signStatement("certificate", value, lead.signing))).toEqual({ kind: "malformed" });
  });
});
