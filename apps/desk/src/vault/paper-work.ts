/** What papers are made of: cases with what was decided about them, who signs, which rules a lawyer compared. Plain data. */
import type { DeskGrade } from "@perde/cases/case-event";
import type { CaseBook, Decided, Filing, KeptSigner, ReceivedAnswer, VerifiedRule } from "@perde/cases/case-fold";
import { stageOf } from "@perde/cases/case-stage";
import type { FigureStage } from "@perde/cases/figures";
import type { ReportContent } from "@perde/cases/report";
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
  /** The state of the journal: the same version gives the same figures. */
  readonly version: string;
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

/** Which cases: those of the named reports, those that were checked or filed, or every one. */
export type WhichCases = readonly string[] | "worked" | "all";

export const paperDesk = async (
  place: string,
  heads: readonly string[],
  book: CaseBook,
  contents: Pick<Contents, "briefs" | "said">,
  which: WhichCases,
): Promise<PaperDesk> => {
  const every = (): readonly string[] =>
    [...contents.briefs()].flatMap(brief => (brief.kind === "report" ? [brief.leaf] : []));
  const leaves = which === "worked" ? [...book.cases.keys()] : which === "all" ? every() : which;
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
  const version = `journal ${heads.map(head => head.slice(0, 8)).join(" ")}`.slice(0, 100).trim();
  return { place, version, cases: [...cases.values()], signers: latestSigners(book.signers), rules: book.rules };
};
