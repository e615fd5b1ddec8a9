/** By how much a JPEG is read smaller: its coding allows halves, quarters and eighths at a fraction of the time. */

/** Least longer side of the copy about which the gate is asked. */
const gateSide = 320;

/** For the copy about which the gate is asked. */
export const gateFactor = (side: number): number => {
  let factor = 1;
  while (factor < 8 && Math.ceil(side / (2 * factor)) >= gateSide) factor *= 2;
  return factor;
};

/** So that the longer side is at most `longest`. */
export const workFactor = (side: number, longest: number): number => {
  let factor = 1;
  while (factor < 8 && Math.ceil(side / factor) > longest) factor *= 2;
  return factor;
};
