import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { statementLeaf } from "@perde/ledger/leaf";
import { toBase64Url, utf8 } from "@perde/seal/bytes";
import { signStatement } from "@perde/seal/statement";
import { isEmpty } from "./backup.ts";
import type { Random } from "./clock.ts";
import { databaseFile, type FolderTrouble, fileTrouble, keysFolder, openFolder } from "./data-folder.ts";
import { blob, text, whole } from "./store/row.ts";
import { openDatabase } from "./store/sqlite.ts";

/**
 * Restoring never continues a log: what happened after the backup may have been seen by others. The old log is closed,
 * and a successor begins whose first statement names the last checkpoint that is known and says what is lost.
 */
export type Restored =
  | {
      readonly kind: "restored";
      readonly origin: string;
      readonly firstBatch: number;
      readonly lastCheckpoint: string | undefined;
    }
  | { readonly kind: "no-backup" | "not-a-backup" | "target-not-empty" | "no-keys" }
  | FolderTrouble;

export type RestoreOptions = {
  readonly backup: string;
  readonly dataDir: string;
  /** Folder of the operator's keys, kept apart from the backups. */
  readonly keys: string;
  readonly random: Random;
};

export const restore = ({ backup, dataDir, keys, random }: RestoreOptions): Restored => {
  if (!existsSync(backup)) return { kind: "no-backup" };
  if (!isEmpty(dataDir)) return { kind: "target-not-empty" };
  const names = ["promise", "ledger", "secret"].map(name => `${name}.key`);
  if (!names.every(name => existsSync(join(keys, name)))) return { kind: "no-keys" };
  try {
    mkdirSync(keysFolder(dataDir), { recursive: true, mode: 0o700 });
    for (const name of names) copyFileSync(join(keys, name), join(keysFolder(dataDir), name));
    copyFileSync(backup, databaseFile(dataDir));
    const restored = begin(dataDir, random);
    if (restored.kind !== "restored") rmSync(dataDir, { recursive: true, force: true });
    return restored;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    return fileTrouble(error);
  }
};

const begin = (dataDir: string, random: Random): Restored => {
  if (!readFileSync(databaseFile(dataDir)).subarray(0, 15).equals(Buffer.from("SQLite format 3")))
    return { kind: "not-a-backup" };
  const folder = openFolder(dataDir, random);
  if (folder.kind !== "folder") return folder;
  try {
    const opened = openDatabase(databaseFile(dataDir));
    if (opened.kind !== "database") return { kind: "not-a-backup" };
    const { database } = opened;
    try {
      const meta = (key: string) => database.prepare("SELECT value FROM meta WHERE key = ?").get(key) ?? {};
      if (database.prepare("SELECT 1 FROM meta WHERE key = 'instance'").get() === undefined)
        return { kind: "not-a-backup" };
      if (toBase64Url(blob(meta("promise-key"), "value")) !== toBase64Url(folder.keys.promise.publicKey))
        return { kind: "data-folder-broken", what: "keys-of-another-instance" };
      const closed = database.prepare("SELECT * FROM log ORDER BY log DESC LIMIT 1").get() ?? {};
      const head = database.prepare("SELECT note FROM checkpoint WHERE log = ?").get(whole(closed, "log"));
      const lastCheckpoint = head === undefined || head["note"] === null ? undefined : text(head, "note");
      const next = whole(closed, "log") + 1;
      const origin = `${text(closed, "origin").replace(/\/[0-9]+$/, "")}/${next}`;
      // A batch that was being closed is closed again, in the successor: its envelopes are in no tree that is kept.
      const unfinished = database.prepare("SELECT value FROM meta WHERE key = 'closing'").get();
      const open = whole(meta("open-batch"), "value");
      const firstBatch = unfinished === undefined ? open : whole(unfinished, "value");
      const value = {
        v: 1,
        type: "successor",
        closed: text(closed, "origin"),
        lastCheckpoint: lastCheckpoint ?? null,
        origin,
        firstBatch,
        lost: "everything that arrived after the backup from which this log goes on",
      };
      const bytes = utf8(JSON.stringify(signStatement("successor", value, folder.keys.promise)));
      database.exec("BEGIN IMMEDIATE");
      database.prepare("INSERT INTO log (log, origin, first) VALUES (?, ?, ?)").run(next, origin, firstBatch);
      database
        .prepare("INSERT INTO statement (hash, batch, bytes) VALUES (?, NULL, ?)")
        .run(statementLeaf(bytes), bytes);
      database.exec("COMMIT");
      return { kind: "restored", origin, firstBatch, lastCheckpoint };
    } finally {
      database.close();
    }
  } finally {
    folder.release();
  }
};
