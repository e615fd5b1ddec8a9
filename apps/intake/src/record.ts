import { type Clock, type Day, dayOf } from "./clock.ts";
import type { Store } from "./store/store.ts";

/**
 * Everything that an intake records besides what it stores for reporters and desks: counters by day, no more. No event
 * carries a value, an address, a user agent, a path or a time. The public page on logs is made from this list.
 */
export const recorded = {
  started: "How often intake was started: tells the operator of crashes.",
  "envelope-accepted": "How many new envelopes were stored: tells the operator when a flood begins.",
  "envelope-known": "How many envelopes came a second time: tells of bad networks.",
  "envelope-refused":
    "How many envelopes were refused for their shape or their puzzle: tells of broken pages or attempts.",
  busy: "How many requests were turned away for load or for want of disk: tells the operator to add either.",
  "envelope-deleted": "How many envelopes their reporters deleted.",
  "envelope-expired": "How many envelopes retention erased: shows that it runs.",
  "call-refused": "How many signed calls were refused: tells of replays or wrong clocks.",
  "reply-stored": "How many replies desks left.",
  "desk-added": "How many desks were created.",
  "batch-closed": "How many batches were closed: shows that the ledger moves.",
  "clock-doubted": "How often the machine's day jumped and retention waited: tells the operator to look at the clock.",
  fault: "How often a request failed by our mistake: nothing of the request is kept.",
} as const;

export type Recorded = keyof typeof recorded;

/** Counters are kept for this many days. */
export const COUNTER_DAYS = 90;

export type Recorder = {
  readonly count: (event: Recorded, times?: number) => void;
  /** Adds what was counted since the last time to the counters of the day. */
  readonly flush: () => Promise<void>;
};

export const recorder = (store: Store, clock: Clock): Recorder => {
  let since = new Map<string, number>();
  let day: Day = dayOf(clock.now());
  return {
    count: (event, times = 1) => {
      since.set(event, (since.get(event) ?? 0) + times);
    },
    flush: async () => {
      const counts = since;
      const countedOn = day;
      since = new Map();
      day = dayOf(clock.now());
      if (counts.size > 0) await store.count(countedOn, counts);
    },
  };
};
