import { fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import { type Answer, binary, json, refuse } from "./answers.ts";
import type { Intake } from "./intake.ts";
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
