/** What papers are made of: cases with what was decided about them, who signs, which rules a lawyer compared. Plain data. */
import type { DeskGrade } from "@perde/cases/case-event";
import type { Case, CaseBook, Decided, Filing, KeptSigner, ReceivedAnswer, VerifiedRule } from "@perde/cases/case-fold";
import { stageOf } from "@perde/cases/case-stage";
import type { FigureStage } from "@perde/cases/figures";
import type { Admitted } from "@perde/cases/journal";
import type { Place, ReportContent } from "@perde/cases/report";
import { actOf } from "@perde/cases/said-text";
import type { Contents } from "./contents.ts";

/** One case as papers see it. `id`: its lowest leaf; `number`: how papers and calendars name it. */
export type PaperCase = {
  readonly id: string;
  readonly number: string;
  readonly reports: readonly { readonly leaf: string; readonly content: ReportContent }[];
  readonly stage: FigureStage;
  readonly quarantined: boolean;
  readonly grade?: DeskGrade;
  readonly day?: string;
  readonly quotes: readonly Decided<string>[];
  readonly filings: readonly Decided<Filing>[];
  readonly answers: readonly Decided<ReceivedAnswer>[];
};

export type PaperDesk = {
  /** ISO 3166 code of the desk's place. */
  readonly place: string;
  readonly cases: readonly PaperCase[];
  readonly signers: readonly Decided<KeptSigner>[];
  readonly rules: readonly Decided<VerifiedRule>[];
};

/** A number that says nothing of when a report came: from the hash that names it. */
export const caseNumber = (leaf: string): string =>
  Array.from(atob(leaf.slice(0, 8).replaceAll("-", "+").replaceAll("_", "/")), letter =>
    letter.charCodeAt(0).toString(16).padStart(2, "0"),
  )
    .join("")
    .slice(0, 6)
    .toUpperCase();

/** The last of those who sign under one name for one applicant. */
const latestSigners = (signers: readonly Decided<KeptSigner>[]): readonly Decided<KeptSigner>[] => [
  ...new Map(
    signers.map(signer => [JSON.stringify([signer.value.name, signer.value.applicant?.name]), signer] as const),
  ).values(),
];

/** Which cases: those of the named reports, or those that were checked or filed. */
export type WhichCases = readonly string[] | "worked";

/** As much of an event and of a case as counting needs. */
type Happened = Pick<Admitted, "hash"> & { readonly event: { readonly body: { readonly type: string } } };
type Staged = Pick<Case, "checked" | "filings" | "answers" | "quarantine">;

/**
 * The last event and how many there are. Exports are left out: a paper that was saved is no other state of the cases.
 * Not a hash of what is counted: from so few figures it could be guessed, the hidden ones among them.
 */
const versionOf = (events: readonly Happened[]): string => {
  const counted = events.filter(({ event }) => event.body.type !== "exported");
  return `journal ${counted.at(-1)?.hash.slice(0, 8) ?? "empty"}, ${counted.length} events`;
};

/** A report as figures count it. */
export type CountedReport = { readonly stage: FigureStage; readonly place: Place; readonly week: string };

/** What is counted, and the state of the journal: the same version gives the same figures. */
export type Counting = { readonly version: string; readonly reports: readonly CountedReport[] };

/**
 * Every report about choice control, once, at the stage of its case. Turnout control is another act, and what nobody could
 * name is neither; a report without a week lies in no period; quarantine counts nowhere.
 */
export const countReports = (
  events: readonly Happened[],
  { cases }: { readonly cases: ReadonlyMap<string, Staged> },
  contents: Pick<Contents, "briefs">,
): Counting => {
  const reports: CountedReport[] = [];
  for (const brief of contents.briefs()) {
    if (brief.kind !== "report" || brief.said.when === undefined || actOf(brief.said) !== "choice") continue;
    const one = cases.get(brief.leaf);
    if (one?.quarantine !== undefined) continue;
    reports.push({ stage: stageOf(one), place: brief.said.place, week: brief.said.when });
  }
  return { version: versionOf(events), reports };
};

export const paperDesk = async (
  place: string,
  book: CaseBook,
  contents: Pick<Contents, "said">,
  which: WhichCases,
): Promise<PaperDesk> => {
  const leaves = which === "worked" ? [...book.cases.keys()] : which;
  const wanted = leaves.filter(leaf => which !== "worked" || stageOf(book.cases.get(leaf)) !== "received");
  const said = await contents.said([...new Set(wanted.flatMap(leaf => book.cases.get(leaf)?.reports ?? [leaf]))]);
  const cases = new Map<string, PaperCase>();
  for (const leaf of wanted) {
    const one = book.cases.get(leaf);
    const own = one?.reports ?? [leaf];
    const id = own[0] ?? leaf;
    const reports = own.flatMap(each => {
      const content = said.get(each);
      return content === undefined ? [] : [{ leaf: each, content }];
    });
    if (cases.has(id) || reports.length === 0) continue;
    cases.set(id, {
      id,
      number: caseNumber(id),
      reports,
      stage: stageOf(one),
      quarantined: one?.quarantine !== undefined,
      ...(one?.grade === undefined ? {} : { grade: one.grade }),
      ...(one?.day === undefined ? {} : { day: one.day }),
      quotes: one?.quotes ?? [],
      filings: one?.filings ?? [],
      answers: one?.answers ?? [],
    });
  }
  return {
    place,
    cases: [...cases.values()],
    signers: latestSigners(book.signers),
    rules: book.rules,
  };
};
