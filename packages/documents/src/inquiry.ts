/** A deputies' inquiry: any number of addressees, each demand to exactly one of them, figures with their query. */
import { figureTables } from "@perde/cases/figures";
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { addressed, addresseeLines } from "./addressee.ts";
import { type Block, line, type Made, note, type Paragraph, strong, words } from "./block.ts";
import { factOf } from "./complaint.ts";
import type { InquiryData } from "./data.ts";
import { demandAbroad, usCount } from "./foreign-law.ts";
import { groundItem, groundsOn, verifiedBase } from "./grounds.ts";
import { paragraphText } from "./plain-text.ts";
import { dayText } from "./words/dates.ts";
import { type FilingLanguage, filingWords, wordsOf } from "./words/words.ts";

/** The numbers of the whole country, from verified cases on; a number under the threshold is not given. */
const practiceFigures = (data: InquiryData, language: FilingLanguage, day: CalendarDay): readonly Paragraph[] => {
  const said = filingWords(language);
  if (data.figures === null) return [];
  const table = figureTables(data.figures.cases, data.figures, data.figures.naming).region;
  const all = table.rows.find(({ of }) => of.kind === "all")?.figures;
  const [verified, filed] = [all?.verified, all?.filed];
  const source = note(wordsOf(language).figureNote(table.query, data.figures.version, dayText(language, day)));
  if (verified?.status === "exact" && verified.count === 0) return [line(said.practiceNone, source)];
  if (verified?.status !== "exact") return [line(said.practiceHidden, source)];
  const filedText = filed?.status === "exact" ? String(filed.count) : wordsOf(language).suppressed;
  return [line(said.practiceCount(String(verified.count), filedText), source)];
};

/** Cited cases, verified ones only. Neither institution nor place is told: the paper is read aloud. */
const citedCases = (cases: InquiryData["cases"], language: FilingLanguage): readonly Paragraph[] => {
  const said = filingWords(language);
  return cases
    .filter(({ stage }) => stage !== "received")
    .map(one => line(said.citedCase(one.id, paragraphText(factOf(said, language, { ...one, institution: null })))));
};

/** Refuses without addressee, signer, or a demand to each addressee. */
export const inquiry = (shipped: LawBase, data: InquiryData, language: FilingLanguage, day: CalendarDay): Made => {
  const said = filingWords(language);
  const base = verifiedBase(shipped, data.verified);
  if (data.to.length === 0) return { kind: "missing-addressee", body: "" };
  const bodies = data.to.map(to => ({ to, found: addressed(data.place, day, to) }));
  const known = bodies.flatMap(({ to, found }) => (found.kind === "addressed" ? [{ to, body: found.body }] : []));
  for (const { found } of bodies) if (found.kind !== "addressed") return found;
  if (data.signers.length === 0) return { kind: "missing-signer" };
  const stray = data.demands.findIndex(({ to }) => to > known.length);
  if (stray >= 0) return { kind: "demand-to-nobody", demand: stray + 1 };
  const without = known.find((_, at) => !data.demands.some(({ to }) => to === at + 1));
  if (without !== undefined) return { kind: "missing-demand", body: without.body.id };
  const grounds = groundsOn(base, data.place, day, null);
  if (grounds.kind === "not-researched") return grounds;
  const law = grounds.kind === "grounds" ? grounds.rules.map(rule => groundItem(rule, day, language)) : [];
  const text = (name: Block["name"], paragraphs: readonly Paragraph[]): readonly Block[] =>
    paragraphs.length === 0 ? [] : [{ name, kind: "text", heading: null, paragraphs }];

  const blocks: readonly Block[] = [
    ...known.map(
      ({ to, body }): Block => ({
        name: "addressee",
        kind: "beside",
        heading: null,
        paragraphs: addresseeLines(body, to, language),
      }),
    ),
    { name: "title", kind: "title", text: said.inquiryTitle, under: null },
    ...salutation(data),
    ...text("opening", [line(said.opening(data.election))]),
    ...text("practice", [
      ...said.practice.map(one => line(one)),
      ...data.practice.flat().map(one => line(one)),
      ...citedCases(data.cases, language),
      ...practiceFigures(data, language, day),
    ]),
    ...text("assessment", [
      line(said.assessment),
      ...(law.length === 0 ? [] : [line(said.assessmentLaw)]),
      ...law.flatMap(item => [
        { spans: item.spans },
        ...(item.notice === undefined ? [] : [line(strong(item.notice))]),
      ]),
    ]),
    ...text("foreign-practice", [
      line(said.foreignPractice),
      usCount(base, language, day),
      ...demandAbroad(base, language, day),
    ]),
    ...text(
      "earlier-proposals",
      data.history.map(({ on, what, outcome }) =>
        line(said.earlier(what, on === null ? null : dayText(language, on), outcome)),
      ),
    ),
    ...text("urgency", [line(said.urgency(data.votingDay === null ? null : dayText(language, data.votingDay)))]),
    {
      name: "demands",
      kind: "numbered",
      heading: said.inquiryDemands,
      items: data.demands.map(({ to, what }) => {
        const body = known[to - 1]?.body.name[language] ?? "";
        return line(words(said.demandTo(body, typeof what === "string" ? said.standardDemand[what] : what.text)));
      }),
    },
    ...text("closing", [line(said.closing)]),
    ...text("regard", [line(said.regard)]),
    ...text("faction", data.faction === null ? [] : [line(strong(data.faction))]),
    { name: "signatories", kind: "columns", names: data.signers },
    ...(data.executor === null
      ? []
      : [
          {
            name: "executor" as const,
            kind: "small" as const,
            paragraphs: [line(said.executor(data.executor.name, data.executor.phone ?? ""))],
          },
        ]),
  ];
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "inquiry",
      language,
      day,
      title: `${said.inquiryTitle}: ${known.map(({ body }) => body.name[language]).join("; ")}`,
      landscape: false,
      blocks,
    },
    leftOut: data.cases.flatMap(({ id, stage }) => (stage === "received" ? [{ id, because: "not-verified" }] : [])),
  };
};

const salutation = (data: InquiryData): readonly Block[] => {
  const lines = data.to.flatMap(({ salutation: text }) => (text === null ? [] : [line(text)]));
  return lines.length === 0 ? [] : [{ name: "salutation", kind: "centred", paragraphs: lines }];
};
