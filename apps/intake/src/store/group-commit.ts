import type { DatabaseSync } from "node:sqlite";
import { StoreUnavailable } from "./store.ts";

/**
 * Writes that arrive in one turn of the event loop go into one transaction; each is answered after COMMIT, never before.
 * With `synchronous=FULL` that COMMIT has called fsync.
 */
export type GroupCommit = {
  /** `work` runs inside a transaction, perhaps twice, and therefore touches nothing but the database. */
  readonly write: <T>(work: () => T, bytes?: number) => Promise<T>;
  /** Commits what waits, now. */
  readonly flush: () => void;
};

/** More than this is split: nobody waits for a very long transaction, and all its pages stay in the engine's cache. */
const MOST_BYTES = 2 * 1024 * 1024;

type Waiting = {
  readonly bytes: number;
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
};

export const groupCommit = (database: DatabaseSync): GroupCommit => {
  let waiting: Waiting[] = [];
  let planned = false;
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");

  const inOneTransaction = (group: readonly Waiting[]): void => {
    begin.run();
    try {
      for (const each of group) each.run();
      commit.run();
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };

  const commitGroup = (group: readonly Waiting[]): void => {
    try {
      inOneTransaction(group);
    } catch (error) {
      // One write spoiled the group: each alone, so that only the one that fails is refused.
      if (group.length > 1) for (const each of group) commitGroup([each]);
      else group[0]?.fail(asStoreFault(error));
      return;
    }
    for (const each of group) each.settle();
  };

  const flush = (): void => {
    planned = false;
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; ) {
      const group: Waiting[] = [];
      let bytes = 0;
      while (at < all.length && (group.length === 0 || bytes + all[at]!.bytes <= MOST_BYTES)) {
        bytes += all[at]!.bytes;
        group.push(all[at]!);
        at += 1;
      }
      commitGroup(group);
    }
  };

  const write = <T>(work: () => T, bytes = 256): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      const run = () => {
        result = work();
      };
      waiting.push({ bytes, run, settle: () => resolve(result), fail: reject });
      if (planned) return;
      planned = true;
      setImmediate(flush);
    });

  return { write, flush };
};

const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const environment: ReadonlySet<number> = new Set([5, 6, 8, SQLITE_IOERR, SQLITE_FULL, 14]);

/** The environment's faults become `StoreUnavailable`; anything else is our mistake and stays as it is. */
export const asStoreFault = (error: unknown): unknown => {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  const primary = error.errcode & 0xff;
  return environment.has(primary) ? new StoreUnavailable(primary === SQLITE_FULL ? "disk-full" : "failed") : error;
};
