import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deleterOf, envelopeLeaf } from "@perde/ledger/leaf";
import { toBase64Url } from "@perde/seal/bytes";
import { signCall } from "@perde/seal/call";
import { type PuzzleClass, solvePuzzle } from "@perde/seal/puzzle";
import { type SizeClass, wireBytes } from "@perde/seal/size-class";
import { newSigningKey, type SigningKey } from "@perde/seal/statement";
import type { Hono } from "hono";
import { type Apps, createApps, type Sites } from "./app.ts";
import type { Clock } from "./clock.ts";
import { closer } from "./close-batch.ts";
import { type Intake, type Settings, sha256 } from "./intake.ts";
import { operatorKeys } from "./operator-keys.ts";
import { recorder } from "./record.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";

/** Builders for the tests of this app and for the load generator. Everything in them is invented. */
const base64 = (bytes: number): string => randomBytes(bytes).toString("base64").replaceAll("=", "");

/** A header that looks like four hybrid stanzas and opens for nobody: 6,298 bytes. */
const aHeader = (): Buffer =>
  Buffer.from(
    `age-encryption.org/v1\n${Array.from({ length: 4 }, () => `-> mlkem768x25519 ${base64(1120)}\n${base64(32)}\n`).join("")}--- ${base64(32)}\n`,
    "latin1",
  );

/** An envelope of random bytes behind a well-formed header. */
export const anEnvelope = (sizeClass: SizeClass = "16k"): Uint8Array => {
  const header = aHeader();
  return new Uint8Array(Buffer.concat([header, randomBytes(wireBytes(sizeClass) - header.length)]));
};

/** A note of random bytes behind a header of one hybrid stanza: 5,755 bytes. */
export const aNote = (): Uint8Array => {
  const header = Buffer.from(
    `age-encryption.org/v1\n-> mlkem768x25519 ${base64(1120)}\n${base64(32)}\n--- ${base64(32)}\n`,
    "latin1",
  );
  return new Uint8Array(Buffer.concat([header, randomBytes(5755 - header.length)]));
};

export const aSigningKey = (): SigningKey => newSigningKey(randomBytes(32));

/** A clock that stands until it is turned. */
export const aClock = (
  start = Date.parse("2026-11-20T09:00:00Z"),
): Clock & { readonly turn: (milliseconds: number) => void; readonly jump: (milliseconds: number) => void } => {
  let [now, steady] = [start, 0];
  return {
    now: () => now,
    steady: () => steady,
    turn: milliseconds => {
      now += milliseconds;
      steady += milliseconds;
    },
    jump: milliseconds => {
      now += milliseconds;
    },
  };
};

export const aFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), "perde-intake-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export const aStore = (
  folder: string,
  keys = operatorKeys({ promise: randomBytes(32), ledger: randomBytes(32), secret: randomBytes(32) }),
): Store => {
  const opened = openSqliteStore(join(folder, "perde.db"), {
    id: new Uint8Array(randomBytes(16)),
    demo: false,
    promiseKey: keys.promise.publicKey,
    ledgerKey: keys.ledger.publicKey,
    origin: "perde.test/0",
  });
  if (opened.kind !== "store") throw new Error(opened.kind);
  return opened.store;
};

export type TestIntake = {
  readonly intake: Intake;
  readonly apps: Apps;
  readonly clock: ReturnType<typeof aClock>;
  readonly folder: string;
  readonly closeBatch: () => Promise<void>;
  readonly faults: unknown[];
  readonly end: () => Promise<void>;
};

/** A whole intake over a real store, asked in memory. Puzzles cost one try. */
export const anIntake = async (settings: Partial<Settings> = {}, sites: Sites = {}, bits = 0): Promise<TestIntake> => {
  const { folder, remove } = aFolder();
  const clock = aClock();
  const keys = operatorKeys({ promise: randomBytes(32), ledger: randomBytes(32), secret: randomBytes(32) });
  const store = aStore(folder, keys);
  const faults: unknown[] = [];
  const intake: Intake = {
    instance: (await store.instance()).id,
    store,
    clock,
    random: length => new Uint8Array(randomBytes(length)),
    keys,
    load: { bits: () => bits, mayTake: () => true, arrived: () => undefined, inMemory: () => undefined },
    recorder: recorder(store, clock),
    forgotten: { upTo: await store.spentFloor() },
    settings: {
      origins: { voter: "http://localhost:8700", desk: "http://localhost:8701", public: "http://localhost:8702" },
      batchSeconds: 3600,
      retentionDays: 30,
      trial: false,
      demo: false,
      deskOrigins: [],
      ...settings,
    },
    fault: error => void faults.push(error),
  };
  const end = async (): Promise<void> => {
    await store.close();
    remove();
  };
  return { intake, apps: createApps(intake, sites), clock, folder, closeBatch: closer(intake), faults, end };
};

export const solved = async (app: Hono, puzzleClass: PuzzleClass): Promise<string> => {
  const { token } = await (await app.request(`/v1/puzzles/${puzzleClass}`)).json();
  return `${token}.${await solvePuzzle(token)}`;
};

export type PostOptions = { readonly puzzle?: string; readonly deleter?: SigningKey; readonly sizeClass?: SizeClass };

/** Posts an envelope as a page does; the answer, its leaf, and the key that deletes it. */
export const post = async (app: Hono, wire: Uint8Array, options: PostOptions = {}) => {
  const { deleter = aSigningKey(), sizeClass = "16k" } = options;
  const commitment = deleterOf(deleter.publicKey);
  const [headerHash, payloadHash] = [sha256(wire.subarray(0, 6298)), sha256(wire.subarray(6298))];
  const leaf = envelopeLeaf({ deleter: commitment, headerHash, payloadHash });
  const puzzle = options.puzzle ?? (await solved(app, sizeClass));
  const response = await app.request("/v1/envelopes", {
    method: "POST",
    body: new Uint8Array(wire),
    headers: { "perde-puzzle": puzzle, "perde-deleter": toBase64Url(commitment) },
  });
  return { response, leaf, deleter, headerHash, payloadHash, puzzle };
};

/** A signed call, as a page or a desk makes it. */
export const call = async (
  app: Hono,
  origin: string,
  key: SigningKey,
  request: {
    readonly method: string;
    readonly path: string;
    readonly body?: Uint8Array;
    readonly headers?: Record<string, string>;
    readonly nonce?: string;
  },
): Promise<Response> => {
  const { method, path, body = new Uint8Array(), headers = {} } = request;
  const nonce: string = request.nonce ?? (await (await app.request("/v1/nonce")).json()).nonce;
  const header = signCall({ origin, method, path, bodyHash: sha256(body), nonce }, key);
  return app.request(path, {
    method,
    headers: { ...headers, "perde-call": header },
    ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
  });
};

export const jsonBody = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));
