/**
 * Requests to the intake: docs/formats/http.md. One place turns status and bytes into closed answers. No cookie, no
 * referrer, nothing cached; what is sent here is sealed, signed or empty.
 */

export type Instance = {
  readonly instance: string;
  readonly promiseKey: string;
  readonly ledgerKey: string;
  readonly trial: boolean;
  readonly demo: boolean;
};

/** `busy`: try again after `seconds`. `refused`: the intake's closed kind. */
export type Trouble =
  | { readonly kind: "offline" }
  | { readonly kind: "busy"; readonly seconds: number }
  | { readonly kind: "refused"; readonly error: string };

export type Answer<Value> = { readonly kind: "ok"; readonly value: Value } | Trouble;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const textOf = (value: unknown, name: string): string => {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : "";
};

const troubleOf = async (response: Response): Promise<Trouble> => {
  if (response.status === 503) {
    const seconds = Number(response.headers.get("retry-after"));
    return { kind: "busy", seconds: Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 120) : 10 };
  }
  const body: unknown = await response.json().catch(() => undefined);
  return { kind: "refused", error: textOf(body, "error") };
};

type Send = {
  readonly method?: "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** Most milliseconds; large envelopes on slow networks need minutes. */
  readonly patience?: number;
};

const request = async (path: string, { patience = 30_000, ...send }: Send = {}): Promise<Answer<Response>> => {
  try {
    const response = await fetch(path, {
      ...send,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(patience),
    });
    return response.ok ? { kind: "ok", value: response } : await troubleOf(response);
  } catch {
    return { kind: "offline" }; // no network, an aborted answer, or out of patience
  }
};

const json = async <Value>(
  path: string,
  parse: (value: unknown) => Value | undefined,
  send?: Send,
): Promise<Answer<Value>> => {
  const answer = await request(path, send);
  if (answer.kind !== "ok") return answer;
  try {
    const value = parse(await answer.value.json());
    return value === undefined ? { kind: "refused", error: "malformed" } : { kind: "ok", value };
  } catch (error) {
    return error instanceof SyntaxError ? { kind: "refused", error: "malformed" } : { kind: "offline" };
  }
};

const bytes = async (path: string, send?: Send): Promise<Answer<Uint8Array<ArrayBuffer>>> => {
  const answer = await request(path, send);
  if (answer.kind !== "ok") return answer;
  try {
    return { kind: "ok", value: new Uint8Array(await answer.value.arrayBuffer()) };
  } catch {
    return { kind: "offline" }; // the answer broke off
  }
};

const octets = { "content-type": "application/octet-stream" } as const;

const parseInstance = (value: unknown): Instance | undefined => {
  const [instance, promiseKey, ledgerKey] = ["instance", "promiseKey", "ledgerKey"].map(name => textOf(value, name));
  if (!instance || !promiseKey || !ledgerKey) return undefined;
  return {
    instance,
    promiseKey,
    ledgerKey,
    trial: fieldOf(value, "trial") === true,
    demo: fieldOf(value, "demo") === true,
  };
};

const nonEmpty = (name: string) => (value: unknown) => textOf(value, name) || undefined;

export const getInstance = () => json("/v1/instance", parseInstance);
export const getDesks = () => json("/v1/desks", value => ({ listings: fieldOf(value, "listings") }));

export type PuzzleClass = "16k" | "256k" | "1m" | "4m" | "note";
export const getPuzzle = (puzzleClass: PuzzleClass) => json(`/v1/puzzles/${puzzleClass}`, nonEmpty("token"));
export const getNonce = () => json("/v1/nonce", nonEmpty("nonce"));

/** `puzzle` is "token.solution", `deleter` the hash of the deletion key. The answer is the signed promise, unchecked. */
export const postEnvelope = (wire: Uint8Array<ArrayBuffer>, puzzle: string, deleter: string) =>
  json("/v1/envelopes", value => ({ promise: fieldOf(value, "promise") }), {
    method: "POST",
    headers: { ...octets, "perde-puzzle": puzzle, "perde-deleter": deleter },
    body: wire,
    patience: 300_000,
  });

/** As long as the header of an envelope and read by nobody: on the wire a deletion looks like a report. */
const noDeleter = "A".repeat(43);

export const postDeletion = (body: Uint8Array<ArrayBuffer>, puzzle: string) =>
  json("/v1/deletions", value => value ?? undefined, {
    method: "POST",
    headers: { ...octets, "perde-puzzle": puzzle, "perde-deleter": noDeleter },
    body,
  });

/** The three calls that only the mailbox's own key can make. `call` is the signed header. */
export const postMailboxRead = (body: Uint8Array<ArrayBuffer>, call: string) =>
  bytes("/v1/mailbox/read", { method: "POST", headers: { ...octets, "perde-call": call }, body });

export const postMailboxNote = (body: Uint8Array<ArrayBuffer>, call: string, puzzle: string) =>
  json("/v1/mailbox/note", value => value ?? undefined, {
    method: "POST",
    headers: { ...octets, "perde-call": call, "perde-puzzle": puzzle },
    body,
  });

export const postMailboxDelete = (body: Uint8Array<ArrayBuffer>, call: string, puzzle: string) =>
  json("/v1/mailbox/drop", value => value ?? undefined, {
    method: "POST",
    headers: { ...octets, "perde-call": call, "perde-puzzle": puzzle },
    body,
  });

export const getLedger = (path: string) => bytes(`/ledger/${path}`);
