/**
 * Suggested groups of reports, each with the reasons a person can check. Nothing is ever grouped by itself: a suggestion
 * becomes a case only when a member merges its reports. Choice control and turnout control are never in one suggestion.
 */
import { groupInstitutions } from "./institution-groups.ts";
import { indexWording, shingle } from "./near-duplicate.ts";
import type { ReportContent } from "./report.ts";
import { actOf, wordingOf } from "./said-text.ts";

export type ClusterReport = { readonly id: string; readonly content: ReportContent };

/** What the reports of a suggestion have in common. `reports` counts those for which it holds. */
export type ClusterReason =
  | { readonly kind: "institution"; readonly spellings: readonly string[] }
  | { readonly kind: "listed"; readonly place: string }
  | { readonly kind: "role"; readonly role: string; readonly reports: number }
  | { readonly kind: "channel"; readonly channel: string; readonly reports: number }
  | { readonly kind: "weeks"; readonly from: string; readonly to: string; readonly reports: number }
  | { readonly kind: "wording"; readonly reports: number };

export type Suggestion = {
  readonly act: "choice" | "turnout" | "unknown";
  /** In rising order. */
  readonly ids: readonly string[];
  readonly reasons: readonly ClusterReason[];
};

/** Wording counts as near when this part of the shorter text is shared. */
export const NEAR_WORDING = 0.6;

const commonest = (
  lists: readonly (readonly string[])[],
): { readonly item: string; readonly reports: number } | undefined => {
  const counts = new Map<string, number>();
  for (const list of lists) for (const item of new Set(list)) counts.set(item, (counts.get(item) ?? 0) + 1);
  const [best] = [...counts].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1));
  return best === undefined || best[1] < 2 ? undefined : { item: best[0], reports: best[1] };
};

/** The institution a report names, as a key that spelling variants share. */
const placeKeys = (reports: readonly ClusterReport[]): readonly (string | undefined)[] => {
  const written = reports.flatMap(({ content: { place } }, at) => (place.kind === "written" ? [{ place, at }] : []));
  const groups = groupInstitutions(written.map(({ place }) => ({ text: place.text, region: place.region })));
  const keys = reports.map(({ content: { place } }): string | undefined =>
    place.kind === "listed" ? `listed ${place.id}` : undefined,
  );
  for (const [place, { at }] of written.entries()) keys[at] = `written ${groups[place]}`;
  return keys;
};

const reasonsOf = (reports: readonly ClusterReport[], near: number): readonly ClusterReason[] => {
  const places = reports.map(({ content: { place } }) => place);
  const spellings = [...new Set(places.flatMap(place => (place.kind === "written" ? [place.text] : [])))].sort();
  const listed = places.find(place => place.kind === "listed");
  const role = commonest(reports.map(({ content }) => content.who.roles));
  const channel = commonest(reports.map(({ content }) => content.how.channels));
  const weeks = reports.flatMap(({ content: { when } }) => when ?? []).sort();
  const [from, to] = [weeks[0], weeks.at(-1)];
  return [
    ...(spellings.length > 0 ? [{ kind: "institution", spellings } as const] : []),
    ...(listed?.kind === "listed" ? [{ kind: "listed", place: listed.id } as const] : []),
    ...(role === undefined ? [] : [{ kind: "role", role: role.item, reports: role.reports } as const]),
    ...(channel === undefined ? [] : [{ kind: "channel", channel: channel.item, reports: channel.reports } as const]),
    ...(from === undefined || to === undefined || weeks.length < 2
      ? []
      : [{ kind: "weeks", from, to, reports: weeks.length } as const]),
    ...(near > 1 ? [{ kind: "wording", reports: near } as const] : []),
  ];
};

/** Reports that a member took out of a group, and the others of it at that time. */
export type Apart = { readonly reports: readonly string[]; readonly from: readonly string[] };

/** Takes out of each group what was once taken out of it by hand; what left together stays together. */
const parted = (groups: readonly (readonly string[])[], apart: readonly Apart[]): readonly (readonly string[])[] => {
  let left = groups;
  for (const { reports, from } of apart) {
    const leaving = new Set(reports);
    const others = new Set(from);
    left = left.flatMap(group => {
      const going = group.filter(id => leaving.has(id));
      if (going.length === 0 || !group.some(id => others.has(id) && !leaving.has(id))) return [group];
      return [group.filter(id => !leaving.has(id)), going];
    });
  }
  return left;
};

/**
 * Suggestions, the largest first: reports of one institution and one act; and reports that name no institution but say
 * nearly the same words. What members took `apart` stays apart. The same reports give the same suggestions in any order.
 */
export const suggestClusters = (
  given: readonly ClusterReport[],
  apart: readonly Apart[] = [],
): readonly Suggestion[] => {
  const reports = given.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const keys = placeKeys(reports);
  const texts = reports.map(({ content }) => shingle(wordingOf(content)));
  // Only reports that say no institution are joined by wording: theirs alone are compared with each other.
  const unplaced = [...reports.keys()].filter(at => keys[at] === undefined);
  const unplacedIndex = indexWording(unplaced.flatMap(at => texts[at] ?? []));
  const neighboursOf = (at: number): readonly number[] => {
    const [text, place] = [texts[at], unplaced.indexOf(at)];
    return text === undefined
      ? []
      : unplacedIndex.near(text, NEAR_WORDING, place).flatMap(one => unplaced[one.place] ?? []);
  };

  const groups = new Map<string, number[]>();
  const add = (key: string, at: number) => {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [at]);
    else known.push(at);
  };
  const lonely = new Map<number, number>();
  for (const [at, key] of keys.entries()) {
    const report = reports[at];
    if (report === undefined) continue;
    const act = actOf(report.content);
    if (key !== undefined) {
      add(`${act} ${key}`, at);
      continue;
    }
    // Without an institution only the wording can join: to the first report that says nearly the same.
    const first = neighboursOf(at).find(other => {
      const content = reports[other]?.content;
      return content !== undefined && actOf(content) === act;
    });
    if (first === undefined) continue;
    const leader = Math.min(lonely.get(first) ?? first, at);
    lonely.set(at, leader);
    lonely.set(first, leader);
    add(`${act} wording ${leader}`, at);
  }
  const placeOf = new Map(reports.map(({ id }, at) => [id, at]));
  return [...groups]
    .flatMap(([key, places]) => {
      const [act = ""] = key.split(" ");
      const ids = places.flatMap(at => reports[at]?.id ?? []);
      return parted([ids], apart).map(own => ({ act, places: own.flatMap(id => placeOf.get(id) ?? []) }));
    })
    .flatMap(({ act, places }): readonly Suggestion[] => {
      if (places.length < 2) return [];
      const members = places.flatMap(at => reports[at] ?? []);
      const own = places.flatMap(at => texts[at] ?? []);
      const index = indexWording(own);
      const near = own.filter((text, at) => index.near(text, NEAR_WORDING, at).length > 0).length;
      return [
        {
          act: act === "choice" || act === "turnout" ? act : "unknown",
          ids: members.map(({ id }) => id),
          reasons: reasonsOf(members, near),
        },
      ];
    })
    .sort((one, other) => other.ids.length - one.ids.length || ((one.ids[0] ?? "") < (other.ids[0] ?? "") ? -1 : 1));
};
