/**
 * Time comes in from outside, so that tests can turn it. Intake keeps days only: they serve retention and the
 * counters. Exact time is used in memory (puzzles, nonces, the beat of the batches) and never stored.
 */

/** "YYYY-MM-DD", in UTC. */
export type Day = string;

export type Clock = {
  /** Milliseconds since 1970, as the machine believes. It may be wrong by a day, and it may jump. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps; its zero means nothing. */
  readonly steady: () => number;
};

export const systemClock: Clock = { now: () => Date.now(), steady: () => performance.now() };

export const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

const DAY = 86_400_000;

/** The day that lies `days` days before `day`. */
export const daysBefore = (day: Day, days: number): Day => dayOf(Date.parse(`${day}T00:00:00Z`) - days * DAY);

/** How many days lie between two days; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** Fills a new array of `length` bytes from a good source. */
export type Random = (length: number) => Uint8Array;
