/** Seeded chance for drawings: the same seed draws the same sheet on every machine. Not for keys or secrets. */
export type Chance = {
  /** 0 included to 1 excluded. */
  readonly share: () => number;
  readonly between: (low: number, high: number) => number;
  /** Whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
  readonly shuffled: <Item>(items: readonly Item[]) => readonly Item[];
  readonly happens: (probability: number) => boolean;
};

export const chanceFrom = (seed: number): Chance => {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  share();
  const whole = (low: number, high: number): number => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    whole,
    between: (low, high) => low + share() * (high - low),
    one: items => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to choose from");
      return item;
    },
    shuffled: items => {
      const left = [...items];
      for (let last = left.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        const kept = left[last]!;
        left[last] = left[other]!;
        left[other] = kept;
      }
      return left;
    },
    happens: probability => share() < probability,
  };
};
