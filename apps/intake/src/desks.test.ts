import { randomBytes } from "node:crypto";
import { explainLeaf, type LeafItem } from "@perde/ledger/batch";
import { decodeEntries } from "@perde/ledger/tile";
import { toBase64Url } from "@perde/seal/bytes";
import { openListings } from "@perde/seal/descriptor";
import { openRetention, openTombstone, signTombstone } from "@perde/seal/tombstone";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DELETION_BYTES } from "./deletions.ts";
import { aDesk, admit, bytesIn, deskCall, type TestDesk } from "./desk.testing.ts";
import { aNote, anEnvelope, anIntake, aSigningKey, post, solved, type TestIntake } from "./intake.testing.ts";
import { retention } from "./retention.ts";

let test: TestIntake;
beforeEach(async () => {
  test = await anIntake();
});
afterEach(async () => {
  expect(test.faults).toEqual([]);
  await test.end();
});

const kind = async (response: Response): Promise<string> => (await response.json()).error;
const create = (body: unknown): Promise<Response> | Response =>
  test.apps.desk.request("/v1/desks", { method: "POST", body: JSON.stringify(body) });

describe("creating a desk", () => {
  it("needs an invitation", async () => {
    const desk = aDesk();
    const response = await create({
      invitation: toBase64Url(randomBytes(16)),
      listing: desk.listing,
      access: desk.access(),
    });
    expect(await kind(response)).toBe("no-invitation");
    expect(await test.intake.store.desks()).toEqual([]);
  });
  it("puts its listing before reporters, under a root that their page must carry", async () => {
    const desk = await admit(test);
    const { listings } = await (await test.apps.voter.request("/v1/desks")).json();
    expect(openListings(listings, [desk.root.publicKey]).desks).toHaveLength(1);
    const refused = openListings(listings, [aSigningKey().publicKey]);
    expect(refused.desks).toEqual([]);
    expect(refused.refused).toEqual([{ position: 0, why: "unknown-root" }]);
  });
  it("refuses a listing that no page would believe", async () => {
    const [desk, other] = [aDesk(), aDesk()];
    const forged = { ...desk.listing, descriptors: other.listing.descriptors };
    const invitation = toBase64Url(randomBytes(16));
    expect(await kind(await create({ invitation, listing: forged, access: desk.access() }))).toBe("bad-listing");
    expect(await kind(await create({ invitation, listing: desk.listing, access: other.access() }))).toBe("bad-listing");
    expect(
      await kind(await create({ invitation, listing: desk.listing, access: desk.access([], aSigningKey()) })),
    ).toBe("bad-listing");
    expect(await kind(await create({ invitation, listing: desk.listing }))).toBe("malformed");
  });
  it("brings its descriptors into the ledger at the next batch", async () => {
    const desk = await admit(test);
    await test.closeBatch();
    const statements = (await test.intake.store.entries(0)).flatMap(entry =>
      entry.kind === "statement" ? [Buffer.from(entry.bytes).toString()] : [],
    );
    expect(statements).toEqual([JSON.stringify(desk.listing.descriptors[0])]);
  });
});

describe("a change of the listing", () => {
  it("is taken from the lead when its serial has grown", async () => {
    const desk = await admit(test);
    const next = aDesk(2, desk.root, desk.lead);
    expect(
      (await deskCall(test, desk.lead, "PUT", "/v1/desk/listing", { listing: next.listing, access: next.access() }))
        .status,
    ).toBe(200);
    expect(
      await kind(
        await deskCall(test, desk.lead, "PUT", "/v1/desk/listing", { listing: desk.listing, access: desk.access() }),
      ),
    ).toBe("older-serial");
  });
  it("is refused from a stranger, and from the lead of another desk", async () => {
    const [desk, other] = [await admit(test), await admit(test)];
    const next = aDesk(2, desk.root, desk.lead);
    const body = { listing: next.listing, access: next.access() };
    expect(await kind(await deskCall(test, aSigningKey(), "PUT", "/v1/desk/listing", body))).toBe("not-a-member");
    expect(await kind(await deskCall(test, other.lead, "PUT", "/v1/desk/listing", body))).toBe("not-a-member");
  });
  it("that drops a member shuts that member out at once", async () => {
    const desk = aDesk();
    const member = aSigningKey();
    const invitation = toBase64Url(randomBytes(16));
    await test.intake.store.addInvitation(
      new Uint8Array(await crypto.subtle.digest("SHA-256", bytesIn(invitation).slice())),
    );
    await create({ invitation, listing: desk.listing, access: desk.access([desk.lead.publicKey, member.publicKey]) });
    expect((await deskCall(test, member, "GET", "/v1/desk/batches")).status).toBe(200);
    const next = aDesk(2, desk.root, desk.lead);
    await deskCall(test, desk.lead, "PUT", "/v1/desk/listing", { listing: next.listing, access: next.access() });
    expect(await kind(await deskCall(test, member, "GET", "/v1/desk/batches"))).toBe("not-a-member");
  });
});

describe("what a desk fetches", () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await admit(test);
  });
  const batches = async (
    query = "",
  ): Promise<{
    batches: {
      batch: number;
      start: number;
      size: number;
      from: number;
      items: Record<string, string>[];
      erased: { leaf: string; kind: string }[];
    }[];
    latest: number;
    next: { after: number; position: number };
  }> => (await deskCall(test, desk.lead, "GET", `/v1/desk/batches${query}`)).json();
  const leavesOf = async (from: number, count: number) => {
    const bundle = await (await test.apps.desk.request(`/ledger/tile/entries/000.p/${from + count}`)).arrayBuffer();
    const decoded = decodeEntries(new Uint8Array(bundle), from + count);
    return decoded.kind === "leaves" ? decoded.leaves.slice(from) : [];
  };
  /** The item of the interface as the ledger's own type. */
  const itemOf = (item: Record<string, unknown>): LeafItem => {
    const bytes = (name: string) => bytesIn(String(item[name]));
    switch (item["kind"]) {
      case "envelope":
        return {
          kind: "envelope",
          deleter: bytes("deleter"),
          header: bytes("header"),
          payloadHash: bytes("payloadHash"),
        };
      case "tombstone":
        return {
          kind: "tombstone",
          publicKey: bytes("publicKey"),
          headerHash: bytes("headerHash"),
          payloadHash: bytes("payloadHash"),
          signed: item["signed"],
        };
      case "retention":
        return {
          kind: "retention",
          deleter: bytes("deleter"),
          headerHash: bytes("headerHash"),
          payloadHash: bytes("payloadHash"),
          signed: item["signed"],
        };
      case "filler":
        return { kind: "filler", preimage: bytes("preimage") };
      default:
        return { kind: "statement", bytes: bytes("bytes") };
    }
  };
  const verify = (item: LeafItem): boolean =>
    item.kind === "tombstone"
      ? openTombstone(item.signed).kind === "tombstone"
      : item.kind === "retention" && openRetention(item.signed).kind === "retention";

  it("explains every leaf of every batch", async () => {
    const deleted = await post(test.apps.voter, anEnvelope());
    const kept = await post(test.apps.voter, anEnvelope());
    const tombstones = [signTombstone(deleted)];
    await test.apps.voter.request("/v1/deletions", {
      method: "POST",
      body: JSON.stringify({ v: 1, tombstones }).padEnd(DELETION_BYTES),
      headers: { "perde-puzzle": await solved(test.apps.voter, "16k") },
    });
    await test.closeBatch();
    const [batch] = (await batches()).batches;
    const leaves = await leavesOf(0, 16);
    for (const [at, item] of (batch?.items ?? []).entries())
      expect(explainLeaf(leaves[at] ?? new Uint8Array(), itemOf(item), verify).kind).toBe("explained");
    expect(
      batch?.items
        .map(({ kind }) => kind)
        .toSorted()
        .filter(each => each !== "filler"),
    ).toEqual(["envelope", "statement", "tombstone"]);
    const payload = await deskCall(test, desk.lead, "GET", `/v1/desk/payloads/${toBase64Url(kept.leaf)}`);
    expect((await payload.arrayBuffer()).byteLength).toBe(22_714 - 6298);
    expect(await kind(await deskCall(test, desk.lead, "GET", `/v1/desk/payloads/${toBase64Url(deleted.leaf)}`))).toBe(
      "erased",
    );
  });
  it("does not show envelopes before their batch is closed", async () => {
    await post(test.apps.voter, anEnvelope());
    expect(await batches()).toMatchObject({ batches: [], latest: -1 });
  });
  it("tells of a deletion in an earlier batch with the batch in which it happened", async () => {
    const report = await post(test.apps.voter, anEnvelope());
    await test.closeBatch();
    await test.apps.voter.request("/v1/deletions", {
      method: "POST",
      body: JSON.stringify({ v: 1, tombstones: [signTombstone(report)] }).padEnd(DELETION_BYTES),
      headers: { "perde-puzzle": await solved(test.apps.voter, "16k") },
    });
    expect((await batches("?after=0")).batches).toEqual([]);
    await test.closeBatch();
    expect((await batches("?after=0")).batches[0]?.erased.map(({ leaf }) => leaf)).toEqual([toBase64Url(report.leaf)]);
  });
  it("comes in parts when a batch is long, and the parts make the whole", async () => {
    for (let report = 0; report < 20; report++) await post(test.apps.voter, anEnvelope());
    await test.closeBatch();
    const whole = (await batches()).batches[0]?.items;
    const parts: unknown[] = [];
    let next = { after: -1, position: 0 };
    for (let asked = 0; asked < 10 && next.after < 0; asked++) {
      const answer = await batches(`?after=${next.after}&position=${next.position}&limit=7`);
      parts.push(...(answer.batches[0]?.items ?? []));
      next = answer.next;
    }
    expect(parts).toEqual(whole);
  });
  it("is refused to whoever is no member", async () => {
    for (const path of ["/v1/desk/batches", `/v1/desk/payloads/${"A".repeat(43)}`, "/v1/desk/journal"])
      expect(await kind(await deskCall(test, aSigningKey(), "GET", path))).toBe("not-a-member");
  });
  it("after retention is a tombstone of the intake's key, and the leaf stays explained", async () => {
    const { leaf } = await post(test.apps.voter, anEnvelope());
    await test.closeBatch();
    const keep = retention(test.intake);
    for (let day = 0; day <= 32; day++) {
      await keep.run();
      test.clock.turn(86_400_000);
    }
    expect(await test.intake.store.payload(leaf)).toBeUndefined();
    const [batch] = (await batches()).batches;
    const at = batch?.items.findIndex(item => item["kind"] === "retention") ?? -1;
    const item = itemOf(batch?.items[at] ?? {});
    expect(explainLeaf((await leavesOf(0, 16))[at] ?? new Uint8Array(), item, verify).kind).toBe("explained");
    const opened = item.kind === "retention" ? openRetention(item.signed) : undefined;
    expect(opened?.kind === "retention" ? toBase64Url(opened.by) : "").toBe(
      toBase64Url(test.intake.keys.promise.publicKey),
    );
  });

  it("can be answered into a mailbox, known or not", async () => {
    const reply = { mailbox: toBase64Url(randomBytes(32)), note: toBase64Url(aNote()) };
    expect(await (await deskCall(test, desk.lead, "POST", "/v1/desk/replies", reply)).json()).toEqual({ sequence: 1 });
    expect(await (await deskCall(test, desk.lead, "POST", "/v1/desk/replies", reply)).json()).toEqual({ sequence: 2 });
    expect(await kind(await deskCall(test, desk.lead, "POST", "/v1/desk/replies", { ...reply, note: "AAAA" }))).toBe(
      "malformed",
    );
  });
  it("is kept in a journal of its own, whose heads enter the ledger", async () => {
    const other = await admit(test);
    const segment = toBase64Url(randomBytes(600));
    const heads = toBase64Url(randomBytes(32));
    expect(await (await deskCall(test, desk.lead, "POST", "/v1/desk/journal", { segment, heads })).json()).toEqual({
      sequence: 1,
    });
    expect(await (await deskCall(test, desk.lead, "GET", "/v1/desk/journal?after=0")).json()).toEqual({
      segments: [{ sequence: 1, segment }],
      latest: 1,
    });
    expect(await (await deskCall(test, other.lead, "GET", "/v1/desk/journal?after=0")).json()).toEqual({
      segments: [],
      latest: 0,
    });
    await test.closeBatch();
    const statements = (await test.intake.store.entries(0)).flatMap(entry =>
      entry.kind === "statement" ? [Buffer.from(entry.bytes).toString()] : [],
    );
    expect(statements).toContain(JSON.stringify({ v: 1, type: "heads", desk: desk.desk, heads }));
  });
});

describe("another origin", () => {
  const preflight = (origin: string) =>
    test.apps.desk.request("/v1/desk/batches", { method: "OPTIONS", headers: { origin } });
  it("may call the desk's paths when it is a loopback one or allowed by the operator", async () => {
    for (const origin of ["http://localhost:8799", "http://127.0.0.1:1234", "http://[::1]:80"])
      expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBe(origin);
  });
  it("may not otherwise", async () => {
    for (const origin of [
      "https://example.org",
      "http://localhost.example.org",
      "http://localhost:8799.example.org",
      "null",
    ])
      expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBeNull();
  });
  it("may read what is public, and never what is a reporter's", async () => {
    expect((await test.apps.voter.request("/v1/desks")).headers.get("access-control-allow-origin")).toBe("*");
    expect(
      (await test.apps.voter.request("/v1/nonce", { headers: { origin: "http://localhost:1" } })).headers.get(
        "access-control-allow-origin",
      ),
    ).toBeNull();
  });
});

describe("retention", () => {
  const run = async (days: number, report: { leaf: Uint8Array }, jump = false): Promise<boolean> => {
    const keep = retention(test.intake);
    await keep.run();
    if (jump) test.clock.jump(days * 86_400_000);
    else test.clock.turn(days * 86_400_000);
    await keep.run();
    return (await test.intake.store.payload(report.leaf)) !== undefined;
  };
  const closed = async () => {
    const report = await post(test.apps.voter, anEnvelope());
    await test.closeBatch();
    return report;
  };
  it("erases nothing because the clock jumped years ahead", async () =>
    expect(await run(1000, await closed(), true)).toBe(true));
  it("erases nothing early after a clock that was ahead is set right", async () => {
    test.clock.jump(400 * 86_400_000);
    const keep = retention(test.intake);
    await keep.run();
    test.clock.jump(-400 * 86_400_000);
    const report = await closed();
    await keep.run();
    expect(await test.intake.store.payload(report.leaf)).toBeDefined();
  });
  it("believes a day that stood for a day of uptime", async () => {
    const report = await closed();
    const keep = retention(test.intake);
    await keep.run();
    test.clock.jump(60 * 86_400_000);
    await keep.run();
    expect(await test.intake.store.payload(report.leaf)).toBeDefined();
    for (let hour = 0; hour < 25; hour++) {
      test.clock.turn(3_600_000);
      await keep.run();
    }
    expect(await test.intake.store.payload(report.leaf)).toBeUndefined();
  });
});
