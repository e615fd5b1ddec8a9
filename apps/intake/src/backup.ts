import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { databaseFile, type FolderTrouble, fileTrouble } from "./data-folder.ts";

/**
 * A consistent copy of the store, also while the server runs. The operator's keys are not in it: they are kept apart.
 * The copy is written in order of the hashes, also what arrived since the last close, so it does not tell what came first.
 */
export type BackedUp = { readonly kind: "backed-up"; readonly bytes: number } | BackupTrouble;
export type BackupTrouble = { readonly kind: "no-data-folder" | "target-exists" } | FolderTrouble;

export const backup = (dataDir: string, target: string): BackedUp => {
  if (!existsSync(databaseFile(dataDir))) return { kind: "no-data-folder" };
  if (existsSync(target)) return { kind: "target-exists" };
  const making = `${target}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    rmSync(making, { force: true });
    copyInto(databaseFile(dataDir), making);
    const bytes = checked(making);
    renameSync(making, target);
    return { kind: "backed-up", bytes };
  } catch (error) {
    rmSync(making, { force: true });
    if (error instanceof Error && "errcode" in error && error.errcode === 11)
      return { kind: "data-folder-broken", what: "database" };
    return fileTrouble(error);
  }
};

/** One read transaction: writers go on meanwhile. */
const copyInto = (source: string, target: string): void => {
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    database.exec("PRAGMA busy_timeout = 5000");
    database.prepare("VACUUM INTO ?").run(target);
  } finally {
    database.close();
  }
};

/** Whether the copy is whole, and how large it is. */
const checked = (file: string): number => {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE");
    const found = database.prepare("PRAGMA integrity_check(1)").get()?.["integrity_check"];
    if (found !== "ok") throw Object.assign(new Error("the copy is damaged"), { errcode: 11 });
    return Number(
      database.prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size").get()?.[
        "bytes"
      ] ?? 0,
    );
  } finally {
    database.close();
  }
};

/** Whether a folder has nothing in it or is not there. */
export const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;
