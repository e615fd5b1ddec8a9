/** A report, a case or a cluster as one file. docs/formats/export.md. */
import type { CaseBook } from "@perde/cases/case-fold";
import type { SentReply } from "@perde/cases/journal-fold";
import { toBase64Url, utf8 } from "@perde/seal/bytes";
import { caseDetails, wholeCases } from "./case-rows.ts";
import type { Contents } from "./contents.ts";

export type CaseForm = "report" | "case" | "cluster";
/** What is exported, and the leaves of the reports in it. */
export type ExportedCases = { readonly bytes: Uint8Array; readonly leaves: readonly string[] };

type Around = {
  readonly desk: string;
  readonly today: string;
  readonly book: CaseBook;
  readonly contents: Pick<Contents, "whole" | "additionsOf">;
  readonly repliesTo: (mailbox: string) => readonly SentReply[];
};

const reportOf = async (leaf: string, { contents, repliesTo }: Around): Promise<object | undefined> => {
  const one = await contents.whole(leaf);
  if (one?.kind !== "received" || one.said.type !== "report") return undefined;
  const additions = await Promise.all(contents.additionsOf(one.mailbox).map(contents.whole));
  return {
    leaf,
    batch: one.batch,
    content: one.said.content,
    additions: additions.flatMap(added =>
      added?.kind === "received" && added.said.type === "addition"
        ? [{ seq: added.said.seq, content: added.said.content }]
        : [],
    ),
    pictures: one.pictures.map(toBase64Url),
    replies: repliesTo(one.mailbox).map(({ sequence, on, text }) => ({ sequence, on, text })),
  };
};

const decided = (leaf: string, book: CaseBook): object => {
  const { work, notes, filings, answers, checked, day } = caseDetails(book, leaf);
  return {
    status: work.status,
    ...(work.grade === undefined ? {} : { grade: work.grade }),
    labels: work.labels,
    checked,
    ...(day === undefined ? {} : { day }),
    notes: notes.map(({ on, value }) => ({ on, text: value })),
    filings: filings.map(({ value }) => value),
    answers: answers.map(({ value }) => value),
  };
};

/** `undefined` when none of the leaves is an opened report. Members are not named in it. */
export const exportCases = async (
  form: CaseForm,
  leaves: readonly string[],
  around: Around,
): Promise<ExportedCases | undefined> => {
  const { book, desk, today } = around;
  const wanted = form === "report" ? leaves.slice(0, 1) : wholeCases(book, leaves);
  const groups = Map.groupBy(wanted, leaf => (form === "report" ? leaf : (book.cases.get(leaf)?.id ?? leaf)));
  const cases: object[] = [];
  const held: string[] = [];
  for (const own of groups.values()) {
    const reports: object[] = [];
    for (const leaf of own) {
      const report = await reportOf(leaf, around);
      if (report === undefined) continue;
      reports.push(report);
      held.push(leaf);
    }
    const [first] = own;
    if (first === undefined || reports.length === 0) continue;
    cases.push({ ...(form === "report" ? {} : decided(first, book)), reports });
  }
  if (held.length === 0) return undefined;
  return { bytes: utf8(JSON.stringify({ v: "perde-export/1", desk, form, day: today, cases })), leaves: held };
};
