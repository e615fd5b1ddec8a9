/**
 * The base made small for a page: one JSON text without notes and court decisions (docs/formats/law.md, section 8).
 * `unpack` gives rules that answer every question exactly as the full base does (packed.test.ts).
 */
import { type CalendarDay, parseDay, parseWrittenDate, type WrittenDate } from "./calendar-day.ts";
import {
  actors,
  acts,
  ballotTypes,
  bases,
  confidences,
  liabilities,
  type Rule,
  statuses,
  type Verification,
} from "./rule.ts";

const format = "perde-law-packed/1";

/** Number of the value in its list; -1 is null. */
type Index = number;
type Row = readonly [
  jurisdiction: Index,
  act: Index,
  number: number,
  actor: Index,
  ballot: Index,
  status: Index,
  liable: Index,
  protectsVoter: 0 | 1,
  basis: Index,
  confidence: Index,
  sanction: Index,
  citation: Index,
  from: Index,
  until: Index,
  seen: Index,
  source: Index,
  readOn: Index,
  verifiedBy: Index,
  verifiedOn: Index,
];

/** At most so many characters are unpacked. */
const largest = 1_000_000;

/** The rules as JSON text, byte for byte the same for the same rules in the same order. */
export const pack = (rules: readonly Rule[]): string => {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const put = (text: string | null | undefined): Index => {
    if (text === null || text === undefined) return -1;
    const at = known.get(text) ?? texts.push(text) - 1;
    known.set(text, at);
    return at;
  };
  const of = (list: readonly string[], value: string | null): Index => (value === null ? -1 : list.indexOf(value));
  const rows = rules.map(
    (rule): Row => [
      put(rule.jurisdiction),
      of(acts, rule.act),
      Number(rule.id.slice(rule.id.lastIndexOf("/") + 1)),
      of(actors, rule.actor),
      of(ballotTypes, rule.ballotType),
      of(statuses, rule.status),
      of(liabilities, rule.liable),
      rule.protects === "voter" ? 1 : 0,
      of(bases, rule.basis),
      of(confidences, rule.confidence),
      put(rule.sanction),
      put(rule.citation),
      put(rule.inForce.from?.written),
      put(rule.inForce.to?.written),
      put(rule.seenInForce?.written),
      put(rule.source?.address),
      put(rule.source?.readOn),
      put(rule.verifiedBy?.name),
      put(rule.verifiedBy?.day),
    ],
  );
  return JSON.stringify({ format, texts, rules: rows });
};

class Broken extends Error {}

const listed = <const Values extends readonly string[]>(list: Values, index: unknown): Values[number] | null => {
  if (index === -1) return null;
  const found: Values[number] | undefined = typeof index === "number" ? list[index] : undefined;
  if (found === undefined) throw new Broken();
  return found;
};

const must = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Broken();
  return value;
};

const textIn = (texts: readonly unknown[], index: unknown): string | null => {
  if (index === -1) return null;
  const found = typeof index === "number" ? texts[index] : undefined;
  if (typeof found !== "string") throw new Broken();
  return found;
};

const unpackRow = (row: readonly unknown[], text: (index: unknown) => string | null): Rule => {
  const written = (index: unknown): WrittenDate | null => {
    const date = text(index);
    return date === null ? null : must(parseWrittenDate(date));
  };
  const exact = (index: unknown): CalendarDay | null => {
    const date = text(index);
    return date === null ? null : must(parseDay(date));
  };
  const jurisdiction = must(text(row[0]));
  const act = must(listed(acts, row[1]));
  const [address, readOn, name, verifiedOn] = [text(row[15]), exact(row[16]), text(row[17]), exact(row[18])];
  const verifiedBy: Verification | null = name === null ? null : { name, day: must(verifiedOn) };
  if (!Number.isSafeInteger(row[2])) throw new Broken();
  return {
    id: `${jurisdiction}/${act}/${String(row[2])}`,
    jurisdiction,
    act,
    actor: listed(actors, row[3]),
    ballotType: listed(ballotTypes, row[4]),
    status: must(listed(statuses, row[5])),
    liable: must(listed(liabilities, row[6])),
    protects: row[7] === 1 ? "voter" : null,
    basis: listed(bases, row[8]),
    confidence: must(listed(confidences, row[9])),
    sanction: text(row[10]),
    citation: text(row[11]),
    inForce: { from: written(row[12]), to: written(row[13]) },
    seenInForce: written(row[14]),
    source: address === null ? null : { address, readOn: must(readOn) },
    note: null,
    decisions: [],
    verifiedBy,
  };
};

export type Unpacked =
  | { readonly kind: "rules"; readonly rules: readonly Rule[] }
  | { readonly kind: "broken"; readonly why: "too-large" | "not-packed-rules" };

/** The rules of a packed text; anything that `pack` did not write is refused whole. */
export const unpack = (text: string): Unpacked => {
  if (text.length > largest) return { kind: "broken", why: "too-large" };
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null || !("format" in json) || json.format !== format) throw new Broken();
    if (!("texts" in json && Array.isArray(json.texts) && "rules" in json && Array.isArray(json.rules)))
      throw new Broken();
    const texts: readonly unknown[] = json.texts;
    const rows: readonly unknown[] = json.rules;
    const rules = rows.map(row => {
      if (!Array.isArray(row) || row.length !== 19) throw new Broken();
      return unpackRow(row, index => textIn(texts, index));
    });
    return { kind: "rules", rules };
  } catch (error) {
    // Text that is no JSON, or JSON that is not ours: one flat answer.
    if (error instanceof Broken || error instanceof SyntaxError) return { kind: "broken", why: "not-packed-rules" };
    throw error;
  }
};
