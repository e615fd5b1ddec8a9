import { type Catalogue, type Language, type Say, text } from "@perde/ui/say";
import { desk } from "@perde/ui/words/desk";
import { deskAlarms } from "@perde/ui/words/desk-alarms";
import { deskExport } from "@perde/ui/words/desk-export";
import { deskFigures } from "@perde/ui/words/desk-figures";
import { deskMembers } from "@perde/ui/words/desk-members";
import { deskPapers } from "@perde/ui/words/desk-papers";
import { deskScale } from "@perde/ui/words/desk-scale";
import { deskTriage } from "@perde/ui/words/desk-triage";
import { law } from "@perde/ui/words/law";
import { places } from "@perde/ui/words/places";
import { replyTemplates } from "@perde/ui/words/reply-templates";
import { voter } from "@perde/ui/words/voter";
import type { MadePapers, WrittenPaper } from "./workers/papers.ts";

/** What the desk says: its own pages, those about triage, papers and members, and the law's names of acts and answers. */
const spoken = {
  ...law,
  ...desk,
  ...deskTriage,
  ...deskPapers,
  ...deskMembers,
  ...deskAlarms,
  ...deskExport,
  ...deskFigures,
  ...replyTemplates,
  ...deskScale,
};

/** Speaks one language of the desk. */
export type DeskSay = Say<typeof spoken>;

export const sayIn =
  (language: Language): DeskSay =>
  (key, ...values) =>
    text(spoken, language, key, ...values);

/** The sentences of reporters' pages by which their answers are named here too. */
const names: Catalogue = { ...places, ...voter };

/** The name of a role, sector, region, channel (`how`) or threat; the bare id for one that this version does not know. */
export const nameOf = (
  language: Language,
  area: "role" | "sector" | "region" | "threat" | "how",
  id: string,
): string => {
  const key = `${area}.${id}`;
  const name = Object.hasOwn(names, key) ? names[key]?.[language] : undefined;
  return typeof name === "string" ? name : id;
};

/** What came of recording something: `done`, or why it was not recorded. */
export const recordedText = (say: DeskSay, recorded: { readonly kind: string }, done: string): string => {
  if (recorded.kind === "recorded") return done;
  return say(recorded.kind === "not-kept" ? "scale.not-kept" : "desk.error.not-allowed");
};

/** What went wrong, by its closed kind. */
export const troubleOf = (say: DeskSay, trouble: { readonly kind: string; readonly error?: string }): string => {
  switch (trouble.kind) {
    case "offline":
    case "malformed-answer":
    case "does-not-open":
    case "malformed":
    case "weak":
    case "out-of-memory":
    case "bad-invitation":
    case "too-long":
    case "unknown-report":
    case "not-allowed":
    case "passkey-unsupported":
    case "passkey-cancelled":
    case "passkey-already":
    case "passkey-too-many":
      return say(`desk.error.${trouble.kind}`);
    case "stopped":
      return say("scale.stopped");
    case "refused":
      return trouble.error === "no-invitation"
        ? say("desk.error.bad-invitation")
        : trouble.error === "not-a-member"
          ? say("members.you-removed")
          : say("desk.error.refused", { error: trouble.error ?? "" });
    default:
      return say("desk.error.refused", { error: trouble.kind });
  }
};

type PaperRefusal =
  | Exclude<MadePapers, { readonly kind: "made" }>
  | Exclude<WrittenPaper, { readonly kind: "written" }>;

/** Why there is no paper, or no file of it, and what to do. */
export const refusalText = (say: DeskSay, refusal: PaperRefusal): string => {
  switch (refusal.kind) {
    case "not-document-data":
      return say("papers.no.not-document-data", { field: refusal.field });
    case "letters-missing":
      return say("papers.no.letters-missing", { letters: refusal.letters.slice(0, 20).join(" ") });
    default:
      return say(`papers.no.${refusal.kind}`);
  }
};

/** The same for what a lead does with members. */
export const memberTrouble = (say: DeskSay, trouble: { readonly kind: string; readonly error?: string }): string => {
  switch (trouble.kind) {
    case "bad-request":
    case "known-member":
    case "not-allowed":
    case "unknown-member":
      return say(`members.error.${trouble.kind}`);
    default:
      return troubleOf(say, trouble);
  }
};
