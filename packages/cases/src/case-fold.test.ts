import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseBody } from "./case-event.ts";
import type { Case } from "./case-fold.ts";
import { statuses } from "./filter.ts";
import { certificate, keyOf, readCertificate, signingOf } from "./journal.testing.ts";
import { append, type Journal, readJournal } from "./journal.ts";
import type { EventBody } from "./journal-event.ts";
import { foldJournal } from "./journal-fold.ts";

const desk = "A".repeat(22);
const day = "2026-11-23";
const recipient = `age1pq1${"q".repeat(1952)}`;
const leaf = (letter: string) => letter.repeat(43);

const say = (journal: Journal, name: string, body: EventBody) =>
  append(journal, keyOf(name), body, day, signingOf(name));
const meet = (...journals: readonly Journal[]): Journal => {
  const { journal, alarms } = readJournal(
    desk,
    journals.flatMap(({ events }) => events.map(({ signed }) => signed)),
    [],
    signingOf("anyone"),
  );
  expect(alarms).toEqual([]);
  return journal;
};
const fold = (journal: Journal) => foldJournal(journal, readCertificate);
const caseOf = (journal: Journal, letter: string): Case | undefined => fold(journal).book.cases.get(leaf(letter));
const lastHash = (journal: Journal): string => journal.events.at(-1)?.hash ?? "";

const founded = (() => {
  const added = (name: string, role: "lead" | "case-worker" | "reader"): EventBody => ({
    type: "member-added",
    certificate: certificate("Dana", name, role),
    label: name,
    recipient,
  });
  let journal: Journal = { desk, events: [], heads: [] };
  journal = say(journal, "Dana", { type: "desk-created", certificate: certificate("root", "Dana", "lead") });
  journal = say(journal, "Dana", added("Marat", "case-worker"));
  journal = say(journal, "Dana", added("Asel", "case-worker"));
  return say(journal, "Dana", added("Reader", "reader"));
})();

const status = (letters: string, to: (typeof statuses)[number]): CaseBody => ({
  type: "status-set",
  reports: [...letters].map(leaf),
  status: to,
});
const merged = (letters: string): CaseBody => ({ type: "merged", reports: [...letters].map(leaf) });
const undone = (event: string): CaseBody => ({ type: "undone", event });

describe("case work", () => {
  it("is known to whoever saw it, also across an event that was refused", () => {
    let journal = say(founded, "Marat", status("A", "open"));
    journal = say(journal, "Reader", status("A", "closed"));
    journal = say(journal, "Asel", status("A", "waiting"));
    expect(caseOf(journal, "A")).toMatchObject({ status: "waiting", conflicts: [] });
  });

  it("folds status, labels, assignment, grade, notes, filing and answer of one case", () => {
    let journal = say(founded, "Marat", status("AB", "open"));
    journal = say(journal, "Marat", merged("AB"));
    journal = say(journal, "Marat", { type: "label-set", reports: [leaf("A")], label: "Жатақхана", on: true });
    journal = say(journal, "Marat", { type: "assigned", reports: [leaf("A")], member: keyOf("Asel") });
    journal = say(journal, "Asel", { type: "graded", reports: [leaf("B")], grade: "screenshot" });
    journal = say(journal, "Asel", { type: "noted", reports: [leaf("B")], text: "Номер чата записан." });
    const slip = "ЗТ-2026-001";
    journal = say(journal, "Asel", { type: "filed", reports: [leaf("A")], slip, filedOn: day, dueBy: "2026-12-14" });
    journal = say(journal, "Asel", {
      type: "answer-received",
      reports: [leaf("A")],
      slip,
      receivedOn: day,
      outcome: "forwarded",
    });
    expect(caseOf(journal, "B")).toMatchObject({
      id: leaf("A"),
      reports: [leaf("A"), leaf("B")],
      status: "answered",
      assigned: keyOf("Asel"),
      grade: "screenshot",
      labels: ["Жатақхана"],
      notes: [{ value: "Номер чата записан.", by: keyOf("Asel") }],
      filings: [{ value: { slip, dueBy: "2026-12-14" } }],
      answers: [{ value: { outcome: "forwarded" } }],
      conflicts: [],
    });
    expect(fold(journal).refused).toEqual([]);
  });

  it("is filed by a filing, answered by an answer, until somebody decides otherwise or takes it back", () => {
    const slip = "KZ-2026-000017";
    const filed = say(say(founded, "Marat", status("A", "open")), "Asel", {
      type: "filed",
      reports: [leaf("A")],
      slip,
      filedOn: day,
    });
    expect(caseOf(filed, "A")?.status).toBe("filed");
    expect(caseOf(say(filed, "Marat", status("A", "waiting")), "A")?.status).toBe("waiting");
    expect(caseOf(say(filed, "Asel", undone(lastHash(filed))), "A")?.status).toBe("open");
    const answer: CaseBody = {
      type: "answer-received",
      reports: [leaf("A")],
      slip,
      receivedOn: day,
      outcome: "upheld",
    };
    expect(caseOf(say(filed, "Marat", answer), "A")?.status).toBe("answered");
  });
  it("refuses a reader's decision, and a rule verified by anyone but a lead", () => {
    const rule: CaseBody = {
      type: "rule-verified",
      rule: "kz-photo",
      edition: "2026-07-01",
      name: "A. Example",
      verifiedOn: day,
    };
    expect(fold(say(founded, "Reader", status("A", "open"))).refused).toMatchObject([{ why: "not-allowed" }]);
    expect(fold(say(founded, "Marat", rule)).refused).toMatchObject([{ why: "not-allowed" }]);
    expect(fold(say(founded, "Dana", rule)).book.rules).toMatchObject([{ value: { name: "A. Example" }, on: day }]);
  });

  describe("undo", () => {
    const opened = say(say(founded, "Marat", status("A", "waiting")), "Marat", status("A", "open"));
    it("brings back what was before, and undone itself brings it again", () => {
      const back = say(opened, "Marat", undone(lastHash(opened)));
      expect(caseOf(back, "A")?.status).toBe("waiting");
      expect(caseOf(say(back, "Marat", undone(lastHash(back))), "A")?.status).toBe("open");
      expect(caseOf(back, "A")?.history.at(-1)).toMatchObject({ body: { type: "undone" }, of: { type: "status-set" } });
      expect(caseOf(back, "A")?.history.map(({ undone: taken }) => taken)).toEqual([false, true, false]);
    });
    it("takes a merge apart", () => {
      const joined = say(founded, "Marat", merged("AB"));
      const apart = say(joined, "Marat", undone(lastHash(joined)));
      expect(caseOf(joined, "A")?.reports).toHaveLength(2);
      expect(caseOf(apart, "A")?.reports).toEqual([leaf("A")]);
    });
    it("is refused for another's decision, except to a lead, and for what left the desk", () => {
      expect(fold(say(opened, "Asel", undone(lastHash(opened)))).refused).toMatchObject([{ why: "not-yours" }]);
      expect(caseOf(say(opened, "Dana", undone(lastHash(opened))), "A")?.status).toBe("waiting");
      const out = say(founded, "Marat", { type: "exported", form: "csv", count: 3, sha256: leaf("H") });
      expect(fold(say(out, "Marat", undone(lastHash(out)))).refused).toMatchObject([{ why: "nothing-to-undo" }]);
      expect(fold(say(founded, "Marat", undone(leaf("N")))).refused).toMatchObject([{ why: "nothing-to-undo" }]);
    });
  });

  describe("when two members decide apart and meet", () => {
    it("shows both decisions until one who has seen both decides again", () => {
      const both = meet(say(founded, "Marat", status("A", "open")), say(founded, "Asel", status("A", "closed")));
      const [conflict] = caseOf(both, "A")?.conflicts ?? [];
      expect(conflict).toMatchObject({ field: "status", about: leaf("A") });
      expect(conflict?.decisions.map(({ value }) => value).sort()).toEqual(["closed", "open"]);
      expect(caseOf(both, "A")?.status).toBe(conflict?.decisions.at(-1)?.value);
      const settled = say(both, "Dana", status("A", "waiting"));
      expect(caseOf(settled, "A")).toMatchObject({ status: "waiting", conflicts: [] });
    });
    it("names nothing when both decided the same", () => {
      const both = meet(say(founded, "Marat", status("A", "open")), say(founded, "Asel", status("A", "open")));
      expect(caseOf(both, "A")).toMatchObject({ status: "open", conflicts: [] });
    });
    it("joins merges that overlap", () => {
      const both = meet(say(founded, "Marat", merged("AB")), say(founded, "Asel", merged("BC")));
      expect(caseOf(both, "C")?.reports).toEqual(["A", "B", "C"].map(leaf));
    });
    it("keeps a merge that a split had not seen, and names it", () => {
      const joined = say(founded, "Marat", merged("AB"));
      const both = meet(
        say(joined, "Marat", { type: "split", reports: [leaf("B")] }),
        say(joined, "Asel", merged("BC")),
      );
      expect(caseOf(both, "A")?.reports).toEqual([leaf("A")]);
      expect(caseOf(both, "B")?.reports).toEqual(["B", "C"].map(leaf));
      expect(caseOf(both, "B")?.conflicts).toMatchObject([{ field: "grouping", about: leaf("B") }]);
      // Whoever has seen both and merges or splits again settles it.
      const again: readonly CaseBody[] = [merged("BC"), { type: "split", reports: [leaf("B")] }];
      for (const body of again) expect(caseOf(say(both, "Dana", body), "B")?.conflicts).toEqual([]);
    });
    it("puts into quarantine and releases with both shown", () => {
      const held = say(founded, "Marat", { type: "quarantined", reports: [leaf("A")], reason: "copy" });
      expect(caseOf(held, "A")?.quarantine?.value.reason).toBe("copy");
      const both = meet(
        say(held, "Asel", { type: "released", reports: [leaf("A")] }),
        say(held, "Dana", { type: "quarantined", reports: [leaf("A")], reason: "burst", text: "Сорок за час." }),
      );
      expect(caseOf(both, "A")?.conflicts).toMatchObject([{ field: "quarantine" }]);
    });
  });

  it("in any interleaving, members who meet hold the same cases, and nothing said is lost", () => {
    const names = ["Dana", "Marat", "Asel"] as const;
    const letters = fc
      .uniqueArray(fc.constantFrom(..."ABCDE"), { minLength: 1, maxLength: 3 })
      .map(some => some.sort());
    const decision = fc.oneof(
      fc.record({ kind: fc.constant("status" as const), letters, to: fc.constantFrom(...statuses) }),
      fc.record({ kind: fc.constant("label" as const), letters, on: fc.boolean() }),
      fc.record({ kind: fc.constant("merge" as const), letters }),
      fc.record({ kind: fc.constant("split" as const), letters }),
      fc.record({ kind: fc.constant("note" as const), letters }),
      fc.record({ kind: fc.constant("quarantine" as const), letters, on: fc.boolean() }),
      fc.record({ kind: fc.constant("undo" as const), back: fc.nat(4) }),
    );
    type Decision = typeof decision extends fc.Arbitrary<infer One> ? One : never;
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ who: fc.constantFrom(0, 1, 2), decision }) },
      { weight: 1, arbitrary: fc.record({ meet: fc.constantFrom([0, 1] as const, [1, 2] as const, [0, 2] as const) }) },
    );
    let noted = 0;
    const bodyOf = (one: Decision, journal: Journal): CaseBody | undefined => {
      if (one.kind === "undo") {
        const event = journal.events.filter(({ event: { seq } }) => seq > 3).at(-1 - one.back)?.hash;
        return event === undefined ? undefined : undone(event);
      }
      const reports = one.letters.map(leaf);
      switch (one.kind) {
        case "status":
          return { type: "status-set", reports, status: one.to };
        case "label":
          return { type: "label-set", reports, label: "Л", on: one.on };
        case "merge":
          return reports.length < 2 ? undefined : { type: "merged", reports };
        case "split":
          return { type: "split", reports };
        case "note":
          noted += 1;
          return { type: "noted", reports, text: `Запись ${noted}` };
        case "quarantine":
          return one.on ? { type: "quarantined", reports, reason: "copy" } : { type: "released", reports };
      }
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.nat(), (steps, turn) => {
        const held = names.map(() => founded);
        for (const one of steps) {
          if ("meet" in one) {
            const together = meet(...one.meet.map(place => held[place] ?? founded));
            for (const place of one.meet) held[place] = together;
            continue;
          }
          const journal = held[one.who] ?? founded;
          const body = bodyOf(one.decision, journal);
          if (body !== undefined) held[one.who] = say(journal, names[one.who] ?? "Dana", body);
        }
        const all = meet(...held);
        const signed = all.events.map(entry => entry.signed);
        const cut = signed.length === 0 ? 0 : turn % signed.length;
        const other = readJournal(desk, [...signed.slice(cut), ...signed.slice(0, cut)].reverse(), [], signingOf("x"));
        const book = fold(all).book;
        expect(fold(other.journal).book).toEqual(book);
        const cases = new Set(book.cases.values());
        for (const { hash, event, author } of all.events) {
          const { body } = event;
          if (!("reports" in body)) continue;
          // Every decision is in the history of the case of each of its reports, with its author.
          for (const one of body.reports)
            expect(book.cases.get(one)?.history.some(known => known.event === hash && known.by === author)).toBe(true);
          if (body.type !== "noted") continue;
          const taken = [...cases].some(({ history }) => history.some(known => known.event === hash && known.undone));
          for (const one of body.reports)
            expect(book.cases.get(one)?.notes.some(({ value }) => value === body.text)).toBe(!taken);
        }
        // Reports belong to exactly one case.
        expect([...cases].flatMap(({ reports }) => reports).sort()).toEqual([...book.cases.keys()].sort());
      }),
      { numRuns: 60 },
    );
  });
});
