import { DatabaseSync, type StatementSync } from "node:sqlite";
import { asStoreFault, groupCommit } from "./group-commit.ts";
import { blob, type Row, text, whole } from "./row.ts";
import { migrate } from "./schema.ts";
import { sqliteLedger } from "./sqlite-ledger.ts";
import { sqlitePeople } from "./sqlite-people.ts";
import type { Accepted, Instance, NewEnvelope, Spending, Store, StoredEnvelope, Tombstone } from "./store.ts";

/**
 * The embedded store: one file of node:sqlite. WAL, `synchronous=FULL`, `secure_delete=ON`, foreign keys.
 * Envelopes are keyed by 48 bits of their leaf, so that neither keys nor pages of a closed batch tell what came first.
 */
export type OpenedStore =
  | { readonly kind: "store"; readonly store: Store }
  | { readonly kind: "broken" | "foreign" | "not-writable" | "disk-full" }
  | { readonly kind: "newer"; readonly version: number };

/** What the parts of the engine share. */
export type Engine = {
  readonly database: DatabaseSync;
  readonly prepare: (sql: string) => StatementSync;
  readonly write: <T>(work: () => T, bytes?: number) => Promise<T>;
  readonly getMeta: (key: string) => Row | undefined;
  readonly setMeta: (key: string, value: string | number | Uint8Array) => void;
  readonly spendNow: (spending: Spending) => boolean;
};

/** The settings of every connection that writes. Pages of 8 KiB: a third more large rows a second than with 4. */
const pragmas = `
  PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000; PRAGMA cache_size = -3000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
`;

/** @param file path of the database; made when it is not there. `fresh` counts only then. */
export const openSqliteStore = (file: string, fresh: Instance & { readonly origin: string }): OpenedStore => {
  const opened = openDatabase(file);
  if (opened.kind !== "database") return opened;
  const { database } = opened;
  const started = database.prepare("SELECT value FROM meta WHERE key = 'instance'").get();
  if (started === undefined) {
    database.exec("BEGIN IMMEDIATE");
    const set = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?)");
    set.run("instance", fresh.id);
    set.run("promise-key", fresh.promiseKey);
    set.run("ledger-key", fresh.ledgerKey);
    set.run("demo", fresh.demo ? 1 : 0);
    set.run("open-batch", 0);
    set.run("spent-floor", 0);
    database.prepare("INSERT INTO log (log, origin, first) VALUES (0, ?, 0)").run(fresh.origin);
    database.exec("COMMIT");
  }
  return { kind: "store", store: storeOver(database) };
};

/** Opens the file with the settings of the store and brings it to the present version. */
export const openDatabase = (
  file: string,
): { readonly kind: "database"; readonly database: DatabaseSync } | Exclude<OpenedStore, { kind: "store" }> => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(pragmas);
    const ready = migrate(database);
    if (ready.kind === "ready") return { kind: "database", database };
    database.close();
    return ready;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    return { kind: whyNotOpened(error) };
  }
};

const whyNotOpened = (error: unknown): "broken" | "foreign" | "not-writable" | "disk-full" => {
  const code =
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
  switch (code) {
    case 13:
      return "disk-full";
    case 8:
    case 14:
    case 23:
      return "not-writable";
    case 10:
    case 11:
      return "broken";
    case 26:
      return "foreign";
    default:
      throw error;
  }
};

const storeOver = (database: DatabaseSync): Store => {
  const { write, flush } = groupCommit(database);
  const prepare = (sql: string) => database.prepare(sql);
  const metaGet = prepare("SELECT value FROM meta WHERE key = ?");
  const metaSet = prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const spend = prepare("INSERT INTO spent (id, generation) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const engine: Engine = {
    database,
    prepare,
    write,
    getMeta: key => metaGet.get(key),
    setMeta: (key, value) => void metaSet.run(key, value),
    spendNow: ({ id, generation }) =>
      generation >= whole(engine.getMeta("spent-floor") ?? {}, "value") && spend.run(id, generation).changes === 1,
  };
  const pageCount = prepare("PRAGMA page_count");
  const pageSize = prepare("PRAGMA page_size");

  return {
    instance: async () => {
      const meta = (key: string): Row => engine.getMeta(key) ?? {};
      return {
        id: blob(meta("instance"), "value"),
        demo: whole(meta("demo"), "value") === 1,
        promiseKey: blob(meta("promise-key"), "value"),
        ledgerKey: blob(meta("ledger-key"), "value"),
      };
    },
    ...envelopes(engine),
    ...sqliteLedger(engine),
    ...sqlitePeople(engine),
    spend: spending => write(() => (engine.spendNow(spending) ? "spent-now" : "spent-before")),
    forgetSpent: generation =>
      write(() => {
        prepare("DELETE FROM spent WHERE generation < ?").run(generation);
        const floor = whole(engine.getMeta("spent-floor") ?? {}, "value");
        if (generation > floor) engine.setMeta("spent-floor", generation);
      }),
    spentFloor: async () => whole(engine.getMeta("spent-floor") ?? {}, "value"),
    bytes: async () => whole(pageCount.get() ?? {}, "page_count") * whole(pageSize.get() ?? {}, "page_size"),
    forget: async () => {
      try {
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch (error) {
        throw asStoreFault(error);
      }
    },
    close: async () => {
      if (!database.isOpen) return;
      flush();
      database.close();
    },
  };
};

/** 48 bits of a leaf: a key that says nothing about time. */
const keyOf = (leaf: Uint8Array): number => leaf.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);

const envelopes = ({ prepare, write, getMeta, spendNow }: Engine) => {
  const home = [
    prepare("SELECT batch FROM open_envelope WHERE leaf = ?"),
    prepare("SELECT batch FROM envelope WHERE leaf = ?"),
    prepare("SELECT home AS batch FROM tombstone WHERE leaf = ?"),
  ];
  const beforeAccepting = prepare(`SELECT
    coalesce(
      (SELECT batch FROM open_envelope WHERE leaf = ?1),
      (SELECT batch FROM envelope WHERE leaf = ?1),
      (SELECT home FROM tombstone WHERE leaf = ?1)
    ) AS known,
    (SELECT value FROM meta WHERE key = 'open-batch') AS batch,
    (SELECT 1 FROM open_envelope WHERE id = ?2) AS taken`);
  const taken = prepare("SELECT 1 FROM open_envelope WHERE id = ?");
  const insert = prepare(
    "INSERT INTO open_envelope (id, leaf, batch, deleter, header_hash, payload_hash, header, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const columns = "leaf, batch, deleter, header_hash, payload_hash, header";
  const outside = ["open_envelope", "envelope"].map(table => prepare(`SELECT ${columns} FROM ${table} WHERE leaf = ?`));
  const payloads = ["open_envelope", "envelope"].map(table => prepare(`SELECT payload FROM ${table} WHERE leaf = ?`));
  const erase = ["open_envelope", "envelope"].map(table => prepare(`DELETE FROM ${table} WHERE leaf = ?`));
  const mourn = prepare(
    "INSERT INTO tombstone (leaf, home, told, deleter, header_hash, payload_hash, by, signed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const tomb = prepare("SELECT * FROM tombstone WHERE leaf = ?");
  const told = prepare("SELECT * FROM tombstone WHERE told = ? AND home < told ORDER BY leaf");

  const first = (statements: readonly StatementSync[], leaf: Uint8Array): Row | undefined => {
    for (const statement of statements) {
      const row = statement.get(leaf);
      if (row !== undefined) return row;
    }
    return undefined;
  };
  const batchOf = (leaf: Uint8Array): number | undefined => {
    const row = first(home, leaf);
    return row === undefined ? undefined : whole(row, "batch");
  };
  const openBatch = (): number => whole(getMeta("open-batch") ?? {}, "value");

  const acceptNow = (envelope: NewEnvelope, puzzle: Spending): Accepted => {
    let id = keyOf(envelope.leaf);
    const found = beforeAccepting.get(envelope.leaf, id) ?? {};
    if (found["known"] !== null) return { kind: "known", batch: whole(found, "known") };
    if (!spendNow(puzzle)) return { kind: "puzzle-spent" };
    const batch = whole(found, "batch");
    if (found["taken"] !== null) while (taken.get(id) !== undefined) id += 1;
    const { leaf, deleter, headerHash, payloadHash, header, payload } = envelope;
    insert.run(id, leaf, batch, deleter, headerHash, payloadHash, header, payload);
    return { kind: "accepted", batch };
  };

  const storedEnvelope = (row: Row): StoredEnvelope => ({
    leaf: blob(row, "leaf"),
    batch: whole(row, "batch"),
    deleter: blob(row, "deleter"),
    headerHash: blob(row, "header_hash"),
    payloadHash: blob(row, "payload_hash"),
    header: blob(row, "header"),
  });
  const tombstone = (row: Row): Tombstone => ({
    leaf: blob(row, "leaf"),
    home: whole(row, "home"),
    deleter: blob(row, "deleter"),
    headerHash: blob(row, "header_hash"),
    payloadHash: blob(row, "payload_hash"),
    by: text(row, "by") === "reporter" ? "reporter" : "retention",
    signed: text(row, "signed"),
  });

  return {
    batchOf: async leaf => batchOf(leaf),
    accept: (envelope, puzzle) =>
      write(() => acceptNow(envelope, puzzle), envelope.header.length + envelope.payload.length),
    envelope: async leaf => {
      const row = first(outside, leaf);
      return row === undefined ? undefined : storedEnvelope(row);
    },
    payload: async leaf => {
      const row = first(payloads, leaf);
      return row === undefined ? undefined : blob(row, "payload");
    },
    bury: tombstones =>
      write(() =>
        tombstones.map(({ leaf, by, signed }) => {
          const row = first(outside, leaf);
          if (row === undefined) return "absent";
          const { batch, deleter, headerHash, payloadHash } = storedEnvelope(row);
          mourn.run(leaf, batch, openBatch(), deleter, headerHash, payloadHash, by, signed);
          for (const each of erase) each.run(leaf);
          return "buried";
        }),
      ),
    tombstone: async leaf => {
      const row = tomb.get(leaf);
      return row === undefined ? undefined : tombstone(row);
    },
    tombstonesToldIn: async batch => told.all(batch).map(tombstone),
  } satisfies Partial<Store>;
};
