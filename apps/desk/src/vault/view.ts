/** What the screen of a desk is made of: plain data without keys, so that it crosses from the vault's worker to the page. */
import type { ExportForm } from "@perde/cases/case-event";
import type { ExportRequest } from "@perde/cases/export-approval";
import type { Alarm } from "@perde/cases/journal";
import type { Conflict, Refused, SentReply } from "@perde/cases/journal-fold";
import type { AdditionContent, ReportContent } from "@perde/cases/report";
import type { BatchAlarm } from "./batches.ts";
import type { CaseDetails, DeskMember, RowWork } from "./case-rows.ts";
import type { SaidInShort } from "./contents.ts";
import type { Damage } from "./open-report.ts";
import type { ListingAlarm } from "./served-desks.ts";

/** One line of the list. `leaf` names it; nothing here is a time of arrival finer than a batch. */
export type Row = {
  readonly leaf: string;
  readonly batch: number;
  readonly state: "new" | "read" | "replied" | "damaged" | "deleted";
  readonly damage?: Damage;
  readonly said?: SaidInShort;
  readonly additions: number;
  readonly pictures: number;
  readonly work: RowWork;
};

/** One case as a line of the list. `days`: until an answer is due. */
export type ListLine = {
  readonly row: Row;
  readonly count: number;
  readonly days: number | undefined;
  readonly chosen: boolean;
};

/**
 * A window into the filtered list: `lines` from place `from` on. `total`: cases of the desk; `count`: those that the filter
 * lets through; `chosen`: how many of these are chosen; `place`: of the line in hand, -1 when it is not among them.
 */
export type Shown = {
  readonly total: number;
  readonly count: number;
  readonly from: number;
  readonly lines: readonly ListLine[];
  readonly place: number;
  readonly chosen: number;
};

/** A report of the same case, for its page to name. */
export type Together = { readonly leaf: string; readonly batch: number; readonly content: ReportContent };

/** One report, opened. Pictures are bytes that nobody has looked at: they are decoded by the page's picture worker only. */
export type OpenedReport = {
  readonly leaf: string;
  readonly batch: number;
  readonly content: ReportContent;
  readonly additions: readonly { readonly seq: number; readonly batch: number; readonly content: AdditionContent }[];
  readonly pictures: readonly Uint8Array[];
  readonly replies: readonly SentReply[];
  readonly details: CaseDetails;
  /** Every report of the case that is here, itself among them, in the order of their leaves. */
  readonly together: readonly Together[];
};

export type DeskAlarm =
  | BatchAlarm
  | ListingAlarm
  | Alarm
  | {
      readonly kind:
        | "ledger-rewound"
        | "ledger-forked"
        | "ledger-unreadable"
        | "ledger-succeeded"
        | "operator-key-changed"
        | "journal-withheld"
        | "journal-damaged";
    }
  | { readonly kind: "journal-refused"; readonly why: Refused["why"]; readonly author: string }
  | { readonly kind: "journal-conflict"; readonly what: Conflict["kind"]; readonly number: number };

/** A filter that a member named; it lies in her member file, sealed. */
export type SavedFilter = { readonly name: string; readonly text: string };

/** A reply that a member keeps to begin others with; it lies in her member file, sealed. */
export type SavedTemplate = { readonly name: string; readonly language: "kk" | "ru" | "en"; readonly text: string };

export type View = {
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly desk: string;
  /** ISO 3166 code. */
  readonly place: string;
  readonly root: string;
  readonly label: string;
  readonly role: "lead" | "case-worker" | "reader";
  /** Grows with every change of what the list shows: a page that sees another one asks again. */
  readonly revision: number;
  readonly alarms: readonly DeskAlarm[];
  readonly latestBatch: number;
  /** The last day of the newest epoch that this desk has published: after it, voters' pages refuse to seal to it. */
  readonly epochsUntil: string;
  readonly unposted: number;
  readonly me: string;
  readonly members: readonly DeskMember[];
  readonly filters: readonly SavedFilter[];
  readonly templates: readonly SavedTemplate[];
  /** Bulk exports that were asked for today. */
  readonly requests: readonly ExportRequest[];
  /** What left the desk, newest first. */
  readonly exports: readonly {
    readonly form: ExportForm;
    readonly count: number;
    readonly by: string;
    readonly on: string;
  }[];
};
