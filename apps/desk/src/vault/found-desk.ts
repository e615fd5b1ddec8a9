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
import { deskListing, signDescriptor } from "@perde/seal/descriptor";
import { epochKeys, newMember, newRoot, signCertificate, wrapForMember, wrapHash } from "@perde/seal/desk-keys";
import { createMemberFile } from "@perde/seal/member-file";
import { shareWords, splitRoot } from "@perde/seal/shares";
import type { StretchCost } from "@perde/seal/stretch";
import { EPOCH_DAYS, EPOCHS_AHEAD, type RecoveryWrap } from "./epochs.ts";
import { journalSigning, postEvents } from "./journal-sync.ts";
import { type NoAnswer, post, type Remote } from "./remote.ts";

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

/**
 * Makes root, shares, first lead, epochs and listing, puts the desk on the intake and writes the first journal events.
 * When the intake refuses, nothing was made: the seeds are gone with the call.
 */
export const foundDesk = async (
  remote: Remote,
  founding: Founding,
  random: RandomBytes,
  cost?: StretchCost,
): Promise<Founded> => {
  const { name, place, slot, today } = founding;
  if (fromBase64Url(founding.invitation, 16) === undefined) return { kind: "bad-invitation" };
  const rootSeed = random(32);
  const memberSeed = random(32);
  try {
    const root = await newRoot(rootSeed);
    const lead = await newMember(memberSeed);
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
    const access = signAccess({ desk: root.desk, serial: 1, members: [lead.signing.publicKey] }, lead.signing);
    const content: MemberContent = {
      v: "perde-member/1",
      instance: founding.instance,
      intake: remote.origin,
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
    // The file first: when the phone of a lead has no memory for it, no desk must stand on the intake.
    const file = await createMemberFile(content, founding.passphrase, {
      random,
      ...(cost === undefined ? {} : { cost }),
    });
    if (file.kind !== "file") return file;
    const created = await post(remote, "/v1/desks", { invitation: founding.invitation, listing, access });
    if (created.kind !== "answer") return created;

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
      { type: "desk-created", certificate, recovery: root.recovery.recipient },
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
    const posted = await postEvents(
      remote,
      lead.signing,
      { epoch: first.epoch, journalKey: first.keys.journalKey },
      journal.events,
      journal.heads,
      root.desk,
      random,
      recovery,
    );
    if (posted.kind !== "posted") return posted;
    const shares = splitRoot(rootSeed, founding.shares.needed, founding.shares.made, random).map(share =>
      shareWords(share, founding.list),
    );
    return { kind: "founded", content, file: file.bytes, shares };
  } finally {
    rootSeed.fill(0);
    memberSeed.fill(0);
  }
};
