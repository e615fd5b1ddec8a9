import { formatVerifierKey, verifierOf } from "@perde/ledger/note";
import { ENTRY_BYTES, parseTilePath, TILE_WIDTH, tilePath } from "@perde/ledger/tile";
import { fromBase64Url, toBase64Url, utf8 } from "@perde/seal/bytes";
import { type Answer, json, refuse } from "./answers.ts";
import type { Intake } from "./intake.ts";

/** What everybody may read, on every origin: the instance, the desks, the ledger. */
export const readInstance = async ({ store, keys, settings, instance }: Intake): Promise<Answer> => {
  const { origin } = await store.log();
  return json({
    v: 1,
    instance: toBase64Url(instance),
    trial: settings.trial,
    demo: settings.demo,
    promiseKey: toBase64Url(keys.promise.publicKey),
    ledgerKey: formatVerifierKey(verifierOf(origin, keys.ledger.publicKey)),
    ledgerOrigin: origin,
    batchSeconds: settings.batchSeconds,
    retentionDays: settings.retentionDays,
  });
};

/** Listings as their desks signed them. A page believes those whose root it carries. */
export const readDesks = async ({ store }: Intake): Promise<Answer> => {
  const listings = (await store.desks()).map(({ listing }) => listing);
  return { status: 200, body: new Uint8Array(utf8(`{"listings":[${listings.join(",")}]}`)), type: "application/json" };
};

const plain = (text: string): Answer => ({
  status: 200,
  body: new Uint8Array(utf8(text)),
  type: "text/plain; charset=utf-8",
});

/** `log`: the present one when absent. */
export const readCheckpoint = async ({ store }: Intake, log?: number): Promise<Answer> => {
  const head = await store.checkpoint(log ?? (await store.log()).log);
  return head?.note === undefined ? refuse("not-found") : plain(head.note);
};

/** Full tiles never change and may be cached; a partial one is cut out of the full one when that has come. */
export const readTile = async ({ store }: Intake, path: string, log?: number): Promise<Answer> => {
  const asked = parseTilePath(path);
  if (asked.kind !== "tile") return refuse("not-found");
  const { level, index, width } = asked;
  const from = log ?? (await store.log()).log;
  const full = width === TILE_WIDTH ? undefined : await store.tile(from, tilePath(level, index));
  const bytes = full?.subarray(0, width * (level === "entries" ? ENTRY_BYTES : 32)) ?? (await store.tile(from, path));
  if (bytes === undefined) return refuse("not-found");
  return {
    status: 200,
    body: new Uint8Array(bytes),
    type: "application/octet-stream",
    headers: { "cache-control": "public, max-age=31536000, immutable" },
  };
};

export const readBatch = async ({ store }: Intake, name: string): Promise<Answer> => {
  if (name !== "latest" && !/^(?:0|[1-9][0-9]{0,8})$/.test(name)) return refuse("not-found");
  const batch = name === "latest" ? await store.latestBatch() : await store.batch(Number(name));
  return batch === undefined
    ? refuse("not-found")
    : json({ batch: batch.batch, start: batch.start, size: batch.size, log: batch.log });
};

/** All logs of this instance: the present one last, closed ones before it with the first batch of each. */
export const readLogs = async ({ store }: Intake): Promise<Answer> => json({ logs: await store.logs() });

export const readStatement = async ({ store }: Intake, name: string): Promise<Answer> => {
  const hash = fromBase64Url(name, 32);
  const bytes = hash === undefined ? undefined : await store.statement(hash);
  if (bytes === undefined) return refuse("not-found");
  return { status: 200, body: new Uint8Array(bytes), type: "application/json" };
};
