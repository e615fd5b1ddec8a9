/** Random bodies of every type of event, as invented members of a desk write them. */
import fc from "fast-check";
import { answerOutcomes, deskGrades, exportForms, quarantineReasons } from "./case-event.ts";
import { statuses } from "./filter.ts";
import { certificate, keyOf } from "./journal.testing.ts";
import type { EventBody } from "./journal-event.ts";

const day = fc.constantFrom("2026-11-23", "2026-11-24", "2026-12-01");
const text = fc.constantFrom("Жатақхана", "Номер чата записан", "two of them");
const recipient = `age1pq1${"q".repeat(1952)}`;

/** Leaves of the invented reports that bodies are about. */
export const leaves = ["A", "B", "C", "D", "E"].map(letter => letter.repeat(43));
const leaf = fc.constantFrom(...leaves);
const reports = fc.subarray(leaves, { minLength: 1 });
const several = fc.subarray(leaves, { minLength: 2 });

type BodyOf<Type extends EventBody["type"]> = Extract<EventBody, { readonly type: Type }>;
type Arbitraries = { readonly [Type in EventBody["type"]]: fc.Arbitrary<BodyOf<Type>> };

/** @param known hashes of events that the author has seen; `by` and `people`: names of invented members */
const arbitraries = (by: string, people: readonly string[], known: readonly string[]): Arbitraries => {
  const person = fc.constantFrom(...people);
  return {
    "desk-created": fc.record({
      type: fc.constant("desk-created"),
      certificate: fc.constant(certificate("root", by, "lead")),
    }),
    "member-added": fc.record({
      type: fc.constant("member-added"),
      certificate: fc
        .tuple(person, fc.constantFrom("lead", "case-worker", "reader"))
        .map(([name, role]) => certificate(by, name, role)),
      label: text,
      recipient: fc.constant(recipient),
    }),
    "member-removed": fc.record({ type: fc.constant("member-removed"), member: person.map(keyOf) }),
    "epoch-opened": fc.record({
      type: fc.constant("epoch-opened"),
      epoch: fc.integer({ min: 1, max: 3 }),
      from: day,
      to: day,
      wraps: fc.constant([]),
    }),
    "report-read": fc.record({
      type: fc.constant("report-read"),
      leaf,
      batch: fc.integer({ min: 0, max: 3 }),
      mailbox: leaf,
      outcome: fc.constantFrom("opened", "damaged"),
    }),
    replied: fc.record({
      type: fc.constant("replied"),
      leaf,
      mailbox: leaf,
      sequence: fc.integer({ min: 1, max: 2 }),
      text,
    }),
    "status-set": fc.record({ type: fc.constant("status-set"), reports, status: fc.constantFrom(...statuses) }),
    "label-set": fc.record({ type: fc.constant("label-set"), reports, label: text, on: fc.boolean() }),
    assigned: fc.record(
      { type: fc.constant("assigned"), reports, member: person.map(keyOf) },
      { requiredKeys: ["type", "reports"] },
    ),
    graded: fc.record({ type: fc.constant("graded"), reports, grade: fc.constantFrom(...deskGrades) }),
    noted: fc.record({ type: fc.constant("noted"), reports, text }),
    checked: fc.record({ type: fc.constant("checked"), reports, on: fc.boolean() }),
    dated: fc.record({ type: fc.constant("dated"), reports, day }, { requiredKeys: ["type", "reports"] }),
    "quote-consented": fc.record({ type: fc.constant("quote-consented"), reports, text }),
    "signer-kept": fc.record(
      { type: fc.constant("signer-kept"), name: text, role: text },
      { requiredKeys: ["type", "name"] },
    ),
    merged: fc.record({ type: fc.constant("merged"), reports: several }),
    split: fc.record({ type: fc.constant("split"), reports }),
    "kept-apart": fc.record({ type: fc.constant("kept-apart"), reports, from: reports }),
    quarantined: fc.record(
      { type: fc.constant("quarantined"), reports, reason: fc.constantFrom(...quarantineReasons), text },
      { requiredKeys: ["type", "reports", "reason"] },
    ),
    released: fc.record({ type: fc.constant("released"), reports }),
    filed: fc.record(
      { type: fc.constant("filed"), reports, slip: text, filedOn: day, body: text, dueBy: day },
      { requiredKeys: ["type", "reports", "slip", "filedOn"] },
    ),
    "answer-received": fc.record({
      type: fc.constant("answer-received"),
      reports,
      slip: text,
      receivedOn: day,
      outcome: fc.constantFrom(...answerOutcomes),
    }),
    "rule-verified": fc.record({
      type: fc.constant("rule-verified"),
      rule: text,
      edition: text,
      name: text,
      verifiedOn: day,
    }),
    exported: fc.record({
      type: fc.constant("exported"),
      form: fc.constantFrom(...exportForms),
      count: fc.integer({ min: 1, max: 9 }),
      sha256: leaf,
    }),
    "export-asked": fc.record({
      type: fc.constant("export-asked"),
      count: fc.integer({ min: 21, max: 99 }),
      set: leaf,
      reason: text,
    }),
    "export-answered": fc.record(
      {
        type: fc.constant("export-answered"),
        event: fc.constantFrom(...(known.length === 0 ? leaves : known)),
        approved: fc.boolean(),
        reason: text,
      },
      { requiredKeys: ["type", "event", "approved"] },
    ),
    undone: fc.record({
      type: fc.constant("undone"),
      event: fc.constantFrom(...(known.length === 0 ? leaves : known)),
    }),
  };
};

/** One body of any type. */
export const anyBody = (by: string, people: readonly string[], known: readonly string[]): fc.Arbitrary<EventBody> =>
  fc.oneof(...Object.values<fc.Arbitrary<EventBody>>(arbitraries(by, people, known)));
