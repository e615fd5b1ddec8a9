/** The forgery radar beside other work: in steps, so that the vault answers meanwhile and the sweep can be given up. */
import { type Radar, type RadarText, sweepInSteps } from "@perde/cases/radar";

/** Milliseconds of sweeping after which others have their turn. */
const TURN = 40;

/** @param goOn told how far it is, 0 to 1; answers whether the sweep is still wanted. `undefined`: it was given up. */
export const sweepReports = async (
  texts: readonly RadarText[],
  earlier: readonly string[],
  goOn: (share: number) => boolean,
): Promise<Radar | undefined> => {
  const steps = sweepInSteps(texts, earlier);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN) continue;
    if (!goOn(step.value)) return undefined;
    await new Promise(resolve => setTimeout(resolve));
    since = performance.now();
  }
};
