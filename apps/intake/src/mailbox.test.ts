import { NOTE_WIRE_BYTES } from "@perde/seal/note-format";
import type { SigningKey } from "@perde/seal/statement";
import { signTombstone } from "@perde/seal/tombstone";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PADDED } from "./answers.ts";
import { DELETION_BYTES } from "./deletions.ts";
import {
  aNote,
  anEnvelope,
  anIntake,
  aSigningKey,
  call,
  jsonBody,
  post,
  solved,
  type TestIntake,
} from "./intake.testing.ts";
import { PAGE_BYTES } from "./mailbox.ts";

let test: TestIntake;
beforeEach(async () => {
  test = await anIntake();
});
afterEach(async () => {
  expect(test.faults).toEqual([]);
  await test.end();
});

const origin = "http://localhost:8700";
const voter = () => test.apps.voter;
const read = (key: SigningKey, page = 0) =>
  call(voter(), origin, key, { method: "POST", path: "/v1/mailbox/read", body: jsonBody({ v: 1, page }) });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const put = async (key: SigningKey, note: Uint8Array) =>
  call(voter(), origin, key, {
    method: "POST",
    path: "/v1/mailbox/note",
    body: note,
    headers: { "perde-puzzle": await solved(voter(), "note") },
  });
const remove = async (key: SigningKey) =>
  call(voter(), origin, key, {
    method: "POST",
    path: "/v1/mailbox/drop",
    body: new Uint8Array(NOTE_WIRE_BYTES),
    headers: { "perde-puzzle": await solved(voter(), "note") },
  });

describe("a mailbox", () => {
  it("answers one page of eight slots, the note first", async () => {
    const [key, note] = [aSigningKey(), aNote()];
    expect((await put(key, note)).status).toBe(201);
    const page = await bytesOf(await read(key));
    expect(page.length).toBe(PAGE_BYTES);
    expect(page.subarray(0, NOTE_WIRE_BYTES).equals(Buffer.from(note))).toBe(true);
  });
  it("that is unknown looks the same at every reading, and different from any other", async () => {
    const [one, other] = [aSigningKey(), aSigningKey()];
    const first = await bytesOf(await read(one));
    expect(first.length).toBe(PAGE_BYTES);
    expect((await bytesOf(await read(one))).equals(first)).toBe(true);
    expect((await bytesOf(await read(other))).equals(first)).toBe(false);
  });
  it("that was deleted looks as if it had never been", async () => {
    const key = aSigningKey();
    const before = await bytesOf(await read(key));
    await put(key, aNote());
    expect((await remove(key)).status).toBe(201);
    expect((await bytesOf(await read(key))).equals(before)).toBe(true);
  });
  it("unknown is deleted with the same answer as a known one", async () => {
    const key = aSigningKey();
    await put(key, aNote());
    const [known, unknown] = [await remove(key), await remove(aSigningKey())];
    expect(known.status).toBe(unknown.status);
    expect(await known.text()).toBe(await unknown.text());
  });
  it("is not read by another key, for its name is the hash of its own", async () => {
    const [key, note] = [aSigningKey(), aNote()];
    await put(key, note);
    expect((await bytesOf(await read(aSigningKey()))).includes(Buffer.from(note))).toBe(false);
  });
  it("refuses a note of another length or shape", async () => {
    expect((await put(aSigningKey(), new Uint8Array(100))).status).toBe(413);
    expect((await put(aSigningKey(), new Uint8Array(NOTE_WIRE_BYTES))).status).toBe(422);
  });
  it("refuses pages beyond the last", async () => {
    expect((await read(aSigningKey(), 8)).status).toBe(400);
    expect((await read(aSigningKey(), -1)).status).toBe(400);
  });
});

describe("a signed call", () => {
  const kind = async (response: Response): Promise<string> => (await response.json()).error;
  const nonce = async (): Promise<string> => (await (await voter().request("/v1/nonce")).json()).nonce;
  const reading = { method: "POST", path: "/v1/mailbox/read", body: jsonBody({ v: 1, page: 0 }) };

  it("replayed is refused", async () => {
    const [key, once] = [aSigningKey(), await nonce()];
    expect((await call(voter(), origin, key, { ...reading, nonce: once })).status).toBe(200);
    expect(await kind(await call(voter(), origin, key, { ...reading, nonce: once }))).toBe("nonce-spent");
  });
  it("replayed many times at once counts once", async () => {
    const [key, once] = [aSigningKey(), await nonce()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call(voter(), origin, key, { ...reading, nonce: once })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
  it("after ten minutes is refused", async () => {
    const once = await nonce();
    test.clock.turn(11 * 60_000);
    expect(await kind(await call(voter(), origin, aSigningKey(), { ...reading, nonce: once }))).toBe("nonce-expired");
  });
  it("with a nonce that is not ours is refused", async () => {
    expect(await kind(await call(voter(), origin, aSigningKey(), { ...reading, nonce: "A".repeat(22) }))).toBe(
      "bad-call",
    );
  });
  it("made for another origin is refused", async () => {
    expect(await kind(await call(voter(), "http://localhost:9999", aSigningKey(), reading))).toBe("bad-call");
  });
  it("whose body was changed on the way is refused", async () => {
    const key = aSigningKey();
    const signed = await call(voter(), origin, key, reading);
    expect(signed.status).toBe(200);
    const once = await nonce();
    const { signCall } = await import("@perde/seal/call");
    const { sha256 } = await import("./intake.ts");
    const header = signCall(
      { origin, method: "POST", path: reading.path, bodyHash: sha256(reading.body), nonce: once },
      key,
    );
    const changed = await voter().request(reading.path, {
      method: "POST",
      body: JSON.stringify({ v: 1, page: 1 }),
      headers: { "perde-call": header },
    });
    expect(await kind(changed)).toBe("bad-call");
  });
  it("of any wrong kind is answered in the same length", async () => {
    const answers = [
      await voter().request(reading.path, { method: "POST" }),
      await call(voter(), "http://localhost:1", aSigningKey(), reading),
    ];
    for (const answer of answers) expect((await answer.arrayBuffer()).byteLength).toBe(PADDED);
  });
});

describe("a deletion", () => {
  const send = async (tombstones: readonly unknown[]): Promise<Response> =>
    voter().request("/v1/deletions", {
      method: "POST",
      body: JSON.stringify({ v: 1, tombstones }).padEnd(DELETION_BYTES, " "),
      headers: { "perde-puzzle": await solved(voter(), "16k") },
    });

  it("erases the ciphertext before it is answered, also in the file", async () => {
    const { leaf, deleter, headerHash, payloadHash } = await post(voter(), anEnvelope());
    expect((await send([signTombstone({ deleter, headerHash, payloadHash })])).status).toBe(201);
    expect(await test.intake.store.payload(leaf)).toBeUndefined();
    expect((await test.intake.store.tombstone(leaf))?.by).toBe("reporter");
  });
  it("of an unknown report is answered the same, byte for byte", async () => {
    const { deleter, headerHash, payloadHash } = await post(voter(), anEnvelope());
    const known = await send([signTombstone({ deleter, headerHash, payloadHash })]);
    const unknown = await send([signTombstone({ deleter: aSigningKey(), headerHash, payloadHash })]);
    expect(unknown.status).toBe(known.status);
    expect(await unknown.text()).toBe(await known.text());
  });
  it("by another key deletes nothing", async () => {
    const { leaf, headerHash, payloadHash } = await post(voter(), anEnvelope());
    await send([signTombstone({ deleter: aSigningKey(), headerHash, payloadHash })]);
    expect(await test.intake.store.payload(leaf)).toBeDefined();
  });
  it("has exactly the size of a small report", async () => {
    const response = await voter().request("/v1/deletions", { method: "POST", body: "{}" });
    expect((await response.json()).error).toBe("wrong-size");
  });
});
