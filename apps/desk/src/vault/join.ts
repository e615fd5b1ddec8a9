/**
 * Joining a desk. The invitee makes keys and a request; both sides compare the six words of its key aloud; the lead's
 * welcome brings the certificate and the present epochs, wrapped to that key. docs/formats/desk-keys.md, "Chain".
 */
import type { MemberContent } from "@perde/cases/member-content";
import { equalBytes, fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import { deskIdOf, followPath, newMember, unwrapSeed, wrapHash } from "@perde/seal/desk-keys";
import { createMemberFile } from "@perde/seal/member-file";
import type { StretchCost } from "@perde/seal/stretch";
import * as v from "valibot";

const bytes = (length: number) =>
  v.pipe(v.string(), v.length(Math.ceil((length * 4) / 3)), v.regex(/^[A-Za-z0-9_-]+$/));
const recipient = v.pipe(v.string(), v.regex(/^age1pq1[02-9ac-hj-np-z]{1900,2000}$/));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const day = v.pipe(v.string(), v.regex(/^20\d\d-\d\d-\d\d$/));
const signed = v.strictObject({ statement: v.pipe(v.string(), v.maxLength(4000)), by: bytes(32), sig: bytes(64) });

const request = v.strictObject({ v: v.literal("perde-request/1"), key: bytes(32), recipient, label });
const welcome = v.strictObject({
  v: v.literal("perde-welcome/1"),
  instance: bytes(16),
  intake: v.pipe(v.string(), v.maxLength(220)),
  promiseKey: bytes(32),
  ledgerKey: v.pipe(v.string(), v.maxLength(400)),
  batchSeconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400)),
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)),
  desk: bytes(16),
  root: bytes(32),
  name: v.strictObject({ kk: name, ru: name, en: name }),
  place: v.pipe(v.string(), v.maxLength(6)),
  slot: v.picklist([0, 1, 2, 3]),
  role: v.picklist(["lead", "case-worker", "reader"]),
  path: v.pipe(v.array(signed), v.minLength(1), v.maxLength(8)),
  epochs: v.pipe(
    v.array(
      v.strictObject({
        epoch: v.pipe(v.number(), v.integer(), v.minValue(0)),
        from: day,
        to: day,
        wrapped: v.pipe(v.string(), v.maxLength(8000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(400),
  ),
});

/** Who asks to join. Nothing in it is secret; the six words of `key` are what is compared. */
export type JoinRequest = v.InferOutput<typeof request>;
export type Welcome = v.InferOutput<typeof welcome>;

const parse = <Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  most: number,
): v.InferOutput<Schema> | undefined => {
  if (text.length > most) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined; // not JSON: the same as JSON of another shape
  }
};
export const parseRequest = (text: string): JoinRequest | undefined => parse(request, text, 8_000);
export const parseWelcome = (text: string): Welcome | undefined => parse(welcome, text, 4_000_000);

/** @param seed 32 random bytes, kept by the invitee until the welcome comes */
export const makeRequest = async (seed: Uint8Array, called: string): Promise<JoinRequest> => {
  const member = await newMember(seed);
  return {
    v: "perde-request/1",
    key: toBase64Url(member.signing.publicKey),
    recipient: member.wrap.recipient,
    label: called,
  };
};

export type Joined =
  | { readonly kind: "joined"; readonly file: Uint8Array; readonly content: MemberContent }
  | { readonly kind: "malformed" | "broken-chain" | "not-for-this-key" | "out-of-memory" };

/** Makes the member file from a welcome. The chain must end in this very key under the root it names. */
export const joinDesk = async (
  text: string,
  seed: Uint8Array,
  called: string,
  passphrase: string,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Joined> => {
  const given = parseWelcome(text);
  const root = given === undefined ? undefined : fromBase64Url(given.root, 32);
  if (given === undefined || root === undefined) return { kind: "malformed" };
  const member = await newMember(seed);
  const end = followPath(root, given.path);
  if ("kind" in end || given.desk !== deskIdOf(root) || end.role !== given.role) return { kind: "broken-chain" };
  if (
    !equalBytes(end.subject, member.signing.publicKey) ||
    end.wrap === undefined ||
    !equalBytes(end.wrap, wrapHash(member.wrap.recipient))
  )
    return { kind: "not-for-this-key" };
  const epochs: MemberContent["epochs"] = [];
  for (const { epoch, from, to, wrapped } of given.epochs) {
    const opened = await unwrapSeed(fromBase64Url(wrapped) ?? new Uint8Array(0), member.wrap.identity);
    if (opened.kind !== "seed") return { kind: "not-for-this-key" };
    epochs.push({ epoch, from, to, seed: toBase64Url(opened.seed) });
  }
  const { v: _version, epochs: _wrapped, ...rest } = given;
  const content: MemberContent = {
    v: "perde-member/1",
    ...rest,
    label: called,
    seed: toBase64Url(seed),
    epochs,
    seen: { heads: [] },
  };
  const file = await createMemberFile(content, passphrase, { random, ...(cost === undefined ? {} : { cost }) });
  return file.kind === "file" ? { kind: "joined", file: file.bytes, content } : file;
};
