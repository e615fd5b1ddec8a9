/** Bad input to a running intake, over HTTP as anybody can send it: a closed answer each time, and nothing stored. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { toBase64Url } from "@perde/seal/bytes";
import { solvePuzzle } from "@perde/seal/puzzle";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, type Desk, random, send, servedDesks } from "../world/reporter.ts";

let story: Story;
let voter: string;
let desks: readonly Desk[];
/** A good envelope that no test sends as it is. */
let wire: Uint8Array;
beforeAll(async () => {
  story = await startStory();
  voter = story.running.origins.voter;
  await aDesk(story);
  desks = await servedDesks(voter);
  const other = await startStory();
  ({ wire } = await send(other.running.origins.voter, await aPerson(), desks, { report: aReport().content }));
  await other.end();
});
afterAll(() => story.end());

const puzzle = async (sizeClass = "16k"): Promise<string> => {
  const { token } = (await (await fetch(`${voter}/v1/puzzles/${sizeClass}`)).json()) as { token: string };
  return `${token}.${await solvePuzzle(token)}`;
};

/** Everything that an envelope or a spent puzzle would leave in the store. */
const stored = () => {
  const database = new DatabaseSync(join(story.dataDir, "perde.db"), { readOnly: true });
  const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"];
  const counts = { open: count("open_envelope"), closed: count("envelope"), spent: count("spent") };
  database.close();
  return counts;
};

const post = async (body: Uint8Array, headers: Readonly<Record<string, string>>) => {
  const response = await fetch(`${voter}/v1/envelopes`, { method: "POST", body: Buffer.from(body), headers });
  const text = await response.text();
  return { status: response.status, length: text.length, error: (JSON.parse(text) as { error?: string }).error };
};
const deleter = toBase64Url(random(32));

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const asBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

describe("an envelope that is none", () => {
  test.each([
    ["is cut short", () => wire.subarray(0, wire.length - 1), 413, "wrong-size"],
    ["is a byte too long", () => new Uint8Array([...wire, 0]), 413, "wrong-size"],
    ["is empty", () => new Uint8Array(0), 413, "wrong-size"],
    ["has the length of no class", () => wire.subarray(0, 5_000), 413, "wrong-size"],
    ["is not an age file", () => random(wire.length), 422, "not-age"],
    [
      "has a classic stanza",
      () => asBytes(latin1(wire).replace("-> mlkem768x25519 ", "-> X25519 aaaaaaa ")),
      422,
      "classic-recipient",
    ],
    [
      "has a stanza of no known kind",
      () => asBytes(latin1(wire).replace("-> mlkem768x25519 ", "-> mlkem768x25518 ")),
      422,
      "wrong-stanzas",
    ],
  ])("that %s is refused by its kind, and nothing is stored", async (_, body, status, error) => {
    const before = stored();
    expect(await post(body(), { "perde-puzzle": await puzzle(), "perde-deleter": deleter })).toEqual({
      status,
      error,
      length: 512,
    });
    expect(stored()).toEqual(before);
  });
});

describe("a puzzle", () => {
  test("that paid for one envelope pays for no other, and the other is not stored", async () => {
    const paid = await puzzle();
    const headers = { "perde-puzzle": paid, "perde-deleter": deleter };
    expect((await post(wire, headers)).status).toBe(201);
    const before = stored();
    expect(await post(wire, { ...headers, "perde-deleter": toBase64Url(random(32)) })).toEqual({
      status: 403,
      error: "puzzle-spent",
      length: 512,
    });
    expect(stored()).toEqual(before);
  });
  test("that was not solved, or never given out, pays for nothing", async () => {
    const before = stored();
    const { token } = (await (await fetch(`${voter}/v1/puzzles/16k`)).json()) as { token: string };
    for (const given of [`${token}.${"A".repeat(43)}`, `${"A".repeat(token.length)}.${"A".repeat(43)}`, "", "x"])
      expect((await post(wire, { "perde-puzzle": given, "perde-deleter": toBase64Url(random(32)) })).error, given).toBe(
        "puzzle-wrong",
      );
    expect(stored()).toEqual(before);
  });
});

test("paths, methods and addresses that nobody asks for are answered shortly, and the server goes on", async () => {
  for (const [method, path] of [
    ["GET", "//"],
    ["GET", "/%"],
    ["GET", "/..%2f..%2fkeys/ledger.key"],
    ["DELETE", "/v1/envelopes"],
    ["GET", "/v1/puzzles/5g"],
    ["GET", `/v1/statements/${"A".repeat(5_000)}`],
    ["GET", "/ledger/tile/99/999"],
    ["GET", "/ledger/batches/-1"],
    ["POST", "/v1/desks"],
  ] as const) {
    const response = await fetch(`${voter}${path}`, { method });
    expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
    expect(response.status, `${method} ${path}`).toBeLessThan(500);
  }
  expect((await fetch(`${voter}/v1/instance`)).status).toBe(200);
});
