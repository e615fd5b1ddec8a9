import type { DeskMember } from "./vault/case-rows.ts";
import type { DeskAlarm } from "./vault/view.ts";
import type { DeskSay } from "./words.ts";

/** One alarm in words, with the name of the member who is at fault where it is known. */
export const alarmText = (say: DeskSay, alarm: DeskAlarm, members: readonly DeskMember[]): string => {
  const nameOf = (key: string): string => {
    const label = members.find(one => one.key === key)?.label ?? "";
    return label === "" ? say("alarm.stranger", { key: key.slice(0, 8) }) : label;
  };
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
    case "gap":
    case "fork":
      return say(`alarm.${alarm.kind}`, { who: nameOf(alarm.author), number: alarm.seq + 1 });
    case "journal-refused":
      return say(`alarm.${alarm.why}`, { who: nameOf(alarm.author) });
    case "journal-conflict":
      return say(`alarm.${alarm.what}`, { number: alarm.number });
    default:
      return say(`alarm.${alarm.kind}`);
  }
};
