/** Data of documents for tests: what is not said is filled in with invented people. */
import { shippedBase } from "@perde/law/all-rules";
import { day } from "@perde/law/calendar-day";
import type { Language, PerdeDocument } from "./block.ts";
import { type DocumentData, dataFormat, parseData } from "./data.ts";
import { makeDocument } from "./make.ts";

type Change = Readonly<Record<string, unknown>>;

const parsed = (value: unknown): DocumentData => {
  const read = parseData(value);
  if (read.kind !== "data") throw new Error(`test data: ${read.field}`);
  return read.data;
};

export const aCase = (change: Change = {}): Change => ({
  id: "1",
  stage: "verified",
  what: "ballot-with-id",
  week: "2026-W45",
  institution: "Университет Образцов",
  who: "куратор",
  channels: ["group-chat"],
  threats: ["dormitory"],
  grade: "screenshot",
  ...change,
});

export const aComplaint = (change: Change = {}): DocumentData =>
  parsed({
    format: dataFormat,
    kind: "complaint",
    place: "KZ",
    to: { body: "prosecutor", detail: "города Образцовска" },
    applicant: { name: "Ғалия Өмірқызы Үлгі", iin: "000000000000", address: "ул. Примерная, 7" },
    signer: { name: "Ғ. Ө. Үлгі" },
    cases: [aCase()],
    attachments: ["Снимок экрана"],
    ...change,
  });

export const countedCases = (count: number, change: Change = {}): readonly Change[] =>
  Array.from({ length: count }, () => ({ stage: "filed", region: "KZ-75", week: "2023-W02", ...change }));

export const anInquiry = (change: Change = {}): DocumentData =>
  parsed({
    format: dataFormat,
    kind: "inquiry",
    place: "KZ",
    to: [
      { body: "government", person: "П. П. Примерову", salutation: "Уважаемый Пётр Петрович!" },
      { body: "central-commission", salutation: "Уважаемая Ольга Олеговна!" },
    ],
    election: "досрочные выборы",
    figures: { from: "2023-W01", until: "2023-W04", version: "demo-1", cases: countedCases(12) },
    history: [{ on: "2022-07-01", what: "ввести запрет", outcome: "не принято" }],
    demands: [
      { to: 1, what: "initiate-amendments" },
      { to: 2, what: "adopt-resolution" },
    ],
    faction: "Депутаты фракции «Образец»",
    signers: ["А. Алгожина", "Ғ. Ғалымқызы"],
    executor: { name: "И. Исполнителева" },
    ...change,
  });

export const aDraft = (
  kind: "amendments" | "resolution" | "annex" | "statistics",
  change: Change = {},
): DocumentData => {
  const given: Readonly<Record<typeof kind, Change>> = {
    amendments: { place: "KZ" },
    resolution: { place: "KZ", by: { body: "central-commission" }, signer: { name: "О. О. Образцова" } },
    annex: {},
    statistics: { figures: { from: "2023-W01", until: "2023-W04", version: "demo-1", cases: countedCases(12) } },
  };
  return parsed({ format: dataFormat, kind, ...given[kind], ...change });
};

export const made = (data: DocumentData, language: Language = "ru", at = "2026-11-23") =>
  makeDocument(shippedBase(), data, language, day(at));

/** The document, where there must be one. */
export const documentOf = (data: DocumentData, language: Language = "ru", at = "2026-11-23"): PerdeDocument => {
  const found = made(data, language, at);
  if (found.kind !== "made") throw new Error(found.kind);
  return found.document;
};
