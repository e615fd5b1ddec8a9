/**
 * Events of case work: what members decide about reports. Specification: docs/formats/journal.md, "Case work".
 * A report is named by its leaf. One event may act on many reports, so that a bulk action is one event and one undo.
 */
import * as v from "valibot";
import { statuses } from "./filter.ts";

const bytes = (length: number) =>
  v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(/^[A-Za-z0-9_-]+$/));
const day = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const rising = (leaves: string[]) => leaves.every((leaf, place) => place === 0 || (leaves[place - 1] ?? "") < leaf);
const isTidy = (text: string) => text.isWellFormed() && text.trim() === text;
const line = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit), v.check(isTidy));

/** IIN of a person, BIN of an organisation. */
const number = v.pipe(v.string(), v.regex(/^\d{12}$/));

/** At most this many reports in one event: it stays under 32 KiB. */
export const MOST_REPORTS = 500;
const reports = v.pipe(v.array(bytes(32)), v.minLength(1), v.maxLength(MOST_REPORTS), v.check(rising));

/** At most this many reports that others are kept apart from. */
export const MOST_APART = 100;

/** The desk's own grades: it refines a reporter's `proof` into what it holds. */
export const deskGrades = ["heard", "told", "screenshot", "document", "two-independent"] as const;
export type DeskGrade = (typeof deskGrades)[number];

export const quarantineReasons = ["copy", "burst", "template", "other"] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export const answerOutcomes = ["upheld", "rejected", "forwarded", "other"] as const;
export const exportForms = ["report", "case", "cluster", "csv", "document", "calendar"] as const;
export type ExportForm = (typeof exportForms)[number];

/** The bodies of case work, for `journal-event.ts`. */
export const caseBodies = [
  v.strictObject({ type: v.literal("status-set"), reports, status: v.picklist(statuses) }),
  v.strictObject({ type: v.literal("label-set"), reports, label: line(60), on: v.boolean() }),
  v.strictObject({ type: v.literal("assigned"), reports, member: v.optional(bytes(32)) }),
  v.strictObject({ type: v.literal("graded"), reports, grade: v.picklist(deskGrades) }),
  v.strictObject({ type: v.literal("noted"), reports, text: line(2000) }),
  v.strictObject({ type: v.literal("checked"), reports, on: v.boolean() }),
  v.strictObject({ type: v.literal("dated"), reports, day: v.optional(day) }),
  v.strictObject({ type: v.literal("quote-consented"), reports, text: line(1500) }),
  v.strictObject({ type: v.literal("merged"), reports: v.pipe(reports, v.minLength(2)) }),
  v.strictObject({ type: v.literal("split"), reports }),
  v.strictObject({ type: v.literal("kept-apart"), reports, from: v.pipe(reports, v.maxLength(MOST_APART)) }),
  v.strictObject({
    type: v.literal("quarantined"),
    reports,
    reason: v.picklist(quarantineReasons),
    text: v.optional(line(500)),
  }),
  v.strictObject({ type: v.literal("released"), reports }),
  v.strictObject({
    type: v.literal("filed"),
    reports,
    slip: line(80),
    filedOn: day,
    body: v.optional(line(200)),
    dueBy: v.optional(day),
  }),
  v.strictObject({
    type: v.literal("answer-received"),
    reports,
    slip: line(80),
    receivedOn: day,
    outcome: v.picklist(answerOutcomes),
  }),
  v.strictObject({
    type: v.literal("signer-kept"),
    name: line(200),
    role: v.optional(line(300)),
    applicant: v.optional(
      v.strictObject({
        name: line(300),
        iin: v.optional(number),
        bin: v.optional(number),
        address: line(400),
        contact: v.optional(line(200)),
      }),
    ),
  }),
  v.strictObject({
    type: v.literal("rule-verified"),
    rule: line(120),
    edition: line(120),
    name: line(120),
    verifiedOn: day,
  }),
  v.strictObject({
    type: v.literal("exported"),
    form: v.picklist(exportForms),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
    sha256: bytes(32),
  }),
  v.strictObject({
    type: v.literal("export-asked"),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
    set: bytes(32),
    reason: line(500),
  }),
  v.strictObject({
    type: v.literal("export-answered"),
    event: bytes(32),
    approved: v.boolean(),
    reason: v.optional(line(500)),
  }),
  v.strictObject({ type: v.literal("undone"), event: bytes(32) }),
] as const;

const caseBody = v.variant("type", [...caseBodies]);
/** What a member decided. */
export type CaseBody = v.InferOutput<typeof caseBody>;

const types: ReadonlySet<string> = new Set<CaseBody["type"]>(caseBodies.map(({ entries }) => entries.type.literal));
/** Is this body one of case work? */
export const isCaseBody = (body: { readonly type: string }): body is CaseBody => types.has(body.type);

const standing: ReadonlySet<CaseBody["type"]> = new Set(["exported", "export-asked", "export-answered"]);
/** What an undo can take back: everything but exports, which have left the desk, and what was said about them. */
export const isUndoable = ({ type }: CaseBody): boolean => !standing.has(type);
