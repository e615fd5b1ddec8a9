import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { concat, toBase64Url } from "@perde/seal/bytes";
import { NONCE_BYTES, readCall, verifyCall } from "@perde/seal/call";
import { type Intake, sha256 } from "./intake.ts";
import { generationOf, minuteNow, nonceId } from "./puzzles.ts";

/**
 * Signed calls (docs/formats/http.md, "Calls"). There is no session. A nonce proves by itself that it is ours: minute
 * of expiry ‖ 4 random bytes ‖ 8 bytes of HMAC; the store keeps those that were used.
 */
export type Caller =
  | { readonly kind: "caller"; readonly key: Uint8Array }
  | { readonly kind: "bad-call" | "nonce-expired" | "nonce-spent" };

export const NONCE_MINUTES = 10;
const MAC_BYTES = 8;

const macOf = (intake: Intake, head: Uint8Array): Uint8Array =>
  createHmac("sha256", intake.keys.nonce).update(head).digest().subarray(0, MAC_BYTES);

export const issueNonce = (intake: Intake): string => {
  const head = new Uint8Array(NONCE_BYTES - MAC_BYTES);
  new DataView(head.buffer).setUint32(0, minuteNow(intake) + NONCE_MINUTES);
  head.set(intake.random(head.length - 4), 4);
  return toBase64Url(concat(head, macOf(intake, head)));
};

const spki = Buffer.from("302a300506032b6570032100", "hex");

/** Ed25519 by Node's own code: a tenth of the time of one in JavaScript. */
const nativeVerify = (sig: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    return verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" }),
      sig,
    );
  } catch {
    return false; // Node throws for a point that does not decode
  }
};

/** Checks the signature and spends the nonce; durable before it answers, so that a call counts once. */
export const hear = async (
  intake: Intake,
  call: {
    readonly header: string | undefined;
    readonly origin: string;
    readonly method: string;
    readonly path: string;
    readonly body: Uint8Array;
  },
): Promise<Caller> => {
  const read = call.header === undefined ? undefined : readCall(call.header);
  if (call.header === undefined || read === undefined) return { kind: "bad-call" };
  const head = read.nonce.subarray(0, NONCE_BYTES - MAC_BYTES);
  if (!timingSafeEqual(macOf(intake, head), read.nonce.subarray(head.length))) return { kind: "bad-call" };
  const expires = new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (minuteNow(intake) > expires) return { kind: "nonce-expired" };
  const { origin, method, path, body } = call;
  const verified = verifyCall(call.header, { origin, method, path, bodyHash: sha256(body) }, nativeVerify);
  if (verified.kind !== "call") return { kind: "bad-call" };
  const spent = await intake.store.spend({ id: nonceId(read.nonce), generation: generationOf(expires) });
  return spent === "spent-now" ? { kind: "caller", key: verified.key } : { kind: "nonce-spent" };
};
