/**
 * Which subtrees a proof names, as ranges of leaves: RFC 6962, sections 2.1.1 and 2.1.2.
 * A tree of leaves in memory and a tree of tiles on a server prove from the same ranges.
 */

/** Leaves `from` up to, not including, `to`. */
export type Range = { readonly from: number; readonly to: number };

/** Sizes and indexes are integers up to 2^53 - 1; bit operators would cut them at 32 bits. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** The largest power of two smaller than `n`, for n > 1: where RFC 6962 splits a tree of n leaves. */
export const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** PATH(m, D[n]): the subtrees that stand beside the way from leaf `index` to the root, lowest first. */
export const inclusionRanges = (index: number, size: number): readonly Range[] => {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError("the leaf lies in the tree");
  const beside: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      beside.push({ from: middle, to });
      to = middle;
    } else {
      beside.push({ from, to: middle });
      from = middle;
    }
  }
  return beside.reverse();
};

/** PROOF(m, D[n]): the subtrees that show a tree of `oldSize` leaves inside one of `newSize`; none when equal or empty. */
export const consistencyRanges = (oldSize: number, newSize: number): readonly Range[] => {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) throw new RangeError("a tree only grows");
  if (oldSize === 0 || oldSize === newSize) return [];
  const named: Range[] = [];
  let from = 0;
  let to = newSize;
  let oldTreeIsWhole = true; // SUBPROOF's flag: the old tree is exactly the subtree reached, and its root is known
  while (to > oldSize) {
    const middle = from + splitOf(to - from);
    if (oldSize <= middle) {
      named.push({ from: middle, to });
      to = middle;
    } else {
      named.push({ from, to: middle });
      from = middle;
      oldTreeIsWhole = false;
    }
  }
  if (!oldTreeIsWhole) named.push({ from, to });
  return named.reverse();
};

/** The complete subtrees that make up the first `size` leaves, largest first: one for every bit of `size`. */
export const edgeRanges = (size: number): readonly Range[] => {
  if (!isCount(size)) throw new RangeError("a size is a count");
  const ranges: Range[] = [];
  let from = 0;
  for (let left = size; left > 0; ) {
    const width = splitOf(left + 1); // the largest power of two that fits
    ranges.push({ from, to: from + width });
    from += width;
    left -= width;
  }
  return ranges;
};
