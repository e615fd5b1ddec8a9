/** A complaint to a commission, a prosecutor or a court, in the order of blocks that Kazakhstan expects. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { deadline, mayPrint } from "@perde/law/deadline";
import { type StepId, stepOf } from "@perde/law/steps";
import { kazakhstanCalendar } from "@perde/law/work-calendar";
import { addressed, addresseeLines } from "./addressee.ts";
import { type Block, line, type Made, type Paragraph, strong } from "./block.ts";
import type { ComplaintData } from "./data.ts";
import { groundItem, groundsOn, verifiedBase } from "./grounds.ts";
import { dayText, weekText } from "./words/dates.ts";
import { type FilingLanguage, type FilingWords, filingWords } from "./words/words.ts";

type Case = ComplaintData["cases"][number];

/** One case in one sentence, its consented quote behind it. */
export const factOf = (said: FilingWords, language: FilingLanguage, one: Case): Paragraph => {
  const told = said.fact({
    when: one.week === null ? null : weekText(language, one.week),
    where: one.institution,
    what: said.what[one.what],
    who: one.who,
    how: one.channels.map(channel => said.channel[channel]).join(", "),
    threat: one.threats.map(threat => said.threat[threat]).join(", "),
  });
  return one.quote?.consent ? line(told, " ", said.quote(one.quote.text)) : line(told);
};

const stepFor = (role: string): StepId => (role === "commission" ? "commission-complaint" : "breach-statement");

/** What only the desk sees: the slip, and until when an answer is due. */
const deskLines = (
  said: FilingWords,
  language: FilingLanguage,
  data: ComplaintData,
  role: string,
): readonly Paragraph[] => {
  const step = stepOf(stepFor(role));
  const found = deadline(step, { filedOn: data.filed?.on ?? null, votingDay: data.votingDay }, kazakhstanCalendar);
  const due =
    found.kind === "at-once"
      ? said.deskAtOnce
      : found.kind === "not-known"
        ? found.because === "not-filed"
          ? said.deskNotFiled
          : said.deskUnknown
        : said.deskDue(dayText(language, found.by));
  const sure = found.kind === "not-known" || mayPrint(step, found);
  return [
    ...(data.filed === null ? [] : [line(said.deskSlip(data.filed.slip, dayText(language, data.filed.on)))]),
    line(due),
    ...(sure ? [] : [line(said.deskUnconfirmed)]),
    line(said.deskNoWithdrawal),
  ];
};

const roleOf = (role: string): keyof FilingWords["complaintDemands"] =>
  role === "court" ? "court" : role === "commission" ? "commission" : "prosecutor";

/** Only verified cases are told. Refuses without signer, applicant, addressee, verified case or applicable rule. */
export const complaint = (shipped: LawBase, data: ComplaintData, language: FilingLanguage, day: CalendarDay): Made => {
  const said = filingWords(language);
  const to = addressed(data.place, day, data.to);
  if (to.kind !== "addressed") return to;
  if (data.to === null) return { kind: "missing-addressee", body: "" };
  if (data.applicant === null) return { kind: "missing-applicant" };
  if (data.signer === null) return { kind: "missing-signer" };
  const told = data.cases.filter(({ stage }) => stage !== "received");
  if (told.length === 0) return { kind: "empty-cluster" };
  const grounds = groundsOn(verifiedBase(shipped, data.verified), data.place, day, data.rules);
  if (grounds.kind !== "grounds") return grounds;
  const { applicant } = data;
  const numbers = [
    applicant.iin === null ? [] : [`${said.iin} ${applicant.iin}`],
    applicant.bin === null ? [] : [`${said.bin} ${applicant.bin}`],
    [`${said.address}: ${applicant.address}`],
    applicant.contact === null ? [] : [applicant.contact],
  ].flat();
  const demands = data.demands ?? said.complaintDemands[roleOf(to.body.role)].map(text => [text]);
  const blocks: readonly Block[] = [
    { name: "addressee", kind: "beside", heading: null, paragraphs: addresseeLines(to.body, data.to, language) },
    {
      name: "applicant",
      kind: "beside",
      heading: said.applicant,
      paragraphs: [
        line(applicant.name),
        ...numbers.map(text => line(text)),
        ...(data.against.length === 0 ? [] : [line(strong(said.complained)), ...data.against.map(text => line(text))]),
      ],
    },
    { name: "title", kind: "title", text: said.complaintTitle, under: said.complaintUnder },
    {
      name: "facts",
      kind: "numbered",
      heading: said.facts,
      items: [
        ...told.map(one => factOf(said, language, one)),
        ...data.facts.map(paragraphs => line(paragraphs.join(" "))),
      ],
    },
    {
      name: "law",
      kind: "numbered",
      heading: said.law(dayText(language, day)),
      items: grounds.rules.map(rule => groundItem(rule, day, language)),
    },
    {
      name: "evidence",
      kind: "numbered",
      heading: said.evidence,
      items: told.map(({ id, grade }) => line(said.evidenceItem(id, said.grade[grade]))),
    },
    {
      name: "demands",
      kind: "numbered",
      heading: said.demands,
      items: demands.map(paragraphs => line(paragraphs.join(" "))),
    },
    ...(data.attachments.length === 0
      ? []
      : [
          {
            name: "attachments" as const,
            kind: "numbered" as const,
            heading: said.attachments,
            items: data.attachments.map(text => line(text)),
          },
        ]),
    {
      name: "signature",
      kind: "signature",
      on: dayText(language, day),
      signer: data.signer.name,
      role: data.signer.role ?? "",
    },
    {
      name: "desk",
      kind: "text",
      heading: said.desk,
      paragraphs: deskLines(said, language, data, to.body.role),
    },
  ];
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "complaint",
      language,
      day,
      title: `${said.complaintTitle}: ${to.body.name[language]}`,
      landscape: false,
      blocks,
    },
    leftOut: [
      ...data.cases.flatMap(({ id, stage }) =>
        stage === "received" ? [{ id, because: "not-verified" as const }] : [],
      ),
      ...grounds.leftOut,
    ],
  };
};
