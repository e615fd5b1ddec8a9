/**
 * kill -9 at random moments under load. Afterwards, each time: the store opens without help; every acknowledged envelope is
 * there, whole; none is half-stored; every promise is kept; the ledger only grew. Short here; `npm run soak` runs 200.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startIntake } from "@perde/intake/serve";
import { envelopeLeaf } from "@perde/ledger/leaf";
import { toBase64Url } from "@perde/seal/bytes";
import { solvePuzzle } from "@perde/seal/puzzle";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anEnvelope } from "../../apps/intake/src/intake.testing.ts";
import { sha256 } from "../../apps/intake/src/intake.ts";

const kills = process.env["PERDE_SOAK"] === "1" ? Number(process.env["PERDE_KILLS"] ?? "200") : 6;

type Acknowledged = { readonly leaf: string; readonly batch: number };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "perde-kill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (): Promise<{ readonly child: ChildProcess; readonly origin: string }> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "server.ts"), [join(folder, "data")], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.once("message", ({ origin }: { origin: string }) => resolve({ child, origin }));
    child.once("exit", code => reject(new Error(`the server ended by itself with ${code}`)));
  });

/** Sends until the server is gone; what was answered with 201 goes into the list. */
const load = async (origin: string, acknowledged: Acknowledged[], alive: () => boolean): Promise<void> => {
  while (alive()) {
    try {
      const wire = anEnvelope(Math.random() < 0.25 ? "256k" : "16k");
      const sizeClass = wire.length > 100_000 ? "256k" : "16k";
      const deleter = sha256(wire.subarray(0, 100));
      const { token } = await (await fetch(`${origin}/v1/puzzles/${sizeClass}`)).json();
      const headers = { "perde-puzzle": `${token}.${await solvePuzzle(token)}`, "perde-deleter": toBase64Url(deleter) };
      const response = await fetch(`${origin}/v1/envelopes`, { method: "POST", body: new Uint8Array(wire), headers });
      if (response.status !== 201) continue;
      const { promise } = await response.json();
      const leaf = envelopeLeaf({
        deleter,
        headerHash: sha256(wire.subarray(0, 6298)),
        payloadHash: sha256(wire.subarray(6298)),
      });
      acknowledged.push({ leaf: Buffer.from(leaf).toString("hex"), batch: JSON.parse(promise.statement).batch });
    } catch {
      return; // the server was killed while it answered
    }
  }
};

/** Everything that is stored, read beside the server: whole or not at all. */
const check = async (acknowledged: readonly Acknowledged[], sizeBefore: number): Promise<number> => {
  const running = await startIntake({
    dataDir: join(folder, "data"),
    ports: { voter: 0, desk: 0, public: 0 },
    batchSeconds: 3600,
    trial: true,
  });
  if (running.kind !== "running") throw new Error(`the store does not open without help: ${running.kind}`);
  await running.closeBatch();
  await running.close();

  const database = new DatabaseSync(join(folder, "data", "perde.db"), { readOnly: true });
  const rows = database
    .prepare("SELECT leaf, batch, deleter, header_hash, payload_hash, header, payload FROM envelope")
    .all();
  const inBatch = new Map<string, number>();
  for (const row of rows) {
    const part = (name: string): Uint8Array => row[name] as Uint8Array;
    expect(Buffer.compare(sha256(part("header")), part("header_hash"))).toBe(0);
    expect(Buffer.compare(sha256(part("payload")), part("payload_hash"))).toBe(0);
    const leaf = envelopeLeaf({
      deleter: part("deleter"),
      headerHash: part("header_hash"),
      payloadHash: part("payload_hash"),
    });
    expect(Buffer.compare(leaf, part("leaf"))).toBe(0);
    inBatch.set(Buffer.from(leaf).toString("hex"), Number(row["batch"]));
  }
  const entered = new Map(
    database
      .prepare("SELECT leaf, batch FROM entry WHERE kind = 'envelope'")
      .all()
      .map(row => [Buffer.from(row["leaf"] as Uint8Array).toString("hex"), Number(row["batch"])]),
  );
  for (const { leaf, batch } of acknowledged) {
    expect(inBatch.get(leaf)).toBe(batch);
    expect(entered.get(leaf)).toBe(batch);
  }
  expect(entered.size).toBe(inBatch.size);
  expect(database.prepare("SELECT count(*) AS n FROM open_envelope").get()).toEqual({ n: 0 });
  expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  const head = database.prepare("SELECT size, note FROM checkpoint").get();
  const logged = database.prepare("SELECT sum(size) AS n, count(*) AS batches, max(batch) AS last FROM batch").get();
  expect(head?.["size"]).toBe(logged?.["n"]);
  expect(logged?.["batches"]).toBe(Number(logged?.["last"]) + 1);
  expect(head?.["note"]).toBeTypeOf("string");
  expect(Number(head?.["size"])).toBeGreaterThan(sizeBefore);
  database.close();
  return Number(head?.["size"]);
};

it(`after ${kills} kills under load every acknowledged report is there, none half-stored, every promise kept`, async () => {
  const acknowledged: Acknowledged[] = [];
  let size = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { child, origin } = await start();
    child.removeAllListeners("exit");
    let alive = true;
    const gone = new Promise<void>(resolve => child.once("exit", () => resolve()));
    const clients = Array.from({ length: 6 }, () => load(origin, acknowledged, () => alive));
    await new Promise(resolve => setTimeout(resolve, 100 + Math.random() * 2_500));
    child.kill("SIGKILL");
    alive = false;
    await Promise.all([gone, ...clients]);
    if (kill % 5 === 4 || kill === kills - 1) size = await check(acknowledged, size);
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
  console.log(`${kills} kills, ${acknowledged.length} acknowledged, none lost`);
}, 7_200_000);
