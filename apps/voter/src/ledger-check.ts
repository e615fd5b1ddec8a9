/**
 * Whether an envelope is in the public ledger: the signed checkpoint, the batch it was promised for, the leaf in that
 * batch, and the proof that leads from the leaf to the checkpoint. The page fetches, the sealing worker proves: it has
 * the hashes and signatures already. Loaded only when she comes back.
 */
import { decodeEntries } from "@perde/ledger/entry-bundle";
import { TILE_WIDTH, tilePath } from "@perde/ledger/tile-path";
import { fromBase64Url } from "@perde/seal/bytes";
import type { Remote } from "@perde/site/remote";
import { type Answer, getLedger } from "./intake.ts";
import type { SealOffer } from "./workers/seal.ts";

export type InLedger = "in" | "waiting" | "missing" | "unchecked";

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const numbersOf = (bytes: Uint8Array): { readonly start: number; readonly size: number } | undefined => {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    if (typeof value !== "object" || value === null) return undefined;
    const [start, size] = [Reflect.get(value, "start"), Reflect.get(value, "size")].map(Number);
    const counts = Number.isSafeInteger(start) && Number.isSafeInteger(size);
    return counts && start !== undefined && size !== undefined && start >= 0 && size > 0 && size < 1_000_000
      ? { start, size }
      : undefined;
  } catch {
    return undefined; // not JSON
  }
};

const bytesOf = (answer: Answer<Uint8Array<ArrayBuffer>>): Uint8Array<ArrayBuffer> | undefined =>
  answer.kind === "ok" ? answer.value : undefined;

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Entry bundles are partial only at the end of the log: a bundle is asked for at the width the checkpoint implies. */
const widthOf = (index: number, size: number): number => Math.min(TILE_WIDTH, size - index * TILE_WIDTH);

const positionOf = async (
  leaf: Uint8Array,
  { start, size }: { readonly start: number; readonly size: number },
  treeSize: number,
): Promise<number | "absent" | "unread"> => {
  const last = Math.floor((start + size - 1) / TILE_WIDTH);
  for (let index = Math.floor(start / TILE_WIDTH); index <= last; index++) {
    const width = widthOf(index, treeSize);
    const bundle = bytesOf(await getLedger(tilePath("entries", index, width)));
    const entries = bundle && decodeEntries(bundle, width);
    if (entries?.kind !== "leaves") return "unread";
    const found = entries.leaves.findIndex(entry => same(entry, leaf));
    if (found >= 0) return index * TILE_WIDTH + found;
  }
  return "absent";
};

/** Most tiles that one proof can need; more means that the server answers nonsense. */
const mostTiles = 64;

/** @param envelope leaf in base64url and promised batch; @param ledgerKey the ledger's verifier key */
export const inLedger = async (
  sealer: Remote<SealOffer>,
  envelope: { readonly leaf: string; readonly batch: number },
  ledgerKey: string,
): Promise<InLedger> => {
  const leaf = fromBase64Url(envelope.leaf, 32);
  const latest = await getLedger("batches/latest");
  if (!leaf || latest.kind === "offline" || latest.kind === "busy") return "unchecked";
  if (latestBatch(bytesOf(latest)) < envelope.batch) return "waiting";
  const batch = await getLedger(`batches/${envelope.batch}`);
  if (batch.kind === "refused") return "missing";
  const checkpoint = bytesOf(await getLedger("checkpoint"));
  const size = checkpoint && (await sealer.call("ledgerSize", { checkpoint, ledgerKey }));
  const numbers = batch.kind === "ok" ? numbersOf(batch.value) : undefined;
  if (!checkpoint || size === undefined || !numbers || numbers.start + numbers.size > size) return "unchecked";
  const position = await positionOf(leaf, numbers, size);
  if (position === "unread") return "unchecked";
  if (position === "absent") return "missing";
  const tiles: Record<string, Uint8Array> = {};
  while (Object.keys(tiles).length < mostTiles) {
    const answer = await sealer.call("inTree", { checkpoint, ledgerKey, leaf, position, tiles });
    if (answer.kind !== "needs") return answer.kind;
    const tile = bytesOf(await getLedger(answer.path));
    if (!tile) return "unchecked";
    tiles[answer.path] = tile;
  }
  return "unchecked";
};

const latestBatch = (bytes: Uint8Array | undefined): number => {
  if (!bytes) return -1;
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    const batch: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "batch") : undefined;
    return Number.isSafeInteger(batch) ? Number(batch) : -1;
  } catch {
    return -1; // not JSON: no batch is known to be closed
  }
};
