/** Shares with the interval that the number of pictures allows. */

/** 95 % interval of a share (Wilson); where nothing, or everything, was hit, its end is 1 - 0.05^(1/n), of which 3/n is the rule of three. */
export const intervalOf = (hits: number, of: number): readonly [number, number] => {
  const z = 1.959964;
  const share = hits / of;
  const scale = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / scale;
  return [
    hits === of ? 0.05 ** (1 / of) : Math.max(0, middle - half),
    hits === 0 ? 1 - 0.05 ** (1 / of) : Math.min(1, middle + half),
  ];
};

const percent = (share: number): string => `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 1)}`;

/** "7/8, 88 % (53 to 98)"; a dash where there was nothing to count. */
export const shareOf = (hits: number, of: number): string => {
  if (of === 0) return "–";
  const [low, high] = intervalOf(hits, of);
  return `${hits}/${of}, ${percent(hits / of)} % (${percent(low)} to ${percent(high)})`;
};

/** The value below which `part` of the sorted values lie. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;
