/** A part that is loaded when it is needed, with a way to try again when the network was lost. */
import { useEffect, useState } from "preact/hooks";

export type Loaded<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly value: Value }
  | { readonly kind: "failed"; readonly retry: () => void };

/** Loads whenever `key` changes; the earlier value stays until the new one is there, and where none comes. */
export const useLoaded = <Value>(load: () => Promise<Value>, key: string): Loaded<Value> => {
  const [state, setState] = useState<Loaded<Value>>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    load().then(
      value => current && setState({ kind: "loaded", value }),
      () =>
        current &&
        setState(known => (known.kind === "loaded" ? known : { kind: "failed", retry: () => setAttempt(attempt + 1) })),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return state;
};
