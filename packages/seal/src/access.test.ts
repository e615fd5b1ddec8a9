import { describe, expect, it } from "vitest";
import { aDesk } from "../testing/a-desk.ts";
import { openAccess, signAccess } from "./access.ts";
import { signStatement } from "./statement.ts";

const { root, lead, worker, chain } = await aDesk();
const path = chain.slice(0, 1);
const list = { desk: root.desk, serial: 1, members: [lead.signing.publicKey, worker.signing.publicKey] };
const opened = (signed: unknown) => openAccess(signed, root.signing.publicKey, path);

describe("an access list", () => {
  it("signed by the lead names the keys", () => {
    expect(opened(signAccess(list, lead.signing))).toEqual({ kind: "access", ...list });
  });
  it("signed by anyone else is refused", () => {
    expect(opened(signAccess(list, worker.signing))).toEqual({ kind: "not-a-lead" });
    expect(openAccess(signAccess(list, worker.signing), root.signing.publicKey, chain)).toEqual({ kind: "not-a-lead" });
  });
  it("of another desk is refused", async () => {
    const other = await aDesk("Another Desk");
    expect(opened(signAccess({ ...list, desk: other.root.desk }, lead.signing))).toEqual({ kind: "other-desk" });
  });
  it("with a key twice, a short key or a strange field is malformed", () => {
    const twice = { ...list, members: [lead.signing.publicKey, lead.signing.publicKey] };
    expect(opened(signAccess(twice, lead.signing))).toEqual({ kind: "malformed" });
    expect(opened(signAccess({ ...list, members: [new Uint8Array(31)] }, lead.signing))).toEqual({ kind: "malformed" });
    expect(opened(signStatement("access", { v: 1 }, lead.signing))).toEqual({ kind: "malformed" });
  });
});
