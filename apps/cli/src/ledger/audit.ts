/** What `perde ledger verify` finds out, apart from how it is said. docs/formats/ledger.md, "Reading a ledger". */
import { type Checkpoint, openCheckpoint } from "@perde/ledger/checkpoint";
import {
  compareWithSeen,
  fetchBatchRange,
  fetchCheckpoint,
  findLeaf,
  type Get,
  readerOf,
  readLeaves,
} from "@perde/ledger/log-client";
import type { Asked } from "./flags.ts";

/** `finding`: the ledger is not what it should be. `unreadable`: what was given or served cannot be read. */
export type Outcome =
  | {
      readonly kind: "done";
      readonly lines: readonly string[];
      readonly checkpoint: Checkpoint;
      readonly note: Uint8Array;
    }
  | Finding
  | Unreadable;
type Finding = { readonly kind: "finding"; readonly code: string; readonly message: string };
type Unreadable = { readonly kind: "unreadable"; readonly code: string; readonly message: string };

const finding = (code: string, message: string): Finding => ({ kind: "finding", code, message });
const unreadable = (code: string, message: string): Unreadable => ({ kind: "unreadable", code, message });

/** Leaves read and checked at once in a full reading. */
const stretch = 16_384;

/** Troubles with tiles are the same wherever they come up. */
const tileTrouble = (trouble: {
  readonly kind: "tile-missing" | "tile-malformed";
  readonly path: string;
}): Unreadable =>
  unreadable(
    trouble.kind,
    `the server gave no good ${trouble.path}. Remedy: try again; if it stays so, keep your checkpoint and ask the operator.`,
  );

/**
 * @param seen the remembered note, if there is one
 * @param progress told of every stretch of a full reading
 */
export const audit = async (
  get: Get,
  asked: Asked,
  seen: Uint8Array | undefined,
  progress: (done: number, of: number) => void,
): Promise<Outcome> => {
  const before = seen === undefined ? undefined : openCheckpoint(seen, asked.key);
  if (before !== undefined && "kind" in before)
    return unreadable(
      "remembered-checkpoint",
      `the remembered checkpoint is not one of this key (${before.kind}). Remedy: check --key and --remember.`,
    );
  const shown = await fetchCheckpoint(get, asked.key);
  if (shown.kind === "missing")
    return unreadable("missing", "the server shows no checkpoint; before its first batch it has none.");
  if (shown.kind === "malformed")
    return unreadable("malformed", "what the server shows is no checkpoint, or --key is no verifier key.");
  if (shown.kind !== "shown") return finding(shown.kind, "the checkpoint is not signed by this key for its ledger.");
  const { checkpoint, note } = shown;
  const reader = readerOf(get);
  const lines = [`${checkpoint.origin}: ${checkpoint.size} leaves, signed by the given key`];
  if (before !== undefined) {
    const compared = await compareWithSeen(get, before, checkpoint, reader);
    if (compared.kind === "tile-missing" || compared.kind === "tile-malformed") return tileTrouble(compared);
    if (compared.kind === "rewound")
      return finding(
        "rewound",
        `rewound: ${before.size} leaves were seen, ${checkpoint.size} are shown. Keep the remembered checkpoint: it is evidence.`,
      );
    if (compared.kind !== "consistent")
      return finding(
        compared.kind,
        "forked: what is shown does not continue what was seen. Keep the remembered checkpoint: it is evidence.",
      );
    lines.push(`continues the remembered checkpoint of ${before.size} leaves`);
  }
  if (asked.leaf !== undefined) {
    const found = await find(get, checkpoint, asked.leaf);
    if (found.kind !== "found") return found;
    lines.push(found.line);
  }
  if (asked.full) {
    for (let start = 0; start < checkpoint.size; start += stretch) {
      const size = Math.min(stretch, checkpoint.size - start);
      const read = await readLeaves(get, checkpoint, { start, size }, reader);
      if (read.kind === "tile-missing" || read.kind === "tile-malformed") return tileTrouble(read);
      if (read.kind !== "leaves")
        return finding("not-in-ledger", `the leaves from ${start} on do not lead to the signed root.`);
      progress(start + size, checkpoint.size);
    }
    lines.push(`all ${checkpoint.size} leaves lead to the signed root`);
  }
  return { kind: "done", lines, checkpoint, note };
};

const find = async (
  get: Get,
  checkpoint: Checkpoint,
  { hex, batch }: NonNullable<Asked["leaf"]>,
): Promise<Finding | Unreadable | { readonly kind: "found"; readonly line: string }> => {
  const [range, latest] = [await fetchBatchRange(get, batch), await fetchBatchRange(get, "latest")];
  if (range.kind === "missing") return finding("batch-missing", `batch ${batch} is not closed, or not shown.`);
  if (range.kind !== "range")
    return unreadable("malformed", `the server's answer about batch ${batch} cannot be read.`);
  // A restored instance has closed logs before the present one: their batches are under other checkpoints.
  if (latest.kind !== "range" || range.log !== latest.log)
    return unreadable(
      "closed-log",
      `batch ${batch} lies in log ${range.log}, which is not the one that this checkpoint signs.`,
    );
  const found = await findLeaf(get, checkpoint, Uint8Array.fromHex(hex), range);
  switch (found.kind) {
    case "included":
      return { kind: "found", line: `the leaf stands at ${found.index}, in batch ${batch}` };
    case "absent":
      return finding(
        "absent",
        `the leaf is not in batch ${batch}, which was read whole. A promise for it is evidence.`,
      );
    case "outside":
      return finding("outside", `batch ${batch} lies outside the signed ledger.`);
    case "not-in-ledger":
      return finding("not-in-ledger", `the leaves shown for batch ${batch} do not lead to the signed root.`);
    default:
      return tileTrouble(found);
  }
};
