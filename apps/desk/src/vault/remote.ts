import { sha256 } from "@noble/hashes/sha2.js";
import { fromUtf8, utf8 } from "@perde/seal/bytes";
import { signCall } from "@perde/seal/call";
import type { SigningKey } from "@perde/seal/statement";
import * as v from "valibot";

/** The intake as this desk reaches it. Every desk call is signed; there is no session. */
export type Remote = { readonly origin: string; readonly fetch: typeof fetch };

/** Why an answer did not come. `error` is one of the intake's closed kinds (docs/formats/http.md). */
export type NoAnswer =
  | { readonly kind: "offline" }
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "malformed-answer" };
export type Answer = { readonly kind: "answer"; readonly bytes: Uint8Array };

const failure = v.object({ error: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)) });
const nonceAnswer = v.object({ nonce: v.string() });

/** Parses JSON of an answer by a schema; spaces that pad it are JSON too. */
export const readJson = <Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
): v.InferOutput<Schema> | undefined => {
  const text = fromUtf8(bytes);
  if (text === undefined) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined; // not JSON: the same as JSON of another shape
  }
};

const send = async (remote: Remote, path: string, init: RequestInit): Promise<Answer | NoAnswer> => {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await remote.fetch(`${remote.origin}${path}`, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
    });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return { kind: "offline" }; // fetch rejects for the network only; aborted requests are the network's too
  }
  if (response.ok) return { kind: "answer", bytes };
  const refused = readJson(bytes, failure);
  return refused === undefined ? { kind: "malformed-answer" } : { kind: "refused", error: refused.error };
};

/** What everybody may read. */
export const read = (remote: Remote, path: string): Promise<Answer | NoAnswer> => send(remote, path, { method: "GET" });

/** What nobody has to sign: the creation of a desk carries its invitation inside. */
export const post = (remote: Remote, path: string, value: unknown): Promise<Answer | NoAnswer> =>
  send(remote, path, { method: "POST", body: JSON.stringify(value), headers: { "content-type": "application/json" } });

/** A call signed by a member's key, with a nonce that is good once. */
export const call = async (
  remote: Remote,
  key: SigningKey,
  method: "GET" | "POST" | "PUT",
  path: string,
  value?: unknown,
): Promise<Answer | NoAnswer> => {
  const asked = await read(remote, "/v1/nonce");
  if (asked.kind !== "answer") return asked;
  const given = readJson(asked.bytes, nonceAnswer);
  if (given === undefined) return { kind: "malformed-answer" };
  const text = value === undefined ? undefined : JSON.stringify(value);
  const bodyHash = sha256(utf8(text ?? ""));
  const signed = signCall({ origin: remote.origin, method, path, bodyHash, nonce: given.nonce }, key);
  const headers = { "perde-call": signed, ...(text === undefined ? {} : { "content-type": "application/json" }) };
  return send(remote, path, { method, headers, ...(text === undefined ? {} : { body: text }) });
};

/** What the intake has of an envelope's text. */
export type Payload = { readonly kind: "here"; readonly bytes: Uint8Array } | { readonly kind: "erased" | "unknown" };

/** How many payloads may be asked for in one call. */
export const MOST_PAYLOADS = 64;

/** Payloads of up to MOST_PAYLOADS leaves, in their order; fewer when an answer would grow too large. */
export const readPayloads = async (
  remote: Remote,
  key: SigningKey,
  leaves: readonly string[],
): Promise<{ readonly kind: "payloads"; readonly payloads: readonly Payload[] } | NoAnswer> => {
  const answer = await call(remote, key, "POST", "/v1/desk/payloads", { leaves });
  if (answer.kind !== "answer") return answer;
  const { bytes } = answer;
  const payloads: Payload[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 5 > bytes.length) return { kind: "malformed-answer" };
    const end = at + 5 + new DataView(bytes.buffer, bytes.byteOffset + at + 1).getUint32(0);
    const kind = ([0, 1, 2] as const).find(one => one === bytes[at]);
    if (kind === undefined || end > bytes.length || payloads.length === leaves.length)
      return { kind: "malformed-answer" };
    payloads.push(
      kind === 0 ? { kind: "here", bytes: bytes.slice(at + 5, end) } : { kind: kind === 1 ? "erased" : "unknown" },
    );
    at = end;
  }
  return payloads.length === 0 ? { kind: "malformed-answer" } : { kind: "payloads", payloads };
};

/** Reads a path of the public ledger; `undefined` when there is none. Rejects when the network fails, as the ledger's client expects. */
export const ledgerGet =
  (remote: Remote) =>
  async (path: string): Promise<Uint8Array | undefined> => {
    const answer = await read(remote, path);
    if (answer.kind === "answer") return answer.bytes;
    if (answer.kind === "offline") throw new Offline();
    return undefined;
  };

/** The network failed in the middle of reading the ledger. */
export class Offline extends Error {}
