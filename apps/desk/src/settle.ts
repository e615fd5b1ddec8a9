/** Decisions that did not know each other: which new decision says that one of them holds. */
import { deskGrades, quarantineReasons } from "@perde/cases/case-event";
import type { CaseConflict } from "@perde/cases/case-fold";
import { statuses } from "@perde/cases/filter";
import type { Decision } from "./vault/vault.ts";

/**
 * The decision after which the conflict is over and `value` holds; `undefined` where the screen has none to offer.
 * @param reports leaves of the whole case
 */
export const settle = (
  { field, about, decisions }: CaseConflict,
  value: string,
  reports: readonly string[],
): Decision | undefined => {
  const whole = [...reports];
  switch (field) {
    case "status": {
      const status = statuses.find(one => one === value);
      return status === undefined ? undefined : { type: "status-set", reports: whole, status };
    }
    case "assigned":
      return value === "" ? { type: "assigned", reports: whole } : { type: "assigned", reports: whole, member: value };
    case "grade": {
      const grade = deskGrades.find(one => one === value);
      return grade === undefined ? undefined : { type: "graded", reports: whole, grade };
    }
    case "quarantine": {
      const reason = quarantineReasons.find(one => one === value);
      return reason === undefined
        ? { type: "released", reports: whole }
        : { type: "quarantined", reports: whole, reason };
    }
    case "label": {
      // Of a label set and taken off, one side names it.
      const label = decisions.find(one => one.value !== "")?.value;
      return label === undefined ? undefined : { type: "label-set", reports: whole, label, on: value !== "" };
    }
    case "checked":
      return { type: "checked", reports: whole, on: value !== "" };
    case "day":
      return value === "" ? { type: "dated", reports: whole } : { type: "dated", reports: whole, day: value };
    case "grouping":
      // A new split has seen the merge, and a new merge the split.
      return value === "split"
        ? { type: "split", reports: [about] }
        : whole.length < 2
          ? undefined
          : { type: "merged", reports: whole };
    default:
      return undefined;
  }
};
