import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClosedBatch, NewEnvelope, Spending, Store, TreeHead } from "./store.ts";

/**
 * What every engine keeps to (docs/formats/store.md). An engine's test calls this with a way to open an empty store and to
 * open the same one again.
 */
export type Engine = { readonly open: () => Promise<Store>; readonly remove: () => void };

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export const anyEnvelope = (payload = 300): NewEnvelope => ({
  leaf: bytes(32),
  deleter: bytes(32),
  headerHash: bytes(32),
  payloadHash: bytes(32),
  header: bytes(100),
  payload: bytes(payload),
});
export const anySpending = (generation = 500_000): Spending => ({ id: bytes(17), generation });

const empty: TreeHead = { size: 0, root: bytes(32) };

/** Closes the open batch with its envelopes alone: enough for a store, which looks into no tree. */
const closeWith = async (store: Store, from: TreeHead = empty, day = "2026-11-20"): Promise<TreeHead> => {
  const closing = await store.beginClose();
  const to = { size: from.size + closing.envelopes.length, root: bytes(32) };
  const batch: ClosedBatch = {
    batch: closing.batch,
    log: 0,
    day,
    from,
    to,
    entries: closing.envelopes.map(leaf => ({ kind: "envelope", leaf })),
    tiles: [],
  };
  expect(await store.commitBatch(batch)).toBe("committed");
  return to;
};

export const storeContract = (name: string, begin: () => Engine): void => {
  describe(`${name}, as a store`, () => {
    let engine: Engine;
    let store: Store;
    const again = async (): Promise<void> => {
      await store.close();
      store = await engine.open();
    };
    beforeEach(async () => {
      engine = begin();
      store = await engine.open();
    });
    afterEach(async () => {
      await store.close();
      engine.remove();
    });

    describe("an envelope", () => {
      it("is stored whole under the open batch, and is there after opening again", async () => {
        const envelope = anyEnvelope();
        expect(await store.accept(envelope, anySpending())).toEqual({ kind: "accepted", batch: 0 });
        await again();
        expect(await store.batchOf(envelope.leaf)).toBe(0);
        expect(await store.payload(envelope.leaf)).toEqual(envelope.payload);
        const { payload: _, ...outside } = envelope;
        expect(await store.envelope(envelope.leaf)).toEqual({ ...outside, batch: 0 });
      });
      it("that is known keeps its batch, and the new puzzle is not spent", async () => {
        const [envelope, puzzle] = [anyEnvelope(), anySpending()];
        await store.accept(envelope, anySpending());
        await closeWith(store);
        expect(await store.accept(envelope, puzzle)).toEqual({ kind: "known", batch: 0 });
        expect(await store.spend(puzzle)).toBe("spent-now");
      });
      it("with a spent puzzle is refused, and nothing of it is stored", async () => {
        const [envelope, puzzle] = [anyEnvelope(), anySpending()];
        await store.accept(anyEnvelope(), puzzle);
        expect(await store.accept(envelope, puzzle)).toEqual({ kind: "puzzle-spent" });
        expect(await store.batchOf(envelope.leaf)).toBeUndefined();
      });
      it("sent many times at once is stored once", async () => {
        const envelope = anyEnvelope();
        const answers = await Promise.all(Array.from({ length: 20 }, () => store.accept(envelope, anySpending())));
        expect(answers.filter(({ kind }) => kind === "accepted")).toHaveLength(1);
        expect(answers.filter(({ kind }) => kind === "known")).toHaveLength(19);
      });
      it("whose key begins like another's is stored beside it", async () => {
        const one = anyEnvelope();
        const other = { ...anyEnvelope(), leaf: new Uint8Array([...one.leaf.subarray(0, 8), ...bytes(24)]) };
        await store.accept(one, anySpending());
        await store.accept(other, anySpending());
        await closeWith(store);
        while (!(await store.settle(1)));
        expect(await store.payload(one.leaf)).toEqual(one.payload);
        expect(await store.payload(other.leaf)).toEqual(other.payload);
      });
    });

    describe("closing", () => {
      it("puts what comes while it runs into the next batch", async () => {
        const [before, during] = [anyEnvelope(), anyEnvelope()];
        await store.accept(before, anySpending());
        const closing = await store.beginClose();
        expect(await store.accept(during, anySpending())).toEqual({ kind: "accepted", batch: 1 });
        expect(closing.envelopes).toEqual([before.leaf]);
        expect((await store.closing())?.envelopes).toEqual([before.leaf]);
      });
      it("that was interrupted is continued with the same envelopes, also a deleted one", async () => {
        const [kept, deleted] = [anyEnvelope(), anyEnvelope()];
        await store.accept(kept, anySpending());
        await store.accept(deleted, anySpending());
        await store.beginClose();
        await again();
        await store.bury([{ leaf: deleted.leaf, by: "reporter", signed: "{}" }]);
        const closing = await store.beginClose();
        expect(closing.batch).toBe(0);
        expect(closing.envelopes).toEqual([kept.leaf, deleted.leaf].sort(Buffer.compare));
      });
      it("is refused when the tree has moved, and then nothing is written", async () => {
        await store.accept(anyEnvelope(), anySpending());
        const head = await closeWith(store);
        const { batch } = await store.beginClose();
        const moved = {
          batch,
          log: 0,
          day: "2026-11-20",
          from: { ...head, root: bytes(32) },
          to: head,
          entries: [],
          tiles: [],
        };
        expect(await store.commitBatch(moved)).toBe("conflict");
        expect(await store.batch(batch)).toBeUndefined();
        expect((await store.checkpoint(0))?.root).toEqual(head.root);
      });
      it("names the envelopes in order of their hashes, whatever came first", async () => {
        const envelopes = Array.from({ length: 12 }, () => anyEnvelope());
        for (const each of envelopes) await store.accept(each, anySpending());
        const { envelopes: leaves } = await store.beginClose();
        expect(leaves).toEqual(envelopes.map(({ leaf }) => leaf).sort(Buffer.compare));
      });
      it("moves everything out of the open table, a slice at a time", async () => {
        const envelopes = Array.from({ length: 9 }, () => anyEnvelope(1000));
        for (const each of envelopes) await store.accept(each, anySpending());
        await closeWith(store);
        let slices = 1;
        while (!(await store.settle(2500))) slices++;
        expect(slices).toBeGreaterThan(3);
        for (const { leaf, payload } of envelopes) expect(await store.payload(leaf)).toEqual(payload);
      });
    });

    describe("a deletion", () => {
      it("erases the ciphertext and leaves a tombstone at the leaf", async () => {
        const envelope = anyEnvelope();
        await store.accept(envelope, anySpending());
        await closeWith(store);
        expect(await store.bury([{ leaf: envelope.leaf, by: "reporter", signed: '{"a":1}' }])).toEqual(["buried"]);
        expect(await store.payload(envelope.leaf)).toBeUndefined();
        const { deleter, headerHash, payloadHash, leaf } = envelope;
        const tombstone = { leaf, home: 0, deleter, headerHash, payloadHash, by: "reporter", signed: '{"a":1}' };
        expect(await store.tombstone(leaf)).toEqual(tombstone);
        expect(await store.tombstonesToldIn(1)).toEqual([tombstone]);
        expect(await store.tombstonesToldIn(0)).toEqual([]);
      });
      it("a second time, or of what never was, finds nothing", async () => {
        const envelope = anyEnvelope();
        await store.accept(envelope, anySpending());
        const tombstone = { leaf: envelope.leaf, by: "reporter" as const, signed: "{}" };
        expect(await store.bury([tombstone, tombstone, { ...tombstone, leaf: bytes(32) }])).toEqual([
          "buried",
          "absent",
          "absent",
        ]);
      });
      it("keeps the envelope known, so that it is not stored anew", async () => {
        const envelope = anyEnvelope();
        await store.accept(envelope, anySpending());
        await store.bury([{ leaf: envelope.leaf, by: "reporter", signed: "{}" }]);
        expect(await store.accept(envelope, anySpending())).toEqual({ kind: "known", batch: 0 });
        expect(await store.payload(envelope.leaf)).toBeUndefined();
      });
    });

    describe("what may be used once", () => {
      it("is spent once, also by many at the same time", async () => {
        const puzzle = anySpending();
        const answers = await Promise.all(Array.from({ length: 8 }, () => store.spend(puzzle)));
        expect(answers.filter(each => each === "spent-now")).toHaveLength(1);
      });
      it("is refused when its hour was forgotten", async () => {
        const puzzle = anySpending(100);
        await store.spend(puzzle);
        await store.forgetSpent(101);
        await again();
        expect(await store.spentFloor()).toBe(101);
        expect(await store.spend(puzzle)).toBe("spent-before");
        expect(await store.spend(anySpending(101))).toBe("spent-now");
      });
      it("is not revived by a clock that goes back", async () => {
        await store.forgetSpent(200);
        await store.forgetSpent(100);
        expect(await store.spentFloor()).toBe(200);
      });
    });

    describe("a mailbox", () => {
      const day = "2026-11-20";
      it("holds the note in slot 0 and replies from slot 1, page by page", async () => {
        const mailbox = bytes(32);
        const note = bytes(50);
        expect(await store.putNote(mailbox, note, day, anySpending())).toBe("put");
        const replies = Array.from({ length: 9 }, () => bytes(50));
        for (const [at, reply] of replies.entries()) expect(await store.addReply(mailbox, reply, day, 63)).toBe(at + 1);
        expect(await store.notes(mailbox, 0, 8)).toEqual([
          { slot: 0, bytes: note },
          ...replies.slice(0, 7).map((reply, at) => ({ slot: at + 1, bytes: reply })),
        ]);
        expect((await store.notes(mailbox, 8, 8)).map(({ slot }) => slot)).toEqual([8, 9]);
      });
      it("takes no reply beyond its last slot", async () => {
        const mailbox = bytes(32);
        await store.addReply(mailbox, bytes(50), day, 1);
        expect(await store.addReply(mailbox, bytes(50), day, 1)).toBe("full");
      });
      it("that was deleted holds nothing", async () => {
        const mailbox = bytes(32);
        await store.putNote(mailbox, bytes(50), day, anySpending());
        expect(await store.deleteMailbox(mailbox, anySpending())).toBe("deleted");
        expect(await store.notes(mailbox, 0, 8)).toEqual([]);
      });
      it("loses what is older than retention allows", async () => {
        const mailbox = bytes(32);
        await store.putNote(mailbox, bytes(50), "2026-01-01", anySpending());
        await store.addReply(mailbox, bytes(50), day, 63);
        expect(await store.deleteNotesUpTo("2026-06-01")).toBe(1);
        expect((await store.notes(mailbox, 0, 8)).map(({ slot }) => slot)).toEqual([1]);
      });
    });

    describe("a desk", () => {
      const aDesk = (id: string, serial = 1) => ({ id, root: bytes(32), listing: "{}", access: "{}", serial });
      it("needs an invitation that was not used, and takes it", async () => {
        const invitation = bytes(32);
        await store.addInvitation(invitation);
        expect(await store.addDesk(bytes(32), aDesk("a"), [])).toBe("no-invitation");
        expect(await store.addDesk(invitation, aDesk("a"), [])).toBe("added");
        expect(await store.addDesk(invitation, aDesk("b"), [])).toBe("no-invitation");
        expect((await store.desks()).map(({ id }) => id)).toEqual(["a"]);
      });
      it("that exists leaves the invitation for another", async () => {
        const [first, second] = [bytes(32), bytes(32)];
        await store.addInvitation(first);
        await store.addInvitation(second);
        await store.addDesk(first, aDesk("a"), []);
        expect(await store.addDesk(second, aDesk("a"), [])).toBe("desk-exists");
        expect(await store.addDesk(second, aDesk("b"), [])).toBe("added");
      });
      it("changes only under a higher serial", async () => {
        const invitation = bytes(32);
        await store.addInvitation(invitation);
        await store.addDesk(invitation, aDesk("a", 5), []);
        expect(await store.changeDesk(aDesk("a", 5), [])).toBe("older-serial");
        expect(await store.changeDesk(aDesk("a", 6), [])).toBe("changed");
        expect(await store.changeDesk(aDesk("z", 6), [])).toBe("unknown");
      });
      it("numbers its segments from 1, and each brings its heads to the ledger", async () => {
        const invitation = bytes(32);
        await store.addInvitation(invitation);
        await store.addDesk(invitation, aDesk("a"), []);
        const heads = { hash: bytes(32), bytes: bytes(10) };
        expect(await store.addSegment("a", bytes(20), heads)).toBe(1);
        expect(await store.addSegment("a", bytes(20), { hash: bytes(32), bytes: bytes(10) })).toBe(2);
        expect((await store.segments("a", 1, 10)).map(({ sequence }) => sequence)).toEqual([2]);
        expect(await store.statement(heads.hash)).toEqual(heads.bytes);
        expect((await store.beginClose()).statements).toHaveLength(2);
      });
    });

    it("adds counters of a day and drops old ones", async () => {
      await store.count("2026-11-20", new Map([["started", 2]]));
      await store.count("2026-11-20", new Map([["started", 3]]));
      await store.count("2026-01-01", new Map([["started", 1]]));
      await store.dropCountsBefore("2026-06-01");
      expect(await store.counts()).toEqual([{ day: "2026-11-20", name: "started", value: 5 }]);
    });
    it("knows the batches of a day that still hold ciphertext", async () => {
      await store.accept(anyEnvelope(), anySpending());
      const head = await closeWith(store, empty, "2026-05-01");
      await store.accept(anyEnvelope(), anySpending());
      await closeWith(store, head, "2026-07-01");
      expect(await store.batchesUpTo("2026-06-01")).toEqual([0]);
      await store.batchErased(0);
      expect(await store.batchesUpTo("2026-12-01")).toEqual([1]);
    });
    it("signs only the head that stands, and the same note twice changes nothing", async () => {
      await store.accept(anyEnvelope(), anySpending());
      const head = await closeWith(store);
      await store.signCheckpoint(0, head.size + 1, "other");
      expect((await store.checkpoint(0))?.note).toBeUndefined();
      await store.signCheckpoint(0, head.size, "note");
      await store.signCheckpoint(0, head.size, "note");
      expect((await store.checkpoint(0))?.note).toBe("note");
    });
  });
};
