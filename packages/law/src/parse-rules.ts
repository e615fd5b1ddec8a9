/** Reads a rule file (docs/formats/law.md, section 2): strict, size first, every problem named by file, rule and field. */
import * as v from "valibot";
import { parseDay, parseWrittenDate, type WrittenDate } from "./calendar-day.ts";
import { parsePlace } from "./place.ts";
import { actors, acts, ballotTypes, bases, confidences, liabilities, outcomes, type Rule, statuses } from "./rule.ts";

export const problemKinds = [
  "too-large",
  "not-json",
  "wrong-format",
  "unknown-field",
  "missing-field",
  "wrong-type",
  "unknown-value",
  "unknown-place",
  "foreign-place",
  "wrong-id",
  "duplicate-id",
  "impossible-date",
  "reversed-interval",
  "no-source",
  "source-without-day",
  "day-without-source",
  "overlapping-rules",
] as const;
/** Closed: every kind has its sentence in `explain` and its line in docs/guides/add-a-rule.md. */
export type ProblemKind = (typeof problemKinds)[number];

export type Problem = {
  readonly kind: ProblemKind;
  readonly file: string;
  /** The id of the rule as written, or its place in the file ("rule 3"); null where the file itself is meant. */
  readonly rule: string | null;
  readonly field: string | null;
  /** What was found, shortened. */
  readonly found: string | null;
};

export type RuleFile = { readonly jurisdiction: string; readonly rules: readonly Rule[] };
export type ParsedRules =
  | { readonly kind: "rules"; readonly file: RuleFile }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** The largest file that is read: the largest of the base is a tenth of it. */
export const largestRuleFile = 262_144;

const text = v.pipe(
  v.string(),
  v.check(value => value.trim() !== "" && value.trim() === value, "wrong-type"),
);
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);
const oneOf = <const Values extends readonly string[]>(values: Values) => v.picklist(values, "unknown-value");
const written = v.pipe(
  v.string(),
  v.rawTransform<string, WrittenDate>(({ dataset, addIssue, NEVER }) => {
    const date = parseWrittenDate(dataset.value);
    if (date) return date;
    addIssue({ message: "impossible-date" });
    return NEVER;
  }),
);
const exactDay = v.pipe(
  v.string(),
  v.rawTransform<string, NonNullable<ReturnType<typeof parseDay>>>(({ dataset, addIssue, NEVER }) => {
    const date = parseDay(dataset.value);
    if (date) return date;
    addIssue({ message: "impossible-date" });
    return NEVER;
  }),
);
const placeText = v.pipe(
  v.string(),
  v.check(value => parsePlace(value) !== undefined, "unknown-place"),
);
const address = v.pipe(
  v.string(),
  v.check(value => /^https?:\/\/\S+$/.test(value), "unknown-value"),
);

const ruleSchema = v.strictObject({
  id: text,
  jurisdiction: placeText,
  act: oneOf(acts),
  actor: orNull(oneOf(actors)),
  ballotType: orNull(oneOf(ballotTypes)),
  status: oneOf(statuses),
  liable: oneOf(liabilities),
  protects: orNull(oneOf(["voter"])),
  basis: orNull(oneOf(bases)),
  sanction: orNull(text),
  citation: orNull(text),
  inForceFrom: orNull(written),
  inForceUntil: orNull(written),
  seenInForce: orNull(written),
  confidence: oneOf(confidences),
  source: orNull(address),
  readOn: orNull(exactDay),
  note: orNull(text),
  decisions: v.array(
    v.strictObject({
      court: text,
      case: text,
      day: written,
      outcome: oneOf(outcomes),
      citation: orNull(text),
      note: orNull(text),
    }),
  ),
  verifiedBy: orNull(v.strictObject({ name: text, day: exactDay })),
});
type WrittenRule = v.InferOutput<typeof ruleSchema>;

const fileSchema = v.strictObject({
  format: v.literal("perde-law/2", "wrong-format"),
  jurisdiction: placeText,
  rules: v.array(v.unknown()),
});

const isKind = (message: string): message is ProblemKind => problemKinds.some(kind => kind === message);
const short = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

type Issue = {
  readonly kind: string;
  readonly type: string;
  readonly expected: string | null;
  readonly received: string;
  readonly message: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
};

const problemOf = (file: string, rule: string | null, issue: Issue): Problem => {
  const field = issue.path?.map(({ key }) => String(key)).join(".") ?? null;
  const strict = issue.type === "strict_object";
  const kind: ProblemKind = isKind(issue.message)
    ? issue.message
    : strict && issue.expected === "never"
      ? "unknown-field"
      : strict && issue.received === "undefined"
        ? "missing-field"
        : "wrong-type";
  return { kind, file, rule, field, found: short(issue.received) };
};

const sourceProblems = (file: string, rule: WrittenRule): readonly Problem[] => {
  const say = (kind: ProblemKind, field: string, found: string | null): Problem => ({
    kind,
    file,
    rule: rule.id,
    field,
    found,
  });
  const problems: Problem[] = [];
  if (rule.source === null && rule.readOn !== null) problems.push(say("day-without-source", "source", null));
  else if (rule.source === null && rule.confidence !== "unconfirmed") problems.push(say("no-source", "source", null));
  if (rule.source !== null && rule.readOn === null) problems.push(say("source-without-day", "readOn", null));
  const { inForceFrom: from, inForceUntil: until, seenInForce: seen } = rule;
  if (from && until && from.first > until.last)
    problems.push(say("reversed-interval", "inForceUntil", `${from.written} to ${until.written}`));
  if (seen && until && seen.first > until.last)
    problems.push(say("reversed-interval", "seenInForce", `${seen.written} to ${until.written}`));
  return problems;
};

const placeProblems = (file: string, jurisdiction: string, rule: WrittenRule): readonly Problem[] => {
  const problems: Problem[] = [];
  if (rule.jurisdiction !== jurisdiction)
    problems.push({ kind: "foreign-place", file, rule: rule.id, field: "jurisdiction", found: rule.jurisdiction });
  if (!new RegExp(`^${rule.jurisdiction}/${rule.act}/[1-9]\\d*$`).test(rule.id))
    problems.push({ kind: "wrong-id", file, rule: rule.id, field: "id", found: short(rule.id) });
  return problems;
};

const ruleOf = (rule: WrittenRule): Rule => {
  const { inForceFrom: from, inForceUntil: to, source, readOn, ...rest } = rule;
  return {
    ...rest,
    inForce: { from, to },
    source: source === null || readOn === null ? null : { address: source, readOn },
  };
};

const nameOf = (value: unknown, index: number): string =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
    ? short(value.id)
    : `rule ${index + 1}`;

/** A file already read as JSON. `file` is only its name for the problems. */
export const parseRules = (file: string, json: unknown): ParsedRules => {
  const outer = v.safeParse(fileSchema, json);
  if (!outer.success) return { kind: "problems", problems: outer.issues.map(issue => problemOf(file, null, issue)) };
  const problems: Problem[] = [];
  const rules: Rule[] = [];
  const seen = new Set<string>();
  for (const [index, value] of outer.output.rules.entries()) {
    const parsed = v.safeParse(ruleSchema, value);
    if (!parsed.success) {
      problems.push(...parsed.issues.map(issue => problemOf(file, nameOf(value, index), issue)));
      continue;
    }
    const rule = parsed.output;
    if (seen.has(rule.id)) problems.push({ kind: "duplicate-id", file, rule: rule.id, field: "id", found: rule.id });
    seen.add(rule.id);
    problems.push(...placeProblems(file, outer.output.jurisdiction, rule), ...sourceProblems(file, rule));
    rules.push(ruleOf(rule));
  }
  return problems.length > 0
    ? { kind: "problems", problems }
    : { kind: "rules", file: { jurisdiction: outer.output.jurisdiction, rules } };
};

/** A file as bytes: at most `largestRuleFile`, UTF-8, JSON. */
export const readRules = (file: string, bytes: Uint8Array): ParsedRules => {
  const flat = (kind: ProblemKind, found: string): ParsedRules => ({
    kind: "problems",
    problems: [{ kind, file, rule: null, field: null, found }],
  });
  if (bytes.length > largestRuleFile) return flat("too-large", `${bytes.length} bytes`);
  try {
    return parseRules(file, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    // Only the two decoders fail here: bytes that are no UTF-8, text that is no JSON.
    if (error instanceof SyntaxError || error instanceof TypeError) return flat("not-json", `${bytes.length} bytes`);
    throw error;
  }
};
