/** What can be answered. The law's part comes from verified, dated entries; until there are any it says nothing. */
import type { Say } from "@perde/ui/say";
import type { voter } from "@perde/ui/words/voter";

/** A tip or an article that holds at a place and on a day. */
export type Tip = { readonly text: string; readonly source: string };

/** The ready refusal. It says nothing about how or whether the sender voted. */
export const text = (say: Say<typeof voter>): string => say("refuse.card");

/** Verified tips for a place and a day. None are part of the page yet. */
export const tips = (_place: string, _day: string): readonly Tip[] => [];
