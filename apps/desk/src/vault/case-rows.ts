/** What the list shows of case work: from the folded book to plain data, one line a case. */
import type { DeskGrade } from "@perde/cases/case-event";
import type {
  Case,
  CaseBook,
  CaseConflict,
  CaseStep,
  Decided,
  Filing,
  Quarantine,
  ReceivedAnswer,
} from "@perde/cases/case-fold";
import { stageOf } from "@perde/cases/case-stage";
import type { FigureStage } from "@perde/cases/figures";
import type { Status } from "@perde/cases/filter";
import type { Member } from "@perde/cases/journal-fold";

/** Case work about one line of the list. `dueBy`: the earliest day on which an answer is owed and has not come. */
export type RowWork = {
  readonly status: Status;
  readonly stage: FigureStage;
  /** Leaves of the whole case, rising. */
  readonly reports: readonly string[];
  readonly labels: readonly string[];
  readonly assigned?: string;
  readonly grade?: DeskGrade;
  readonly quarantine?: Quarantine;
  readonly conflicts: number;
  readonly dueBy?: string;
};

/** A person of the desk, as its screens name her. */
export type DeskMember = Omit<Member, "recipient">;

/** Everything decided about one case, for its page. */
export type CaseDetails = {
  readonly work: RowWork;
  readonly notes: readonly Decided<string>[];
  readonly filings: readonly Decided<Filing>[];
  readonly answers: readonly Decided<ReceivedAnswer>[];
  readonly quotes: readonly Decided<string>[];
  readonly checked: boolean;
  readonly day?: string;
  readonly conflicts: readonly CaseConflict[];
  readonly history: readonly CaseStep[];
  readonly quarantine?: Decided<Quarantine>;
};

const dueOf = ({ filings, answers }: Case): string | undefined =>
  filings
    .filter(({ value: { slip } }) => !answers.some(({ value }) => value.slip === slip))
    .flatMap(({ value: { dueBy } }) => dueBy ?? [])
    .sort()[0];

export const rowWork = (book: CaseBook, leaf: string): RowWork => {
  const one = book.cases.get(leaf);
  if (one === undefined) return { status: "new", stage: "received", reports: [leaf], labels: [], conflicts: 0 };
  const dueBy = dueOf(one);
  return {
    status: one.status,
    stage: stageOf(one),
    reports: one.reports,
    labels: one.labels,
    ...(one.assigned === undefined ? {} : { assigned: one.assigned }),
    ...(one.grade === undefined ? {} : { grade: one.grade }),
    ...(one.quarantine === undefined ? {} : { quarantine: one.quarantine.value }),
    conflicts: one.conflicts.length,
    ...(dueBy === undefined ? {} : { dueBy }),
  };
};

export const caseDetails = (book: CaseBook, leaf: string): CaseDetails => {
  const one = book.cases.get(leaf);
  return {
    work: rowWork(book, leaf),
    notes: one?.notes ?? [],
    filings: one?.filings ?? [],
    answers: one?.answers ?? [],
    quotes: one?.quotes ?? [],
    checked: one?.checked ?? false,
    ...(one?.day === undefined ? {} : { day: one.day }),
    conflicts: one?.conflicts ?? [],
    history: one?.history ?? [],
    ...(one?.quarantine === undefined ? {} : { quarantine: one.quarantine }),
  };
};

/** Every leaf of the cases of the given leaves, once, rising. */
export const wholeCases = (book: CaseBook, leaves: readonly string[]): readonly string[] =>
  [...new Set(leaves.flatMap(leaf => book.cases.get(leaf)?.reports ?? [leaf]))].sort();
