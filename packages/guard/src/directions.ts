/** Thirty-two directions as whole numbers, so that no platform's trigonometry enters a verdict. */

const quarter = [0, 799, 1567, 2276, 2896, 3406, 3784, 4017, 4096] as const;

/** Number of directions a full turn is divided into. */
export const directions = 32;

/** 4096 times the sine of `turn` thirty-seconds of a full turn. */
export const sineOf = (turn: number): number => {
  const t = ((turn % directions) + directions) % directions;
  if (t <= 8) return quarter[t]!;
  if (t <= 16) return quarter[16 - t]!;
  if (t <= 24) return -quarter[t - 16]!;
  return -quarter[32 - t]!;
};

export const cosineOf = (turn: number): number => sineOf(turn + 8);

const sines = Int32Array.from({ length: directions }, (_, turn) => sineOf(turn));
const cosines = Int32Array.from({ length: directions }, (_, turn) => cosineOf(turn));

/** The direction nearest to (x, y); whole numbers below 2^18. */
export const directionOf = (x: number, y: number): number => {
  let best = 0;
  let most = -Infinity;
  for (let turn = 0; turn < directions; turn += 1) {
    const along = cosines[turn]! * x + sines[turn]! * y;
    if (along > most) {
      most = along;
      best = turn;
    }
  }
  return best;
};

/** Smallest number of steps between two directions, 0 to 16. */
export const apartBy = (a: number, b: number): number => {
  const d = Math.abs(a - b) % directions;
  return d > 16 ? directions - d : d;
};
