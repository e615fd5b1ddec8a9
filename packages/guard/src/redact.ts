/**
 * Covering a picture for good, on any platform: pixels in, a new file out that was made from covered pixels alone and
 * on which the guard, run again, finds no readable mark.
 */
import { coverQuad, everything, widened } from "./cover.ts";
import { type Look, type LookOptions, lookAt } from "./look.ts";
import type { RedactedPhoto } from "./photo.ts";
import type { Pixels } from "./pixels.ts";
import type { Shelf } from "./shelf.ts";
import { mayPass, type Quad, type Verdict } from "./verdict.ts";

export type Redaction =
  /** `areas`: everything that was covered, in pixels of the new picture. */
  | { readonly kind: "redacted"; readonly photo: RedactedPhoto; readonly areas: readonly Quad[] }
  /** The whole picture could not be made safe; there is no output. */
  | { readonly kind: "still-readable" }
  | Extract<Verdict, { kind: "unreadable" }>;

/** How a platform writes covered pixels to a file and reads that file again. */
export type Codec = {
  encode(pixels: Pixels): Promise<Uint8Array<ArrayBuffer>>;
  decode(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels | Extract<Verdict, { kind: "unreadable" }>>;
};

/** Covers reach this much further than what they cover, as a share of its size. */
const margin = 0.08;

/** What the gate lets by is looked at too: cards and faces are covered without a ballot as well. */
const looked = (pixels: Pixels, shelf: Shelf, options: LookOptions): Look =>
  lookAt(pixels, shelf, { ...options, isPastGate: true, persons: "always" });

/**
 * The areas to cover, from the least to the most: strips, cards and faces, then whole sheets, then everything. Where the mark is
 * unsure the strips are not trusted; where nothing could be seen in time, nothing less than everything is covered.
 */
const plansFor = (
  pixels: Pixels,
  { verdict, covers, persons }: Look,
  asked: readonly Quad[],
): readonly (readonly Quad[])[] => {
  if (verdict.kind === "unreadable") return [];
  const all = [everything(pixels)];
  if (verdict.kind === "blocked" && (verdict.why === "out-of-time" || verdict.why === "out-of-memory")) return [all];
  const ballots = verdict.findings.filter(({ what }) => what === "ballot");
  const always = [...persons.map(quad => widened(quad, margin)), ...asked];
  const strips = [...covers.map(quad => widened(quad, margin)), ...always];
  const sheets = [...ballots.map(({ quad }) => widened(quad, margin)), ...always];
  return verdict.kind === "blocked" && verdict.why === "unsure" ? [sheets, all] : [strips, sheets, all];
};

/**
 * Covers, in place, whatever the guard finds in `pixels` and the areas `asked` for, and writes the result. The pixels
 * are zeroed before the answer.
 */
export const redactPixels = async (
  pixels: Pixels,
  asked: readonly Quad[],
  shelf: Shelf,
  codec: Codec,
  options: LookOptions = {},
): Promise<Redaction> => {
  const look = looked(pixels, shelf, options);
  if (look.verdict.kind === "unreadable") return look.verdict;
  try {
    for (const areas of plansFor(pixels, look, asked)) {
      for (const area of areas) coverQuad(pixels, area);
      const photo = await codec.encode(pixels);
      const again = await codec.decode(photo);
      if ("kind" in again) continue;
      const passes = mayPass(looked(again, shelf, options).verdict);
      again.data.fill(0);
      if (passes) return { kind: "redacted", photo: photo as RedactedPhoto, areas };
    }
    return { kind: "still-readable" };
  } finally {
    pixels.data.fill(0);
  }
};
