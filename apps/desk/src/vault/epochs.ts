/** Epochs of a desk: making them, wrapping them, publishing them. docs/formats/desk-keys.md, "Epoch" and "Descriptor". */
import type { EventBody } from "@perde/cases/journal-event";
import type { Member } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import { signAccess } from "@perde/seal/access";
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import { addDays } from "@perde/seal/day";
import { deskListing, signDescriptor } from "@perde/seal/descriptor";
import { type EpochKeys, epochKeys, wrapSeed } from "@perde/seal/desk-keys";
import type { SigningKey } from "@perde/seal/statement";
import { call, type NoAnswer, type Remote } from "./remote.ts";

/** Epochs are this many days long, and the present one and the next two are published. */
export const EPOCH_DAYS = 30;
export const EPOCHS_AHEAD = 2;

export type HeldEpoch = MemberContent["epochs"][number];
export type RecoveryWrap = { readonly epoch: number; readonly wrapped: string };
export type OpenedEpochs = {
  readonly held: readonly HeldEpoch[];
  readonly bodies: readonly EventBody[];
  readonly recovery: readonly RecoveryWrap[];
};

/**
 * Opens `count` epochs from `from` on, each wrapped to the members given and to the recovery recipient. The members come
 * from the folded journal, so that nobody gets a key whom no lead certified.
 */
export const openEpochs = async (
  first: number,
  from: string,
  count: number,
  members: readonly Pick<Member, "key" | "recipient">[],
  recovery: string | undefined,
  random: RandomBytes,
): Promise<OpenedEpochs> => {
  const held: HeldEpoch[] = [];
  const bodies: EventBody[] = [];
  const wraps: RecoveryWrap[] = [];
  for (let ahead = 0; ahead < count; ahead += 1) {
    const seed = random(32);
    const epoch = first + ahead;
    const begin = addDays(from, ahead * EPOCH_DAYS);
    const to = addDays(begin, EPOCH_DAYS - 1);
    const own: { member: string; wrapped: string }[] = [];
    for (const { key, recipient } of members)
      if (recipient !== undefined) own.push({ member: key, wrapped: toBase64Url(await wrapSeed(seed, recipient)) });
    if (recovery !== undefined) wraps.push({ epoch, wrapped: toBase64Url(await wrapSeed(seed, recovery)) });
    held.push({ epoch, from: begin, to, seed: toBase64Url(seed) });
    bodies.push({ type: "epoch-opened", epoch, from: begin, to, wraps: own });
  }
  return { held, bodies, recovery: wraps };
};

/** Epochs that reporters' pages must be able to see on `today`: none whose place a newer one has taken. */
export const publishedEpochs = <Epoch extends Pick<HeldEpoch, "epoch" | "from" | "to">>(
  epochs: readonly Epoch[],
  today: string,
): readonly Epoch[] =>
  epochs
    .filter(
      one =>
        !epochs.some(other => other.epoch > one.epoch && other.from <= (one.from > today ? one.from : today)) &&
        one.to >= today,
    )
    .toSorted((one, other) => one.epoch - other.epoch)
    .slice(0, 8);

/** Publishes listing and access list as the lead in whom `content.path` ends. `serial` must grow from call to call. */
export const publish = async (
  remote: Remote,
  content: MemberContent,
  key: SigningKey,
  epochs: readonly { readonly epoch: number; readonly from: string; readonly to: string; readonly recipient: string }[],
  members: readonly string[],
  serial: number,
): Promise<{ readonly kind: "published" } | NoAnswer> => {
  const root = fromBase64Url(content.root, 32);
  if (root === undefined) return { kind: "malformed-answer" };
  const { desk, name, place, slot } = content;
  const descriptors = epochs.map(({ epoch, from, to, recipient }) =>
    signDescriptor({ v: 1, desk, name, place, slot, recipient, epoch, from, to, serial: epoch }, key),
  );
  const listing = deskListing(root, content.path, descriptors);
  const keys = members.flatMap(one => fromBase64Url(one, 32) ?? []);
  const answer = await call(remote, key, "PUT", "/v1/desk/listing", {
    listing,
    access: signAccess({ desk, serial, members: keys }, key),
  });
  return answer.kind === "answer" ? { kind: "published" } : answer;
};

/** Adds to the epochs held those whose seeds were wrapped to this member. */
export const keysOf = async (held: readonly HeldEpoch[]): Promise<ReadonlyMap<number, EpochKeys>> => {
  const keys = new Map<number, EpochKeys>();
  for (const { epoch, seed } of held) {
    const bytes = fromBase64Url(seed, 32);
    if (bytes !== undefined) keys.set(epoch, await epochKeys(bytes));
  }
  return keys;
};
