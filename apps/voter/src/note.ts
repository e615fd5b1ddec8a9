/**
 * The note to herself in slot 0 of her mailbox: docs/formats/reporter-note.md. Sealed to her own key; it says which
 * envelopes are hers, so that eight words are enough to find, prove, extend and delete a report.
 */

/** One envelope. Hashes in base64url; `batch` is the promised batch of the ledger. */
export type NotedEnvelope = {
  readonly sequence: number;
  readonly leaf: string;
  readonly header: string;
  readonly payload: string;
  readonly batch: number;
};

export type Note = {
  readonly v: 1;
  readonly envelopes: readonly NotedEnvelope[];
  /** Desk ids to which the report was sealed. */
  readonly desks: readonly string[];
};

/** A report and seven additions: as many as one deletion takes. */
export const mostEnvelopes = 8;

const isHash = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const fieldsOf = (value: unknown, names: readonly string[]): Readonly<Record<string, unknown>> | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const known = entries.length === names.length && entries.every(([name]) => names.includes(name));
  return known ? Object.fromEntries(entries) : undefined;
};

const parseEnvelope = (value: unknown): NotedEnvelope | undefined => {
  const fields = fieldsOf(value, ["sequence", "leaf", "header", "payload", "batch"]);
  const { sequence, leaf, header, payload, batch } = fields ?? {};
  if (!isCount(sequence) || !isHash(leaf) || !isHash(header) || !isHash(payload) || !isCount(batch)) return undefined;
  return { sequence, leaf, header, payload, batch };
};

/** Strict: unknown fields are refused. Nothing where the value is not such a note. */
export const parseNote = (value: unknown): Note | undefined => {
  const fields = fieldsOf(value, ["v", "envelopes", "desks"]);
  if (fields?.["v"] !== 1 || !Array.isArray(fields["envelopes"]) || !Array.isArray(fields["desks"])) return undefined;
  const envelopes = fields["envelopes"].map(parseEnvelope);
  const parsed = envelopes.filter(envelope => envelope !== undefined);
  const desks: readonly unknown[] = fields["desks"];
  const ids = desks.filter(desk => typeof desk === "string").filter(desk => /^[A-Za-z0-9_-]{22}$/.test(desk));
  if (parsed.length !== envelopes.length || parsed.length === 0 || parsed.length > mostEnvelopes) return undefined;
  return ids.length === desks.length && ids.length > 0 && ids.length <= 4
    ? { v: 1, envelopes: parsed, desks: ids }
    : undefined;
};
