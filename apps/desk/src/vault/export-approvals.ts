/** Bulk exports and the second member who approves them. docs/formats/journal.md, "Bulk exports". */
import { sha256 } from "@noble/hashes/sha2.js";
import { isApproved, MOST_WITHOUT_APPROVAL } from "@perde/cases/export-approval";
import type { EventBody } from "@perde/cases/journal-event";
import type { DeskState } from "@perde/cases/journal-fold";
import { toBase64Url, utf8 } from "@perde/seal/bytes";
import type { Recorded } from "./vault.ts";

export type ExportApprovals = {
  /** Whether these reports may leave now; with one member who decides there is nobody to ask. */
  readonly mayExport: (leaves: readonly string[]) => boolean;
  readonly ask: (leaves: readonly string[], reason: string) => Promise<Recorded>;
  readonly answer: (event: string, approved: boolean, reason: string) => Promise<Recorded>;
};

type Around = {
  readonly me: string;
  readonly isReader: boolean;
  readonly today: () => string;
  readonly state: () => DeskState;
  readonly record: (bodies: readonly EventBody[]) => Promise<Recorded>;
};

const setOf = (leaves: readonly string[]): string => toBase64Url(sha256(utf8(leaves.toSorted().join("\n"))));

export const exportApprovals = ({ me, isReader, today, state, record }: Around): ExportApprovals => {
  const tidy = (reason: string): string => reason.trim().replace(/\s+/g, " ").slice(0, 500).trim();
  return {
    mayExport: leaves => {
      const deciders = [...state().members.values()].filter(({ role, removed }) => role !== "reader" && !removed);
      return (
        leaves.length <= MOST_WITHOUT_APPROVAL ||
        deciders.length < 2 ||
        isApproved(state().book.requests, me, setOf(leaves), today())
      );
    },
    ask: async (leaves, reason) =>
      isReader
        ? { kind: "not-allowed" }
        : record([{ type: "export-asked", count: leaves.length, set: setOf(leaves), reason: tidy(reason) }]),
    answer: async (event, approved, reason) => {
      const asked = state().book.requests.find(one => one.event === event);
      if (isReader || asked === undefined || asked.by === me) return { kind: "not-allowed" };
      const said = tidy(reason);
      return record([{ type: "export-answered", event, approved, ...(said === "" ? {} : { reason: said }) }]);
    },
  };
};
