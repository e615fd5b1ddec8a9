/**
 * The ledger as the intake shows it now, compared with what this member saw before. A restore closes a log and opens a
 * successor under the same key and another name: both are read, and the desk is told.
 */
import { type Checkpoint, openCheckpoint } from "@perde/ledger/checkpoint";
import { compareWithSeen, fetchCheckpoint, type Get } from "@perde/ledger/log-client";
import { formatVerifierKey, parseVerifierKey, verifierOf } from "@perde/ledger/note";
import { equalBytes, fromUtf8 } from "@perde/seal/bytes";
import * as v from "valibot";
import type { ShownLog } from "./batches.ts";
import { ledgerGet, type NoAnswer, type Remote, read, readJson } from "./remote.ts";

export type LedgerAlarm =
  | "ledger-rewound"
  | "ledger-forked"
  | "ledger-unreadable"
  | "operator-key-changed"
  /** The intake was put back from a backup: what came after it is lost. */
  | "ledger-succeeded";

export type ShownLogs =
  | {
      readonly kind: "logs";
      readonly logs: readonly ShownLog[];
      /** The checkpoint of the present log, to be remembered. */
      readonly note: string | undefined;
      readonly alarms: readonly LedgerAlarm[];
    }
  /** Before the first batch there is no ledger. */
  | { readonly kind: "none" }
  | { readonly kind: "alarm"; readonly alarm: LedgerAlarm };

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const listed = v.object({
  logs: v.pipe(v.array(v.object({ log: count, origin: v.string(), first: count })), v.minLength(1)),
});

const alarmed = (alarm: LedgerAlarm): ShownLogs => ({ kind: "alarm", alarm });

/** Paths of a closed log lie below its number. */
const closedGet =
  (get: Get, log: number): Get =>
  path =>
    get(path.replace(/^\/ledger\//, `/ledger/logs/${log}/`));

/** How the checkpoint remembered stands to the one shown; `undefined` when it continues it. */
const against = async (get: Get, seen: Checkpoint, shown: Checkpoint): Promise<LedgerAlarm | undefined> => {
  const compared = await compareWithSeen(get, seen, shown);
  if (compared.kind === "consistent") return undefined;
  return compared.kind === "rewound" || compared.kind === "forked" ? `ledger-${compared.kind}` : "ledger-unreadable";
};

/**
 * @param ledgerKey the verifier key as it was when the desk was founded; its key bytes never change unseen
 * @param servedKey the verifier key that the intake states now
 * @param seenNote the checkpoint that this member saw last
 * @throws Offline when the network fails
 */
export const showLogs = async (
  remote: Remote,
  ledgerKey: string,
  servedKey: string,
  seenNote: string | undefined,
): Promise<ShownLogs | NoAnswer> => {
  const pinned = parseVerifierKey(ledgerKey);
  const served = parseVerifierKey(servedKey);
  if (pinned.kind !== "verifier" || served.kind !== "verifier") return alarmed("ledger-unreadable");
  if (!equalBytes(pinned.publicKey, served.publicKey)) return alarmed("operator-key-changed");
  const get = ledgerGet(remote);
  const answer = await read(remote, "/ledger/logs");
  if (answer.kind !== "answer") return answer;
  const all = readJson(answer.bytes, listed)?.logs;
  if (all === undefined || all.at(-1)?.origin !== served.name || !all.some(({ origin }) => origin === pinned.name))
    return alarmed("ledger-unreadable");
  const logs: ShownLog[] = [];
  let note: string | undefined;
  let followed = seenNote === undefined;
  for (const [place, { log, origin, first }] of all.entries()) {
    const next = all[place + 1];
    const path = next === undefined ? get : closedGet(get, log);
    const key = formatVerifierKey(verifierOf(origin, pinned.publicKey));
    const shown = await fetchCheckpoint(path, key);
    if (shown.kind === "missing") {
      if (next !== undefined) continue; // closed before its first batch
      return followed && logs.length === 0 ? { kind: "none" } : alarmed("ledger-rewound");
    }
    if (shown.kind !== "shown") return alarmed("ledger-unreadable");
    const before = seenNote === undefined ? undefined : openCheckpoint(seenNote, key);
    if (before !== undefined && !("kind" in before)) {
      followed = true;
      const found = await against(path, before, shown.checkpoint);
      // A closed log may end before what was seen: that is the loss which the succession states.
      if (found !== undefined && !(next !== undefined && found === "ledger-rewound")) return alarmed(found);
    }
    logs.push({ checkpoint: shown.checkpoint, get: path, first, until: next?.first ?? Number.MAX_SAFE_INTEGER });
    if (next === undefined) note = fromUtf8(shown.note);
  }
  if (!followed) return alarmed("ledger-unreadable");
  return { kind: "logs", logs, note, alarms: all.length > 1 ? ["ledger-succeeded"] : [] };
};
