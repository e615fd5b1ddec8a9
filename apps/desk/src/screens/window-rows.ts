/** Which rows of a long list stand in the page: those in sight and a few around. The page itself scrolls. */
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

const AROUND = 12;
/** Shorter lists stand in the page whole, so that the browser's own search finds everything. */
const WHOLE = 150;

export type Window = { readonly from: number; readonly to: number; readonly height: number };

/** @param head the table's head: rows begin below it; every row has the height of the first */
export const useWindow = (count: number, table: RefObject<HTMLTableElement | null>): Window => {
  const [window, setWindow] = useState<Window>({ from: 0, to: Math.min(count, WHOLE), height: 56 });
  useEffect(() => {
    if (count <= WHOLE) return;
    const look = () => {
      const body = table.current?.tBodies[0];
      if (body === undefined) return;
      const height = body.querySelector("tr[data-state]")?.getBoundingClientRect().height || 56;
      const above = -body.getBoundingClientRect().top;
      const from = Math.max(0, Math.min(count - 1, Math.floor(above / height)) - AROUND);
      const to = Math.min(count, Math.ceil((above + innerHeight) / height) + AROUND);
      setWindow(before =>
        before.from === from && before.to === Math.max(to, 1) && before.height === height
          ? before
          : { from, to: Math.max(to, 1), height },
      );
    };
    look();
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [count, table]);
  if (count <= WHOLE) return { from: 0, to: count, height: 56 };
  return { ...window, to: Math.min(window.to, count), from: Math.min(window.from, Math.max(0, count - 1)) };
};
