/** How well a grouping agrees with the truth, counted over pairs. */
export const pairFigures = (
  truth: readonly number[],
  found: readonly number[],
): { readonly precision: number; readonly recall: number } => {
  const pairsOf = (keys: readonly string[]): number =>
    [...Map.groupBy(keys, key => key).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const both = pairsOf(truth.map((one, place) => `${one} ${found[place]}`));
  return { precision: both / pairsOf(found.map(String)), recall: both / pairsOf(truth.map(String)) };
};
