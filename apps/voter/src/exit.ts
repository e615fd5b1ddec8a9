/**
 * Exit this page: cover at once, forget, leave by replacing the page in the history (docs/accessibility.md, "Exit").
 * The plain link does the leaving where no script runs.
 */

/** Where Exit leads: a page that says nothing and asks no server. */
export const harmless = "about:blank";

const wipers = new Set<() => void>();

/** Registers what must be forgotten on leaving: bytes to overwrite, workers to end. Returns how to take it back. */
export const forgetOnExit = (wipe: () => void): (() => void) => {
  wipers.add(wipe);
  return () => wipers.delete(wipe);
};

/** Hides or shows everything. The element stands in the page from the start, so that hiding needs no work. */
export const cover = (covered: boolean): void => {
  const sheet = document.getElementById("cover");
  if (sheet) sheet.hidden = !covered;
};

/** Covers, wipes and leaves. Nothing can hold it back. */
export const leave = (): void => {
  cover(true);
  for (const wipe of wipers) wipe();
  wipers.clear();
  document.getElementById("app")?.remove();
  location.replace(harmless);
};

const pressesWithin = 5000;

/**
 * Leaves when Shift is pressed three times within five seconds; `tell` hears how many presses are missing.
 * Any other key in between starts again, so that typing capital letters does not leave.
 */
export const leaveOnShift = (tell: (missing: number) => void): void => {
  let presses: readonly number[] = [];
  let alone = false;
  window.addEventListener("keydown", ({ key, repeat }) => {
    if (key === "Shift" && !repeat) alone = true;
    else if (key !== "Shift") {
      alone = false;
      presses = [];
    }
  });
  window.addEventListener("keyup", ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone) return;
    presses = [...presses.filter(press => timeStamp - press < pressesWithin), timeStamp];
    if (presses.length >= 3) leave();
    else tell(3 - presses.length);
  });
};
