/**
 * The invitee's side of joining, in her own browser. Keys are made before the welcome comes and lie meanwhile in a sealed
 * file of their own, so that a closed tab loses nothing. docs/formats/joining.md.
 */
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import { createMemberFile, openMemberFile } from "@perde/seal/member-file";
import type { StretchCost } from "@perde/seal/stretch";
import * as v from "valibot";
import { type Joined, type JoinRequest, joinDesk, makeRequest, parseWelcome } from "./join.ts";

const key = v.pipe(v.string(), v.length(43), v.regex(/^[A-Za-z0-9_-]+$/));
const pending = v.strictObject({
  v: v.literal("perde-joining/1"),
  root: v.optional(key),
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  seed: key,
});

/** Keys that no desk knows yet. `root`: of the desk that the invitation link named. */
export type Joining = {
  readonly root: string | undefined;
  readonly label: string;
  readonly seed: Uint8Array;
  readonly passphrase: string;
};

export type Begun =
  | { readonly kind: "begun"; readonly joining: Joining; readonly request: JoinRequest; readonly file: Uint8Array }
  | { readonly kind: "out-of-memory" };
export type Resumed =
  | { readonly kind: "resumed"; readonly joining: Joining; readonly request: JoinRequest }
  | { readonly kind: "does-not-open" | "malformed" | "weak" | "out-of-memory" };

/** Makes the keys of somebody who wants to join, and the file that keeps them until the welcome comes. */
export const beginJoining = async (
  { root, label, passphrase }: Omit<Joining, "seed">,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Begun> => {
  const seed = random(32);
  const kept: v.InferOutput<typeof pending> = {
    v: "perde-joining/1",
    ...(root === undefined ? {} : { root }),
    label,
    seed: toBase64Url(seed),
  };
  const made = await createMemberFile(kept, passphrase, { random, ...(cost === undefined ? {} : { cost }) });
  if (made.kind !== "file") return made;
  return {
    kind: "begun",
    joining: { root, label, seed, passphrase },
    request: await makeRequest(seed, label),
    file: made.bytes,
  };
};

/** Goes on after the tab was closed. */
export const resumeJoining = async (file: Uint8Array, passphrase: string): Promise<Resumed> => {
  const opened = await openMemberFile(file, { kind: "passphrase", passphrase });
  if (opened.kind !== "opened") return opened;
  const kept = v.safeParse(pending, opened.content);
  const seed = kept.success ? fromBase64Url(kept.output.seed, 32) : undefined;
  if (!kept.success || seed === undefined) return { kind: "malformed" };
  const { root, label } = kept.output;
  return {
    kind: "resumed",
    joining: { root, label, seed, passphrase },
    request: await makeRequest(seed, label),
  };
};

/** Makes the member file from the welcome; a welcome to another desk than the link named is refused. */
export const finishJoining = async (
  welcome: string,
  { root, seed, label, passphrase }: Joining,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Joined | { readonly kind: "other-desk" }> => {
  const given = parseWelcome(welcome);
  if (given !== undefined && root !== undefined && given.root !== root) return { kind: "other-desk" };
  return joinDesk(welcome, seed, label, passphrase, random, cost);
};
