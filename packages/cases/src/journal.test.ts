import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certificate, keyOf, readCertificate, signingOf } from "./journal.testing.ts";
import { append, type Journal, readJournal } from "./journal.ts";
import type { EventBody } from "./journal-event.ts";
import { foldJournal } from "./journal-fold.ts";

const desk = "A".repeat(22);
const day = "2026-11-23";
const recipient = `age1pq1${"q".repeat(1952)}`;
const leaf = (letter: string) => letter.repeat(43);

const nothing: Journal = { desk, events: [], heads: [] };
const say = (journal: Journal, name: string, body: EventBody) =>
  append(journal, keyOf(name), body, day, signingOf(name));
const meet = (...journals: readonly Journal[]) =>
  readJournal(
    desk,
    journals.flatMap(({ events }) => events.map(({ signed }) => signed)),
    [],
    signingOf("anyone"),
  );

const added = (name: string, by: string, role: "lead" | "case-worker" | "reader"): EventBody => ({
  type: "member-added",
  certificate: certificate(by, name, role),
  label: name,
  recipient,
});
const read = (letter: string): EventBody => ({
  type: "report-read",
  leaf: leaf(letter),
  batch: 1,
  mailbox: leaf("M"),
  outcome: "opened",
});
const replied = (sequence: number, text: string): EventBody => ({
  type: "replied",
  leaf: leaf("L"),
  mailbox: leaf("M"),
  sequence,
  text,
});

const founded = (() => {
  const first = say(nothing, "Dana", { type: "desk-created", certificate: certificate("root", "Dana", "lead") });
  const second = say(first, "Dana", added("Marat", "Dana", "case-worker"));
  return say(say(second, "Dana", added("Asel", "Dana", "reader")), "Dana", added("Berik", "Dana", "case-worker"));
})();

describe("journal", () => {
  it("folds members, reports and replies", () => {
    const state = foldJournal(
      say(say(founded, "Marat", read("L")), "Marat", replied(1, "Мы получили ваше сообщение.")),
      readCertificate,
    );
    expect([...state.members.values()].map(({ label, role }) => [label, role])).toEqual([
      ["", "lead"],
      ["Marat", "case-worker"],
      ["Asel", "reader"],
      ["Berik", "case-worker"],
    ]);
    expect(state.reports.get(leaf("L"))).toMatchObject({ readers: [keyOf("Marat")], outcome: "opened" });
    expect(state.replies.get(leaf("M"))).toMatchObject([{ sequence: 1, by: keyOf("Marat") }]);
    expect(state.refused).toEqual([]);
  });

  describe("when two members work apart and meet", () => {
    const one = say(say(founded, "Marat", read("X")), "Marat", replied(1, "Первый ответ."));
    const other = say(say(founded, "Dana", read("X")), "Dana", replied(1, "Екінші жауап."));
    it("comes to the same state whatever the order of arrival, and loses nothing", () => {
      const all = [...one.events, ...other.events].map(({ signed }) => signed);
      const expected = meet(one, other);
      expect(expected.alarms).toEqual([]);
      expect(expected.journal.heads).toHaveLength(2);
      fc.assert(
        fc.property(fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }), mixed => {
          const got = readJournal(desk, mixed, [], signingOf("anyone"));
          expect(got.journal.events.map(({ hash }) => hash)).toEqual(expected.journal.events.map(({ hash }) => hash));
        }),
      );
      const state = foldJournal(expected.journal, readCertificate);
      expect(state.reports.get(leaf("X"))?.readers).toHaveLength(2);
      expect(state.replies.get(leaf("M"))).toHaveLength(2);
      expect(state.conflicts).toEqual([{ kind: "same-sequence", about: leaf("M"), number: 1 }]);
    });
    it("keeps the same first decision of two members as two events", () => {
      const { journal, alarms } = meet(say(founded, "Marat", read("X")), say(founded, "Berik", read("X")));
      expect(alarms).toEqual([]);
      expect(journal.events).toHaveLength(founded.events.length + 2);
      expect(foldJournal(journal, readCertificate).reports.get(leaf("X"))?.readers).toHaveLength(2);
    });
    it("joins both lines again with the next event", () => {
      expect(say(meet(one, other).journal, "Dana", read("Y")).heads).toHaveLength(1);
    });
  });

  describe("when the server or a member cheats", () => {
    const full = say(say(founded, "Marat", read("L")), "Marat", read("K"));
    const signed = full.events.map(entry => entry.signed);
    const alarms = (delivered: typeof signed, seen: readonly string[] = []) =>
      readJournal(desk, delivered, seen, signingOf("anyone")).alarms.map(({ kind }) => kind);
    it("names a withheld event in the middle", () => {
      expect(alarms(signed.filter((_, place) => place !== founded.events.length))).toEqual(["gap", "missing-head"]);
    });
    it("names a withheld end, once this client had seen it", () => {
      expect(alarms(signed.slice(0, -1))).toEqual([]);
      expect(alarms(signed.slice(0, -1), full.heads)).toEqual(["rewound"]);
    });
    it("names a changed event", () => {
      const [first, ...rest] = signed;
      if (first === undefined) throw new Error("no event");
      expect(alarms([{ ...first, statement: first.statement.replace(day, "2026-11-24") }, ...rest])[0]).toBe(
        "bad-signature",
      );
    });
    it("is not moved by events that come twice or in another order", () => {
      expect(alarms([...signed, ...signed].reverse())).toEqual([]);
    });
    it("names a member who signs two events with one number", () => {
      const other = say(say(founded, "Marat", read("Z")), "Marat", read("K"));
      const { alarms: found } = meet(full, other);
      expect(found[0]).toMatchObject({ kind: "fork", author: keyOf("Marat"), seq: 0 });
    });
    it("is not stopped by an absurd number", () => {
      const wild = signingOf("Marat").sign({
        v: 1,
        desk,
        seq: Number.MAX_SAFE_INTEGER,
        prev: leaf("P"),
        heads: [],
        day,
        body: read("W"),
      });
      expect(alarms([...signed.slice(0, 3), wild])).toEqual(["gap", "missing-head"]);
    });
    it("refuses an event for another desk, or with an unknown field", () => {
      const event = { v: 1, desk: "B".repeat(22), seq: 0, heads: [], day, body: read("L") };
      expect(alarms([signingOf("Dana").sign(event)])).toEqual(["foreign-desk"]);
      expect(alarms([signingOf("Dana").sign({ ...event, desk, vote: 1 })])).toEqual(["malformed"]);
    });
    it("refuses what a ghost writes, and a member whom nobody with the right made one", () => {
      const ghost = say(founded, "Ghost", read("L"));
      expect(foldJournal(ghost, readCertificate).refused).toMatchObject([{ author: keyOf("Ghost"), why: "ghost" }]);
      const planted = say(founded, "Dana", added("Ghost", "Ghost", "lead"));
      expect(foldJournal(planted, readCertificate)).toMatchObject({ refused: [{ why: "ghost" }] });
      expect(foldJournal(planted, readCertificate).members.has(keyOf("Ghost"))).toBe(false);
    });
    it("refuses what a role does not reach", () => {
      expect(foldJournal(say(founded, "Asel", read("L")), readCertificate).refused).toMatchObject([
        { why: "not-allowed" },
      ]);
      expect(
        foldJournal(say(founded, "Marat", added("Ghost", "Marat", "reader")), readCertificate).refused,
      ).toMatchObject([{ why: "not-allowed" }]);
    });
    it("does not let a removal by somebody without the right silence whom it names", () => {
      const mutiny = say(founded, "Marat", { type: "member-removed", member: keyOf("Dana") });
      const state = foldJournal(say(mutiny, "Dana", read("L")), readCertificate);
      expect(state.refused).toMatchObject([{ author: keyOf("Marat"), why: "not-allowed" }]);
      expect(state.reports.has(leaf("L"))).toBe(true);
      expect(state.members.get(keyOf("Dana"))?.removed).toBe(false);
    });
    it("refuses a second founder", () => {
      const second = say(founded, "Ghost", { type: "desk-created", certificate: certificate("root", "Ghost", "lead") });
      expect(foldJournal(second, readCertificate).refused).toMatchObject([{ why: "not-first" }]);
    });
    it("refuses what a removed member writes after the removal, and keeps what she wrote before", () => {
      const before = say(founded, "Marat", read("B"));
      const after = say(say(before, "Dana", { type: "member-removed", member: keyOf("Marat") }), "Marat", read("A"));
      const state = foldJournal(after, readCertificate);
      expect(state.reports.has(leaf("B"))).toBe(true);
      expect(state.reports.has(leaf("A"))).toBe(false);
      expect(state.refused).toMatchObject([{ why: "removed" }]);
    });
  });
});
