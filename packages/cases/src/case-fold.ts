/**
 * Cases, folded from events of case work. Specification: docs/formats/journal.md, "Case work".
 * A decision replaces those its author had seen. Two that did not know each other both stay: the later in fold order shows,
 * the other is named beside it until somebody who has seen both decides again.
 */
import {
  type CaseBody,
  type DeskGrade,
  deskGrades,
  isCaseBody,
  isUndoable,
  type QuarantineReason,
} from "./case-event.ts";
import { type ExportRequest, foldApprovals } from "./export-approval.ts";
import { type Status, statuses } from "./filter.ts";
import { type Before, happenedBefore } from "./happened-before.ts";
import type { Admitted } from "./journal.ts";

/** A decision, who made it and on which day; `event` is its hash, by which it can be undone. */
export type Decided<Value> = {
  readonly value: Value;
  readonly by: string;
  readonly on: string;
  readonly event: string;
};

export type Quarantine = { readonly reason: QuarantineReason; readonly text?: string | undefined };
export type Filing = Omit<Extract<CaseBody, { type: "filed" }>, "type" | "reports">;
export type ReceivedAnswer = Omit<Extract<CaseBody, { type: "answer-received" }>, "type" | "reports">;
export type KeptSigner = Omit<Extract<CaseBody, { type: "signer-kept" }>, "type">;
/** Reports that a member took out of a suggested group, and the others of it. */
export type KeptApart = Omit<Extract<CaseBody, { type: "kept-apart" }>, "type">;
export type VerifiedRule = Omit<Extract<CaseBody, { type: "rule-verified" }>, "type">;

export type CaseField = "status" | "assigned" | "grade" | "quarantine" | "label" | "checked" | "day" | "grouping";
/** Decisions that did not know each other, in fold order; the last one shows. `about`: a leaf. */
export type CaseConflict = {
  readonly field: CaseField;
  readonly about: string;
  readonly decisions: readonly Decided<string>[];
};

export type Case = {
  /** The lowest leaf of its reports. */
  readonly id: string;
  /** Leaves, rising. */
  readonly reports: readonly string[];
  readonly status: Status;
  /** Member key; absent when nobody has it. */
  readonly assigned?: string;
  readonly grade?: DeskGrade;
  readonly quarantine?: Decided<Quarantine>;
  readonly labels: readonly string[];
  readonly notes: readonly Decided<string>[];
  /** A member checked it: it counts as verified. */
  readonly checked: boolean;
  /** The day of the demand, where a member found it out. */
  readonly day?: string;
  /** Words that the reporter agreed to see quoted. */
  readonly quotes: readonly Decided<string>[];
  readonly filings: readonly Decided<Filing>[];
  readonly answers: readonly Decided<ReceivedAnswer>[];
  readonly conflicts: readonly CaseConflict[];
  /** Every event about it, in fold order, undone ones marked. */
  readonly history: readonly CaseStep[];
};
export type CaseStep = {
  readonly event: string;
  readonly body: CaseBody;
  /** What an undo took back. */
  readonly of?: CaseBody;
  readonly by: string;
  readonly on: string;
  readonly undone: boolean;
};

export type CaseBook = {
  /** Cases by each of their leaves. A leaf that is not here is a new case of one report, nothing decided. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly rules: readonly Decided<VerifiedRule>[];
  /** Who signs papers for this desk, and for whom. */
  readonly signers: readonly Decided<KeptSigner>[];
  /** What is no longer suggested as one group. */
  readonly apart: readonly Decided<KeptApart>[];
  readonly exports: readonly Decided<Extract<CaseBody, { type: "exported" }>>[];
  /** Bulk exports that were asked for. */
  readonly requests: readonly ExportRequest[];
  /** Hashes of undo events that take nothing back, and why. */
  readonly idle: readonly {
    readonly hash: string;
    readonly author: string;
    readonly why: "nothing-to-undo" | "not-yours";
  }[];
};

export const emptyBook: CaseBook = {
  cases: new Map(),
  rules: [],
  signers: [],
  apart: [],
  exports: [],
  requests: [],
  idle: [],
};

type Work = { readonly entry: Admitted; readonly body: CaseBody };
type Write = { readonly entry: Admitted; readonly place: number; readonly value: string };

const decided = <Value>({ hash, author, event }: Admitted, value: Value): Decided<Value> => ({
  value,
  by: author,
  on: event.day,
  event: hash,
});

/** Which events are taken back. An undo may itself be undone; it may only name what its author had seen. */
const undoing = (work: readonly Work[], before: Before, isLead: (member: string) => boolean) => {
  const known = new Map(work.map(one => [one.entry.hash, one]));
  const undone = new Set<string>();
  const idle: CaseBook["idle"][number][] = [];
  // Backwards: whoever undoes an undo stands after it.
  for (const { entry, body } of work.toReversed()) {
    if (body.type !== "undone" || undone.has(entry.hash)) continue;
    const target = known.get(body.event);
    if (target === undefined || !isUndoable(target.body) || !before(target.entry, entry))
      idle.push({ hash: entry.hash, author: entry.author, why: "nothing-to-undo" });
    else if (target.entry.author !== entry.author && !isLead(entry.author))
      idle.push({ hash: entry.hash, author: entry.author, why: "not-yours" });
    else undone.add(body.event);
  }
  return { undone, idle };
};

/** Reports that belong together: every merge that still holds joins its reports; what a split had seen it takes apart. */
const grouping = (work: readonly Work[], before: Before) => {
  const bonds = new Map<string, { readonly entry: Admitted; readonly reports: Set<string> }>();
  const conflicts: CaseConflict[] = [];
  const splits: Work[] = [];
  for (const one of work) {
    const { entry, body } = one;
    if (body.type !== "merged" && body.type !== "split") continue;
    if (body.type === "split") {
      splits.push(one);
      for (const bond of bonds.values())
        if (before(bond.entry, entry)) for (const leaf of body.reports) bond.reports.delete(leaf);
    }
    // Reports split off together stay together.
    if (body.reports.length > 1) bonds.set(entry.hash, { entry, reports: new Set(body.reports) });
  }
  /** Somebody who had seen both merged or split this report again. */
  const settled = (one: Admitted, other: Admitted, leaf: string): boolean =>
    work.some(
      ({ entry, body }) =>
        (body.type === "merged" || body.type === "split") &&
        body.reports.includes(leaf) &&
        before(one, entry) &&
        before(other, entry),
    );
  for (const { entry, body } of splits) {
    if (body.type !== "split") continue;
    for (const bond of bonds.values()) {
      if (bond.entry.hash === entry.hash || before(bond.entry, entry) || before(entry, bond.entry)) continue;
      for (const leaf of body.reports)
        if (bond.reports.has(leaf) && !settled(entry, bond.entry, leaf))
          conflicts.push({
            field: "grouping",
            about: leaf,
            decisions: [decided(entry, "split"), decided(bond.entry, "merged")],
          });
    }
  }
  const leaders = new Map<string, string>();
  const leaderOf = (leaf: string): string => {
    let leader = leaf;
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader))
      leader = next;
    return leader;
  };
  for (const { reports } of bonds.values()) {
    const [first, ...rest] = [...reports].map(leaderOf).sort();
    for (const other of rest) if (first !== undefined && other !== first) leaders.set(other, first);
  }
  return { leaderOf, conflicts };
};

/** The writes of one field that no other write had seen, in fold order. */
const standing = (writes: Map<string, Write[]>, key: string, write: Write, before: Before): void => {
  const held = (writes.get(key) ?? []).filter(({ entry }) => !before(entry, write.entry));
  writes.set(key, [...held, write]);
};

const fieldWrite = (
  body: CaseBody,
): { readonly field: CaseField; readonly key: string; readonly value: string } | undefined => {
  switch (body.type) {
    case "status-set":
      return { field: "status", key: "status", value: body.status };
    // What was filed or answered is that, until somebody decides otherwise.
    case "filed":
      return { field: "status", key: "status", value: "filed" };
    case "answer-received":
      return { field: "status", key: "status", value: "answered" };
    case "assigned":
      return { field: "assigned", key: "assigned", value: body.member ?? "" };
    case "graded":
      return { field: "grade", key: "grade", value: body.grade };
    case "quarantined":
      return { field: "quarantine", key: "quarantine", value: body.reason };
    case "released":
      return { field: "quarantine", key: "quarantine", value: "" };
    case "checked":
      return { field: "checked", key: "checked", value: body.on ? "yes" : "" };
    case "dated":
      return { field: "day", key: "day", value: body.day ?? "" };
    case "label-set":
      return { field: "label", key: `label ${body.label}`, value: body.on ? body.label : "" };
    default:
      return undefined;
  }
};

/**
 * Folds case work. The same set of events gives the same book, whatever the order in which they came.
 * @param entries accepted events in fold order
 * @param graph every event in fold order, refused ones too: what came after one of them had still seen what lay before it
 */
export const foldCases = (
  entries: readonly Admitted[],
  graph: readonly Admitted[],
  isLead: (member: string) => boolean,
): CaseBook => {
  const all = entries.flatMap((entry): Work[] =>
    isCaseBody(entry.event.body) ? [{ entry, body: entry.event.body }] : [],
  );
  if (all.length === 0) return emptyBook;
  const before = happenedBefore(graph);
  const { undone, idle } = undoing(all, before, isLead);
  const work = all.filter(({ entry, body }) => !undone.has(entry.hash) && body.type !== "undone");
  const { leaderOf, conflicts: groupConflicts } = grouping(work, before);

  const writes = new Map<string, Map<string, Write[]>>();
  const quarantines = new Map<string, Quarantine>();
  const rules: Decided<VerifiedRule>[] = [];
  const signers: Decided<KeptSigner>[] = [];
  const apart: Decided<KeptApart>[] = [];
  const exports: CaseBook["exports"][number][] = [];
  for (const [place, { entry, body }] of work.entries()) {
    if (body.type === "rule-verified") {
      const { type: _type, ...rule } = body;
      rules.push(decided(entry, rule));
    }
    if (body.type === "signer-kept") {
      const { type: _type, ...signer } = body;
      signers.push(decided(entry, signer));
    }
    if (body.type === "kept-apart") {
      const { type: _type, ...kept } = body;
      apart.push(decided(entry, kept));
    }
    if (body.type === "exported") exports.push(decided(entry, body));
    if (body.type === "quarantined") quarantines.set(entry.hash, { reason: body.reason, text: body.text });
    const written = fieldWrite(body);
    if (written === undefined || !("reports" in body)) continue;
    for (const leaf of body.reports) {
      const fields = writes.get(leaf) ?? new Map<string, Write[]>();
      writes.set(leaf, fields);
      standing(fields, written.key, { entry, place, value: written.value }, before);
    }
  }

  const byHash = new Map(all.map(({ entry, body }) => [entry.hash, body]));
  const parts = new Map<string, { readonly leaves: Set<string>; readonly steps: Work[] }>();
  for (const one of all) {
    const { body } = one;
    const named = body.type === "undone" ? byHash.get(body.event) : body;
    if (named === undefined || !("reports" in named)) continue;
    for (const leaf of named.reports) {
      const leader = leaderOf(leaf);
      const part = parts.get(leader) ?? { leaves: new Set(), steps: [] };
      parts.set(leader, part);
      part.leaves.add(leaf);
      if (part.steps.at(-1) !== one) part.steps.push(one);
    }
  }

  const cases = new Map<string, Case>();
  for (const { leaves, steps } of parts.values()) {
    const one = caseOf([...leaves].sort(), steps, writes, quarantines, undone, byHash, groupConflicts);
    for (const leaf of leaves) cases.set(leaf, one);
  }
  return { cases, rules, signers, apart, exports, requests: foldApprovals(work), idle };
};

const caseOf = (
  leaves: readonly string[],
  steps: readonly Work[],
  writes: ReadonlyMap<string, ReadonlyMap<string, readonly Write[]>>,
  quarantines: ReadonlyMap<string, Quarantine>,
  undone: ReadonlySet<string>,
  byHash: ReadonlyMap<string, CaseBody>,
  groupConflicts: readonly CaseConflict[],
): Case => {
  const last = (key: string): Write | undefined =>
    leaves
      .flatMap(leaf => writes.get(leaf)?.get(key)?.at(-1) ?? [])
      .reduce<Write | undefined>((best, one) => (best === undefined || one.place > best.place ? one : best), undefined);
  const shown = (key: string): string | undefined => {
    const value = last(key)?.value;
    return value === "" ? undefined : value;
  };
  const labels = new Set<string>();
  const conflicts: CaseConflict[] = groupConflicts.filter(({ about }) => leaves.includes(about));
  for (const leaf of leaves)
    for (const [key, standingWrites] of writes.get(leaf) ?? []) {
      const label = standingWrites.at(-1)?.value;
      if (key.startsWith("label ") && label !== undefined && label !== "") labels.add(label);
      if (new Set(standingWrites.map(({ value }) => value)).size < 2) continue;
      const [field = ""] = key.split(" ");
      conflicts.push({
        field: fieldNames[field] ?? "status",
        about: leaf,
        decisions: standingWrites.map(({ entry, value }) => decided(entry, value)),
      });
    }
  const status = shown("status");
  const assigned = shown("assigned");
  const grade = shown("grade");
  const day = shown("day");
  const held = last("quarantine");
  const quarantine = held === undefined || held.value === "" ? undefined : quarantines.get(held.entry.hash);
  const live = steps.filter(({ entry }) => !undone.has(entry.hash));
  return {
    id: leaves[0] ?? "",
    reports: leaves,
    status: isStatus(status) ? status : "new",
    ...(assigned === undefined ? {} : { assigned }),
    ...(isGrade(grade) ? { grade } : {}),
    ...(held === undefined || quarantine === undefined ? {} : { quarantine: decided(held.entry, quarantine) }),
    labels: [...labels].sort(),
    notes: live.flatMap(({ entry, body }) => (body.type === "noted" ? [decided(entry, body.text)] : [])),
    checked: shown("checked") !== undefined,
    ...(day === undefined ? {} : { day }),
    quotes: live.flatMap(({ entry, body }) => (body.type === "quote-consented" ? [decided(entry, body.text)] : [])),
    filings: live.flatMap(({ entry, body }) => {
      if (body.type !== "filed") return [];
      const { type: _type, reports: _reports, ...filing } = body;
      return [decided(entry, filing)];
    }),
    answers: live.flatMap(({ entry, body }) => {
      if (body.type !== "answer-received") return [];
      const { type: _type, reports: _reports, ...answer } = body;
      return [decided(entry, answer)];
    }),
    conflicts,
    history: steps.map(({ entry, body }) => {
      const of = body.type === "undone" ? byHash.get(body.event) : undefined;
      return {
        event: entry.hash,
        body,
        ...(of === undefined ? {} : { of }),
        by: entry.author,
        on: entry.event.day,
        undone: undone.has(entry.hash),
      };
    }),
  };
};

const fieldNames: Readonly<Record<string, CaseField>> = {
  status: "status",
  assigned: "assigned",
  grade: "grade",
  quarantine: "quarantine",
  label: "label",
  checked: "checked",
  day: "day",
};

const isStatus = (value: string | undefined): value is Status => statuses.some(status => status === value);
const isGrade = (value: string | undefined): value is DeskGrade => deskGrades.some(grade => grade === value);
