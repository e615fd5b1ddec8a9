/**
 * Founding a desk: docs/formats/desk-keys.md. The root seed exists in here only; what leaves is its shares, the first
 * lead's member file and the listing that voters' pages check.
 */
import { append, type Journal } from "@perde/cases/journal";
import type { MemberContent } from "@perde/cases/member-content";
import { signAccess } from "@perde/seal/access";
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import type { WordList } from "@perde/seal/code-words";
import { addDays } from "@perde/seal/day";
import { type DeskListing, deskListing, signDescriptor } from "@perde/seal/descriptor";
import { epochKeys, newMember, newRoot, signCertificate, wrapForMember, wrapHash } from "@perde/seal/desk-keys";
import { createMemberFile } from "@perde/seal/member-file";
import { shareWords, splitRoot } from "@perde/seal/shares";
import type { Signed, SigningKey } from "@perde/seal/statement";
import type { StretchCost } from "@perde/seal/stretch";
import * as v from "valibot";
import { EPOCH_DAYS, EPOCHS_AHEAD, type RecoveryWrap } from "./epochs.ts";
import { type JournalKeys, journalSigning, postEvents, readSegments } from "./journal-sync.ts";
import { recoveryCaller } from "./recovery-caller.ts";
import { type NoAnswer, post, type Remote, read, readJson } from "./remote.ts";

export type Founding = {
  /** From the fragment of the invitation's address: 16 bytes, base64url. */
  readonly invitation: string;
  readonly instance: string;
  readonly promiseKey: string;
  readonly ledgerKey: string;
  readonly batchSeconds: number;
  readonly retentionDays: number;
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly place: string;
  readonly slot: 0 | 1 | 2 | 3;
  /** What the desk calls its first lead: a post or a pseudonym. */
  readonly label: string;
  readonly passphrase: string;
  readonly shares: { readonly needed: number; readonly made: number };
  readonly today: string;
  /** Words in which the shares are printed. */
  readonly list: WordList;
};

export type Founded =
  | {
      readonly kind: "founded";
      readonly content: MemberContent;
      readonly file: Uint8Array;
      readonly shares: readonly (readonly string[])[];
    }
  | NoAnswer
  | { readonly kind: "bad-invitation" }
  | { readonly kind: "out-of-memory" };

/** A desk that is made and not yet known to stand on the intake: publishing it may be tried as often as needed. */
export type PreparedDesk = {
  readonly kind: "prepared";
  readonly invitation: string;
  readonly listing: DeskListing;
  readonly access: Signed;
  readonly content: MemberContent;
  readonly file: Uint8Array;
  readonly shares: readonly (readonly string[])[];
  readonly signing: SigningKey;
  readonly keys: JournalKeys;
  readonly journal: Journal;
  readonly recovery: readonly RecoveryWrap[];
};

/** Makes root, shares, first lead, epochs, listing and the first journal events. Nothing is sent. */
export const prepareDesk = async (
  origin: string,
  founding: Founding,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<PreparedDesk | { readonly kind: "bad-invitation" | "out-of-memory" }> => {
  const { name, place, slot, today } = founding;
  if (fromBase64Url(founding.invitation, 16) === undefined) return { kind: "bad-invitation" };
  const rootSeed = random(32);
  const memberSeed = random(32);
  try {
    const root = await newRoot(rootSeed);
    const lead = await newMember(memberSeed);
    const caller = await recoveryCaller(rootSeed);
    const certificate = signCertificate(
      {
        desk: root.desk,
        subject: lead.signing.publicKey,
        role: "lead",
        wrap: wrapHash(lead.wrap.recipient),
        serial: 1,
        from: today,
      },
      root.signing,
    );
    const epochs = await Promise.all(
      Array.from({ length: 1 + EPOCHS_AHEAD }, async (_, ahead) => {
        const seed = random(32);
        const from = addDays(today, ahead * EPOCH_DAYS);
        return { epoch: ahead + 1, from, to: addDays(from, EPOCH_DAYS - 1), seed, keys: await epochKeys(seed) };
      }),
    );
    const descriptors = epochs.map(({ epoch, from, to, keys }) =>
      signDescriptor(
        { v: 1, desk: root.desk, name, place, slot, recipient: keys.recipient, epoch, from, to, serial: epoch },
        lead.signing,
      ),
    );
    const listing = deskListing(root.signing.publicKey, [certificate], descriptors);
    const access = signAccess(
      { desk: root.desk, serial: 1, members: [lead.signing.publicKey, caller.signing.publicKey] },
      lead.signing,
    );
    const content: MemberContent = {
      v: "perde-member/1",
      instance: founding.instance,
      intake: origin,
      promiseKey: founding.promiseKey,
      ledgerKey: founding.ledgerKey,
      batchSeconds: founding.batchSeconds,
      retentionDays: founding.retentionDays,
      desk: root.desk,
      root: toBase64Url(root.signing.publicKey),
      name,
      place,
      slot,
      role: "lead",
      label: founding.label,
      seed: toBase64Url(memberSeed),
      path: [certificate],
      epochs: epochs.map(({ epoch, from, to, seed }) => ({ epoch, from, to, seed: toBase64Url(seed) })),
      seen: { heads: [] },
    };
    // The file before anything is sent: where there is no memory for it, no desk must stand on the intake.
    const file = await createMemberFile(content, founding.passphrase, {
      random,
      ...(cost === undefined ? {} : { cost }),
    });
    if (file.kind !== "file") return file;

    const author = toBase64Url(lead.signing.publicKey);
    const me = {
      key: lead.signing.publicKey,
      role: "lead" as const,
      wrap: wrapHash(lead.wrap.recipient),
      serial: 1,
      from: today,
      certifiedBy: root.signing.publicKey,
    };
    const signing = journalSigning(lead.signing);
    const nothing: Journal = { desk: root.desk, events: [], heads: [] };
    let journal = append(
      nothing,
      author,
      {
        type: "desk-created",
        certificate,
        recovery: { recipient: root.recovery.recipient, caller: toBase64Url(caller.signing.publicKey) },
      },
      today,
      signing,
    );
    journal = append(
      journal,
      author,
      { type: "member-added", certificate, label: founding.label, recipient: lead.wrap.recipient },
      today,
      signing,
    );
    const recovery: RecoveryWrap[] = [];
    for (const { epoch, from, to, seed } of epochs) {
      const toLead = await wrapForMember(seed, me, lead.wrap.recipient);
      const toRoot = await wrapForMember(
        seed,
        { ...me, wrap: wrapHash(root.recovery.recipient) },
        root.recovery.recipient,
      );
      if (toLead.kind !== "wrapped" || toRoot.kind !== "wrapped") throw new Error("own recipients are hybrid");
      const wraps = [{ member: author, wrapped: toBase64Url(toLead.bytes) }];
      recovery.push({ epoch, wrapped: toBase64Url(toRoot.bytes) });
      journal = append(journal, author, { type: "epoch-opened", epoch, from, to, wraps }, today, signing);
    }
    const first = epochs[0];
    if (first === undefined) throw new Error("a desk begins with an epoch");
    const shares = splitRoot(rootSeed, founding.shares.needed, founding.shares.made, random).map(share =>
      shareWords(share, founding.list),
    );
    return {
      kind: "prepared",
      invitation: founding.invitation,
      listing,
      access,
      content,
      file: file.bytes,
      shares,
      signing: lead.signing,
      keys: { epoch: first.epoch, journalKey: first.keys.journalKey },
      journal,
      recovery,
    };
  } finally {
    rootSeed.fill(0);
    memberSeed.fill(0);
  }
};

const served = v.object({ listings: v.array(v.looseObject({ root: v.string() })) });

/** Whether the intake shows voters a desk of this root: then an earlier attempt arrived, and its answer was lost. */
const stands = async (remote: Remote, root: string): Promise<boolean | NoAnswer> => {
  const answer = await read(remote, "/v1/desks");
  if (answer.kind !== "answer") return answer;
  const shown = readJson(answer.bytes, served);
  return shown === undefined ? { kind: "malformed-answer" } : shown.listings.some(listing => listing.root === root);
};

/**
 * Puts a prepared desk on the intake and writes its first journal events. Whatever was lost on the way, trying again with
 * the same prepared desk goes on where it stopped and makes nothing twice.
 */
export const publishDesk = async (remote: Remote, prepared: PreparedDesk, random: RandomBytes): Promise<Founded> => {
  const { invitation, listing, access, content, signing, keys, journal, recovery, file, shares } = prepared;
  const created = await post(remote, "/v1/desks", { invitation, listing, access });
  if (created.kind !== "answer") {
    const arrived = created.kind === "refused" ? await stands(remote, content.root) : false;
    if (arrived !== true) return typeof arrived === "object" ? arrived : created;
  }
  const written = await readSegments(remote, signing, content.desk, () => keys.journalKey, 0);
  if (written.kind !== "segments") return written;
  if (written.latest === 0) {
    const { events, heads, desk } = journal;
    const posted = await postEvents(remote, signing, keys, events, heads, desk, random, recovery);
    if (posted.kind !== "posted") return posted;
  }
  return { kind: "founded", content, file, shares };
};

/** Makes a desk and puts it on the intake in one go. */
export const foundDesk = async (
  remote: Remote,
  founding: Founding,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Founded> => {
  const prepared = await prepareDesk(remote.origin, founding, random, cost);
  return prepared.kind === "prepared" ? publishDesk(remote, prepared, random) : prepared;
};
