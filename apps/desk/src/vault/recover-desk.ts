/**
 * Recovery: enough shares of the root make a new lead on a fresh machine. docs/formats/desk-keys.md, "Shares".
 * The root seed exists in here only. Old shares still open old epochs: the screen says that they are to be burnt.
 */
import { append, readJournal } from "@perde/cases/journal";
import { foldJournal } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import { equalBytes, fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import type { WordList, WordLists } from "@perde/seal/code-words";
import { openListings } from "@perde/seal/descriptor";
import {
  type EpochKeys,
  epochKeys,
  type MemberKeys,
  newMember,
  newRoot,
  openCertificate,
  signCertificate,
  unwrapSeed,
  wrapHash,
} from "@perde/seal/desk-keys";
import { createMemberFile } from "@perde/seal/member-file";
import { joinShares, parseShare, type Share, shareWords, splitRoot } from "@perde/seal/shares";
import type { StretchCost } from "@perde/seal/stretch";
import * as v from "valibot";
import { certificateReader } from "./certificates.ts";
import { type HeldEpoch, publish, publishedEpochs } from "./epochs.ts";
import { journalSigning, postEvents, readRecovery, readSegments } from "./journal-sync.ts";
import { recoveryCaller } from "./recovery-caller.ts";
import { type NoAnswer, type Remote, read, readJson } from "./remote.ts";

export type Recovering = {
  /** One text of 28 words each. */
  readonly shares: readonly string[];
  readonly lists: WordLists;
  readonly list: WordList;
  readonly label: string;
  readonly passphrase: string;
  readonly again: { readonly needed: number; readonly made: number };
  readonly today: string;
};

/** `share` counts from 0 in the order typed; `positions` are words of it, from 0. */
export type Recovered =
  | {
      readonly kind: "recovered";
      readonly file: Uint8Array;
      readonly content: MemberContent;
      /** New shares of a new set. */
      readonly shares: readonly (readonly string[])[];
    }
  | { readonly kind: "share-count"; readonly share: number; readonly got: number }
  | { readonly kind: "share-word"; readonly share: number; readonly positions: readonly number[] }
  | { readonly kind: "mistyped" | "foreign-set" | "duplicate"; readonly share: number }
  | { readonly kind: "too-few"; readonly have: number; readonly need: number }
  | { readonly kind: "other-desk" | "no-epochs" | "out-of-memory" }
  | NoAnswer;

const instance = v.object({
  instance: v.string(),
  promiseKey: v.string(),
  ledgerKey: v.string(),
  batchSeconds: v.number(),
  retentionDays: v.number(),
});
const served = v.object({ listings: v.array(v.looseObject({ root: v.string(), chain: v.array(v.unknown()) })) });

/** Reads the shares, each named when it is wrong; nothing is asked of the network before they join. */
const joined = ({ shares, lists }: Recovering): { readonly kind: "seed"; readonly seed: Uint8Array } | Recovered => {
  const read: Share[] = [];
  for (const [share, text] of shares.entries()) {
    const parsed = parseShare(text, lists);
    if (parsed.kind === "count") return { kind: "share-count", share, got: parsed.got };
    if (parsed.kind === "unknown-word") return { kind: "share-word", share, positions: parsed.positions };
    read.push(parsed.share);
  }
  return joinShares(read);
};

/** Makes a new lead, publishes it, reads the journal with the recovered epochs and introduces the lead there. */
export const recoverDesk = async (
  remote: Remote,
  asked: Recovering,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Recovered> => {
  const together = joined(asked);
  if (together.kind !== "seed") return together;
  const root = await newRoot(together.seed);
  const rootKey = toBase64Url(root.signing.publicKey);
  const said = await read(remote, "/v1/instance");
  if (said.kind !== "answer") return said;
  const shown = await read(remote, "/v1/desks");
  if (shown.kind !== "answer") return shown;
  const about = readJson(said.bytes, instance);
  const listings = readJson(shown.bytes, served);
  if (about === undefined || listings === undefined) return { kind: "malformed-answer" };
  const own = openListings(listings.listings, [root.signing.publicKey]).desks.find(desk =>
    equalBytes(desk.root, root.signing.publicKey),
  );
  const [first] = own?.descriptors ?? [];
  if (own === undefined || first === undefined) return { kind: "other-desk" };

  const memberSeed = random(32);
  const lead = await newMember(memberSeed);
  const chain = listings.listings.find(one => one.root === rootKey)?.chain ?? [];
  const last = openCertificate(chain.at(-1));
  const serial = last.kind === "certificate" ? last.certificate.serial + 1 : 1;
  const { today } = asked;
  const certify = ({ signing: { publicKey: subject }, wrap }: MemberKeys, number: number) =>
    signCertificate(
      { desk: root.desk, subject, role: "lead", wrap: wrapHash(wrap.recipient), serial: number, from: today },
      root.signing,
    );
  const certificate = certify(lead, serial);
  const caller = await recoveryCaller(together.seed);
  const callerKey = toBase64Url(caller.signing.publicKey);
  const author = toBase64Url(lead.signing.publicKey);
  const content = (epochs: readonly HeldEpoch[]): MemberContent => ({
    v: "perde-member/1",
    ...about,
    intake: remote.origin,
    desk: root.desk,
    root: rootKey,
    name: first.name,
    place: first.place,
    slot: first.slot,
    role: "lead",
    label: asked.label,
    seed: toBase64Url(memberSeed),
    path: [certificate],
    epochs: [...epochs],
    seen: { heads: [] },
  });
  // The serial of the access list is known to members only: steps that double find a higher one.
  let accessSerial = 64;
  const letIn = () =>
    publish(
      remote,
      { ...content([]), path: [certify(caller, serial)] },
      caller.signing,
      own.descriptors,
      [author, callerKey],
      accessSerial,
    );
  let opened = await letIn();
  while (opened.kind === "refused" && opened.error === "older-serial" && accessSerial < 2 ** 40) {
    accessSerial *= 4;
    opened = await letIn();
  }
  if (opened.kind !== "published") return opened;

  const found = await readRecovery(remote, lead.signing);
  if (found.kind !== "wraps") return found;
  const seeds = new Map<number, Uint8Array>();
  const keys = new Map<number, EpochKeys>();
  for (const { epoch, wrapped } of found.wraps) {
    const seed = await unwrapSeed(fromBase64Url(wrapped) ?? new Uint8Array(0), root.recovery.identity);
    if (seed.kind !== "seed") continue;
    seeds.set(epoch, seed.seed);
    keys.set(epoch, await epochKeys(seed.seed));
  }
  const segments = await readSegments(remote, lead.signing, root.desk, epoch => keys.get(epoch)?.journalKey, 0);
  if (segments.kind !== "segments") return segments;
  const signing = journalSigning(lead.signing);
  let { journal } = readJournal(root.desk, segments.events, [], signing);
  const state = foldJournal(journal, certificateReader({ desk: root.desk, root: rootKey }));
  const held: HeldEpoch[] = [...state.epochs.values()].flatMap(({ epoch, from, to }) => {
    const seed = seeds.get(epoch);
    return seed === undefined ? [] : [{ epoch, from, to, seed: toBase64Url(seed) }];
  });
  const current =
    held.filter(({ from }) => from <= today).toSorted((one, other) => other.epoch - one.epoch)[0] ?? held[0];
  const currentKeys = current === undefined ? undefined : keys.get(current.epoch);
  if (current === undefined || currentKeys === undefined) return { kind: "no-epochs" };

  const file = await createMemberFile(content(held), asked.passphrase, {
    random,
    ...(cost === undefined ? {} : { cost }),
  });
  if (file.kind !== "file") return file;
  journal = append(
    journal,
    author,
    { type: "member-added", certificate, label: asked.label, recipient: lead.wrap.recipient },
    today,
    signing,
  );
  const posted = await postEvents(
    remote,
    lead.signing,
    { epoch: current.epoch, journalKey: currentKeys.journalKey },
    journal.events.slice(-1),
    journal.heads,
    root.desk,
    random,
  );
  if (posted.kind !== "posted") return posted;
  const members = [...state.members.values()].filter(({ removed }) => !removed).map(({ key }) => key);
  const epochs = publishedEpochs(held, today).flatMap(({ epoch, from, to }) => {
    const recipient = keys.get(epoch)?.recipient;
    return recipient === undefined ? [] : [{ epoch, from, to, recipient }];
  });
  const shared = await publish(
    remote,
    content(held),
    lead.signing,
    epochs.length > 0 ? epochs : own.descriptors,
    [author, callerKey, ...members],
    accessSerial + 1,
  );
  if (shared.kind !== "published") return shared;
  const shares = splitRoot(together.seed, asked.again.needed, asked.again.made, random).map(share =>
    shareWords(share, asked.list),
  );
  together.seed.fill(0);
  return { kind: "recovered", file: file.bytes, content: content(held), shares };
};
