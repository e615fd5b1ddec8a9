/**
 * The forgery radar: what looks pasted. It compares wording with texts of earlier elections and within the set, and counts
 * arrivals by batch. It only points: a person puts reports in quarantine, with the reason shown here, and can take them
 * out again. Reports of one burst that are worded freely are not part of what it points at.
 */
import { indexWording, LEAST_SHINGLES, type Shingled, shingle } from "./near-duplicate.ts";

/** `batch`: number of the closed batch, the finest time that is known of a report. */
export type RadarText = { readonly id: string; readonly text: string; readonly batch: number };

/** `reports`: how many are worded so, itself among them. */
export type RadarReason =
  | { readonly kind: "earlier"; readonly earlier: number; readonly share: number; readonly verbatim: boolean }
  | { readonly kind: "within"; readonly reports: number; readonly share: number }
  | { readonly kind: "template"; readonly reports: number; readonly share: number };

export type Flagged = { readonly id: string; readonly batch: number; readonly reasons: readonly RadarReason[] };

/** A batch with many more arrivals than is usual; `ids` are those of it that are flagged by their wording. */
export type Burst = {
  readonly batch: number;
  readonly arrived: number;
  readonly usual: number;
  readonly ids: readonly string[];
};

export type Radar = { readonly flagged: readonly Flagged[]; readonly bursts: readonly Burst[] };

/** Parts of shared wording and numbers of texts; fixed before either forged set was run. bench/desk.ts prints the margins. */
export const radarLimits = {
  earlier: 0.5,
  copy: 0.85,
  template: 0.6,
  templateTexts: 5,
  burst: 20,
  burstTimes: 4,
} as const;

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** How many wordings are compared between two steps. */
const STEP = 20;

/**
 * Looks at the whole set, a step at a time, so that whoever runs it can tell how far it is (0 to 1) and stop. `earlier` are
 * texts of elections before, imported by the desk.
 */
export function* sweepInSteps(texts: readonly RadarText[], earlier: readonly string[]): Generator<number, Radar> {
  const old = earlier.map(shingle);
  const oldIndex = indexWording(old);
  const oldPlaces = new Map(old.map(({ folded }, place) => [folded, place]));
  // One text of many verbatim copies stands for all of them: a paste in thousands stays cheap.
  const shingled = texts.map(({ text }) => shingle(text));
  const copies = Map.groupBy(shingled.keys(), place => shingled[place]?.folded ?? "");
  const kinds = [...copies].map(([folded, places]) => ({ folded, places, text: shingled[places[0] ?? 0] as Shingled }));
  const index = indexWording(kinds.map(({ text }) => text));

  const flagged: Flagged[] = [];
  for (const [kind, { folded, places, text }] of kinds.entries()) {
    if (kind % STEP === 0) yield kind / kinds.length;
    if (text.shingles.length < LEAST_SHINGLES) continue;
    const reasons: RadarReason[] = [];
    const same = oldPlaces.get(folded);
    const nearest = same === undefined ? oldIndex.near(text, radarLimits.earlier)[0] : { place: same, share: 1 };
    if (nearest !== undefined)
      reasons.push({ kind: "earlier", earlier: nearest.place, share: nearest.share, verbatim: same !== undefined });
    const near = index.near(text, radarLimits.template, kind);
    const copied = near.filter(({ share }) => share >= radarLimits.copy);
    const around = (found: typeof near): number =>
      found.reduce((sum, { place }) => sum + (kinds[place]?.places.length ?? 0), places.length);
    const [closest, loose] = [around(copied), around(near)];
    // Two reports of one wording may be one person's two desks or two friends: three are a pattern.
    if (closest >= 3) reasons.push({ kind: "within", reports: closest, share: copied[0]?.share ?? 1 });
    else if (loose >= radarLimits.templateTexts)
      reasons.push({ kind: "template", reports: loose, share: near[0]?.share ?? 1 });
    if (reasons.length === 0) continue;
    for (const place of places) {
      const one = texts[place];
      if (one !== undefined) flagged.push({ id: one.id, batch: one.batch, reasons });
    }
  }
  flagged.sort((one, other) => one.batch - other.batch || (one.id < other.id ? -1 : 1));
  return { flagged, bursts: burstsOf(texts, flagged) };
}

/** The same in one go. */
export const sweep = (texts: readonly RadarText[], earlier: readonly string[]): Radar => {
  const steps = sweepInSteps(texts, earlier);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

const burstsOf = (texts: readonly RadarText[], flagged: readonly Flagged[]): readonly Burst[] => {
  const batches = Map.groupBy(texts, ({ batch }) => batch);
  return [...batches]
    .flatMap(([batch, arrived]) => {
      const usual = median([...batches].flatMap(([other, { length }]) => (other === batch ? [] : [length])));
      const many = arrived.length >= radarLimits.burst && arrived.length >= radarLimits.burstTimes * usual;
      const ids = flagged.flatMap(one => (one.batch === batch ? [one.id] : []));
      return many && ids.length > 0 ? [{ batch, arrived: arrived.length, usual, ids }] : [];
    })
    .sort((one, other) => one.batch - other.batch);
};
