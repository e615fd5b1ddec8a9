import { utf8 } from "@perde/seal/bytes";

/** What goes back over the wire, for both ways of serving: by Hono and by Node's own server. */
export type Answer = {
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: "application/json" | "application/octet-stream" | "text/plain; charset=utf-8";
  readonly headers?: Readonly<Record<string, string>>;
};

/** Every kind of refusal and its status: the one place where a kind becomes one (docs/formats/http.md). */
export const refusals = {
  malformed: 400,
  "wrong-size": 413,
  "not-age": 422,
  "classic-recipient": 422,
  "wrong-stanzas": 422,
  "puzzle-wrong": 403,
  "puzzle-expired": 403,
  "puzzle-spent": 403,
  "bad-call": 401,
  "nonce-expired": 401,
  "nonce-spent": 401,
  "not-a-member": 403,
  "no-invitation": 403,
  "bad-listing": 422,
  "desk-exists": 409,
  "older-serial": 409,
  "mailbox-full": 409,
  "not-found": 404,
  erased: 404,
  busy: 503,
  unavailable: 503,
  fault: 500,
} as const;

export type Refusal = keyof typeof refusals;

/** JSON answers to a reporter's page and all refusals have this many bytes, so that lengths tell no story. */
export const PADDED = 512;

/** JSON followed by spaces. @throws when the value does not fit: that is our mistake */
export const padded = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => {
  const json = utf8(JSON.stringify(value));
  if (json.length > PADDED) throw new Error("an answer does not fit its fixed length");
  const body = new Uint8Array(PADDED).fill(0x20);
  body.set(json);
  return { status, body, type: "application/json", headers };
};

/** JSON of its own length: for what everybody may read, and for desks. */
export const json = (value: unknown, status = 200): Answer => ({
  status,
  body: new Uint8Array(utf8(JSON.stringify(value))),
  type: "application/json",
});

export const binary = (body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  body: new Uint8Array(body),
  type: "application/octet-stream",
  headers,
});

export const refuse = (kind: Refusal): Answer =>
  padded({ error: kind }, refusals[kind], refusals[kind] === 503 ? { "retry-after": "30" } : {});

/** What every answer carries besides its own. */
export const alwaysHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};

/** Headers of an API answer: it is never kept and never shown as a page. */
export const headersOf = (answer: Answer): Record<string, string> => ({
  ...alwaysHeaders,
  "content-type": answer.type,
  "content-length": String(answer.body.length),
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  ...answer.headers,
});
