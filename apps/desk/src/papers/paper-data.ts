/**
 * From a form and the desk's cases to document data (docs/formats/documents.md, section 2), in one language: names of
 * roles and institutions are those of the paper's language, not of the page. The data is checked again like a file.
 */

import type { CountedCase } from "@perde/cases/figures";
import type { Place } from "@perde/cases/report";
import { dataFormat } from "@perde/documents/data";
import { dayText } from "@perde/ui/dates";
import { institutionOf } from "@perde/ui/institution";
import { languages } from "@perde/ui/say";
import { places } from "@perde/ui/words/places";
import type { Counting, PaperCase, PaperDesk } from "../vault/paper-work.ts";
import { nameOf, sayIn } from "../words.ts";
import { bodyName } from "./body-name.ts";
import { isCitable, regionOf } from "./citable.ts";
import type { FormAddressee, FormSigner, PaperForm } from "./paper-form.ts";
import { verifiedData } from "./rules-compared.ts";

type Tongue = "kk" | "ru" | "en";

const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map(one => one.trim())
    .filter(one => one !== "");
const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

const institutionText = (language: Tongue, place: Place): string | null => {
  switch (place.kind) {
    case "listed":
      return institutionOf(place.id)?.name[language] ?? place.id;
    case "written":
      return place.text;
    case "unsaid":
      return null;
  }
};

/** The desk's grade; without it what the reporter said, and never more than "told" for a proof that nobody looked at. */
const gradeOf = (one: PaperCase, own: "heard" | "told" | "proof" | "unsaid"): string =>
  one.grade ?? (own === "told" || own === "proof" ? "told" : "heard");

/** One entry a report: a case of several reports has several witnesses. */
const toldCases = (language: Tongue, cases: readonly PaperCase[]) =>
  cases.flatMap(one =>
    one.reports.map(({ content }, at) => ({
      id: one.reports.length === 1 ? one.number : `${one.number}/${at + 1}`,
      stage: one.stage,
      what: content.what,
      week: content.when ?? null,
      institution: institutionText(language, content.place),
      who:
        orNull(
          [
            ...content.who.roles.map(role => nameOf(language, "role", role).toLowerCase()),
            ...(content.who.text === undefined ? [] : [content.who.text]),
          ].join(", "),
        ) ?? null,
      channels: content.how.channels,
      threats: content.threat.kinds,
      grade: gradeOf(one, content.grade),
      quote: at === 0 && one.quotes[0] !== undefined ? { text: one.quotes[0].value, consent: true } : null,
    })),
  );

/** What was filed before for the same cases, each filing once: a later complaint names it. */
const earlierFilings = (language: Tongue, cases: readonly PaperCase[]): readonly string[] => {
  const say = sayIn(language);
  const told = cases.flatMap(({ filings, answers }) =>
    filings.map(({ value }) => {
      const answer = answers.findLast(one => one.value.slip === value.slip)?.value;
      return say("filing.earlier", {
        body: bodyName(language, value.body),
        slip: value.slip,
        date: dayText(language, value.filedOn),
        outcome: answer === undefined ? say("filing.no-answer") : say(`filing.outcome.${answer.outcome}`),
      });
    }),
  );
  return [...new Set(told)];
};

const addressee = ({ body, detail, person, address, salutation, accept }: FormAddressee) => ({
  body,
  detail: orNull(detail),
  person: orNull(person),
  address: orNull(address),
  salutation: orNull(salutation),
  acceptUnconfirmed: accept,
});

const applicant = ({ name, applicant: own, iin, bin, address, contact }: FormSigner) => {
  const called = orNull(own) ?? orNull(name);
  return called === null || orNull(address) === null
    ? null
    : { name: called, iin: orNull(iin), bin: orNull(bin), address: address.trim(), contact: orNull(contact) };
};
const signer = ({ name, role }: FormSigner) =>
  orNull(name) === null ? null : { name: name.trim(), role: orNull(role) };

/** What is counted, with the names of the paper's language. */
export const counted = (language: Tongue, { reports }: Counting): readonly CountedCase[] =>
  reports.map(({ stage, place, week }) => ({
    stage,
    region: regionOf(place),
    institution: institutionText(language, place),
    week,
  }));

const figures = ({ from, until }: PaperForm, language: Tongue, counting: Counting) => ({
  from,
  until,
  version: counting.version,
  cases: counted(language, counting),
  naming: [],
});

const regionNames = Object.fromEntries(
  Object.entries(places).flatMap(([key, names]) =>
    key.startsWith("region.")
      ? [
          [
            key.slice("region.".length),
            Object.fromEntries(languages.map(one => [one, typeof names[one] === "string" ? names[one] : key])),
          ],
        ]
      : [],
  ),
);

/** "2022-07-01 | what | outcome": the day and the outcome may be missing. */
const history = (text: string) =>
  lines(text).map(one => {
    const parts = one.split("|").map(part => part.trim());
    const dated = /^\d{4}-\d{2}-\d{2}$/.test(parts[0] ?? "");
    const [what = "", outcome = ""] = dated ? parts.slice(1) : parts;
    return { on: dated ? parts[0] : null, what, outcome: orNull(outcome) };
  });

const demandFor = (role: string) =>
  role === "government" || role === "parliament"
    ? "initiate-amendments"
    : role === "commission"
      ? "adopt-resolution"
      : "check-facts";

const fines = (text: string) => {
  const found = text.split(/[^\d]+/).filter(one => one !== "");
  const [individual, official, entity] = found.map(Number);
  return individual === undefined || official === undefined || entity === undefined
    ? null
    : { individual, official, entity };
};

export type PaperQuestion = {
  readonly form: PaperForm;
  readonly desk: PaperDesk;
  readonly counting: Counting;
  /** Rules against coercion alone: turnout control is another act than proof of vote. */
  readonly coercionRules: readonly string[];
};

/** Facts are told in the order in which they happened; those without a week last. */
const byWeek = (one: PaperCase, other: PaperCase): number => {
  const [first, second] = [one, other].map(
    ({ reports, number }) => `${reports[0]?.content.when ?? "unknown"} ${number}`,
  );
  return (first ?? "") < (second ?? "") ? -1 : 1;
};

/** The data of one paper in one language. */
export const paperData = ({ form, desk, counting, coercionRules }: PaperQuestion, language: Tongue): unknown => {
  const chosen = desk.cases.filter(({ id, quarantined }) => form.chosen.has(id) && !quarantined).toSorted(byWeek);
  const frame = { format: dataFormat, kind: form.kind, verified: verifiedData(desk.rules) };
  const votingDay = orNull(form.votingDay);
  switch (form.kind) {
    case "complaint": {
      const told = toldCases(language, chosen);
      const turnoutAlone = told.length > 0 && told.every(({ what }) => what === "turnout");
      return {
        ...frame,
        place: desk.place,
        to: form.to[0] === undefined ? null : addressee(form.to[0]),
        applicant: applicant(form.signer),
        signer: signer(form.signer),
        against: lines(form.against),
        cases: told,
        facts: earlierFilings(language, chosen),
        attachments: lines(form.attachments),
        rules: turnoutAlone ? coercionRules : null,
        votingDay,
      };
    }
    case "inquiry":
      return {
        ...frame,
        place: desk.place,
        to: form.to.map(addressee),
        election: orNull(form.election) ?? "—",
        votingDay,
        practice: form.practice.split(/\n\s*\n/).flatMap(one => orNull(one) ?? []),
        cases: toldCases(language, chosen.filter(isCitable)),
        figures: figures(form, language, counting),
        history: history(form.history),
        demands: form.to.map(({ role }, at) => ({ to: at + 1, what: demandFor(role) })),
        faction: orNull(form.faction),
        signers: lines(form.signers),
        executor: orNull(form.executor) === null ? null : { name: form.executor.trim(), phone: orNull(form.phone) },
      };
    case "amendments":
      return { ...frame, place: desk.place, fines: fines(form.fines), initiator: signer(form.signer) };
    case "resolution":
      return {
        ...frame,
        place: desk.place,
        by: form.to[0] === undefined ? null : addressee(form.to[0]),
        number: orNull(form.number),
        signer: signer(form.signer),
      };
    case "annex":
      return frame;
    case "statistics": {
      const { verified: _verified, ...rest } = frame;
      return { ...rest, figures: figures(form, language, counting), regionNames };
    }
  }
};

/** Languages that a choice stands for. */
export const tonguesOf = (language: PaperForm["language"]): readonly Tongue[] =>
  language === "both" ? ["kk", "ru"] : [language];
