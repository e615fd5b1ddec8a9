/** What to do about each refusal of `perde document`, in one line. */
export const sentences: Readonly<Record<string, string>> = {
  "missing-signer": "nobody signs: give `signer` (an inquiry: `signers`)",
  "missing-applicant": "a complaint needs `applicant` with name and address",
  "missing-addressee": "no such body on that day: see `perde law bodies --place PLACE --at DAY`",
  "unconfirmed-addressee":
    "the base does not confirm this body for that day: set `acceptUnconfirmed` to send it nevertheless",
  "no-applicable-rule": "no confirmed rule in force on that day applies: see `perde law --place PLACE --at DAY`",
  "not-researched": 'the place is not researched: that is not "no rule"',
  "empty-cluster": "no verified case: verify at least one",
  "missing-demand": "an addressee has no demand: every addressee needs one",
  "demand-to-nobody": "a demand names an addressee that is not in `to`",
  "no-model": "no model of the base is in force on that day",
  "language-not-offered": "this kind is written in kk and ru",
  "not-a-draft": "only amendments, resolutions and inquiries have a form in Akoma Ntoso",
  "letters-missing": "the PDF fonts lack a letter of this text (they have Cyrillic, Latin and Greek): write DOCX",
  "too-large": "the data file is larger than 4 MiB",
  "not-json": "the data file is not JSON in UTF-8",
  "not-document-data": "the data file is not perde-document-data/1",
  "other-kind": "the data file holds another kind of document",
  "unreadable-file": "the data file cannot be read",
  "not-writable": "the file cannot be written there",
};

/** The sentence of a kind; a field or a body is named where the refusal has one. */
export const sentenceFor = (found: {
  readonly kind: string;
  readonly field?: string;
  readonly body?: string;
}): string =>
  [sentences[found.kind] ?? found.kind, found.field, found.body]
    .filter(one => one !== undefined && one !== "")
    .join(": ");
