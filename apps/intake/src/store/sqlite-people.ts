import { blob, type Row, text, whole } from "./row.ts";
import type { Engine } from "./sqlite.ts";
import { addStatementNow } from "./sqlite-ledger.ts";
import type { Desk, Store } from "./store.ts";

/** The part of the embedded store that knows mailboxes, desks, counters and days. */
export const sqlitePeople = ({ prepare, write, spendNow, getMeta, setMeta }: Engine) => {
  const deskOfRow = (row: Row): Desk => ({
    id: text(row, "id"),
    root: blob(row, "root"),
    listing: text(row, "listing"),
    access: text(row, "access"),
    serial: whole(row, "serial"),
  });
  const findDesk = prepare("SELECT * FROM desk WHERE id = ?");
  const page = prepare("SELECT slot, bytes FROM note WHERE mailbox = ? AND slot >= ? AND slot < ? ORDER BY slot");
  const putNote = prepare(
    "INSERT INTO note (mailbox, slot, day, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (mailbox, slot) DO UPDATE SET bytes = excluded.bytes, day = excluded.day",
  );

  return {
    notes: async (mailbox, from, count) =>
      page.all(mailbox, from, from + count).map(row => ({ slot: whole(row, "slot"), bytes: blob(row, "bytes") })),
    putNote: (mailbox, bytes, day, puzzle) =>
      write(() => {
        if (!spendNow(puzzle)) return "puzzle-spent";
        putNote.run(mailbox, 0, day, bytes);
        return "put";
      }),
    addReply: (mailbox, bytes, day, last) =>
      write(() => {
        const row = prepare("SELECT coalesce(max(slot), 0) AS slot FROM note WHERE mailbox = ?").get(mailbox);
        const slot = whole(row ?? {}, "slot") + 1;
        if (slot > last) return "full";
        putNote.run(mailbox, slot, day, bytes);
        return slot;
      }),
    deleteMailbox: (mailbox, puzzle) =>
      write(() => {
        if (!spendNow(puzzle)) return "puzzle-spent";
        prepare("DELETE FROM note WHERE mailbox = ?").run(mailbox);
        return "deleted";
      }),
    deleteNotesUpTo: day => write(() => Number(prepare("DELETE FROM note WHERE day <= ?").run(day).changes)),

    addInvitation: hash =>
      write(() => void prepare("INSERT INTO invitation (hash) VALUES (?) ON CONFLICT DO NOTHING").run(hash)),
    addDesk: (invitation, desk, statements) =>
      write(() => {
        if (prepare("SELECT 1 FROM invitation WHERE hash = ?").get(invitation) === undefined) return "no-invitation";
        if (findDesk.get(desk.id) !== undefined) return "desk-exists";
        prepare("DELETE FROM invitation WHERE hash = ?").run(invitation);
        prepare("INSERT INTO desk (id, root, listing, access, serial) VALUES (?, ?, ?, ?, ?)").run(
          desk.id,
          desk.root,
          desk.listing,
          desk.access,
          desk.serial,
        );
        for (const { hash, bytes } of statements) addStatementNow({ prepare }, hash, bytes);
        return "added";
      }),
    changeDesk: (desk, statements) =>
      write(() => {
        const row = findDesk.get(desk.id);
        if (row === undefined) return "unknown";
        if (whole(row, "serial") >= desk.serial) return "older-serial";
        prepare("UPDATE desk SET listing = ?, access = ?, serial = ? WHERE id = ?").run(
          desk.listing,
          desk.access,
          desk.serial,
          desk.id,
        );
        for (const { hash, bytes } of statements) addStatementNow({ prepare }, hash, bytes);
        return "changed";
      }),
    desk: async id => {
      const row = findDesk.get(id);
      return row === undefined ? undefined : deskOfRow(row);
    },
    desks: async () => prepare("SELECT * FROM desk ORDER BY id").all().map(deskOfRow),
    addSegment: (desk, bytes, heads) =>
      write(() => {
        const row = prepare("SELECT coalesce(max(sequence), 0) AS sequence FROM segment WHERE desk = ?").get(desk);
        const sequence = whole(row ?? {}, "sequence") + 1;
        prepare("INSERT INTO segment (desk, sequence, bytes) VALUES (?, ?, ?)").run(desk, sequence, bytes);
        addStatementNow({ prepare }, heads.hash, heads.bytes);
        return sequence;
      }, bytes.length),
    segments: async (desk, after, limit) =>
      prepare("SELECT sequence, bytes FROM segment WHERE desk = ? AND sequence > ? ORDER BY sequence LIMIT ?")
        .all(desk, after, limit)
        .map(row => ({ sequence: whole(row, "sequence"), bytes: blob(row, "bytes") })),

    count: (day, counts) =>
      write(() => {
        const add = prepare(
          "INSERT INTO counter (day, name, value) VALUES (?, ?, ?) ON CONFLICT (day, name) DO UPDATE SET value = value + excluded.value",
        );
        for (const [name, value] of counts) add.run(day, name, value);
      }),
    counts: async () =>
      prepare("SELECT * FROM counter ORDER BY day, name")
        .all()
        .map(row => ({ day: text(row, "day"), name: text(row, "name"), value: whole(row, "value") })),
    dropCountsBefore: day => write(() => void prepare("DELETE FROM counter WHERE day < ?").run(day)),
    believedDay: async () => {
      const row = getMeta("believed-day");
      return row === undefined ? undefined : text(row, "value");
    },
    believeDay: day => write(() => setMeta("believed-day", day)),
  } satisfies Partial<Store>;
};
