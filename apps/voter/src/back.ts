/**
 * The browser's Back goes one question back, through a single extra entry of the history with the same address and
 * nothing in it (docs/decisions/0032). The entry is made by her own tap, so that browsers do not skip it.
 */

const marked = (state: unknown): boolean => state === 1;

/** Makes the extra entry, unless it is there. To be called from a tap or key. */
export const armBack = (): void => {
  if (!marked(history.state)) history.pushState(1, "");
};

/**
 * `goBack` is called for each Back and answers whether the page still has somewhere to go back to; if so the extra
 * entry is entered again, else the next Back leaves.
 */
export const onBack = (goBack: () => boolean): void => {
  window.addEventListener("popstate", ({ state }) => {
    if (!marked(state) && goBack()) history.forward();
  });
};
