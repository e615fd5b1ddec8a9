/** Each desk counts its replies to a mailbox from 1: a number that is missing or comes twice is named. */

type Numbered = { readonly desk: string; readonly sequence: number };

export type Gap = { readonly desk: string; readonly numbers: readonly number[] };

/** Desks whose replies are not 1, 2, 3… each once, with the numbers that are missing or repeated. */
export const gapsOf = (replies: readonly Numbered[]): readonly Gap[] =>
  [...new Set(replies.map(({ desk }) => desk))].flatMap(desk => {
    const seen = replies.filter(reply => reply.desk === desk).map(({ sequence }) => sequence);
    const most = Math.min(Math.max(...seen), 1000);
    const wrong = Array.from({ length: most }, (_, index) => index + 1).filter(
      number => seen.filter(one => one === number).length !== 1,
    );
    return wrong.length > 0 ? [{ desk, numbers: wrong }] : [];
  });
