/** From the vault's rows to the lines of the list: one a case, by deadline, then severity, then newest batch. */
import type { Filtered } from "@perde/cases/filter";
import { foldText } from "@perde/cases/fold-text";
import type { RegionNames } from "@perde/cases/region-names";
import { actOf } from "@perde/cases/said-text";
import { languages } from "@perde/ui/say";
import { places } from "@perde/ui/words/places";
import type { SaidInShort } from "./vault/contents.ts";
import type { Row } from "./vault/view.ts";

/** A line of the list as it is filtered and ordered. `leaf`: the case's first report that is here; `days`: until an answer is due. */
export type CaseLine = {
  readonly leaf: string;
  readonly count: number;
  readonly days: number | undefined;
  /** Where in the inbox: what is closed, in quarantine, damaged or deleted stands at the end. */
  readonly last: number;
  readonly severity: number;
  readonly filtered: Filtered;
};

/** Names of regions in three languages, as filters accept them. */
export const regionNames: RegionNames = Object.fromEntries(
  Object.entries(places).flatMap(([key, names]) =>
    key.startsWith("region.")
      ? [[key.slice("region.".length), languages.flatMap(one => (typeof names[one] === "string" ? [names[one]] : []))]]
      : [],
  ),
);

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** How heavy the demand is: identity with a ballot first, threats add. */
const severity = ({ said }: Row): number =>
  said === undefined
    ? -1
    : { "ballot-with-id": 30, ballot: 20, turnout: 10, unknown: 0 }[said.what] + Math.min(9, said.threats.length * 3);

const filteredOf = (
  rows: readonly Row[],
  text: (leaf: string) => string,
  members: ReadonlyMap<string, string>,
  days: number | undefined,
): Filtered => {
  const [first] = rows;
  if (first === undefined) throw new Error("a case without a report");
  const { work, said } = first;
  const tells = rows.flatMap(one => one.said ?? []);
  const placeOf = tells.find(({ place }) => place.kind === "written" && place.region !== undefined)?.place;
  const all = <Item>(list: (one: SaidInShort) => readonly Item[]): readonly Item[] =>
    tells.length === 1 && tells[0] !== undefined ? list(tells[0]) : tells.flatMap(list);
  const marks: Filtered["marks"][number][] = [];
  if (work.quarantine !== undefined) marks.push("quarantined");
  if (work.conflicts > 0) marks.push("conflict");
  if (days !== undefined && days < 0) marks.push("overdue");
  if (rows.some(({ state }) => state === "new")) marks.push("unread");
  if (rows.some(({ pictures }) => pictures > 0)) marks.push("pictures");
  if (rows.length > 1) marks.push("merged");
  const leaves = rows.map(({ leaf }) => leaf);
  return {
    status: work.status,
    region: placeOf?.kind === "written" ? placeOf.region : undefined,
    kind: said === undefined ? "unknown" : actOf(said),
    what: said?.what ?? "",
    grade: said?.grade ?? "",
    language: said?.language ?? "",
    week: all(({ when }) => (when === undefined ? [] : [when])).toSorted()[0],
    batch: Math.max(...rows.map(({ batch }) => batch)),
    due: days,
    roles: all(({ roles }) => roles),
    channels: all(({ channels }) => channels),
    threats: all(({ threats }) => threats),
    labels: work.labels,
    assigned: work.assigned === undefined ? undefined : foldText(members.get(work.assigned) ?? work.assigned),
    marks,
    // Looked up when it is asked for: texts may come into memory after the list is there.
    get text() {
      return leaves.length === 1 ? text(leaves[0] ?? "") : leaves.map(text).join(" ");
    },
  };
};

/** The line of one case. @param rows its reports that are here, at least one @param text what a report says, folded */
export const caseLine = (
  rows: readonly Row[],
  text: (leaf: string) => string,
  members: ReadonlyMap<string, string>,
  today: string,
): CaseLine => {
  const inOrder =
    rows.length === 1
      ? rows
      : rows.toSorted((one, other) => severity(other) - severity(one) || (one.leaf < other.leaf ? -1 : 1));
  const [row] = inOrder;
  if (row === undefined) throw new Error("a case without a report");
  const { dueBy } = row.work;
  const days = dueBy === undefined ? undefined : dayNumber(dueBy) - dayNumber(today);
  return {
    leaf: row.leaf,
    count: rows.length,
    days,
    last: row.said === undefined ? 3 : row.work.quarantine !== undefined ? 2 : row.work.status === "closed" ? 1 : 0,
    severity: severity(row),
    filtered: filteredOf(inOrder, text, members, days),
  };
};

/** The order of the inbox. */
export const inboxOrder = (one: CaseLine, other: CaseLine): number =>
  one.last - other.last ||
  (one.days ?? Number.MAX_SAFE_INTEGER) - (other.days ?? Number.MAX_SAFE_INTEGER) ||
  other.severity - one.severity ||
  other.filtered.batch - one.filtered.batch ||
  (one.leaf < other.leaf ? -1 : 1);

/** Joins two ordered lists into one. */
export const joined = (lines: readonly CaseLine[], more: readonly CaseLine[]): readonly CaseLine[] => {
  if (more.length === 0) return lines;
  const all: CaseLine[] = [];
  let at = 0;
  for (const line of lines) {
    for (let next = more[at]; next !== undefined && inboxOrder(next, line) < 0; next = more[++at]) all.push(next);
    all.push(line);
  }
  all.push(...more.slice(at));
  return all;
};
