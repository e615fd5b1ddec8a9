import type { ClusterReason, Suggestion } from "@perde/cases/cluster";
import { weekText } from "@perde/ui/dates";
import { institutionOf } from "@perde/ui/institution";
import type { Language } from "@perde/ui/say";
import { visibleText } from "./visible-text.ts";
import { weeksBetween } from "./weeks.ts";
import { type DeskSay, nameOf } from "./words.ts";

/** One reason of a suggested group, for a person to check. */
export const reasonText = (say: DeskSay, language: Language, reason: ClusterReason): string => {
  switch (reason.kind) {
    case "institution":
      return say("desk.cluster.institution", { names: reason.spellings.map(visibleText).join("; ") });
    case "listed":
      return say("desk.cluster.listed", { names: institutionOf(reason.place)?.name[language] ?? reason.place });
    case "role":
      return say("desk.cluster.role", { name: nameOf(language, "role", reason.role), n: reason.reports });
    case "channel":
      return say("desk.cluster.channel", { name: nameOf(language, "how", reason.channel), n: reason.reports });
    case "weeks":
      return say("desk.cluster.weeks", {
        from: weekText(language, reason.from),
        to: weekText(language, reason.to),
        n: reason.reports,
      });
    case "wording":
      return say("desk.cluster.wording", { n: reason.reports });
    default:
      return unreachable(reason);
  }
};

const unreachable = (value: never): never => {
  throw new Error(`unknown reason: ${typeof value}`);
};

/** Ten years: nobody counts further. */
const MOST_WEEKS = 530;

/** "9 reports · 3 weeks · same role · same channel": what holds for all of them. */
export const summaryText = (say: DeskSay, { ids, reasons }: Suggestion): string => {
  const all = (kind: "role" | "channel"): boolean =>
    reasons.some(reason => reason.kind === kind && reason.reports === ids.length);
  const weeks = reasons.find(reason => reason.kind === "weeks");
  return [
    say("desk.reports.in", { n: ids.length }),
    ...(weeks === undefined
      ? []
      : [say("triage.cluster.weeks", { n: weeksBetween(weeks.from, weeks.to, MOST_WEEKS).length })]),
    ...(all("role") ? [say("triage.cluster.same-role")] : []),
    ...(all("channel") ? [say("triage.cluster.same-channel")] : []),
  ].join(" · ");
};
