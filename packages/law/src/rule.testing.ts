/** Builds rules for tests: whatever is not said is a plain ban of an invented place. */
import { parseWrittenDate, type WrittenDate } from "./calendar-day.ts";
import type { Rule } from "./rule.ts";

export const written = (text: string | null): WrittenDate | null => {
  const date = text === null ? null : parseWrittenDate(text);
  if (date === undefined) throw new Error(`not a date: ${text}`);
  return date;
};

export const aRule = ({
  from = null,
  to = null,
  ...rest
}: Partial<Rule> & { readonly from?: string | null; readonly to?: string | null } = {}): Rule => ({
  id: "KZ/photograph-marked-ballot/1",
  jurisdiction: "KZ",
  act: "photograph-marked-ballot",
  actor: "voter",
  ballotType: null,
  status: "prohibited",
  liable: "voter",
  protects: null,
  basis: null,
  sanction: null,
  citation: null,
  inForce: { from: written(from), to: written(to) },
  seenInForce: null,
  confidence: "confirmed-text",
  source: null,
  note: null,
  decisions: [],
  verifiedBy: null,
  ...rest,
});
