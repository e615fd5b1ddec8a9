import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { aFolder } from "../intake.testing.ts";
import { anyEnvelope, anySpending, type Engine, storeContract } from "./contract.ts";
import { groupCommit } from "./group-commit.ts";
import { APPLICATION_ID, migrate, migrations } from "./schema.ts";
import { type OpenedStore, openDatabase, openSqliteStore } from "./sqlite.ts";
import { StoreUnavailable } from "./store.ts";
import { openThreadedStore } from "./threaded.ts";

const fresh = {
  id: new Uint8Array(randomBytes(16)),
  demo: false,
  promiseKey: new Uint8Array(randomBytes(32)),
  ledgerKey: new Uint8Array(randomBytes(32)),
  origin: "perde.test/0",
};

const over = (open: (file: string) => OpenedStore | Promise<OpenedStore>) => (): Engine => {
  const { folder, remove } = aFolder();
  return {
    remove,
    open: async () => {
      const opened = await open(join(folder, "perde.db"));
      if (opened.kind !== "store") throw new Error(opened.kind);
      return opened.store;
    },
  };
};

storeContract(
  "node:sqlite",
  over(file => openSqliteStore(file, fresh)),
);
storeContract(
  "node:sqlite on its own thread",
  over(file => openThreadedStore(file, fresh)),
);

const inFolder = async (use: (file: string) => Promise<void> | void): Promise<void> => {
  const { folder, remove } = aFolder();
  try {
    await use(join(folder, "perde.db"));
  } finally {
    remove();
  }
};

describe("the file of the store", () => {
  it("is written with a full sync at every commit, and deleted content is overwritten", () =>
    inFolder(file => {
      const opened = openDatabase(file);
      if (opened.kind !== "database") throw new Error(opened.kind);
      const pragma = (name: string) => Object.values(opened.database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
      expect(pragma("journal_mode")).toBe("wal");
      expect(pragma("synchronous")).toBe(2);
      expect(pragma("secure_delete")).toBe(1);
      expect(pragma("foreign_keys")).toBe(1);
      expect(pragma("application_id")).toBe(APPLICATION_ID);
      opened.database.close();
    }));
  it("has no column that could hold a time", () =>
    inFolder(file => {
      const opened = openDatabase(file);
      if (opened.kind !== "database") throw new Error(opened.kind);
      const columns = opened.database
        .prepare(
          "SELECT m.name AS t, c.name AS c FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'",
        )
        .all()
        .map(row => `${row["t"]}.${row["c"]}`);
      expect(columns.filter(name => /time|date|when|stamp|created|agent|address/.test(name))).toEqual([]);
      expect(columns.filter(name => name.endsWith(".day"))).toEqual(["batch.day", "note.day", "counter.day"]);
      opened.database.close();
    }));
  it("of another program is foreign, and is left as it is", () =>
    inFolder(file => {
      const other = new DatabaseSync(file);
      other.exec("CREATE TABLE theirs (a)");
      other.close();
      expect(openSqliteStore(file, fresh).kind).toBe("foreign");
    }));
  it("that is no database at all is foreign", () =>
    inFolder(file => {
      writeFileSync(file, "a letter, not a database. ".repeat(500));
      expect(openSqliteStore(file, fresh).kind).toBe("foreign");
    }));
  it("of a newer version is named with that version", () =>
    inFolder(file => {
      const opened = openDatabase(file);
      if (opened.kind !== "database") throw new Error(opened.kind);
      opened.database.exec("PRAGMA user_version = 99");
      opened.database.close();
      expect(openSqliteStore(file, fresh)).toEqual({ kind: "newer", version: 99 });
    }));
  it("migrates step by step, whole or not at all", () =>
    inFolder(file => {
      const database = new DatabaseSync(file);
      expect(migrate(database)).toEqual({ kind: "ready" });
      const broken = [...migrations, "CREATE TABLE half (a); CREATE TABLE half (a);"];
      expect(() => migrate(database, broken)).toThrow();
      if (database.isTransaction) database.exec("ROLLBACK");
      expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
      expect(migrate(database, [...migrations, "CREATE TABLE more (a);"])).toEqual({ kind: "ready" });
      expect(database.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
      database.close();
    }));
});

describe("group commit", () => {
  it("answers each write of a turn after one common commit", () =>
    inFolder(async file => {
      const opened = openSqliteStore(file, fresh);
      if (opened.kind !== "store") throw new Error(opened.kind);
      const reader = new DatabaseSync(file, { readOnly: true });
      const count = () => reader.prepare("SELECT count(*) AS n FROM open_envelope").get()?.["n"];
      const all = Array.from({ length: 10 }, () => opened.store.accept(anyEnvelope(), anySpending()));
      expect(count()).toBe(0);
      await all[0];
      expect(count()).toBe(10);
      reader.close();
      await opened.store.close();
    }));
  it("refuses alone what does not fit on the disk, and the others of its turn are stored", () =>
    inFolder(async file => {
      const opened = openDatabase(file);
      if (opened.kind !== "database") throw new Error(opened.kind);
      const { database } = opened;
      database.exec("CREATE TABLE small (bytes BLOB); PRAGMA max_page_count = 80");
      const { write } = groupCommit(database);
      const put = (length: number) =>
        write(() => void database.prepare("INSERT INTO small VALUES (?)").run(new Uint8Array(length)));
      const outcomes = await Promise.allSettled([put(100), put(5_000_000), put(100)]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      const [, full] = outcomes;
      expect(full?.status === "rejected" && full.reason).toEqual(new StoreUnavailable("disk-full"));
      expect(database.prepare("SELECT count(*) AS n FROM small").get()).toEqual({ n: 2 });
      database.close();
    }));
});
