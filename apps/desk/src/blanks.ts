/** Blanks of a reply: what stands in square brackets and is to be filled in. */
export type Blank = { readonly from: number; readonly to: number; readonly text: string };

/** All blanks of a text, in order; places in UTF-16 units, as a text field counts them. */
export const blanksIn = (text: string): readonly Blank[] =>
  Array.from(text.matchAll(/\[[^\][\n]{1,80}\]/gu), ({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    text: found,
  }));

/** The first blank from `at` on, or the first of all behind the last. */
export const nextBlank = (text: string, at: number): Blank | undefined => {
  const blanks = blanksIn(text);
  return blanks.find(({ from }) => from >= at) ?? blanks[0];
};
