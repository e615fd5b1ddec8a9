import { useEffect, useRef } from "preact/hooks";
import { type Command, commandOf } from "../shortcuts.ts";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox"));

/** Runs commands by keys while a page stands there. `keys`: single keys are on. */
export const useCommands = (keys: boolean, run: (command: Command) => void | Promise<void>): void => {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inDialog = event.target instanceof Element && event.target.closest("dialog") !== null;
      const command = commandOf(event, { single: keys, typing: inDialog || isTyping(event.target) });
      if (command === undefined) return;
      // Enter on a button or a link is the browser's own.
      if (command === "open" && event.target !== document.body) return;
      event.preventDefault();
      void latest.current(command);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
};
