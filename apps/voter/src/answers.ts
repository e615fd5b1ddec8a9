/** What she has answered so far. It lives in this page's memory and nowhere else. */
import type { Channel, Demand, Grade, ReportContent, Threat } from "@perde/cases/report";
import type { Language } from "@perde/ui/say";
import type { NewPicture } from "./picture.ts";

export type Answers = {
  readonly what?: Demand | undefined;
  readonly place?: ReportContent["place"] | undefined;
  readonly roles: readonly string[];
  readonly whoText: string;
  readonly channels: readonly Channel[];
  readonly howText: string;
  readonly grade?: Grade | undefined;
  readonly threats: readonly Threat[];
  readonly threatText: string;
  /** ISO week; absent means skipped or not known. */
  readonly when?: string | undefined;
  readonly picture?: NewPicture | undefined;
  readonly more: string;
  /** Desk ids that she chose; absent until the check page has shown the desks. */
  readonly desks?: readonly string[] | undefined;
};

export const noAnswers: Answers = {
  roles: [],
  whoText: "",
  channels: [],
  howText: "",
  threats: [],
  threatText: "",
  more: "",
};

/** Text as the report's format wants it: no control characters but line feeds, no space at either end. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")
    .trim();

const said = (text: string): { readonly text?: string } => {
  const tidied = tidy(text);
  return tidied === "" ? {} : { text: tidied };
};

/** A region or sector that was not chosen is absent, not empty. */
const placeOf = (place: Answers["place"]): ReportContent["place"] => {
  if (place?.kind !== "written") return place ?? { kind: "unsaid" };
  const { text, sector, region } = place;
  return { kind: "written", text: tidy(text), ...(sector && { sector }), ...(region && { region }) };
};

/** The content of the report: what was skipped is absent or "unsaid". */
export const contentOf = (answers: Answers, language: Language): ReportContent => ({
  language,
  what: answers.what ?? "unknown",
  place: placeOf(answers.place),
  who: { roles: [...answers.roles], ...said(answers.whoText) },
  how: { channels: [...answers.channels], ...said(answers.howText) },
  threat: { kinds: [...answers.threats], ...said(answers.threatText) },
  ...(answers.when === undefined ? {} : { when: answers.when }),
  grade: answers.grade ?? "unsaid",
  ...(tidy(answers.more) === "" ? {} : { more: tidy(answers.more) }),
});
