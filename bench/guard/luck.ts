/** Seeded numbers of the judging generator (xorshift). Shares nothing with the drawings and the training. */
export type Luck = {
  /** 0 included to 1 excluded. */
  readonly unit: () => number;
  readonly from: (low: number, high: number) => number;
  /** Whole, both ends included. */
  readonly count: (low: number, high: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

export const luckOf = (seed: number): Luck => {
  let a = (Math.imul(seed, 2654435761) ^ 0x6b43a9b5) >>> 0 || 1;
  const unit = (): number => {
    a ^= a << 13;
    a >>>= 0;
    a ^= a >>> 17;
    a ^= a << 5;
    a >>>= 0;
    return a / 4294967296;
  };
  for (let k = 0; k < 12; k += 1) unit();
  const count = (low: number, high: number): number => Math.min(high, low + Math.floor(unit() * (high - low + 1)));
  return {
    unit,
    count,
    from: (low, high) => low + unit() * (high - low),
    pick: items => {
      const item = items[count(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to pick");
      return item;
    },
  };
};
