import { describe, expect, it } from "vitest";
import { isApproved } from "./export-approval.ts";
import { certificate, keyOf, readCertificate, signingOf } from "./journal.testing.ts";
import { append, type Journal, readJournal } from "./journal.ts";
import type { EventBody } from "./journal-event.ts";
import { foldJournal } from "./journal-fold.ts";

const desk = "A".repeat(22);
const day = "2026-11-23";
const set = "S".repeat(43);
const say = (journal: Journal, name: string, body: EventBody) =>
  append(journal, keyOf(name), body, day, signingOf(name));
const founded = (["Marat", "Asel"] as const).reduce(
  (journal, name) =>
    say(journal, "Dana", {
      type: "member-added",
      certificate: certificate("Dana", name, "case-worker"),
      label: name,
      recipient: `age1pq1${"q".repeat(1952)}`,
    }),
  say({ desk, events: [], heads: [] }, "Dana", {
    type: "desk-created",
    certificate: certificate("root", "Dana", "lead"),
  }),
);
const asked = say(founded, "Marat", { type: "export-asked", count: 40, set, reason: "Для прокуратуры" });
const question = asked.events.at(-1)?.hash ?? "";
const answered = (approved: boolean): EventBody => ({ type: "export-answered", event: question, approved });
const requestsOf = (journal: Journal) => foldJournal(journal, readCertificate).book.requests;

describe("a bulk export", () => {
  it("waits until another member approves, and then holds for its set, its asker and its day", () => {
    expect(requestsOf(asked)).toMatchObject([{ state: "waiting", count: 40, reason: "Для прокуратуры" }]);
    const requests = requestsOf(say(asked, "Asel", answered(true)));
    expect(isApproved(requests, keyOf("Marat"), set, day)).toBe(true);
    expect(isApproved(requests, keyOf("Marat"), "T".repeat(43), day)).toBe(false);
    expect(isApproved(requests, keyOf("Marat"), set, "2026-11-24")).toBe(false);
    expect(isApproved(requests, keyOf("Asel"), set, day)).toBe(false);
  });
  it("is not approved by its own asker", () => {
    expect(requestsOf(say(asked, "Marat", answered(true)))).toMatchObject([{ state: "waiting", answers: [] }]);
  });
  it("is refused when one refuses and another approves apart, whatever the order of arrival", () => {
    const [one, other] = [say(asked, "Asel", answered(true)), say(asked, "Dana", answered(false))];
    for (const both of [
      [one, other],
      [other, one],
    ]) {
      const { journal } = readJournal(
        desk,
        both.flatMap(({ events }) => events.map(({ signed }) => signed)),
        [],
        signingOf("anyone"),
      );
      expect(requestsOf(journal)).toMatchObject([{ state: "refused" }]);
    }
  });
  it("keeps its answer: an undo takes nothing back", () => {
    const approved = say(asked, "Asel", answered(true));
    const undone = say(approved, "Asel", { type: "undone", event: approved.events.at(-1)?.hash ?? "" });
    expect(foldJournal(undone, readCertificate).refused).toMatchObject([{ why: "nothing-to-undo" }]);
    expect(requestsOf(undone)).toMatchObject([{ state: "approved" }]);
  });
});
