/** What the ledger page checks in the browser: docs/formats/ledger.md, "Reading a ledger". */
import { openCheckpoint } from "@perde/ledger/checkpoint";
import {
  compareWithSeen,
  fetchBatchRange,
  fetchCheckpoint,
  type Get,
  readerOf,
  readLeaves,
} from "@perde/ledger/log-client";

/** What was found, in the order in which it was checked. `alarm`: not what a ledger should be. */
export type Finding =
  | { readonly kind: "signed"; readonly size: number }
  | { readonly kind: "consistent"; readonly size: number }
  | { readonly kind: "batch"; readonly batch: number; readonly size: number }
  | { readonly kind: "rewound" | "forked" | "leaves" | "key" }
  | { readonly kind: "kept" | "none" | "unread" };

export const isAlarm = ({ kind }: Finding): boolean => ["rewound", "forked", "leaves", "key"].includes(kind);

export type Checked = {
  readonly findings: readonly Finding[];
  /** The signed note, to be kept; empty when there is none that is signed. */
  readonly note: string;
};

/** @param kept a checkpoint that the visitor kept, or nothing. Rejects when the network fails. */
export const checkLedger = async (get: Get, verifierKey: string, kept: string): Promise<Checked> => {
  const only = (finding: Finding): Checked => ({ findings: [finding], note: "" });
  const shown = await fetchCheckpoint(get, verifierKey);
  if (shown.kind === "missing") return only({ kind: "none" });
  if (shown.kind !== "shown") return only({ kind: "key" });
  const { checkpoint } = shown;
  const note = new TextDecoder().decode(shown.note);
  const findings: Finding[] = [{ kind: "signed", size: checkpoint.size }];
  const reader = readerOf(get);
  if (kept.trim() !== "") {
    // Pasting may bring spaces around the note or lose its last line feed; inside it nothing is forgiven.
    const seen = openCheckpoint(`${kept.trim().replaceAll("\r\n", "\n")}\n`, verifierKey);
    if ("kind" in seen) return { findings: [...findings, { kind: "kept" }], note };
    const compared = await compareWithSeen(get, seen, checkpoint, reader);
    if (compared.kind === "rewound") return { findings: [{ kind: "rewound" }], note };
    if (compared.kind === "tile-missing" || compared.kind === "tile-malformed")
      return { findings: [...findings, { kind: "unread" }], note };
    if (compared.kind !== "consistent") return { findings: [{ kind: "forked" }], note };
    findings.push({ kind: "consistent", size: seen.size });
  }
  const range = await fetchBatchRange(get, "latest");
  if (range.kind !== "range") return { findings: [...findings, { kind: "unread" }], note };
  // A batch may close between the two answers: what this checkpoint does not reach is read next time.
  if (range.start + range.size > checkpoint.size) return { findings, note };
  const read = await readLeaves(get, checkpoint, range, reader);
  if (read.kind === "leaves") findings.push({ kind: "batch", batch: range.batch, size: range.size });
  else findings.push({ kind: read.kind === "not-in-ledger" ? "leaves" : "unread" });
  return { findings, note };
};
