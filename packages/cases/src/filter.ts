/**
 * Filters of the desk's list as text: docs/guides/desk.md, "Filters". `status:new region:almaty due:<3d kind:choice "слово"`.
 * Parts are joined by "and"; several values of one part (`status:new,open`) by "or"; a minus before a part turns it round.
 */
import { foldText } from "./fold-text.ts";
import { findRegion, type RegionNames } from "./region-names.ts";
import { channels, demands, grades, threats } from "./report.ts";

export const statuses = ["new", "open", "waiting", "filed", "answered", "closed"] as const;
/** Where work on a case stands. */
export type Status = (typeof statuses)[number];

/** What a filter looks at. `due`: days until the next deadline, negative when overdue; `text`: folded. */
export type Filtered = {
  readonly status: Status;
  readonly region?: string | undefined;
  readonly kind: "choice" | "turnout" | "unknown";
  readonly what: string;
  readonly grade: string;
  readonly language: string;
  readonly week?: string | undefined;
  readonly batch: number;
  readonly due?: number | undefined;
  readonly roles: readonly string[];
  readonly channels: readonly string[];
  readonly threats: readonly string[];
  readonly labels: readonly string[];
  /** Folded name of the member it is given to. */
  readonly assigned?: string | undefined;
  readonly marks: readonly ("quarantined" | "conflict" | "overdue" | "unread" | "pictures" | "merged")[];
  readonly text: string;
};

const choices = {
  status: statuses,
  kind: ["choice", "turnout", "unknown"],
  what: demands,
  grade: grades,
  channel: channels,
  threat: threats,
  lang: ["kk", "ru", "en"],
  is: ["quarantined", "conflict", "overdue", "unread", "pictures", "merged"],
} as const;
const keys = [...Object.keys(choices), "region", "role", "label", "by", "week", "batch", "due"] as const;

type Test =
  | { readonly key: keyof typeof choices | "role" | "label" | "by" | "region"; readonly values: readonly string[] }
  | { readonly key: "week" | "batch" | "due"; readonly sign: "<" | ">" | "="; readonly value: string | number }
  | { readonly key: "text"; readonly values: readonly string[] };

export type Filter = { readonly parts: readonly { readonly not: boolean; readonly test: Test }[] };

/** `from`, `to`: where in the typed text, in UTF-16 units. */
export type FilterMistake = {
  readonly kind:
    | "unknown-key"
    | "unknown-value"
    | "unknown-region"
    | "ambiguous-region"
    | "bad-number"
    | "unclosed-quote"
    | "no-value";
  readonly from: number;
  readonly to: number;
  /** What could stand there. */
  readonly instead: readonly string[];
};

export type ParsedFilter =
  | { readonly kind: "filter"; readonly filter: Filter }
  | { readonly kind: "mistakes"; readonly mistakes: readonly FilterMistake[] };

const isChoice = (key: string): key is keyof typeof choices => Object.hasOwn(choices, key);

type Token = {
  readonly not: boolean;
  readonly key?: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
};

const tokens = (typed: string): readonly (Token | FilterMistake)[] => {
  const found: (Token | FilterMistake)[] = [];
  // A part: an optional minus, an optional key and colon, then quoted or bare text.
  for (const match of typed.matchAll(/(-?)(?:([a-z]+):)?("([^"]*)("?)|\S*)/gu)) {
    const [whole, minus, key, value = "", quoted, closing] = match;
    if (whole === "") continue;
    const place = { from: match.index, to: match.index + whole.length };
    if (quoted !== undefined && closing === "") found.push({ kind: "unclosed-quote", ...place, instead: [] });
    else found.push({ not: minus === "-", ...(key === undefined ? {} : { key }), value: quoted ?? value, ...place });
  }
  return found;
};

const compared = (
  value: string,
  pattern: RegExp,
): { readonly sign: "<" | ">" | "="; readonly rest: string } | undefined => {
  const match = /^([<>]?)(.+)$/u.exec(value);
  const [, sign, rest = ""] = match ?? [];
  if (!pattern.test(rest)) return undefined;
  return { sign: sign === "<" || sign === ">" ? sign : "=", rest };
};

const read = ({ key, value, from, to }: Token, regions: RegionNames): Test | FilterMistake => {
  const mistake = (kind: FilterMistake["kind"], instead: readonly string[] = []): FilterMistake => ({
    kind,
    from,
    to,
    instead,
  });
  if (key === undefined) {
    const folded = foldText(value);
    return folded === "" ? mistake("no-value") : { key: "text", values: [folded] };
  }
  if (!keys.some(known => known === key)) return mistake("unknown-key", keys);
  if (value === "") return mistake("no-value", isChoice(key) ? choices[key] : []);
  const values = value.split(",");
  if (isChoice(key)) {
    const list: readonly string[] = choices[key];
    return values.every(one => list.includes(one)) ? { key, values } : mistake("unknown-value", list);
  }
  switch (key) {
    case "region": {
      const codes: string[] = [];
      for (const one of values) {
        const region = findRegion(one, regions);
        if (region.kind === "ambiguous") return mistake("ambiguous-region", region.codes);
        if (region.kind === "unknown") return mistake("unknown-region", Object.keys(regions));
        codes.push(region.code);
      }
      return { key, values: codes };
    }
    case "role":
    case "label":
    case "by":
      return { key, values: key === "role" ? values : values.map(foldText) };
    case "due": {
      const days = compared(value, /^-?\d{1,4}d$/);
      return days === undefined
        ? mistake("bad-number")
        : { key, sign: days.sign, value: Number.parseInt(days.rest, 10) };
    }
    case "batch": {
      const number = compared(value, /^\d{1,9}$/);
      return number === undefined ? mistake("bad-number") : { key, sign: number.sign, value: Number(number.rest) };
    }
    default: {
      const week = compared(value, /^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/);
      return week === undefined ? mistake("bad-number") : { key: "week", sign: week.sign, value: week.rest };
    }
  }
};

/** Parses a filter as typed; an empty one passes everything. All mistakes are named at once. */
export const parseFilter = (typed: string, regions: RegionNames): ParsedFilter => {
  const parts: { readonly not: boolean; readonly test: Test }[] = [];
  const mistakes: FilterMistake[] = [];
  for (const token of tokens(typed)) {
    const test = "kind" in token ? token : read(token, regions);
    if ("kind" in test) mistakes.push(test);
    else if (!("kind" in token)) parts.push({ not: token.not, test });
  }
  return mistakes.length > 0 ? { kind: "mistakes", mistakes } : { kind: "filter", filter: { parts } };
};

const fits = (test: Test, one: Filtered): boolean => {
  const among = (has: readonly string[]): boolean => "values" in test && test.values.some(value => has.includes(value));
  const compare = (has: string | number | undefined): boolean => {
    if (has === undefined || !("sign" in test)) return false;
    return test.sign === "<" ? has < test.value : test.sign === ">" ? has > test.value : has === test.value;
  };
  switch (test.key) {
    case "text":
      return test.values.some(value => one.text.includes(value));
    case "status":
      return among([one.status]);
    case "kind":
      return among([one.kind]);
    case "what":
      return among([one.what]);
    case "grade":
      return among([one.grade]);
    case "lang":
      return among([one.language]);
    case "region":
      return one.region !== undefined && among([one.region]);
    case "role":
      return among(one.roles);
    case "channel":
      return among(one.channels);
    case "threat":
      return among(one.threats);
    case "is":
      return among(one.marks);
    case "label":
      return among(one.labels.map(foldText));
    case "by":
      return test.values.some(value =>
        value === "nobody" ? one.assigned === undefined : one.assigned?.includes(value),
      );
    case "due":
      return compare(one.due);
    case "batch":
      return compare(one.batch);
    case "week":
      return compare(one.week);
    default:
      return unreachable(test);
  }
};

const unreachable = (value: never): never => {
  throw new Error(`unknown part of a filter: ${typeof value}`);
};

/** Does the filter let this one through? What a report does not say fits no part, and every part turned round. */
export const passes = ({ parts }: Filter, one: Filtered): boolean =>
  parts.every(({ not, test }) => fits(test, one) !== not);
