import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import type { Random } from "./clock.ts";
import { type OperatorKeys, operatorKeys } from "./operator-keys.ts";

/**
 * The data folder: `perde.db` (everything that intake stores), `keys/` (the operator's, apart from it), `lock`.
 * Only its owner can read it. Two servers never share one: the lock is the operating system's and dies with its holder.
 */
export const databaseFile = (folder: string): string => join(folder, "perde.db");
export const keysFolder = (folder: string): string => join(folder, "keys");

const known = /^(?:perde\.db(?:-wal|-shm|-journal)?|keys|keys\.new|lock|\.gitignore)$/;

export type FolderTrouble =
  | { readonly kind: "data-folder-in-use" }
  | { readonly kind: "data-folder-foreign" }
  | { readonly kind: "data-folder-newer"; readonly version: number }
  | {
      readonly kind: "data-folder-broken";
      readonly what: "folder" | "database" | "keys-missing" | "keys-damaged" | "keys-of-another-instance";
    }
  | { readonly kind: "demo-folder" | "not-a-demo-folder" }
  | { readonly kind: "disk-full" }
  | { readonly kind: "not-writable" };

export type OpenFolder = { readonly kind: "folder"; readonly keys: OperatorKeys; readonly release: () => void };

/** Makes the folder when it is not there, locks it and reads the operator's keys; new keys only where no database is. */
export const openFolder = (folder: string, random: Random): OpenFolder | FolderTrouble => {
  try {
    makeFolder(resolve(folder));
    if (!statSync(folder).isDirectory()) return { kind: "data-folder-broken", what: "folder" };
    const names = readdirSync(folder);
    const fresh = !existsSync(databaseFile(folder));
    if (fresh && names.some(name => !known.test(name))) return { kind: "data-folder-foreign" };
    chmodSync(folder, 0o700);
    const release = lock(join(folder, "lock"));
    if (release === undefined) return { kind: "data-folder-in-use" };
    const keys =
      readKeys(folder) ?? (fresh ? makeKeys(folder, random) : { kind: "data-folder-broken", what: "keys-missing" });
    if ("kind" in keys) {
      release();
      return keys;
    }
    return { kind: "folder", keys, release };
  } catch (error) {
    return fileTrouble(error);
  }
};

/** One by one: Node's own `recursive` tries for ever where a file system takes no folders, as under /proc. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
};

/** What the file system says, as a kind; anything else is our mistake. */
export const fileTrouble = (error: unknown): FolderTrouble => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (
    code === "ERR_SQLITE_ERROR" && error instanceof Error && "errcode" in error ? `SQLITE_${error.errcode}` : code
  ) {
    case "SQLITE_13":
    case "ENOSPC":
    case "EDQUOT":
      return { kind: "disk-full" };
    case "SQLITE_8":
    case "SQLITE_14":
    case "EACCES":
    case "ENOENT":
    case "EPERM":
    case "EROFS":
      return { kind: "not-writable" };
    case "ENOTDIR":
    case "EEXIST":
      return { kind: "data-folder-broken", what: "folder" };
    default:
      throw error;
  }
};

/** An exclusive lock of SQLite on a file of its own: the operating system frees it when its holder dies, also by kill -9. */
const lock = (file: string): (() => void) | undefined => {
  const database = new DatabaseSync(file);
  try {
    database.exec(
      "PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE",
    );
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === 5) return undefined;
    throw error;
  }
  return () => database.close();
};

const names = ["promise", "ledger", "secret"] as const;

const keyFile = (folder: string, name: string): string => join(keysFolder(folder), `${name}.key`);

/** One line: `perde-key/1`, what it is for, 32 bytes in base64url. */
const readKeys = (folder: string): OperatorKeys | FolderTrouble | undefined => {
  if (names.every(name => !existsSync(keyFile(folder, name)))) return undefined;
  const seeds = names.map(name => {
    if (!existsSync(keyFile(folder, name))) return undefined;
    const parts = readFileSync(keyFile(folder, name), "utf8").trimEnd().split(" ");
    return parts.length === 3 && parts[0] === "perde-key/1" && parts[1] === name
      ? fromBase64Url(parts[2] ?? "", 32)
      : undefined;
  });
  const [promise, ledger, secret] = seeds;
  if (promise === undefined || ledger === undefined || secret === undefined)
    return { kind: "data-folder-broken", what: "keys-damaged" };
  return operatorKeys({ promise, ledger, secret });
};

/** All keys or none: a crash in between leaves nothing that needs help. */
const makeKeys = (folder: string, random: Random): OperatorKeys => {
  const making = join(folder, "keys.new");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  const seeds = { promise: random(32), ledger: random(32), secret: random(32) };
  for (const name of names)
    writeFileSync(join(making, `${name}.key`), `perde-key/1 ${name} ${toBase64Url(seeds[name])}\n`, {
      mode: 0o600,
      flush: true,
    });
  rmSync(keysFolder(folder), { recursive: true, force: true });
  renameSync(making, keysFolder(folder));
  return operatorKeys(seeds);
};
