/** What a lead does with members and epochs: invite, remove, publish ahead. docs/formats/desk-keys.md, "Chain". */
import type { EventBody } from "@perde/cases/journal-event";
import type { DeskState, Role } from "@perde/cases/journal-fold";
import type { MemberContent } from "@perde/cases/member-content";
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import { addDays } from "@perde/seal/day";
import { type EpochKeys, type MemberKeys, signCertificate, wrapHash, wrapSeed } from "@perde/seal/desk-keys";
import {
  EPOCH_DAYS,
  EPOCHS_AHEAD,
  type HeldEpoch,
  openEpochs,
  publish,
  publishedEpochs,
  type RecoveryWrap,
} from "./epochs.ts";
import { parseRequest, type Welcome } from "./join.ts";
import type { NoAnswer, Remote } from "./remote.ts";

/** What this module needs of an open vault. */
export type OpenVault = {
  readonly content: MemberContent;
  readonly member: MemberKeys;
  readonly remote: Remote;
  readonly random: RandomBytes;
  readonly today: () => string;
  readonly state: () => DeskState;
  /** Number of events known: grows with every one, and so serves as the serial of access lists. */
  readonly events: () => number;
  readonly held: () => readonly HeldEpoch[];
  readonly keys: () => ReadonlyMap<number, EpochKeys>;
  readonly record: (bodies: readonly EventBody[], recovery?: readonly RecoveryWrap[]) => Promise<unknown>;
  readonly hold: (epochs: readonly HeldEpoch[]) => Promise<void>;
};

export type Invited =
  | { readonly kind: "invited"; readonly welcome: string }
  | { readonly kind: "not-allowed" | "bad-request" | "known-member" }
  | NoAnswer;
export type Removed = { readonly kind: "removed" } | { readonly kind: "not-allowed" | "unknown-member" } | NoAnswer;
export type Renewed =
  | { readonly kind: "renewed"; readonly until: string }
  | { readonly kind: "not-allowed" }
  | NoAnswer;

export type MemberWork = {
  /** Certifies the key of a request whose six words were compared, and wraps the present epochs to it. */
  readonly invite: (request: string, role: Role) => Promise<Invited>;
  /** Takes a member out; a new epoch begins at once, wrapped to those who stay. */
  readonly remove: (key: string) => Promise<Removed>;
  /** Opens epochs until the present and the next two are there, and publishes them. */
  readonly renewEpochs: () => Promise<Renewed>;
  /** Begins a new epoch today, and two ahead: after a passphrase or a machine may have been seen by somebody else. */
  readonly rotate: () => Promise<Renewed>;
};

export const memberWork = (vault: OpenVault): MemberWork => {
  const { content, member, remote, random, today } = vault;
  const mayLead = (): boolean => content.role === "lead";
  const present = () => [...vault.state().members.values()].filter(({ removed }) => !removed);

  const publishNow = (members: readonly string[]) => {
    const epochs = publishedEpochs(vault.held(), today()).flatMap(({ epoch, from, to }) => {
      const keys = vault.keys().get(epoch);
      return keys === undefined ? [] : [{ epoch, from, to, recipient: keys.recipient }];
    });
    const caller = vault.state().recovery?.caller;
    const keys = [...new Set([...members, ...(caller === undefined ? [] : [caller])])];
    return publish(remote, content, member.signing, epochs, keys, vault.events() + 1);
  };

  const openAhead = async (from: string, count: number): Promise<void> => {
    const first = Math.max(0, ...vault.held().map(({ epoch }) => epoch)) + 1;
    const opened = await openEpochs(first, from, count, present(), vault.state().recovery?.recipient, random);
    // Written under an epoch that all who stay can read; only then does work go on under the new one.
    await vault.record(opened.bodies, opened.recovery);
    await vault.hold(opened.held);
  };

  const lastDay = () =>
    vault
      .held()
      .map(({ to }) => to)
      .sort()
      .at(-1);

  /** New epochs from today on for those who are there now. */
  const beginAnew = async (): Promise<NoAnswer | undefined> => {
    await openAhead(today(), 1 + EPOCHS_AHEAD);
    const published = await publishNow(present().map(({ key }) => key));
    return published.kind === "published" ? undefined : published;
  };

  return {
    invite: async (text, role) => {
      if (!mayLead()) return { kind: "not-allowed" };
      const request = parseRequest(text);
      const subject = request === undefined ? undefined : fromBase64Url(request.key, 32);
      if (request === undefined || subject === undefined) return { kind: "bad-request" };
      const known = vault.state().members.get(request.key);
      if (known !== undefined) return { kind: "known-member" };
      const { desk } = content;
      const serial = vault.state().members.size + 1;
      const certificate = signCertificate(
        { desk, subject, role, wrap: wrapHash(request.recipient), serial, from: today() },
        member.signing,
      );
      const published = await publishNow([...present().map(({ key }) => key), request.key]);
      if (published.kind !== "published") return published;
      await vault.record([{ type: "member-added", certificate, label: request.label, recipient: request.recipient }]);
      const epochs: Welcome["epochs"] = [];
      for (const { epoch, from, to, seed } of vault.held()) {
        const bytes = fromBase64Url(seed, 32);
        if (bytes !== undefined)
          epochs.push({ epoch, from, to, wrapped: toBase64Url(await wrapSeed(bytes, request.recipient)) });
      }
      const { instance, intake, promiseKey, ledgerKey, batchSeconds, retentionDays, root, name, place, slot } = content;
      const welcome: Welcome = {
        v: "perde-welcome/1",
        instance,
        intake,
        promiseKey,
        ledgerKey,
        batchSeconds,
        retentionDays,
        desk,
        root,
        name,
        place,
        slot,
        role,
        path: [...content.path, certificate],
        epochs,
      };
      return { kind: "invited", welcome: JSON.stringify(welcome) };
    },
    remove: async key => {
      if (!mayLead()) return { kind: "not-allowed" };
      if (!present().some(one => one.key === key)) return { kind: "unknown-member" };
      await vault.record([{ type: "member-removed", member: key }]);
      return (await beginAnew()) ?? { kind: "removed" };
    },
    renewEpochs: async () => {
      if (!mayLead()) return { kind: "not-allowed" };
      const last = () => lastDay() ?? addDays(today(), -1);
      const wanted = addDays(today(), (1 + EPOCHS_AHEAD) * EPOCH_DAYS - 1);
      const from = last() < today() ? today() : addDays(last(), 1);
      let count = 0;
      while (addDays(from, count * EPOCH_DAYS) <= wanted) count += 1;
      if (count > 0) await openAhead(from, count);
      const published = await publishNow(present().map(({ key }) => key));
      return published.kind === "published" ? { kind: "renewed", until: last() } : published;
    },
    rotate: async () => {
      if (!mayLead()) return { kind: "not-allowed" };
      return (await beginAnew()) ?? { kind: "renewed", until: lastDay() ?? today() };
    },
  };
};
