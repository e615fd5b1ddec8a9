/**
 * Recovery rehearsed: do these shares give the root of this desk? Nothing is asked of the network and nothing changes; the
 * seed is wiped before the answer leaves. docs/formats/desk-keys.md, "Shares".
 */
import { equalBytes, type RandomBytes } from "@perde/seal/bytes";
import type { WordList, WordLists } from "@perde/seal/code-words";
import { newRoot } from "@perde/seal/desk-keys";
import { joinShares, parseShare, type Share, shareWords, splitRoot } from "@perde/seal/shares";

/** What is to be said of one share; `positions` are words of it, from 0. */
export type ShareVerdict =
  | { readonly kind: "good" | "mistyped" | "foreign-set" | "duplicate" }
  | { readonly kind: "count"; readonly got: number }
  | { readonly kind: "unknown-word"; readonly positions: readonly number[] };

export type Rehearsed = {
  /** In the order typed. */
  readonly shares: readonly ShareVerdict[];
  readonly outcome:
    | { readonly kind: "right" | "other-desk" | "none-good" }
    | { readonly kind: "too-few"; readonly have: number; readonly need: number };
};

type Tried = Rehearsed & { readonly seed?: Uint8Array };

const judge = async (texts: readonly string[], lists: WordLists, root: Uint8Array): Promise<Tried> => {
  const verdicts: ShareVerdict[] = [];
  const left: { readonly place: number; readonly share: Share }[] = [];
  for (const [place, text] of texts.entries()) {
    const parsed = parseShare(text, lists);
    verdicts.push(parsed.kind === "share" ? { kind: "good" } : parsed);
    if (parsed.kind === "share") left.push({ place, share: parsed.share });
  }
  for (;;) {
    if (left.length === 0) return { shares: verdicts, outcome: { kind: "none-good" } };
    const joined = joinShares(left.map(({ share }) => share));
    if (joined.kind === "too-few") return { shares: verdicts, outcome: joined };
    if (joined.kind === "seed") {
      const { signing } = await newRoot(joined.seed);
      const right = equalBytes(signing.publicKey, root);
      signing.seed.fill(0);
      if (right) return { shares: verdicts, outcome: { kind: "right" }, seed: joined.seed };
      joined.seed.fill(0);
      return { shares: verdicts, outcome: { kind: "other-desk" } };
    }
    // One share is at fault: it is named and put aside, so that the others are judged too.
    const [faulty] = left.splice(joined.share, 1);
    if (faulty !== undefined) verdicts[faulty.place] = { kind: joined.kind };
  }
};

export const rehearse = async (texts: readonly string[], lists: WordLists, root: Uint8Array): Promise<Rehearsed> => {
  const { shares, outcome, seed } = await judge(texts, lists, root);
  seed?.fill(0);
  return { shares, outcome };
};

export type Reshared = { readonly kind: "shares"; readonly shares: readonly (readonly string[])[] } | Rehearsed;

/** New shares of a new set, when the old ones give the root of this desk. Old shares go on opening: they are to be burnt. */
export const reshare = async (
  texts: readonly string[],
  lists: WordLists,
  root: Uint8Array,
  { needed, made, list }: { readonly needed: number; readonly made: number; readonly list: WordList },
  random: RandomBytes,
): Promise<Reshared> => {
  const { seed, ...rehearsed } = await judge(texts, lists, root);
  if (seed === undefined) return rehearsed;
  const shares = splitRoot(seed, needed, made, random).map(share => shareWords(share, list));
  seed.fill(0);
  return { kind: "shares", shares };
};
