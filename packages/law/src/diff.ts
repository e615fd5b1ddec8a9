/** What a change of rules does to the answers: what a lawyer reads before agreeing to it (docs/guides/add-a-rule.md). */

import { ruleJson } from "./answer-json.ts";
import { type ActAnswer, answerFor } from "./assess.ts";
import { addDays, type CalendarDay, day } from "./calendar-day.ts";
import { type Act, acts, type BallotType, ballotTypes, type Rule } from "./rule.ts";

export type ChangedAnswer = {
  readonly act: Act;
  readonly ballot: BallotType;
  /** The span of days on which both differ in the same way; null is open. */
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  readonly before: string;
  readonly after: string;
};

export type ChangedRule =
  | { readonly kind: "added" | "removed"; readonly id: string }
  | { readonly kind: "changed"; readonly id: string; readonly fields: readonly string[] };

export type RuleDiff = { readonly rules: readonly ChangedRule[]; readonly answers: readonly ChangedAnswer[] };

const changedRules = (before: readonly Rule[], after: readonly Rule[]): readonly ChangedRule[] => {
  const [old, now] = [before, after].map(rules => new Map(rules.map(rule => [rule.id, ruleJson(rule)])));
  const found: ChangedRule[] = [];
  for (const id of [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted()) {
    const [left, right] = [old?.get(id), now?.get(id)];
    if (left === undefined) found.push({ kind: "added", id });
    else if (right === undefined) found.push({ kind: "removed", id });
    else {
      const other: Readonly<Record<string, unknown>> = right;
      const fields = Object.entries(left).flatMap(([field, value]) =>
        JSON.stringify(value) === JSON.stringify(other[field]) ? [] : [field],
      );
      if (fields.length > 0) found.push({ kind: "changed", id, fields });
    }
  }
  return found;
};

/** In short: the answer, and who could be punished. "prohibited (voter)". */
const gist = ({ answer, punishable }: ActAnswer): string =>
  punishable.length > 0 ? `${answer} (${punishable.join(", ")})` : answer;

const veryFirst = day("1800-01-01");

const turningDays = (rules: readonly Rule[]): readonly CalendarDay[] => {
  const days = rules.flatMap(({ inForce: { from, to }, seenInForce, source }) => [
    ...(from === null ? [] : [from.first, addDays(from.last, 1)]),
    ...(to === null ? [] : [to.first, addDays(to.last, 1)]),
    ...(seenInForce === null ? [] : [seenInForce.last]),
    ...(source === null ? [] : [source.readOn]),
  ]);
  return [...new Set([veryFirst, ...days])].toSorted();
};

/** Both sides are rules of one place. Spans of days with the same difference are joined. */
export const diffRules = (before: readonly Rule[], after: readonly Rule[]): RuleDiff => {
  const days = turningDays([...before, ...after]);
  const answers: ChangedAnswer[] = [];
  for (const act of acts)
    for (const ballot of ballotTypes) {
      let open: { from: CalendarDay; before: string; after: string } | undefined;
      const close = (to: CalendarDay | null) => {
        if (open) answers.push({ act, ballot, ...open, from: open.from === veryFirst ? null : open.from, to });
        open = undefined;
      };
      for (const on of days) {
        const [left, right] = [before, after].map(rules => gist(answerFor(rules, act, ballot, on)));
        if (left === undefined || right === undefined) continue;
        if (open && (open.before !== left || open.after !== right)) close(addDays(on, -1));
        if (!open && left !== right) open = { from: on, before: left, after: right };
      }
      close(null);
    }
  return { rules: changedRules(before, after), answers: withoutRepeats(answers) };
};

/** Where all three ballots change alike, one line says so. */
const withoutRepeats = (answers: readonly ChangedAnswer[]): readonly ChangedAnswer[] => {
  const key = ({ ballot: _, ...rest }: ChangedAnswer) => JSON.stringify(rest);
  const groups = Map.groupBy(answers, key);
  return answers.filter(one => one.ballot === "any" || (groups.get(key(one))?.every(o => o.ballot !== "any") ?? true));
};
