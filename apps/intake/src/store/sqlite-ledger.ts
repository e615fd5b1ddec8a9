import { blob, type Row, text, whole } from "./row.ts";
import type { Engine } from "./sqlite.ts";
import type { Batch, Closing, Entry, Log, Store } from "./store.ts";

/** The part of the embedded store that knows batches, the ledger's tiles and the statements on their way into it. */
export const sqliteLedger = ({ database, prepare, write, getMeta, setMeta }: Engine) => {
  const openBatch = (): number => whole(getMeta("open-batch") ?? {}, "value");
  const closingBatch = (): number | undefined => {
    const row = getMeta("closing");
    return row === undefined ? undefined : whole(row, "value");
  };

  const closing = (batch: number): Closing => {
    const arrived = prepare("SELECT leaf FROM open_envelope INDEXED BY open_envelope_leaf WHERE batch = ?").all(batch);
    const deleted = prepare("SELECT leaf FROM tombstone WHERE home = ?").all(batch);
    const pending = prepare("SELECT hash, bytes FROM statement WHERE batch IS NULL ORDER BY hash").all();
    return {
      batch,
      envelopes: [...arrived, ...deleted].map(row => blob(row, "leaf")).sort(byBytes),
      statements: pending.map(row => ({ hash: blob(row, "hash"), bytes: blob(row, "bytes") })),
    };
  };

  const entryOf = (row: Row): Entry => {
    const leaf = blob(row, "leaf");
    switch (text(row, "kind")) {
      case "envelope":
        return { kind: "envelope", leaf };
      case "filler":
        return { kind: "filler", leaf, preimage: blob(row, "preimage") };
      case "statement":
        return { kind: "statement", leaf, bytes: blob(row, "preimage") };
      default:
        throw new Error("an entry of unknown kind");
    }
  };
  const batchOfRow = (row: Row): Batch => ({
    batch: whole(row, "batch"),
    log: whole(row, "log"),
    start: whole(row, "start"),
    size: whole(row, "size"),
    day: text(row, "day"),
  });
  const logOfRow = (row: Row): Log => ({
    log: whole(row, "log"),
    origin: text(row, "origin"),
    first: whole(row, "first"),
  });

  return {
    openBatch: async () => openBatch(),
    beginClose: () =>
      write(() => {
        const unfinished = closingBatch();
        if (unfinished !== undefined) return closing(unfinished);
        const batch = openBatch();
        setMeta("closing", batch);
        setMeta("open-batch", batch + 1);
        return closing(batch);
      }),
    closing: async () => {
      const batch = closingBatch();
      return batch === undefined ? undefined : closing(batch);
    },
    commitBatch: ({ batch, log, day, from, to, entries, tiles }) =>
      write(() => {
        if (closingBatch() !== batch) return "conflict";
        const moved =
          prepare("SELECT 1 FROM checkpoint WHERE log = ?").get(log) === undefined
            ? from.size === 0 &&
              prepare("INSERT INTO checkpoint (log, size, root, note) VALUES (?, ?, ?, NULL)").run(
                log,
                to.size,
                to.root,
              ).changes === 1
            : prepare(
                "UPDATE checkpoint SET size = ?, root = ?, note = NULL WHERE log = ? AND size = ? AND root = ?",
              ).run(to.size, to.root, log, from.size, from.root).changes === 1;
        if (!moved) return "conflict";
        const holds = entries.some(entry => entry.kind === "envelope") ? 1 : 0;
        prepare("INSERT INTO batch (batch, log, start, size, day, holds) VALUES (?, ?, ?, ?, ?, ?)").run(
          batch,
          log,
          from.size,
          entries.length,
          day,
          holds,
        );
        const addEntry = prepare("INSERT INTO entry (batch, position, kind, leaf, preimage) VALUES (?, ?, ?, ?, ?)");
        const logged = prepare("UPDATE statement SET batch = ? WHERE hash = ? AND batch IS NULL");
        entries.forEach((entry, position) => {
          const preimage = entry.kind === "filler" ? entry.preimage : entry.kind === "statement" ? entry.bytes : null;
          addEntry.run(batch, position, entry.kind, entry.leaf, preimage);
          if (entry.kind === "statement") logged.run(batch, entry.leaf);
        });
        const putTile = prepare(
          "INSERT INTO tile (log, path, bytes) VALUES (?, ?, ?) ON CONFLICT (log, path) DO UPDATE SET bytes = excluded.bytes",
        );
        // A full tile answers for its partial ones: those are no longer needed.
        const dropPartial = prepare("DELETE FROM tile WHERE log = ? AND path > ? AND path < ?");
        for (const { path, bytes } of tiles) {
          putTile.run(log, path, bytes);
          if (!path.includes(".p/")) dropPartial.run(log, `${path}.p/`, `${path}.p0`);
        }
        prepare("DELETE FROM meta WHERE key = 'closing'").run();
        return "committed";
      }),
    settle: atMostBytes =>
      write(() => {
        const unfinished = closingBatch();
        const settled = unfinished ?? openBatch();
        const leaves: Uint8Array[] = [];
        let bytes = 0;
        for (const row of prepare(
          "SELECT leaf, length(payload) AS bytes FROM open_envelope WHERE batch < ? ORDER BY leaf",
        ).iterate(settled)) {
          if (leaves.length > 0 && bytes + whole(row, "bytes") > atMostBytes) break;
          bytes += whole(row, "bytes");
          leaves.push(blob(row, "leaf"));
        }
        const columns = "leaf, batch, deleter, header_hash, payload_hash, header, payload";
        const taken = prepare("SELECT 1 FROM envelope WHERE id = ?");
        const keyAt = prepare("SELECT id FROM open_envelope WHERE leaf = ?");
        const move = prepare(
          `INSERT INTO envelope (id, ${columns}) SELECT ?, ${columns} FROM open_envelope WHERE leaf = ?`,
        );
        const remove = prepare("DELETE FROM open_envelope WHERE leaf = ?");
        for (const leaf of leaves) {
          let id = whole(keyAt.get(leaf) ?? {}, "id");
          while (taken.get(id) !== undefined) id += 1;
          move.run(id, leaf);
        }
        for (const leaf of leaves) remove.run(leaf);
        return (
          prepare("SELECT 1 FROM open_envelope INDEXED BY open_envelope_leaf WHERE batch < ? LIMIT 1").get(settled) ===
          undefined
        );
      }),
    batch: async number => {
      const row = prepare("SELECT * FROM batch WHERE batch = ?").get(number);
      return row === undefined ? undefined : batchOfRow(row);
    },
    latestBatch: async () => {
      const row = prepare("SELECT * FROM batch ORDER BY batch DESC LIMIT 1").get();
      return row === undefined ? undefined : batchOfRow(row);
    },
    entries: async batch => prepare("SELECT * FROM entry WHERE batch = ? ORDER BY position").all(batch).map(entryOf),
    batchesUpTo: async day =>
      prepare("SELECT batch FROM batch WHERE holds = 1 AND day <= ? ORDER BY batch")
        .all(day)
        .map(row => whole(row, "batch")),
    batchErased: batch => write(() => void prepare("UPDATE batch SET holds = 0 WHERE batch = ?").run(batch)),
    tile: async (log, path) => {
      const row = prepare("SELECT bytes FROM tile WHERE log = ? AND path = ?").get(log, path);
      return row === undefined ? undefined : blob(row, "bytes");
    },
    checkpoint: async log => {
      const row = prepare("SELECT size, root, note FROM checkpoint WHERE log = ?").get(log);
      if (row === undefined) return undefined;
      return {
        size: whole(row, "size"),
        root: blob(row, "root"),
        note: row["note"] === null ? undefined : text(row, "note"),
      };
    },
    signCheckpoint: (log, size, note) =>
      write(() => void prepare("UPDATE checkpoint SET note = ? WHERE log = ? AND size = ?").run(note, log, size)),
    log: async () => {
      const row = prepare("SELECT * FROM log ORDER BY log DESC LIMIT 1").get();
      if (row === undefined) throw new Error("the store has no log");
      return logOfRow(row);
    },
    logs: async () => database.prepare("SELECT * FROM log ORDER BY log").all().map(logOfRow),
    addStatement: (hash, bytes) => write(() => void addStatementNow({ prepare }, hash, bytes)),
    statement: async hash => {
      const row = prepare("SELECT bytes FROM statement WHERE hash = ?").get(hash);
      return row === undefined ? undefined : blob(row, "bytes");
    },
  } satisfies Partial<Store>;
};

/** Inside a transaction of the caller. A statement already known is left as it is. */
export const addStatementNow = ({ prepare }: Pick<Engine, "prepare">, hash: Uint8Array, bytes: Uint8Array): void => {
  prepare("INSERT INTO statement (hash, batch, bytes) VALUES (?, NULL, ?) ON CONFLICT DO NOTHING").run(hash, bytes);
};

export const byBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);
