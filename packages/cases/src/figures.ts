/**
 * Figures of four stages, as publication and documents may show them (docs/formats/documents.md, section 5). The
 * stages lie inside one another: a confirmed case was filed, a filed one verified, a verified one received.
 */
import { type Cell, type Figure, type Level, suppress, type Table, thresholds } from "./suppression.ts";
import type { AtLeast, Sum } from "./suppression-attack.ts";

export const figureStages = ["received", "verified", "filed", "confirmed"] as const;
export type FigureStage = (typeof figureStages)[number];

/** What a figure needs to know of a case, and nothing more. */
export type CountedCase = {
  /** The furthest stage that the case reached. */
  readonly stage: FigureStage;
  /** ISO 3166-2 code; null where it is not known. */
  readonly region: string | null;
  /** Institution as the desk names it; null where it is not known. */
  readonly institution: string | null;
  /** ISO week of the seal, "2023-W02". */
  readonly week: string;
};

/** What else is known of an institution that is to be named; without it no institution is. */
export type Naming = {
  readonly institution: string;
  readonly independentSources: number;
  readonly verified: boolean;
  readonly signerAgrees: boolean;
};

/** An institution is named only if its reports reach the threshold, two sources are independent, a lawyer verified, the signer agrees. */
export const mayName = (of: Omit<Naming, "institution"> & { readonly reports: number }): boolean =>
  of.reports >= thresholds.institution && of.independentSources >= 2 && of.verified && of.signerAgrees;

export type Period = { readonly from: string; readonly until: string };
/** One row of four figures; `of` is null for what is not known, "other" rows stand under their own kind. */
export type FigureRow = {
  readonly of:
    | { readonly kind: "all" }
    | { readonly kind: "named"; readonly name: string }
    | { readonly kind: "unknown" }
    | { readonly kind: "other" };
  readonly figures: Readonly<Record<FigureStage, Figure>>;
};

export type FigureTable = {
  readonly by: "region" | "institution";
  readonly period: Period;
  /** The query as it stands in a footnote: the same words give the same rows. */
  readonly query: string;
  readonly rows: readonly FigureRow[];
};

const reached = (stage: FigureStage, furthest: FigureStage): boolean =>
  figureStages.indexOf(furthest) >= figureStages.indexOf(stage);

const inPeriod =
  ({ from, until }: Period) =>
  (one: CountedCase): boolean =>
    from <= one.week && one.week <= until;

const countOf = (cases: readonly CountedCase[], stage: FigureStage): number =>
  cases.filter(one => reached(stage, one.stage)).length;

type Group = { readonly of: FigureRow["of"]; readonly cases: readonly CountedCase[] };

const groupsBy = (
  by: "region" | "institution",
  cases: readonly CountedCase[],
  naming: readonly Naming[],
): readonly Group[] => {
  const named = Map.groupBy(
    cases.filter(one => one[by] !== null),
    one => one[by] ?? "",
  );
  const sorted = [...named].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const unknown = cases.filter(one => one[by] === null);
  // Institutions that may not be named share one row, so that not even their names appear.
  const nameable = (name: string, reports: number): boolean =>
    naming.some(one => one.institution === name && mayName({ reports, ...one }));
  const small = by === "institution" ? sorted.filter(([name, held]) => !nameable(name, held.length)) : [];
  const folded = small.flatMap(([, held]) => held);
  return [
    ...sorted
      .filter(one => !small.includes(one))
      .map(([name, held]): Group => ({ of: { kind: "named", name }, cases: held })),
    ...(folded.length > 0 ? [{ of: { kind: "other" as const }, cases: folded }] : []),
    ...(unknown.length > 0 ? [{ of: { kind: "unknown" as const }, cases: unknown }] : []),
  ];
};

/** The query of a table in words of its own, for the footnote. */
const queryOf = (by: "region" | "institution", { from, until }: Period): string =>
  `perde-figures/1 by=${by} weeks=${from}..${until} stages=${figureStages.join(",")} k=${thresholds[by]}`;

const keyOf = (by: "region" | "institution", row: number, stage: FigureStage): string => `${by}/${row}/${stage}`;
const totalOf = (stage: FigureStage): string => `all/${stage}`;

/** A row without a name tells of no single institution: the threshold of a region is enough for it. */
const levelOf = (by: "region" | "institution", { of }: Group): Level => (of.kind === "named" ? by : "region");

const cellsOf = (by: "region" | "institution", groups: readonly Group[]): Table => ({
  cells: groups.flatMap((group, row) =>
    figureStages.map(
      (stage): Cell => ({ key: keyOf(by, row, stage), count: countOf(group.cases, stage), level: levelOf(by, group) }),
    ),
  ),
  sums:
    groups.length === 0
      ? []
      : figureStages.map(
          (stage): Sum => ({
            total: totalOf(stage),
            parts: groups.map((_, row) => keyOf(by, row, stage)),
          }),
        ),
  order: groups.flatMap((_, row) =>
    figureStages
      .slice(1)
      .map((stage, at): AtLeast => [keyOf(by, row, figureStages[at] ?? stage), keyOf(by, row, stage)]),
  ),
});

export type FigureTables = { readonly region: FigureTable; readonly institution: FigureTable };

/** Both tables of a period, suppressed together: they share the row of all, so that one could give away the other. */
export const figureTables = (
  cases: readonly CountedCase[],
  period: Period,
  naming: readonly Naming[] = [],
): FigureTables => {
  const counted = cases.filter(inPeriod(period));
  const regions = groupsBy("region", counted, naming);
  const institutions = groupsBy("institution", counted, naming);
  const parts = [cellsOf("region", regions), cellsOf("institution", institutions)];
  const published = suppress({
    cells: [
      ...figureStages.map((stage): Cell => ({ key: totalOf(stage), count: countOf(counted, stage), level: "region" })),
      ...parts.flatMap(part => part.cells),
    ],
    sums: parts.flatMap(part => part.sums),
    order: [
      ...figureStages.slice(1).map((stage, at): AtLeast => [totalOf(figureStages[at] ?? stage), totalOf(stage)]),
      ...parts.flatMap(part => part.order),
    ],
  });
  const figuresAt = (key: (stage: FigureStage) => string): FigureRow["figures"] => {
    const figure = (stage: FigureStage): Figure => published.get(key(stage)) ?? { status: "suppressed", count: null };
    return {
      received: figure("received"),
      verified: figure("verified"),
      filed: figure("filed"),
      confirmed: figure("confirmed"),
    };
  };
  const table = (by: "region" | "institution", groups: readonly Group[]): FigureTable => ({
    by,
    period,
    query: queryOf(by, period),
    rows: [
      ...groups.map(({ of }, row) => ({ of, figures: figuresAt(stage => keyOf(by, row, stage)) })),
      { of: { kind: "all" }, figures: figuresAt(totalOf) },
    ],
  });
  return { region: table("region", regions), institution: table("institution", institutions) };
};
