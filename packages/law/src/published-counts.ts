/** What others counted (counts/us.json): data, side by side with ours, never corrected by us. */
import us from "../counts/us.json" with { type: "json" };
import { parseWrittenDate, type WrittenDate } from "./calendar-day.ts";

export type PublishedCount = {
  readonly country: string;
  readonly who: string;
  readonly published: WrittenDate;
  /** Bans it counts; null where it gives another figure or "at least". */
  readonly count: number | null;
  readonly says: string;
  /** True where the whole list of bans is known: a place that is not on it is then not counted as a ban. */
  readonly listSeen: boolean;
  readonly banned: readonly string[];
  readonly mixed: readonly string[];
  readonly unclear: readonly string[];
  readonly permitted: readonly string[];
  readonly source: string | null;
};

type Written = Omit<PublishedCount, "published" | "country"> & { readonly published: string };

const read = (country: string, counts: readonly Written[]): readonly PublishedCount[] =>
  counts.map(one => {
    const published = parseWrittenDate(one.published);
    if (published === undefined) throw new Error(`counts: ${one.who}: impossible date`);
    const places = (codes: readonly string[]) => codes.map(code => `${country}-${code}`);
    return {
      ...one,
      country,
      published,
      banned: places(one.banned),
      mixed: places(one.mixed),
      unclear: places(one.unclear),
      permitted: places(one.permitted),
    };
  });

export const publishedCounts: readonly PublishedCount[] = read(us.country, us.counts);

/** How a published count treats a place; nothing where it does not say. */
export const treatmentOf = (
  one: PublishedCount,
  place: string,
): "banned" | "mixed" | "unclear" | "permitted" | "not-listed" | undefined => {
  if (one.banned.includes(place)) return "banned";
  if (one.mixed.includes(place)) return "mixed";
  if (one.unclear.includes(place)) return "unclear";
  if (one.permitted.includes(place)) return "permitted";
  return one.listSeen ? "not-listed" : undefined;
};
