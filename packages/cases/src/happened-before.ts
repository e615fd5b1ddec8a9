/** Which of two events the author of the other had seen: vector clocks over the journal's graph (Fidge, Mattern 1988). */
import type { Admitted } from "./journal.ts";

/** `before(one, other)`: did the author of `other` know `one`? False for the event itself. */
export type Before = (one: Admitted, other: Admitted) => boolean;

/** @param events in fold order, so that every event stands after what it names */
export const happenedBefore = (events: readonly Admitted[]): Before => {
  const clocks = new Map<string, ReadonlyMap<string, number>>();
  for (const { hash, author, event } of events) {
    const clock = new Map<string, number>();
    for (const parent of event.prev === undefined ? event.heads : [...event.heads, event.prev])
      for (const [name, seq] of clocks.get(parent) ?? []) if (seq > (clock.get(name) ?? -1)) clock.set(name, seq);
    clock.set(author, event.seq);
    clocks.set(hash, clock);
  }
  return (one, other) => one.hash !== other.hash && (clocks.get(other.hash)?.get(one.author) ?? -1) >= one.event.seq;
};
