import type { DeskAlarm } from "./vault/view.ts";
import type { DeskSay } from "./words.ts";

/** One alarm in words. */
export const alarmText = (say: DeskSay, alarm: DeskAlarm): string => {
  switch (alarm.kind) {
    case "unexplained-leaf":
    case "not-in-ledger":
    case "missing-batch":
    case "ledger-gap":
    case "payload-withheld":
      return say(`desk.alarm.${alarm.kind}`, { batch: alarm.batch });
    case "descriptor-withheld":
      return say("desk.alarm.descriptor-withheld", { epoch: alarm.epoch });
    case "desk-not-served":
    case "foreign-descriptor":
    case "ledger-rewound":
    case "ledger-forked":
    case "ledger-unreadable":
    case "ledger-succeeded":
    case "operator-key-changed":
      return say(`desk.alarm.${alarm.kind}`);
    default:
      return say("desk.alarm.journal", { kind: alarm.kind });
  }
};
