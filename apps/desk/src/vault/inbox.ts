/**
 * The list of cases as the vault keeps it: in order, filtered, with what is chosen. The page asks for the lines in sight and
 * gets nothing else; a change remakes the lines of its own cases.
 */
import { type Filter, passes } from "@perde/cases/filter";
import { type CaseLine, caseLine, inboxOrder, joined } from "../list-rows.ts";
import type { DeskMember } from "./case-rows.ts";
import type { Row, Shown } from "./view.ts";

/** What the list needs of an open vault. */
export type Cases = {
  /** Every leaf that makes a line: reports, damaged and deleted ones. */
  readonly leaves: () => Iterable<string>;
  /** All leaves of the case of one leaf, rising. */
  readonly caseOf: (leaf: string) => readonly string[];
  readonly row: (leaf: string) => Row | undefined;
  readonly text: (leaf: string) => string;
  readonly members: () => readonly DeskMember[];
  readonly today: () => string;
};

/** Which cases an action is about: those chosen among the shown, or, when there are none, the one in hand. */
export type Meant = { readonly filter: Filter; readonly at: string | undefined };

export type Inbox = {
  /** These leaves, or everything, must be looked at again. */
  readonly touch: (leaves: Iterable<string> | "all") => void;
  readonly total: () => number;
  readonly show: (asked: {
    readonly filter: Filter;
    readonly from: number;
    readonly to: number;
    readonly at: string | undefined;
  }) => Shown;
  /** The leaf at a place of the filtered list. */
  readonly leafAt: (filter: Filter, place: number) => string | undefined;
  /** First reports of all that the filter lets through. */
  readonly order: (filter: Filter) => readonly string[];
  /** Chooses one case or lets it go; `all`: every case that the filter lets through; `none`: no case. */
  readonly choose: (what: { readonly leaf: string } | "none" | { readonly all: Filter }) => void;
  /** First reports of the cases that are meant, in the order of the list. */
  readonly meant: (meant: Meant) => readonly string[];
  /** First reports of the chosen cases among the shown, or of all the shown. */
  readonly chosenOrShown: (filter: Filter) => readonly string[];
  readonly labels: () => readonly string[];
  readonly clear: () => void;
};

const everything: Filter = { parts: [] };

export const newInbox = (cases: Cases): Inbox => {
  const lines = new Map<string, CaseLine>();
  /** In which case each leaf stood when its line was made. */
  const homes = new Map<string, string>();
  let order: readonly CaseLine[] = [];
  let stale: Set<string> | "all" = "all";
  let names: ReadonlyMap<string, string> = new Map();
  let madeOn = "";
  let passed: { readonly key: string; readonly filter: Filter; readonly shown: readonly CaseLine[] } | undefined;
  const chosen = new Set<string>();

  /** Makes the line of the case of `leaf` when none of its reports has one. */
  const make = (leaf: string): CaseLine | undefined => {
    const own = cases.caseOf(leaf);
    const id = own[0] ?? leaf;
    if (lines.has(id)) return undefined;
    const rows = own.flatMap(each => cases.row(each) ?? []);
    if (rows.length === 0) return undefined;
    const line = caseLine(rows, cases.text, names, madeOn);
    lines.set(id, line);
    for (const each of own) if (each !== id) homes.set(each, id);
    return line;
  };

  const remakeAll = (): void => {
    lines.clear();
    homes.clear();
    const all: CaseLine[] = [];
    for (const leaf of cases.leaves()) {
      const line = make(leaf);
      if (line !== undefined) all.push(line);
    }
    order = all.sort(inboxOrder);
  };

  const remake = (leaves: ReadonlySet<string>): void => {
    const gone = new Set<CaseLine>();
    const open = new Set(leaves);
    for (const leaf of leaves) {
      const own = cases.caseOf(leaf);
      for (const each of own) open.add(each);
      for (const id of new Set([leaf, ...own].map(each => homes.get(each) ?? each))) {
        const line = lines.get(id);
        if (line === undefined) continue;
        gone.add(line);
        lines.delete(id);
        open.add(id);
      }
    }
    for (const [leaf, id] of leaves.size > 0 ? [...homes] : [])
      if (open.has(id) && !lines.has(id)) {
        homes.delete(leaf);
        open.add(leaf);
      }
    const made: CaseLine[] = [];
    for (const leaf of open) {
      const line = make(leaf);
      if (line !== undefined) made.push(line);
    }
    const kept = gone.size === 0 ? order : order.filter(line => !gone.has(line));
    order = joined(kept, made.sort(inboxOrder));
  };

  const settle = (): void => {
    const labels = new Map(cases.members().map(({ key, label }) => [key, label]));
    const renamed = labels.size !== names.size || [...labels].some(([key, label]) => names.get(key) !== label);
    if (renamed || madeOn !== cases.today()) stale = "all";
    if (stale !== "all" && stale.size === 0) return;
    names = labels;
    madeOn = cases.today();
    if (stale === "all") remakeAll();
    else remake(stale);
    stale = new Set();
    passed = undefined;
  };

  const shownBy = (filter: Filter): readonly CaseLine[] => {
    settle();
    if (filter.parts.length === 0) return order;
    const key = JSON.stringify(filter);
    if (passed?.key === key) return passed.shown;
    const before = passed !== undefined && narrows(passed.filter, filter) ? passed.shown : order;
    const shown = before.filter(({ filtered }) => passes(filter, filtered));
    passed = { key, filter, shown };
    return shown;
  };

  const chosenIn = (shown: readonly CaseLine[]): readonly CaseLine[] =>
    chosen.size === 0 ? [] : shown.filter(({ leaf }) => chosen.has(leaf));

  const leavesOf = (some: readonly CaseLine[]): readonly string[] => some.map(({ leaf }) => leaf);

  return {
    touch: leaves => {
      passed = undefined;
      if (leaves === "all") stale = "all";
      else if (stale !== "all") for (const leaf of leaves) stale.add(leaf);
    },
    total: () => {
      settle();
      return order.length;
    },
    show: ({ filter, from, to, at }) => {
      const shown = shownBy(filter);
      return {
        total: order.length,
        count: shown.length,
        from,
        lines: shown.slice(from, to).flatMap(({ leaf, count, days }) => {
          const row = cases.row(leaf);
          return row === undefined ? [] : [{ row, count, days, chosen: chosen.has(leaf) }];
        }),
        place: at === undefined ? -1 : shown.findIndex(({ leaf }) => leaf === at),
        chosen: chosenIn(shown).length,
      };
    },
    leafAt: (filter, place) => shownBy(filter)[place]?.leaf,
    order: filter => leavesOf(shownBy(filter)),
    choose: what => {
      if (what === "none") chosen.clear();
      else if ("all" in what) for (const { leaf } of shownBy(what.all)) chosen.add(leaf);
      else if (!chosen.delete(what.leaf)) chosen.add(what.leaf);
    },
    meant: ({ filter, at }) => {
      const shown = shownBy(filter);
      const own = chosenIn(shown);
      return leavesOf(own.length > 0 ? own : shown.filter(({ leaf }) => leaf === at));
    },
    chosenOrShown: filter => {
      const shown = shownBy(filter);
      const own = chosenIn(shown);
      return leavesOf(own.length > 0 ? own : shown);
    },
    labels: () => {
      const all = new Set<string>();
      for (const { filtered } of shownBy(everything)) for (const label of filtered.labels) all.add(label);
      return [...all].sort();
    },
    clear: () => {
      lines.clear();
      homes.clear();
      chosen.clear();
      order = [];
      passed = undefined;
      stale = "all";
    },
  };
};

/** Lets `next` through only what `before` let through: the same parts, the last word typed further. */
const narrows = (before: Filter, next: Filter): boolean =>
  before.parts.length === next.parts.length &&
  before.parts.every((part, place) => {
    const other = next.parts[place];
    if (other === undefined || part.not !== other.not) return false;
    if (part.test.key !== "text" || other.test.key !== "text" || part.not)
      return JSON.stringify(part) === JSON.stringify(other);
    const [short = ""] = part.test.values;
    const [long = ""] = other.test.values;
    return part.test.values.length === 1 && other.test.values.length === 1 && long.includes(short);
  });
