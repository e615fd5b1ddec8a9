import { concatAll, fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import * as v from "valibot";
import { type Answer, binary, json, refuse } from "./answers.ts";
import type { Intake } from "./intake.ts";
import { bytesText, parseJson } from "./outside-json.ts";
import type { Entry, Tombstone } from "./store/store.ts";

/**
 * What a desk fetches: for each leaf of each closed batch exactly one explanation, in the order of the ledger.
 * docs/formats/http.md, "Batches"; the items are those of @perde/ledger/batch, their bytes spelled in base64url.
 */
export const MOST_ITEMS = 1024;

export const readBatches = async (
  intake: Intake,
  { after, position, limit }: { readonly after: number; readonly position: number; readonly limit: number },
): Promise<Answer> => {
  const { store } = intake;
  const [log, latest] = [await store.log(), (await store.latestBatch())?.batch ?? -1];
  const most = Math.min(limit, MOST_ITEMS);
  const batches: unknown[] = [];
  let [number, from, given] = [after + 1, position, 0];
  for (; number <= latest && given < most; number++, from = 0) {
    const batch = await store.batch(number);
    if (batch === undefined) continue; // numbers that a restored store passes over
    const entries = (await store.entries(number)).slice(from, from + most - given);
    const items = [];
    for (const entry of entries) items.push(await explain(intake, entry));
    given += items.length;
    const erased =
      from === 0
        ? (await store.tombstonesToldIn(number)).map(each => ({ leaf: toBase64Url(each.leaf), ...buried(each) }))
        : [];
    batches.push({ batch: number, start: batch.start, size: batch.size, from, items, erased });
    if (from + items.length < batch.size) {
      return json({
        ledger: log.origin,
        first: log.first,
        latest,
        batches,
        next: { after: number - 1, position: from + items.length },
      });
    }
  }
  return json({ ledger: log.origin, first: log.first, latest, batches, next: { after: number - 1, position: from } });
};

const explain = async ({ store }: Intake, entry: Entry): Promise<unknown> => {
  switch (entry.kind) {
    case "filler":
      return { kind: "filler", preimage: toBase64Url(entry.preimage) };
    case "statement":
      return { kind: "statement", bytes: toBase64Url(entry.bytes) };
    case "envelope": {
      const envelope = await store.envelope(entry.leaf);
      if (envelope !== undefined) {
        const { deleter, header, payloadHash } = envelope;
        return {
          kind: "envelope",
          deleter: toBase64Url(deleter),
          header: toBase64Url(header),
          payloadHash: toBase64Url(payloadHash),
        };
      }
      const tombstone = await store.tombstone(entry.leaf);
      if (tombstone === undefined) throw new Error("a leaf of the ledger has no explanation");
      return buried(tombstone);
    }
  }
};

const buried = ({ by, deleter, headerHash, payloadHash, signed }: Tombstone) => {
  const statement = JSON.parse(signed);
  const hashes = { headerHash: toBase64Url(headerHash), payloadHash: toBase64Url(payloadHash), signed: statement };
  return by === "reporter"
    ? { kind: "tombstone", publicKey: statement.by, ...hashes }
    : { kind: "retention", deleter: toBase64Url(deleter), ...hashes };
};

export const readPayload = async ({ store }: Intake, name: string): Promise<Answer> => {
  const leaf = fromBase64Url(name, 32);
  const payload = leaf === undefined ? undefined : await store.payload(leaf);
  if (payload !== undefined) return binary(payload);
  return refuse(leaf !== undefined && (await store.tombstone(leaf)) !== undefined ? "erased" : "not-found");
};

export const MOST_PAYLOADS_BODY = 4096;
/** More than this is not put into one answer, the first payload apart: the rest is asked for again. */
const MOST_ANSWERED = 2 * 1024 * 1024;
const asking = v.strictObject({ leaves: v.pipe(v.array(bytesText(32)), v.minLength(1), v.maxLength(64)) });
const said = { here: 0, erased: 1, unknown: 2 } as const;

/** Payloads of several leaves in their order: for each a byte that says what follows, its length and its bytes. */
export const readPayloads = async ({ store }: Intake, body: Uint8Array): Promise<Answer> => {
  const asked = parseJson(asking, body, MOST_PAYLOADS_BODY);
  if (asked === undefined) return refuse("malformed");
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (const leaf of asked.leaves) {
    const payload = await store.payload(leaf);
    if (parts.length > 0 && bytes + (payload?.length ?? 0) > MOST_ANSWERED) break;
    const head = new Uint8Array(5);
    head[0] =
      payload !== undefined ? said.here : (await store.tombstone(leaf)) !== undefined ? said.erased : said.unknown;
    new DataView(head.buffer).setUint32(1, payload?.length ?? 0);
    parts.push(head, payload ?? new Uint8Array(0));
    bytes += payload?.length ?? 0;
  }
  return binary(concatAll(parts));
};
