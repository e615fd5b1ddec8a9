import { signRetention } from "@perde/seal/tombstone";
import { dayOf, daysBefore, daysBetween } from "./clock.ts";
import type { Intake } from "./intake.ts";
import { COUNTER_DAYS } from "./record.ts";

/**
 * Erases by age, in whole days. A clock that is wrong by days must erase nothing early: a day is believed when it follows
 * the last believed one, or when the clock has stood elsewhere for a day of uptime; until then the earlier one counts.
 */
export type Retention = { readonly run: () => Promise<void> };

const DAY = 86_400_000;

export const retention = (intake: Intake): Retention => {
  let doubtedSince: number | undefined;

  const believed = async (): Promise<string | undefined> => {
    const { store, clock, recorder } = intake;
    const today = dayOf(clock.now());
    const last = await store.believedDay();
    const jump = last === undefined ? 1 : daysBetween(last, today);
    if (jump === 0) doubtedSince = undefined;
    if (jump === 0) return today;
    if (jump !== 1) {
      if (doubtedSince === undefined) recorder.count("clock-doubted");
      doubtedSince ??= clock.steady();
      if (clock.steady() - doubtedSince < DAY) return jump < 0 ? today : last;
    }
    doubtedSince = undefined;
    await store.believeDay(today);
    return today;
  };

  return {
    run: async () => {
      const today = await believed();
      if (today === undefined) return;
      const { store, settings, keys, recorder } = intake;
      const lastKept = daysBefore(today, settings.retentionDays);
      for (const batch of await store.batchesUpTo(daysBefore(lastKept, 1))) {
        const tombstones = [];
        for (const entry of await store.entries(batch)) {
          const envelope = entry.kind === "envelope" ? await store.envelope(entry.leaf) : undefined;
          if (envelope === undefined) continue;
          tombstones.push({
            leaf: entry.leaf,
            by: "retention" as const,
            signed: JSON.stringify(signRetention(envelope, keys.promise)),
          });
        }
        for (let at = 0; at < tombstones.length; at += 64) {
          const buried = await store.bury(tombstones.slice(at, at + 64));
          recorder.count("envelope-expired", buried.filter(each => each === "buried").length);
        }
        await store.batchErased(batch);
      }
      await store.deleteNotesUpTo(daysBefore(lastKept, 1));
      await store.dropCountsBefore(daysBefore(today, COUNTER_DAYS));
      await store.forget();
    },
  };
};
