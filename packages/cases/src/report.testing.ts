/** The builder and the generator of reports for tests: everything in them is invented. */
import fc from "fast-check";
import {
  channels,
  demands,
  grades,
  isTidy,
  type ReportContent,
  type ReportStatement,
  textLimits,
  threats,
} from "./report.ts";

const key = (letter: string, length: number) => letter.repeat(Math.ceil((length * 4) / 3));
const recipient = `age1pq1${"q".repeat(1952)}`;

const said: ReportContent = {
  language: "ru",
  what: "ballot-with-id",
  place: { kind: "written", text: "Университет Примеров", sector: "university", region: "KZ-75" },
  who: { roles: ["curator"] },
  how: { channels: ["group-chat"] },
  threat: { kinds: ["dormitory"] },
  grade: "proof",
};

type Report = Extract<ReportStatement, { type: "report" }>;
type Addition = Extract<ReportStatement, { type: "addition" }>;

/** A report that says what is given; the rest is filled in. */
export const aReport = (
  content: Partial<ReportContent> = {},
  frame: Partial<Omit<Report, "content">> = {},
): Report => ({
  type: "report",
  seq: 0,
  for: [key("A", 16)],
  reply: recipient,
  deleter: key("B", 32),
  attachments: [],
  ...frame,
  content: { ...said, ...content },
});

export const anAddition = (
  text = "Сегодня повторили требование.",
  frame: Partial<Omit<Addition, "content">> = {},
): Addition => ({
  type: "addition",
  seq: 1,
  for: [key("A", 16)],
  reply: recipient,
  deleter: key("C", 32),
  attachments: [],
  ...frame,
  content: { language: "ru", text },
});

const text = (limit: number) =>
  fc.string({ minLength: 1, maxLength: limit, unit: "grapheme" }).filter(one => one.length <= limit && isTidy(one));
const some = <Item>(items: readonly Item[]) => fc.uniqueArray(fc.constantFrom(...items));
const identifier = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);

export const reports: fc.Arbitrary<ReportStatement> = fc
  .record({
    language: fc.constantFrom("kk" as const, "ru" as const, "en" as const),
    what: fc.constantFrom(...demands),
    place: fc.oneof(
      fc.record({ kind: fc.constant("listed" as const), id: identifier }),
      fc.record({ kind: fc.constant("written" as const), text: text(textLimits.place) }),
      fc.constant({ kind: "unsaid" as const }),
    ),
    who: fc.record({ roles: fc.uniqueArray(identifier, { maxLength: 8 }) }),
    how: fc.record({ channels: some(channels) }),
    threat: fc.record({ kinds: some(threats) }),
    grade: fc.constantFrom(...grades),
  })
  .map(content => aReport(content));
