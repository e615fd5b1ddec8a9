/** What a member chose and typed for a paper: plain text, as in the fields of the page. */

import type { KeptSigner } from "@perde/cases/case-fold";
import type { DocumentKind } from "@perde/documents/block";
import { weekOf } from "@perde/ui/dates";
import { today } from "../today.ts";

export const paperLanguages = ["kk", "ru", "both", "en"] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

/** A body to which the paper goes. */
export type FormAddressee = {
  readonly body: string;
  readonly role: string;
  readonly detail: string;
  readonly person: string;
  readonly address: string;
  readonly salutation: string;
  readonly accept: boolean;
};

export type FormSigner = {
  readonly name: string;
  readonly role: string;
  readonly applicant: string;
  readonly iin: string;
  readonly bin: string;
  readonly address: string;
  readonly contact: string;
};

export type PaperForm = {
  readonly kind: DocumentKind;
  readonly language: PaperLanguage;
  readonly day: string;
  readonly chosen: ReadonlySet<string>;
  readonly to: readonly FormAddressee[];
  readonly signer: FormSigner;
  readonly votingDay: string;
  readonly against: string;
  readonly attachments: string;
  readonly election: string;
  readonly practice: string;
  readonly history: string;
  readonly faction: string;
  readonly signers: string;
  readonly executor: string;
  readonly phone: string;
  readonly from: string;
  readonly until: string;
  readonly number: string;
  readonly fines: string;
};

export const nobody: FormSigner = { name: "", role: "", applicant: "", iin: "", bin: "", address: "", contact: "" };

export const signerOf = ({ name, role, applicant }: KeptSigner): FormSigner => ({
  name,
  role: role ?? "",
  applicant: applicant?.name ?? "",
  iin: applicant?.iin ?? "",
  bin: applicant?.bin ?? "",
  address: applicant?.address ?? "",
  contact: applicant?.contact ?? "",
});

/** Four weeks up to this one. */
const fourWeeks = (day: string) => {
  const earlier = new Date(Date.parse(`${day}T00:00:00Z`) - 27 * 86_400_000).toISOString().slice(0, 10);
  return { from: weekOf(earlier), until: weekOf(day) };
};

/** An empty form; `chosen` are ids of cases. */
export const freshForm = (kind: DocumentKind, chosen: readonly string[], language: PaperLanguage): PaperForm => {
  const day = today();
  return {
    kind,
    language,
    day,
    chosen: new Set(chosen),
    to: [],
    signer: nobody,
    votingDay: "",
    against: "",
    attachments: "",
    election: "",
    practice: "",
    history: "",
    faction: "",
    signers: "",
    executor: "",
    phone: "",
    ...fourWeeks(day),
    number: "",
    fines: "",
  };
};
