/**
 * What a reader can work out from a published table: for each hidden number the least and the most that agrees with
 * everything in print. A linear programme over the hidden numbers, solved by the simplex method (two phases, Bland's
 * rule, so that it always ends). Counts are whole, the bounds are those of the real relaxation: a reader's true bounds
 * may be tighter by less than one.
 */

/** `parts` add up to `total`; keys name cells of the table. */
export type Sum = { readonly total: string; readonly parts: readonly string[] };
/** The first is never smaller than the second, as stages lie inside one another. */
export type AtLeast = readonly [greater: string, smaller: string];

export type Printed = {
  /** What is in print; a key without a number is hidden. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly hidden: readonly string[];
  readonly sums: readonly Sum[];
  readonly order: readonly AtLeast[];
};

export type Bounds = { readonly least: number; readonly most: number };

const tiny = 1e-9;

/** A tableau of rows `a·x = b` with x ≥ 0 and b ≥ 0, its basis chosen column by row. */
type Tableau = { readonly rows: number[][]; readonly basis: number[]; readonly columns: number };

const pivot = ({ rows, basis }: Tableau, cost: number[], row: number, column: number): void => {
  const chosen = rows[row] ?? [];
  const by = chosen[column] ?? 1;
  for (let at = 0; at < chosen.length; at += 1) chosen[at] = (chosen[at] ?? 0) / by;
  for (const other of [...rows.filter(one => one !== chosen), cost]) {
    const times = other[column] ?? 0;
    if (Math.abs(times) < tiny) continue;
    for (let at = 0; at < other.length; at += 1) other[at] = (other[at] ?? 0) - times * (chosen[at] ?? 0);
  }
  basis[row] = column;
};

/** Lowers the cost as far as it goes; false where it goes down without end. */
const minimise = (tableau: Tableau, cost: number[], allowed: number): boolean => {
  const { rows, basis, columns } = tableau;
  for (;;) {
    let column = 0;
    while (column < allowed && (cost[column] ?? 0) >= -tiny) column += 1;
    if (column >= allowed) return true;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    rows.forEach((row, at) => {
      const by = row[column] ?? 0;
      if (by <= tiny) return;
      const ratio = (row[columns] ?? 0) / by;
      const closer = ratio < least - tiny || (ratio < least + tiny && (basis[at] ?? 0) < (basis[best] ?? 0));
      if (best < 0 || closer) {
        best = at;
        least = ratio;
      }
    });
    if (best < 0) return false;
    pivot(tableau, cost, best, column);
  }
};

type Equation = { readonly of: readonly number[]; readonly is: number };

/** Equations over hidden numbers and slacks, from sums and order. */
const equations = ({ numbers, hidden, sums, order }: Printed) => {
  const at = new Map(hidden.map((key, index) => [key, index]));
  const terms: { readonly weights: Map<number, number>; readonly is: number; readonly slack: boolean }[] = [];
  const add = (weighted: readonly (readonly [string, number])[], slack: boolean): void => {
    const weights = new Map<number, number>();
    let is = 0;
    for (const [key, weight] of weighted) {
      const index = at.get(key);
      if (index === undefined) is -= weight * (numbers.get(key) ?? 0);
      else weights.set(index, (weights.get(index) ?? 0) + weight);
    }
    if (weights.size > 0) terms.push({ weights, is, slack });
  };
  for (const { total, parts } of sums) add([...parts.map(part => [part, 1] as const), [total, -1]], false);
  for (const [greater, smaller] of order)
    add(
      [
        [greater, 1],
        [smaller, -1],
      ],
      true,
    );
  const slacks = terms.filter(one => one.slack).length;
  let slack = hidden.length;
  const columns = hidden.length + slacks;
  const made: Equation[] = terms.map(({ weights, is, slack: has }) => {
    const of = new Array<number>(columns).fill(0);
    for (const [index, weight] of weights) of[index] = weight;
    if (has) {
      of[slack] = -1;
      slack += 1;
    }
    return is < 0 ? { of: of.map(weight => -weight), is: -is } : { of, is };
  });
  return { made, columns };
};

/** A feasible start, found by driving artificial columns to zero. The table in print is true, so that one exists. */
const start = (printed: Printed): Tableau => {
  const { made, columns } = equations(printed);
  const all = columns + made.length;
  const rows = made.map(({ of, is }, row) => [...of, ...made.map((_, artificial) => (artificial === row ? 1 : 0)), is]);
  const tableau: Tableau = { rows, basis: made.map((_, row) => columns + row), columns: all };
  const cost = new Array<number>(all + 1).fill(0);
  for (const row of rows)
    for (let at = 0; at <= all; at += 1) if (at < columns || at === all) cost[at] = (cost[at] ?? 0) - (row[at] ?? 0);
  minimise(tableau, cost, columns);
  if ((cost[all] ?? 0) < -1e-6) throw new Error("the printed table contradicts itself");
  rows.forEach((row, at) => {
    if ((tableau.basis[at] ?? 0) < columns) return;
    const column = row.findIndex((weight, index) => index < columns && Math.abs(weight) > tiny);
    if (column >= 0) pivot(tableau, cost, at, column);
  });
  const kept = rows.flatMap((row, at) =>
    (tableau.basis[at] ?? 0) < columns
      ? [{ row: [...row.slice(0, columns), row[all] ?? 0], basis: tableau.basis[at] ?? 0 }]
      : [],
  );
  return { rows: kept.map(({ row }) => row), basis: kept.map(({ basis }) => basis), columns };
};

const extreme = (from: Tableau, index: number, sign: 1 | -1): number => {
  const tableau: Tableau = { rows: from.rows.map(row => [...row]), basis: [...from.basis], columns: from.columns };
  const cost = new Array<number>(from.columns + 1).fill(0);
  cost[index] = sign;
  tableau.basis.forEach((column, row) => {
    const times = cost[column] ?? 0;
    if (times === 0) return;
    const of = tableau.rows[row] ?? [];
    for (let at = 0; at < cost.length; at += 1) cost[at] = (cost[at] ?? 0) - times * (of[at] ?? 0);
  });
  if (!minimise(tableau, cost, from.columns)) return Number.POSITIVE_INFINITY;
  return sign * -(cost[from.columns] ?? 0);
};

/** Least and most of every hidden number. Throws where the printed numbers contradict each other. */
export const attack = (printed: Printed): ReadonlyMap<string, Bounds> => {
  const from = start(printed);
  const tidy = (bound: number) => (Number.isFinite(bound) ? Math.round(bound * 1e6) / 1e6 : bound);
  return new Map(
    printed.hidden.map((key, index) => [
      key,
      { least: Math.max(0, tidy(extreme(from, index, 1))), most: tidy(extreme(from, index, -1)) },
    ]),
  );
};
