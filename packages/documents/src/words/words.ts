/**
 * Words of generated documents, apart from builders and writers. Two sets: what every document and the annexes say
 * (kk, ru, en), and what papers to be filed say (kk, ru). A missing sentence is a compile error.
 */
import type { Act, Confidence, Liable, Status } from "@perde/law/rule";
import type { Language } from "../block.ts";
import { enWords } from "./en.ts";
import { kkFiling, kkWords } from "./kk.ts";
import { ruFiling, ruWords } from "./ru.ts";

export type Stage = "received" | "verified" | "filed" | "confirmed";

export type Words = {
  readonly changedMark: string;
  readonly acts: Readonly<Record<Act, string>>;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly liable: Readonly<Record<Liable, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly sourceNote: (rule: string, confidence: string, address: string, readOn: string) => string;
  readonly annexTitle: string;
  readonly annexUnder: (day: string) => string;
  readonly annexMethod: readonly string[];
  readonly annexCaption: (rules: number, places: number, day: string) => string;
  readonly annexHeader: readonly [string, string, string, string, string, string];
  readonly countSentence: (states: number, day: string) => string;
  /** `least` and `most`: what others counted, on other days. */
  readonly countNote: (query: string, day: string, startUnknown: number, least: number, most: number) => string;
  readonly methodHeading: string;
  readonly comparisonHeading: string;
  readonly figuresHeading: string;
  readonly sourcesHeading: string;
  readonly from: (day: string) => string;
  readonly until: (day: string) => string;
  readonly startUnknown: string;
  readonly seenInForce: (day: string) => string;
  readonly notSeen: string;
  readonly statisticsTitle: string;
  readonly statisticsUnder: (period: string) => string;
  readonly statisticsMethod: (k: { readonly institution: number; readonly region: number }) => readonly string[];
  readonly stages: Readonly<Record<Stage, string>>;
  readonly regionHeader: string;
  readonly institutionHeader: string;
  readonly allRegions: string;
  readonly allInstitutions: string;
  readonly otherInstitutions: string;
  readonly unknownRegion: string;
  readonly byRegion: string;
  readonly byInstitution: string;
  readonly chartHeading: string;
  readonly chartCaption: (stage: string) => string;
  readonly suppressed: string;
  readonly figureNote: (query: string, version: string, day: string) => string;
};

export type BodyPart = "commission" | "prosecutor" | "court" | "government" | "parliament";

export type FilingWords = {
  readonly checkBefore: string;
  readonly checkAddressee: string;
  readonly verifiedBy: (name: string, day: string) => string;
  readonly asReported: (address: string) => string;
  readonly heldOn: (day: string) => string;
  readonly applicant: string;
  readonly iin: string;
  readonly bin: string;
  readonly address: string;
  readonly phone: string;
  readonly complained: string;
  readonly complaintTitle: string;
  readonly complaintUnder: string;
  readonly facts: string;
  readonly fact: (fact: {
    readonly when: string | null;
    readonly where: string | null;
    readonly what: string;
    readonly who: string | null;
    readonly how: string;
    readonly threat: string;
  }) => string;
  readonly quote: (text: string) => string;
  readonly what: Readonly<Record<"ballot" | "ballot-with-id" | "turnout" | "unknown", string>>;
  readonly channel: Readonly<Record<"group-chat" | "private-message" | "aloud" | "meeting" | "form" | "other", string>>;
  readonly threat: Readonly<
    Record<
      | "grant"
      | "dormitory"
      | "exam"
      | "expulsion"
      | "contract"
      | "bonus"
      | "dismissal"
      | "promise-money"
      | "promise-grade"
      | "other",
      string
    >
  >;
  readonly grade: Readonly<Record<"heard" | "told" | "screenshot" | "document" | "two-independent", string>>;
  readonly law: (day: string) => string;
  readonly evidence: string;
  readonly evidenceItem: (id: string, grade: string) => string;
  readonly demands: string;
  readonly complaintDemands: Readonly<Record<"commission" | "prosecutor" | "court", readonly string[]>>;
  readonly attachments: string;
  readonly desk: string;
  readonly deskSlip: (slip: string, day: string) => string;
  readonly deskNotFiled: string;
  readonly deskDue: (day: string) => string;
  readonly deskAtOnce: string;
  readonly deskUnknown: string;
  readonly deskUnconfirmed: string;
  readonly deskNoWithdrawal: string;

  readonly inquiryTitle: string;
  readonly opening: (election: string) => string;
  readonly practice: readonly string[];
  readonly practiceCount: (verified: string, filed: string) => string;
  readonly practiceHidden: string;
  readonly practiceNone: string;
  readonly citedCase: (id: string, fact: string) => string;
  readonly assessment: string;
  readonly assessmentLaw: string;
  readonly foreignPractice: string;
  /** Ends in a colon; the places and a full stop follow. */
  readonly foreignDemand: string;
  readonly foreignDemandUs: (states: number) => string;
  readonly earlier: (what: string, day: string | null, outcome: string | null) => string;
  readonly urgency: (votingDay: string | null) => string;
  readonly inquiryDemands: string;
  readonly demandTo: (body: string, text: string) => string;
  readonly standardDemand: Readonly<
    Record<"initiate-amendments" | "adopt-resolution" | "check-facts" | "report-measures", string>
  >;
  readonly closing: string;
  readonly regard: string;
  readonly executor: (name: string, phone: string) => string;

  readonly amendmentsTitle: string;
  readonly amendmentsUnder: string;
  readonly amendmentsHeader: readonly [string, string, string, string];
  readonly amendmentsCaption: string;
  readonly electionLaw: string;
  readonly offencesCode: string;
  readonly newProvision: string;
  readonly currentNone: (day: string) => string;
  /** Follows the citation. */
  readonly currentReported: (meaning: string) => string;
  readonly models: string;
  readonly modelLine: (place: string, act: string, liable: string) => string;
  readonly warningVoterOnly: string;
  readonly amendmentsMethod: readonly string[];
  readonly provisions: Readonly<
    Record<
      "ban" | "demand" | "pressed" | "observers" | "offence" | "offence-office" | "offence-free",
      { readonly text: string; readonly reason: string }
    >
  >;
  readonly fines: (individual: string, official: string, entity: string) => string;
  readonly fineOpen: string;

  readonly resolutionTitle: string;
  readonly resolutionUnder: string;
  readonly resolutionPreamble: (body: string) => string;
  readonly resolutionPoints: readonly string[];
  readonly resolutionAddressed: string;
  readonly chair: string;
  readonly draftMark: string;
};

const all: Readonly<Record<Language, Words>> = { kk: kkWords, ru: ruWords, en: enWords };
/** What every document says. */
export const wordsOf = (language: Language): Words => all[language];

/** The languages of papers that are filed in Kazakhstan. */
export type FilingLanguage = "kk" | "ru";
const filing: Readonly<Record<FilingLanguage, FilingWords>> = { kk: kkFiling, ru: ruFiling };
export const filingWords = (language: FilingLanguage): FilingWords => filing[language];
