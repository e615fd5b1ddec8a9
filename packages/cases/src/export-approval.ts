/** A second member's word about a bulk export: docs/formats/journal.md, "Bulk exports". It stops mistakes, not a disloyal member. */
import type { CaseBody } from "./case-event.ts";
import type { Admitted } from "./journal.ts";

/** More reports than this at once are a bulk export. */
export const MOST_WITHOUT_APPROVAL = 20;

export type ApprovalAnswer = {
  readonly approved: boolean;
  readonly reason?: string | undefined;
  readonly by: string;
  readonly on: string;
};
export type ExportRequest = {
  /** Hash of the event that asked. */
  readonly event: string;
  readonly by: string;
  readonly on: string;
  readonly count: number;
  /** Hash of the leaves that it is about. */
  readonly set: string;
  readonly reason: string;
  readonly answers: readonly ApprovalAnswer[];
  readonly state: "waiting" | "approved" | "refused";
};

type Work = { readonly entry: Admitted; readonly body: CaseBody };

/** Requests in fold order. One's own answer does not count; a refusal outranks every approval. */
export const foldApprovals = (work: readonly Work[]): readonly ExportRequest[] => {
  const requests = new Map<string, ExportRequest>();
  for (const { entry, body } of work) {
    const { author: by, hash, event } = entry;
    if (body.type === "export-asked") {
      const { count, set, reason } = body;
      requests.set(hash, { event: hash, by, on: event.day, count, set, reason, answers: [], state: "waiting" });
    }
    if (body.type !== "export-answered") continue;
    const asked = requests.get(body.event);
    if (asked === undefined || asked.by === by) continue;
    const answers = [...asked.answers, { approved: body.approved, reason: body.reason, by, on: event.day }];
    const state = answers.every(({ approved }) => approved) ? "approved" : "refused";
    requests.set(body.event, { ...asked, answers, state });
  }
  return [...requests.values()];
};

/** May `by` export this very set today? Only on the day on which it was asked for. */
export const isApproved = (requests: readonly ExportRequest[], by: string, set: string, today: string): boolean =>
  requests.some(one => one.by === by && one.set === set && one.on === today && one.state === "approved");
