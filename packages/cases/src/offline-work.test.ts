/** Members who work apart, meet in any order, and must end with one state: docs/formats/journal.md, "Order". */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBody, leaves } from "./event-bodies.testing.ts";
import { certificate, keyOf, readCertificate, signingOf } from "./journal.testing.ts";
import { append, type Journal, readJournal } from "./journal.ts";
import type { EventBody, SignedText } from "./journal-event.ts";
import { foldJournal } from "./journal-fold.ts";

const desk = "A".repeat(22);
const day = "2026-11-23";
const people = ["Dana", "Marat", "Asel"] as const;
type Person = (typeof people)[number];

const say = (journal: Journal, name: string, body: EventBody) =>
  append(journal, keyOf(name), body, day, signingOf(name));
const signedOf = (journal: Journal): readonly SignedText[] => journal.events.map(({ signed }) => signed);
const readAll = (signed: readonly SignedText[]) => readJournal(desk, signed, [], signingOf("anyone"));

const founded = (() => {
  let journal: Journal = { desk, events: [], heads: [] };
  journal = say(journal, "Dana", { type: "desk-created", certificate: certificate("root", "Dana", "lead") });
  for (const [name, role] of [
    ["Marat", "lead"],
    ["Asel", "case-worker"],
  ] as const)
    journal = say(journal, "Dana", {
      type: "member-added",
      certificate: certificate("Dana", name, role),
      label: name,
      recipient: `age1pq1${"q".repeat(1952)}`,
    });
  return journal;
})();

/** Each person's journal after working and meeting in a random order. */
const workedApart = (gen: fc.GeneratorValue, steps: number): ReadonlyMap<Person, Journal> => {
  const journals = new Map<Person, Journal>(people.map(name => [name, founded]));
  const of = (name: Person): Journal => journals.get(name) ?? founded;
  for (let step = 0; step < steps; step += 1) {
    const name = gen(fc.constantFrom, ...people);
    if (gen(fc.integer, { min: 0, max: 4 }) > 0) {
      const known = of(name)
        .events.slice(founded.events.length)
        .map(({ hash }) => hash);
      journals.set(name, say(of(name), name, gen(anyBody, name, people, known)));
    } else {
      const other = gen(fc.constantFrom, ...people);
      journals.set(name, readAll([...signedOf(of(name)), ...signedOf(of(other))]).journal);
    }
  }
  return journals;
};

const runs = Number(process.env["PERDE_SOAK"] ?? 0) > 0 ? 2000 : 40;

describe("members who worked apart, after they met", () => {
  it("have the same state whatever the order of arrival, nothing is lost, and no alarm is raised", () => {
    fc.assert(
      fc.property(fc.gen(), fc.infiniteStream(fc.nat()), (gen, order) => {
        const journals = workedApart(gen, 14);
        const all = [...journals.values()].flatMap(signedOf);
        const met = readAll(all);
        expect(met.alarms).toEqual([]);
        // Everything that anybody wrote stands there, once.
        expect(new Set(met.journal.events.map(({ hash }) => hash))).toEqual(
          new Set([...journals.values()].flatMap(({ events }) => events.map(({ hash }) => hash))),
        );
        const mixed = all
          .map(signed => ({ signed, by: order.next().value ?? 0 }))
          .sort((one, other) => one.by - other.by)
          .map(({ signed }) => signed);
        const again = readAll(mixed);
        expect(foldJournal(again.journal, readCertificate)).toEqual(foldJournal(met.journal, readCertificate));
        // Meeting pair by pair, in any order, comes to the same as meeting all at once.
        const [one, other, third] = [...journals.values()].map(signedOf);
        const pairwise = readAll([...signedOf(readAll([...(other ?? []), ...(third ?? [])]).journal), ...(one ?? [])]);
        expect(pairwise.journal).toEqual(met.journal);
      }),
      { numRuns: runs },
    );
  });

  it("shows of concurrent decisions one, and names all of them as a conflict: none is lost", () => {
    fc.assert(
      fc.property(fc.gen(), gen => {
        const { journal } = readAll([...workedApart(gen, 14).values()].flatMap(signedOf));
        const { book, refused } = foldJournal(journal, readCertificate);
        const idle = new Set(refused.map(({ hash }) => hash));
        const undone = new Set(
          [...book.cases.values()].flatMap(({ history }) => history.flatMap(one => (one.undone ? [one.event] : []))),
        );
        const behind = new Map(journal.events.map(({ hash }) => [hash, seenBy(journal, hash)]));
        const decisions = journal.events.flatMap(({ hash, event: { body } }) => {
          if (idle.has(hash) || undone.has(hash)) return [];
          if (body.type === "status-set") return [{ hash, reports: body.reports, status: body.status }];
          // A filing and an answer decide about the status too.
          if (body.type === "filed") return [{ hash, reports: body.reports, status: "filed" }];
          return body.type === "answer-received" ? [{ hash, reports: body.reports, status: "answered" }] : [];
        });
        for (const leaf of leaves) {
          const about = decisions.filter(({ reports }) => reports.includes(leaf));
          // Worked out anew, without vector clocks: what no later decision had seen.
          const standing = about.filter(one => !about.some(other => behind.get(other.hash)?.has(one.hash)));
          const differ = new Set(standing.map(({ status }) => status)).size > 1;
          const one = book.cases.get(leaf);
          const named = one?.conflicts.find(conflict => conflict.field === "status" && conflict.about === leaf);
          expect(named?.decisions.map(({ event }) => event).sort() ?? []).toEqual(
            differ ? standing.map(({ hash }) => hash).sort() : [],
          );
          if (one?.reports.length === 1 && standing.length > 0)
            expect(standing.map(({ status }) => status)).toContain(one.status);
        }
      }),
      { numRuns: runs },
    );
  });

  it("whoever has seen a conflict settles it by deciding again", () => {
    fc.assert(
      fc.property(fc.gen(), gen => {
        let { journal } = readAll([...workedApart(gen, 14).values()].flatMap(signedOf));
        const gone = foldJournal(journal, readCertificate).members.get(keyOf("Dana"))?.removed === true;
        fc.pre(!gone);
        journal = say(journal, "Dana", { type: "status-set", reports: [...leaves], status: "closed" });
        journal = say(journal, "Dana", { type: "graded", reports: [...leaves], grade: "document" });
        journal = say(journal, "Dana", { type: "assigned", reports: [...leaves], member: keyOf("Asel") });
        const { book } = foldJournal(journal, readCertificate);
        for (const one of book.cases.values()) {
          expect([one.status, one.grade, one.assigned]).toEqual(["closed", "document", keyOf("Asel")]);
          expect(one.conflicts.filter(({ field }) => ["status", "grade", "assigned"].includes(field))).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});

/** Events behind one event in the graph. */
const seenBy = (journal: Journal, hash: string): ReadonlySet<string> => {
  const byHash = new Map(journal.events.map(entry => [entry.hash, entry.event]));
  const seen = new Set<string>();
  const waiting = [hash];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const event = byHash.get(next);
    for (const parent of event === undefined ? [] : [...event.heads, ...(event.prev === undefined ? [] : [event.prev])])
      if (!seen.has(parent)) {
        seen.add(parent);
        waiting.push(parent);
      }
  }
  return seen;
};
