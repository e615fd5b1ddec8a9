/** A small repeatable source of numbers. Sampling must not differ between engines, so no host randomness is used. */

/** Returns a function that gives the next whole number of 0 to `below` - 1. */
export const numbersFrom = (seed: number): ((below: number) => number) => {
  let state = seed | 0;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};
