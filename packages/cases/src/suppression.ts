/**
 * Which numbers of a table may appear (docs/formats/documents.md, section 5). A number above zero and below its
 * threshold is hidden; then others, until nobody who solves the printed table learns a hidden number to within its
 * threshold. Zero is published: it tells of nobody.
 */
import { type AtLeast, attack, type Sum } from "./suppression-attack.ts";

export const thresholds = { institution: 10, region: 5 } as const;
export type Level = keyof typeof thresholds;

export type Cell = { readonly key: string; readonly count: number; readonly level: Level };
export type Table = {
  readonly cells: readonly Cell[];
  readonly sums: readonly Sum[];
  readonly order: readonly AtLeast[];
};

/** Two facts per number, never a text in a column of numbers. */
export type Figure =
  | { readonly status: "exact"; readonly count: number }
  | { readonly status: "suppressed"; readonly count: null };

const isSmall = ({ count, level }: Cell): boolean => count > 0 && count < thresholds[level];

/** The next number to hide so that `exposed` is no longer known: the smallest in its sums, a total only when nothing else is left. */
const companion = (table: Table, open: ReadonlyMap<string, Cell>, exposed: string): string | undefined => {
  const sums = table.sums.filter(({ total, parts }) => total === exposed || parts.includes(exposed));
  const parts = sums.flatMap(one => one.parts).filter(key => open.has(key));
  const smallest = (keys: readonly string[], from: number): string | undefined =>
    keys
      .flatMap(key => open.get(key) ?? [])
      .filter(({ count }) => count >= from)
      .toSorted((left, right) => left.count - right.count || (left.key < right.key ? -1 : 1))[0]?.key;
  const totals = sums.map(one => one.total).filter(key => open.has(key));
  const beside = table.order.flatMap(([greater, smaller]) =>
    greater === exposed ? [smaller] : smaller === exposed ? [greater] : [],
  );
  return (
    smallest(parts, 1) ?? smallest(totals, 1) ?? smallest(beside, 1) ?? smallest([...parts, ...totals, ...beside], 0)
  );
};

/**
 * Every cell as it may be published: what a solver of the printed table cannot tell of a hidden number is at least as
 * wide as its threshold less one. Throws where the table's sums do not add up.
 */
export const suppress = (table: Table): ReadonlyMap<string, Figure> => {
  const open = new Map(table.cells.map(cell => [cell.key, cell]));
  const hidden = new Map<string, Cell>();
  const hide = (cell: Cell): void => {
    open.delete(cell.key);
    hidden.set(cell.key, cell);
  };
  for (const cell of table.cells) if (isSmall(cell)) hide(cell);
  while (hidden.size > 0) {
    const bounds = attack({
      numbers: new Map([...open].map(([key, { count }]) => [key, count])),
      hidden: [...hidden.keys()],
      sums: table.sums,
      order: table.order,
    });
    const exposed = [...hidden.values()].filter(({ key, level }) => {
      const found = bounds.get(key);
      return found !== undefined && found.most - found.least < thresholds[level] - 1;
    });
    const next = exposed.map(({ key }) => companion(table, open, key)).find(key => key !== undefined);
    const cell = next === undefined ? undefined : open.get(next);
    if (cell === undefined) {
      // What is still exposed has no open neighbour: everything that could expose it goes.
      if (exposed.length > 0) for (const left of [...open.values()]) hide(left);
      break;
    }
    hide(cell);
  }
  return new Map(
    table.cells.map(({ key, count }): readonly [string, Figure] => [
      key,
      hidden.has(key) ? { status: "suppressed", count: null } : { status: "exact", count },
    ]),
  );
};
