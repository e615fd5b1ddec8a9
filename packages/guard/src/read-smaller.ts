/** By how much a JPEG is read smaller: its coding allows halves, quarters and eighths at a fraction of the time. */

/** Least longer side of the copy about which the gate is asked. */
const gateSide = 250;

/** For the copy about which the gate is asked. */
export const gateFactor = (side: number): 1 | 2 | 4 | 8 => {
  for (const factor of [8, 4, 2] as const) if (side >= gateSide * (factor + 1)) return factor;
  return 1;
};

/** So that the longer side is at most `longest`. */
export const workFactor = (side: number, longest: number): number => {
  let factor = 1;
  while (factor < 8 && Math.ceil(side / factor) > longest) factor *= 2;
  return factor;
};
