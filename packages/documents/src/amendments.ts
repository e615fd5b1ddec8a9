/**
 * Draft amendments as a comparative table: the ban on photographing and forwarding, liability on whoever demands,
 * collects or pays, and the pressed voter, the observer and the journalist expressly free of it.
 */
import { type LawBase, rulesOf } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import type { Act } from "@perde/law/rule";
import { type Block, line, type Made, type Paragraph, strong, words } from "./block.ts";
import { citationSpan } from "./citation.ts";
import type { AmendmentsData } from "./data.ts";
import { type ModelRule, mayCite, modelsOn, placeName } from "./foreign-law.ts";
import { sourceNotes, verifiedBase } from "./grounds.ts";
import { dayText } from "./words/dates.ts";
import { type FilingLanguage, type FilingWords, filingWords, wordsOf } from "./words/words.ts";

type Provision = keyof FilingWords["provisions"];
type Planned = { readonly provision: Provision; readonly acts: readonly Act[]; readonly models: readonly ModelRule[] };

const inElectionLaw: readonly Planned[] = [
  { provision: "ban", acts: ["photograph-marked-ballot", "share-photo"], models: [] },
  {
    provision: "demand",
    acts: ["demand-proof-of-vote"],
    models: [
      "US-NM/demand-proof-of-vote/1",
      "US-OK/demand-proof-of-vote/1",
      "MX/demand-proof-of-vote/1",
      "HK/demand-proof-of-vote/1",
      "KE/demand-proof-of-vote/1",
    ],
  },
  { provision: "pressed", acts: [], models: ["NL/coerce-vote/1", "US-CO/demand-proof-of-vote/1"] },
  { provision: "observers", acts: [], models: [] },
];
const inOffencesCode: readonly Planned[] = [
  {
    provision: "offence",
    acts: ["demand-proof-of-vote"],
    models: ["MX/demand-proof-of-vote/1", "HK/demand-proof-of-vote/1"],
  },
  { provision: "offence-office", acts: [], models: ["TR/demand-proof-of-vote/1", "US-OK/demand-proof-of-vote/1"] },
  { provision: "offence-free", acts: [], models: ["US-NM/demand-proof-of-vote/1"] },
];

/** What the base knows to hold now: only what forbids or permits, never what is merely unclear. */
const current = (
  base: LawBase,
  data: AmendmentsData,
  acts: readonly Act[],
  language: FilingLanguage,
  day: CalendarDay,
): Paragraph => {
  const [said, common] = [filingWords(language), wordsOf(language)];
  const holding = rulesOf(base, data.place).filter(
    rule => acts.includes(rule.act) && rule.status === "prohibited" && rule.citation !== null && mayCite(rule, day),
  );
  if (acts.length === 0) return line(said.newProvision);
  if (holding.length === 0) return line(said.currentNone(dayText(language, day)));
  return {
    spans: holding.flatMap((rule, at) => {
      const cited = citationSpan(rule, language);
      const meaning = `${common.statuses[rule.status]}, ${common.liable[rule.liable]} (${common.confidence[rule.confidence]})`;
      return [
        ...(at === 0 ? [] : [words(" ")]),
        ...(cited === undefined ? [] : [cited]),
        words(said.currentReported(meaning)),
        ...sourceNotes(rule, language),
      ];
    }),
  };
};

const reason = (
  base: LawBase,
  { provision, models }: Planned,
  language: FilingLanguage,
  day: CalendarDay,
): Paragraph => {
  const said = filingWords(language);
  const found = modelsOn(base, day, models);
  return {
    spans: [
      words(said.provisions[provision].reason),
      ...(found.length === 0 ? [] : [words(` ${said.models}: `)]),
      ...found.flatMap((rule, at) => [
        words(`${at === 0 ? "" : "; "}${placeName(rule.jurisdiction, language)}`),
        ...sourceNotes(rule, language),
      ]),
      ...(found.length === 0 ? [] : [words(".")]),
      ...(provision === "offence-free" ? [words(` ${said.warningVoterOnly}`)] : []),
    ],
  };
};

/** Refuses where no model of the base is in force on the day. */
export const amendments = (
  shipped: LawBase,
  data: AmendmentsData,
  language: FilingLanguage,
  day: CalendarDay,
): Made => {
  const said = filingWords(language);
  const base = verifiedBase(shipped, data.verified);
  if (rulesOf(base, data.place).length === 0) return { kind: "not-researched", place: data.place };
  const models = modelsOn(base, day);
  if (models.length === 0) return { kind: "no-model" };
  const fine = (amount: number | undefined): string => (amount === undefined ? said.fineOpen : String(amount));
  const fines = said.fines(fine(data.fines?.individual), fine(data.fines?.official), fine(data.fines?.entity));
  const table = (law: string, planned: readonly Planned[], from: number): Block => ({
    name: "comparison",
    kind: "table",
    heading: law,
    caption: said.amendmentsCaption,
    widths: [5, 25, 38, 32],
    header: said.amendmentsHeader,
    rows: planned.map((one, at) => [
      line(String(from + at)),
      current(base, data, one.acts, language, day),
      line(said.provisions[one.provision].text, ...(one.provision === "offence" ? [` ${fines}`] : [])),
      reason(base, one, language, day),
    ]),
  });
  const blocks: readonly Block[] = [
    { name: "preamble", kind: "mark", text: said.draftMark },
    { name: "title", kind: "title", text: said.amendmentsTitle, under: said.amendmentsUnder },
    table(said.electionLaw, inElectionLaw, 1),
    table(said.offencesCode, inOffencesCode, inElectionLaw.length + 1),
    {
      name: "models",
      kind: "numbered",
      heading: said.models,
      items: models.map(rule => ({
        spans: [
          strong(placeName(rule.jurisdiction, language)),
          words(`: ${wordsOf(language).acts[rule.act]}, ${wordsOf(language).liable[rule.liable]}`),
          ...(rule.citation === null
            ? []
            : [words(". "), { kind: "words" as const, text: rule.citation, language: "en" as const }]),
          ...sourceNotes(rule, language),
        ],
      })),
    },
    {
      name: "method",
      kind: "text",
      heading: wordsOf(language).methodHeading,
      paragraphs: said.amendmentsMethod.map(one => line(one)),
    },
    ...(data.initiator === null
      ? []
      : [
          {
            name: "signature" as const,
            kind: "signature" as const,
            on: dayText(language, day),
            signer: data.initiator.name,
            role: data.initiator.role ?? "",
          },
        ]),
  ];
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "amendments",
      language,
      day,
      title: `${said.amendmentsTitle} ${said.amendmentsUnder}`,
      landscape: true,
      blocks,
    },
    leftOut: [],
  };
};
