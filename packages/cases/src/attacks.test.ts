/** Everything a server or a member can do to a journal, in one table: what it is called, and that nothing false is believed. */
import { describe, expect, it } from "vitest";
import { certificate, keyOf, readCertificate, signingOf } from "./journal.testing.ts";
import { append, type Journal, readJournal } from "./journal.ts";
import type { EventBody, SignedText } from "./journal-event.ts";
import { foldJournal } from "./journal-fold.ts";

const desk = "A".repeat(22);
const day = "2026-11-23";
const leaf = (letter: string) => letter.repeat(43);
const recipient = `age1pq1${"q".repeat(1952)}`;

const say = (journal: Journal, name: string, body: EventBody) =>
  append(journal, keyOf(name), body, day, signingOf(name));
const added = (name: string, by: string, role: "lead" | "case-worker" | "reader"): EventBody => ({
  type: "member-added",
  certificate: certificate(by, name, role),
  label: name,
  recipient,
});
const status = (to: "open" | "closed" | "waiting"): EventBody => ({
  type: "status-set",
  reports: [leaf("L")],
  status: to,
});

const nothing: Journal = { desk, events: [], heads: [] };
const founded = [added("Marat", "Dana", "case-worker"), added("Asel", "Dana", "reader")].reduce(
  (journal, body) => say(journal, "Dana", body),
  say(nothing, "Dana", { type: "desk-created", certificate: certificate("root", "Dana", "lead") }),
);
/** What really happened: the case was opened, then closed. */
const honest = say(say(founded, "Marat", status("open")), "Marat", status("closed"));
const signedOf = (journal: Journal): readonly SignedText[] => journal.events.map(({ signed }) => signed);
const full = signedOf(honest);
const last = full.at(-1);
if (last === undefined) throw new Error("an empty journal");

type Shown = { readonly named: readonly string[]; readonly status: string | undefined };
const shown = (delivered: readonly SignedText[], seen: readonly string[] = []): Shown => {
  const { journal, alarms } = readJournal(desk, delivered, seen, signingOf("anyone"));
  const state = foldJournal(journal, readCertificate);
  return {
    named: [...alarms.map(({ kind }) => kind), ...state.refused.map(({ why }) => why)],
    status: state.book.cases.get(leaf("L"))?.status,
  };
};
/** One more event after what really happened, by somebody. */
const after = (name: string, body: EventBody, base = honest): readonly SignedText[] => signedOf(say(base, name, body));

const removed = say(honest, "Dana", { type: "member-removed", member: keyOf("Marat") });
const otherDesk = signingOf("Marat").sign({ v: 1, desk: "B".repeat(22), seq: 0, heads: [], day, body: status("open") });

const table: readonly {
  readonly attack: string;
  readonly delivered: readonly SignedText[];
  readonly seen?: readonly string[];
  readonly named: readonly string[];
  readonly status?: string;
}[] = [
  {
    attack: "ghost member: an event by a key that nobody certified",
    delivered: after("Ghost", status("waiting")),
    named: ["ghost"],
  },
  {
    attack: "ghost member: a certificate that no lead gave",
    delivered: after("Dana", added("Ghost", "Ghost", "lead")),
    named: ["ghost"],
  },
  {
    attack: "ghost founder: a second beginning",
    delivered: after("Ghost", { type: "desk-created", certificate: certificate("Ghost", "Ghost", "lead") }),
    named: ["not-first"],
  },
  { attack: "raised role: a reader decides", delivered: after("Asel", status("waiting")), named: ["not-allowed"] },
  {
    attack: "raised role: a case worker removes the lead",
    delivered: after("Marat", { type: "member-removed", member: keyOf("Dana") }),
    named: ["not-allowed"],
  },
  {
    attack: "removed member goes on writing",
    delivered: after("Marat", status("waiting"), removed),
    named: ["removed"],
  },
  {
    attack: "fork: one member signs two events with one number",
    delivered: [...full, ...signedOf(say(say(founded, "Marat", status("open")), "Marat", status("waiting")))],
    named: ["fork"],
  },
  {
    attack: "rollback: an older journal than this browser has seen",
    delivered: full.slice(0, -1),
    seen: honest.heads,
    named: ["rewound"],
    status: "open",
  },
  { attack: "everything withheld", delivered: [], seen: honest.heads, named: ["rewound"] },
  {
    attack: "withheld or dropped: an event in the middle",
    delivered: full.filter((_, place) => place !== full.length - 2),
    named: ["gap", "missing-head"],
  },
  { attack: "withheld: the beginning", delivered: full.slice(1), named: ["gap", "missing-head"] },
  {
    attack: "tampered: another value under the old signature",
    delivered: [...full.slice(0, -1), { ...last, statement: last.statement.replace("closed", "waiting") }],
    named: ["bad-signature"],
    status: "open",
  },
  {
    attack: "tampered: the event under another member's name",
    delivered: [...full.slice(0, -1), { ...last, by: keyOf("Dana") }],
    named: ["bad-signature"],
    status: "open",
  },
  { attack: "taken from another desk", delivered: [...full, otherDesk], named: ["foreign-desk"] },
  {
    attack: "an event that is none",
    delivered: [...full, signingOf("Marat").sign({ v: 1, vote: 3 })],
    named: ["malformed"],
  },
  { attack: "reordered", delivered: full.toReversed(), named: [] },
  { attack: "replayed", delivered: [...full, ...full, last], named: [] },
];

describe("a journal as a lying server or member shows it", () => {
  it.each(table)("$attack", ({ delivered, seen, named, status: expected }) => {
    const found = shown(delivered, seen);
    expect([...new Set(found.named)]).toEqual(named);
    const kept = expected ?? (delivered.length === 0 || delivered.length < full.length ? undefined : "closed");
    if (!named.includes("fork")) expect(found.status).toBe(kept);
  });
  it("the honest one raises nothing", () => {
    expect(shown(full, honest.heads)).toEqual({ named: [], status: "closed" });
  });
  it("a fork names its author, with both events as evidence", () => {
    const twin = signedOf(say(say(founded, "Marat", status("open")), "Marat", status("waiting")));
    const { alarms } = readJournal(desk, [...full, ...twin], [], signingOf("anyone"));
    expect(alarms).toMatchObject([{ kind: "fork", author: keyOf("Marat"), seq: 1 }]);
  });
});
