import type { DatabaseSync } from "node:sqlite";

/**
 * The tables of the embedded store: docs/formats/store.md, which tells the reason of each column.
 * No table has a column for a time, and none keeps rows in the order of arrival: keys are hashes, or random, or numbers
 * that mean something else. Migrations only go forward.
 */

/** Written into the file's header: "Prde". */
export const APPLICATION_ID = 0x50726465;

/** A migration brings the file from version n to n + 1; its place in the list is n. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE open_envelope (
    id INTEGER PRIMARY KEY, leaf BLOB NOT NULL, batch INTEGER NOT NULL, deleter BLOB NOT NULL,
    header_hash BLOB NOT NULL, payload_hash BLOB NOT NULL, header BLOB NOT NULL, payload BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX open_envelope_leaf ON open_envelope (leaf, batch);

  CREATE TABLE envelope (
    id INTEGER PRIMARY KEY, leaf BLOB NOT NULL, batch INTEGER NOT NULL, deleter BLOB NOT NULL,
    header_hash BLOB NOT NULL, payload_hash BLOB NOT NULL, header BLOB NOT NULL, payload BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX envelope_leaf ON envelope (leaf, batch);

  CREATE TABLE tombstone (
    leaf BLOB PRIMARY KEY, home INTEGER NOT NULL, told INTEGER NOT NULL, deleter BLOB NOT NULL,
    header_hash BLOB NOT NULL, payload_hash BLOB NOT NULL, by TEXT NOT NULL, signed TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tombstone_told ON tombstone (told, leaf);
  CREATE INDEX tombstone_home ON tombstone (home, leaf);

  CREATE TABLE log (log INTEGER PRIMARY KEY, origin TEXT NOT NULL, first INTEGER NOT NULL) STRICT;
  CREATE TABLE batch (
    batch INTEGER PRIMARY KEY, log INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL,
    day TEXT NOT NULL, holds INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX batch_holds ON batch (holds, day);
  CREATE TABLE entry (
    batch INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, leaf BLOB NOT NULL, preimage BLOB,
    PRIMARY KEY (batch, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE tile (log INTEGER NOT NULL, path TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (log, path))
    STRICT, WITHOUT ROWID;
  CREATE TABLE checkpoint (log INTEGER PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT) STRICT;
  CREATE TABLE statement (hash BLOB PRIMARY KEY, batch INTEGER, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX statement_batch ON statement (batch, hash);

  CREATE TABLE spent (id BLOB PRIMARY KEY, generation INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX spent_generation ON spent (generation);

  CREATE TABLE note (
    mailbox BLOB NOT NULL, slot INTEGER NOT NULL, day TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (mailbox, slot)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE invitation (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE desk (
    id TEXT PRIMARY KEY, root BLOB NOT NULL, listing TEXT NOT NULL, access TEXT NOT NULL, serial INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE segment (
    desk TEXT NOT NULL REFERENCES desk (id), sequence INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (desk, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counter (day TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (day, name))
    STRICT, WITHOUT ROWID;
  `,
];

export type Opened =
  | { readonly kind: "ready" }
  | { readonly kind: "foreign" }
  | { readonly kind: "newer"; readonly version: number };

const pragma = (database: DatabaseSync, name: string): number => {
  const row = database.prepare(`PRAGMA ${name}`).get();
  const value = row?.[name];
  return typeof value === "number" ? value : 0;
};

/** Brings an empty or older file to the present version, each step whole or not at all. */
export const migrate = (database: DatabaseSync, steps: readonly string[] = migrations): Opened => {
  const version = pragma(database, "user_version");
  const empty = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.["n"] === 0;
  if (!empty && pragma(database, "application_id") !== APPLICATION_ID) return { kind: "foreign" };
  if (version > steps.length) return { kind: "newer", version };
  for (let at = version; at < steps.length; at++) {
    database.exec(
      `BEGIN IMMEDIATE; ${steps[at]} PRAGMA user_version = ${at + 1}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT;`,
    );
  }
  return { kind: "ready" };
};
