/** From the vault's rows to the lines of the list: one a case, by deadline, then severity, then newest batch. */
import type { Filtered } from "@perde/cases/filter";
import { foldText } from "@perde/cases/fold-text";
import type { RegionNames } from "@perde/cases/region-names";
import { actOf, saidText } from "@perde/cases/said-text";
import { languages } from "@perde/ui/say";
import { places } from "@perde/ui/words/places";
import type { DeskMember } from "./vault/case-rows.ts";
import type { Row } from "./vault/view.ts";

/** A line of the list. `row`: the case's first report that is here; `days`: until an answer is due. */
export type ListLine = {
  readonly row: Row;
  readonly count: number;
  readonly days: number | undefined;
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
    : { "ballot-with-id": 30, ballot: 20, turnout: 10, unknown: 0 }[said.what] +
      Math.min(9, said.threat.kinds.length * 3);

const filteredOf = (rows: readonly Row[], members: ReadonlyMap<string, string>, days: number | undefined): Filtered => {
  const [first] = rows;
  if (first === undefined) throw new Error("a case without a report");
  const { work, said } = first;
  const tells = rows.flatMap(one => one.said ?? []);
  const placeOf = tells.find(({ place }) => place.kind === "written" && place.region !== undefined)?.place;
  const all = <Item>(list: (one: NonNullable<Row["said"]>) => readonly Item[]): readonly Item[] => tells.flatMap(list);
  const marks: Filtered["marks"][number][] = [];
  if (work.quarantine !== undefined) marks.push("quarantined");
  if (work.conflicts > 0) marks.push("conflict");
  if (days !== undefined && days < 0) marks.push("overdue");
  if (rows.some(({ state }) => state === "new")) marks.push("unread");
  if (rows.some(({ pictures }) => pictures > 0)) marks.push("pictures");
  if (rows.length > 1) marks.push("merged");
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
    roles: all(({ who }) => who.roles),
    channels: all(({ how }) => how.channels),
    threats: all(({ threat }) => threat.kinds),
    labels: work.labels,
    assigned: work.assigned === undefined ? undefined : foldText(members.get(work.assigned) ?? work.assigned),
    marks,
    text: tells
      .map(one => `${foldText(saidText(one))} ${one.place.kind === "listed" ? foldText(one.place.id) : ""}`)
      .join(" "),
  };
};

/** Lines in the order of the inbox. What is closed, in quarantine, damaged or deleted stands at the end. */
export const listLines = (rows: readonly Row[], members: readonly DeskMember[], today: string): readonly ListLine[] => {
  const names = new Map(members.map(({ key, label }) => [key, label]));
  const cases = Map.groupBy(rows, ({ leaf, work }) => work.reports[0] ?? leaf);
  const lines = [...cases.values()].flatMap((own): readonly ListLine[] => {
    const inOrder = own.toSorted((one, other) => severity(other) - severity(one) || (one.leaf < other.leaf ? -1 : 1));
    const [row] = inOrder;
    if (row === undefined) return [];
    const { dueBy } = row.work;
    const days = dueBy === undefined ? undefined : dayNumber(dueBy) - dayNumber(today);
    return [{ row, count: own.length, days, filtered: filteredOf(inOrder, names, days) }];
  });
  const last = ({ row }: ListLine): number =>
    row.said === undefined ? 3 : row.work.quarantine !== undefined ? 2 : row.work.status === "closed" ? 1 : 0;
  const due = ({ days }: ListLine): number => days ?? Number.MAX_SAFE_INTEGER;
  return lines.toSorted(
    (one, other) =>
      last(one) - last(other) ||
      due(one) - due(other) ||
      severity(other.row) - severity(one.row) ||
      other.row.batch - one.row.batch ||
      (one.row.leaf < other.row.leaf ? -1 : 1),
  );
};
