import { toBase64Url } from "@perde/seal/bytes";
import { checkPromise } from "@perde/seal/promise";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PADDED } from "./answers.ts";
import { anEnvelope, anIntake, aSigningKey, post, solved, type TestIntake } from "./intake.testing.ts";

let test: TestIntake;
beforeEach(async () => {
  test = await anIntake();
});
afterEach(async () => {
  expect(test.faults).toEqual([]);
  await test.end();
});

const errorOf = async (response: Response): Promise<string> => (await response.json()).error;
const stored = async (): Promise<number> => (await test.intake.store.beginClose()).envelopes.length;
const voter = () => test.apps.voter;

describe("an envelope", () => {
  it("is answered with a promise that its batch keeps", async () => {
    const { response, leaf } = await post(voter(), anEnvelope());
    expect(response.status).toBe(201);
    const { promise } = await response.json();
    expect(checkPromise(promise, test.intake.keys.promise.publicKey)).toEqual({
      kind: "promise",
      instance: test.intake.instance,
      envelope: leaf,
      batch: 0,
    });
    await test.closeBatch();
    expect((await test.intake.store.entries(0)).some(entry => Buffer.compare(entry.leaf, leaf) === 0)).toBe(true);
  });
  it("of each class is taken", async () => {
    for (const sizeClass of ["16k", "256k", "1m", "4m"] as const)
      expect((await post(voter(), anEnvelope(sizeClass), { sizeClass })).response.status).toBe(201);
  });
  it("sent again gets the same promise, whatever the puzzle, and is stored once", async () => {
    const [wire, deleter] = [anEnvelope(), aSigningKey()];
    const first = await post(voter(), wire, { deleter });
    await test.closeBatch();
    const again = await post(voter(), wire, { deleter, puzzle: "no puzzle" });
    expect(await again.response.text()).toBe(await first.response.text());
    expect(await stored()).toBe(0);
  });
  it("sent again at a time of trouble gets its promise all the same", async () => {
    const [wire, deleter] = [anEnvelope(), aSigningKey()];
    await post(voter(), wire, { deleter });
    test.clock.turn(26 * 3_600_000);
    expect((await post(voter(), wire, { deleter, puzzle: "" })).response.status).toBe(201);
  });
});

describe("when the input is bad, nothing is stored", () => {
  const refused = async (wire: Uint8Array, puzzle?: string): Promise<string> => {
    const { response } = await post(voter(), wire, puzzle === undefined ? {} : { puzzle });
    expect(response.status).toBeGreaterThanOrEqual(400);
    const kind = await errorOf(response);
    expect(await stored()).toBe(0);
    return kind;
  };

  it("truncated: wrong-size", async () => expect(await refused(anEnvelope().subarray(0, 22_713))).toBe("wrong-size"));
  it("one byte too long: wrong-size", async () =>
    expect(await refused(new Uint8Array([...anEnvelope(), 0]))).toBe("wrong-size"));
  it("empty: wrong-size", async () => expect(await refused(new Uint8Array())).toBe("wrong-size"));
  it("not age: not-age", async () => expect(await refused(new Uint8Array(22_714))).toBe("not-age"));
  it("a classic stanza: classic-recipient", async () => {
    const text = Buffer.from(anEnvelope()).toString("latin1").replace("-> mlkem768x25519 ", "-> X25519 aaaaaaa ");
    expect(await refused(new Uint8Array(Buffer.from(text, "latin1")))).toBe("classic-recipient");
  });
  it("other stanzas: wrong-stanzas", async () => {
    const text = Buffer.from(anEnvelope()).toString("latin1").replace("-> mlkem768x25519 ", "-> mlkem768x25518 ");
    expect(await refused(new Uint8Array(Buffer.from(text, "latin1")))).toBe("wrong-stanzas");
  });
  it("without a puzzle: puzzle-wrong", async () => expect(await refused(anEnvelope(), "")).toBe("puzzle-wrong"));
  it("with a puzzle of another class: puzzle-wrong", async () =>
    expect(await refused(anEnvelope(), await solved(voter(), "note"))).toBe("puzzle-wrong"));
  it("with a puzzle of another intake: puzzle-wrong", async () => {
    const other = await anIntake();
    const foreign = await solved(other.apps.voter, "16k");
    await other.end();
    expect(await refused(anEnvelope(), foreign)).toBe("puzzle-wrong");
  });
  it("with an expired puzzle: puzzle-expired", async () => {
    const puzzle = await solved(voter(), "16k");
    test.clock.turn(61 * 60_000);
    expect(await refused(anEnvelope(), puzzle)).toBe("puzzle-expired");
  });
  it("with a puzzle not solved: puzzle-wrong", async () => {
    const hard = await anIntake({}, {}, 16);
    const { token } = await (await hard.apps.voter.request("/v1/puzzles/16k")).json();
    const { response } = await post(hard.apps.voter, anEnvelope(), { puzzle: `${token}.${"A".repeat(43)}` });
    expect(await errorOf(response)).toBe("puzzle-wrong");
    await hard.end();
  });
  it("without a deletion key: malformed", async () => {
    const response = await voter().request("/v1/envelopes", {
      method: "POST",
      body: new Uint8Array(anEnvelope()),
      headers: { "perde-puzzle": await solved(voter(), "16k") },
    });
    expect(await errorOf(response)).toBe("malformed");
    expect(await stored()).toBe(0);
  });
});

describe("a puzzle", () => {
  it("replayed for another envelope is refused, and that envelope is not stored", async () => {
    const { puzzle } = await post(voter(), anEnvelope());
    const { response } = await post(voter(), anEnvelope(), { puzzle });
    expect(await errorOf(response)).toBe("puzzle-spent");
    expect(await stored()).toBe(1);
  });
  it("stays spent when the server's clock is set back a day, also after it had run a day ahead", async () => {
    const { puzzle } = await post(voter(), anEnvelope());
    test.clock.jump(24 * 3_600_000);
    await test.closeBatch();
    test.clock.jump(-24 * 3_600_000);
    const { response } = await post(voter(), anEnvelope(), { puzzle });
    expect(["puzzle-expired", "puzzle-spent"]).toContain(await errorOf(response));
  });
  it("issued while the clock stands can be used", async () => {
    test.clock.jump(24 * 3_600_000);
    await test.closeBatch();
    test.clock.jump(-24 * 3_600_000);
    expect((await post(voter(), anEnvelope())).response.status).toBe(201);
  });
});

describe("lengths tell nothing", () => {
  it("every answer about envelopes, puzzles and nonces has the same length", async () => {
    const puzzle = await solved(voter(), "16k");
    const answers = [
      (await post(voter(), anEnvelope(), { puzzle })).response,
      (await post(voter(), anEnvelope(), { puzzle })).response,
      (await post(voter(), new Uint8Array(5))).response,
      await voter().request("/v1/puzzles/256k"),
      await voter().request("/v1/puzzles/5g"),
      await voter().request("/v1/nonce"),
      await voter().request("/v1/mailbox/read", { method: "POST", body: "{}" }),
    ];
    for (const answer of answers) expect((await answer.arrayBuffer()).byteLength).toBe(PADDED);
  });
  it("the promise of a late batch is as long as that of an early one", async () => {
    const early = await (await post(voter(), anEnvelope())).response.text();
    for (let batch = 0; batch < 12; batch++) await test.closeBatch();
    expect((await (await post(voter(), anEnvelope())).response.text()).length).toBe(early.length);
  });
});

describe("headers of an answer", () => {
  it("keep it out of every store and cache", async () => {
    const { headers } = await voter().request("/v1/nonce");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("etag")).toBeNull();
  });
});

it("names an envelope by a leaf that commits to its deletion key", async () => {
  const wire = anEnvelope();
  const [one, other] = [await post(voter(), wire), await post(voter(), wire)];
  expect(toBase64Url(one.leaf)).not.toBe(toBase64Url(other.leaf));
});
